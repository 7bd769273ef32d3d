"""The tasks ask what they say they ask."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.core.training import (
    ADDING,
    COUNTING,
    FIRST_SYMBOL,
    LANGUAGES,
    SENTENCES,
    TASKS,
    UNKNOWN,
    Language,
    encoded,
    language_of,
    of_distance,
    sentence,
    tokens,
)
from lstm_gui.core.training.task import NEAR

lengths = st.lists(st.integers(2, 12), min_size=1, max_size=6).map(np.array)
languages = pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES.keys())


def drawn(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS.keys())
@given(distances=lengths, seed=st.integers(0, 99))
def test_every_sequence_is_asked_and_nothing_after_its_end(task, distances, seed) -> None:
    batch, again = (task.draw(drawn(seed), distances) for _ in range(2))
    assert np.array_equal(batch.x, again.x)
    assert batch.x.shape[1:] == (len(task.symbols), len(distances))
    assert batch.targets.shape == batch.asked.shape == (len(batch.x), len(distances))
    assert batch.asked.any(axis=0).all()
    ends = len(batch.x) - batch.asked[::-1].argmax(axis=0)
    for b, end in enumerate(ends):
        assert not batch.x[end:, :, b].any()
        if task.one_hot:
            assert np.array_equal(batch.x[:end, :, b].sum(axis=1), np.ones(end))
    if task.answer == "choice":
        assert set(batch.targets[batch.asked]) <= set(range(len(task.labels)))


@given(distances=lengths, seed=st.integers(0, 99))
def test_the_first_symbol_is_the_answer_and_never_comes_again(distances, seed) -> None:
    batch = FIRST_SYMBOL.draw(drawn(seed), distances)
    for b, length in enumerate(distances):
        symbols = batch.x[:length, :, b].argmax(axis=1)
        assert batch.targets[length - 1, b] == symbols[0] < 4
        assert (symbols[1:] >= 4).all()
        assert batch.asked[:, b].nonzero()[0].tolist() == [length - 1]


def test_all_answers_are_about_as_likely() -> None:
    for task in (FIRST_SYMBOL, *SENTENCES.values()):
        batch = of_distance(task, drawn(0), 3, 2000)
        counts = np.bincount(batch.targets[batch.asked].astype(int), minlength=4)
        assert counts.min() > 400


def test_counting_asks_from_the_first_b_to_the_end() -> None:
    batch = COUNTING.draw(drawn(0), np.array([3, 1]))
    symbols = [COUNTING.symbols[n] for n in batch.x[..., 0].argmax(axis=1)]
    assert symbols == ["start", "a", "a", "a", "b", "b", "b"]
    answers = [COUNTING.labels[int(n)] for n in batch.targets[batch.asked[:, 0], 0]]
    assert answers == ["b", "b", "end"]
    assert batch.asked[:, 1].nonzero()[0].tolist() == [2]
    assert COUNTING.labels[int(batch.targets[2, 1])] == "end"


@given(distances=lengths, seed=st.integers(0, 99))
def test_adding_marks_one_number_of_each_half(distances, seed) -> None:
    batch = ADDING.draw(drawn(seed), distances)
    for b, length in enumerate(distances):
        numbers, marks = batch.x[..., b].T
        first, second = marks.nonzero()[0]
        assert first < length // 2 <= second < length
        assert batch.targets[length - 1, b] == pytest.approx(numbers[first] + numbers[second])


@languages
def test_every_word_of_the_templates_is_known_once(language: Language) -> None:
    words = language.vocabulary
    assert words[0] == UNKNOWN
    assert len(set(words)) == len(words)
    for mood in range(4):
        for seed in range(40):
            text = encoded(sentence(language, mood, seed % 6, drawn(seed)), language)
            assert all(text.known)
            assert [words[n] for n in text.x.argmax(axis=1)] == list(text.words)


@languages
def test_moods_share_no_opening_and_no_ending(language: Language) -> None:
    openings = [opening for mood in language.openings for opening in mood]
    assert len(language.openings) == len(set(language.endings)) == 4
    assert len(set(openings)) == len(openings)
    opening_words = {word for opening in openings for word in tokens(opening)}
    assert opening_words == set(language.vocabulary[1 : language.opening_words + 1])


@languages
def test_what_follows_the_opening_says_nothing_about_the_ending(language: Language) -> None:
    for seed in range(20):
        rests = set()
        for mood in range(4):
            text = sentence(language, mood, 4, drawn(seed))
            opening = next(o for o in language.openings[mood] if text.startswith(f"{o} "))
            rests.add(text.removeprefix(opening))
        assert len(rests) == 1


@languages
@pytest.mark.parametrize("distractors", [0, 1, 10, 20])
def test_a_distance_is_the_number_of_clauses(language: Language, distractors: int) -> None:
    text = sentence(language, 0, distractors, drawn(1))
    nouns = {noun for noun, _, _ in language.clauses}
    assert sum(word in nouns for word in tokens(text)) == distractors


@languages
def test_only_words_after_the_opening_are_hidden(language: Language) -> None:
    batch = of_distance(SENTENCES[language.code], drawn(0), 10, 200)
    hidden = batch.x[:, 0].astype(bool)
    assert 0.03 < hidden.sum() / batch.x.sum() < 0.06
    assert not hidden[0].any()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("아마 친구는,  비가 오면 … 돌아오겠지.", ("아마", "친구는", "비가", "오면", "돌아오겠지")),
        ("“Perhaps” my Friend returns!", ("perhaps", "my", "friend", "returns")),
        ("don't (stop)", ("don't", "stop")),
        ("\u110b\u1161\u1106\u1161", ("아마",)),
        (" … ! ", ()),
    ],
)
def test_a_text_is_cut_into_plain_words(text: str, words: tuple[str, ...]) -> None:
    assert tokens(text) == words


def test_an_unknown_word_is_marked_and_becomes_the_unknown_input() -> None:
    text = encoded("아마 공룡은 비가 오면", LANGUAGES["ko"])
    assert text.known == (True, False, True, True)
    assert text.x[1].argmax() == 0
    assert text.x.shape == (4, len(LANGUAGES["ko"].vocabulary))
    assert encoded("", LANGUAGES["ko"]).x.shape == (0, len(LANGUAGES["ko"].vocabulary))
    assert encoded(UNKNOWN, LANGUAGES["en"]).known in ((), (False,))


def test_a_sentence_task_knows_its_language() -> None:
    assert {code: language_of(task) for code, task in SENTENCES.items()} == LANGUAGES
    assert language_of(FIRST_SYMBOL) is None


@pytest.mark.parametrize(
    "task", [FIRST_SYMBOL, ADDING, *SENTENCES.values()], ids=lambda task: task.name
)
def test_who_looks_at_nothing_is_as_good_as_the_task_says(task) -> None:
    batch = of_distance(task, drawn(0), 10, 6_000)
    targets = batch.targets[batch.asked]
    if task.answer == "choice":
        shares = np.bincount(targets.astype(int)) / len(targets)
        best, loss = shares.max(), -(shares * np.log(shares)).sum()
    else:
        best, loss = (np.abs(targets - 1.0) <= NEAR).mean(), 0.5 * np.square(targets - 1.0).mean()
    assert task.blind == pytest.approx(best, abs=0.01)
    assert task.blind_loss == pytest.approx(loss, rel=0.02)


def test_no_single_answer_counts_right() -> None:
    batch = COUNTING.draw(drawn(0), np.arange(1, 11))
    for label in range(len(COUNTING.labels)):
        right = ((batch.targets == label) | ~batch.asked).all(axis=0)
        # Only after one a and one b is there a single question, the end.
        assert right[1:].mean() == COUNTING.blind == 0.0
