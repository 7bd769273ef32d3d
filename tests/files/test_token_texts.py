"""Vocabularies in files, and texts cut into the tokens that they know."""

import json

import numpy as np
import pytest

from lstm_gui.core import Embedding
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.problem import Problem
from lstm_gui.files.tokens.token_text import Cutter
from lstm_gui.files.tokens.vocabulary_files import named_beside, read_vocabulary
from tests.core.states import seeded_state

WORDS = ("<unk>", "the", "cat", "don't", ".")
NUMBERS = {token: row for row, token in enumerate(WORDS)}
KERAS = {"word_index": json.dumps({"the": 1, "cat": 2, "rare": 9}), "num_words": 3}


def written(tmp_path, content, name="vocab.json"):
    path = tmp_path / name
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize(
    "content",
    [
        NUMBERS,
        list(WORDS),
        {str(row): token for row, token in enumerate(WORDS)},
        {"stoi": NUMBERS, "itos": list(WORDS)},
        {"model": {"type": "WordLevel", "vocab": NUMBERS, "unk_token": "<unk>"}},
        {
            "model": {"type": "WordLevel", "vocab": {t: NUMBERS[t] for t in WORDS[1:]}},
            "added_tokens": [{"id": 0, "content": "<unk>"}],
        },
    ],
)
def test_json_names_each_row_in_whatever_form(tmp_path, content):
    assert read_vocabulary(written(tmp_path, content), 5) == WORDS


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_has_one_token_in_each_line(tmp_path, end):
    path = written(tmp_path, end.join((*WORDS, "")), "vocab.txt")
    assert read_vocabulary(path, 6) == (*WORDS, "#5")


def test_a_tokenizer_of_keras_names_no_more_words_than_it_takes(tmp_path):
    path = written(tmp_path, {"class_name": "Tokenizer", "config": KERAS})
    assert read_vocabulary(path, 4) == ("#0", "the", "cat", "#3")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (NUMBERS, "has token 4, but the embedding has 3 rows"),
        ({"a": 0, "b": 0}, "two tokens of the number 0, a and b"),
        ({"a": 0.5}, "is no vocabulary"),
        ({"a": -1}, "is no vocabulary"),
        ([], "is no vocabulary"),
        ([1, 2], "is no vocabulary"),
        (3, "is no vocabulary"),
        ({"model": {"type": "BPE", "vocab": {}}}, "cuts words into pieces (BPE)"),
        ({"config": {"word_index": [1]}}, "is no vocabulary"),
        (["a" * 2000], "more than 1000 characters"),
    ],
)
def test_what_is_no_vocabulary_of_these_rows_is_refused_with_the_reason(tmp_path, content, reason):
    with pytest.raises(Problem) as refused:
        read_vocabulary(written(tmp_path, content), 3)
    assert reason in str(refused.value)


def test_words_and_marks_are_looked_up_in_small_letters_if_need_be():
    cut = Cutter(WORDS).cut("The cat  don't purr.")
    found = [(piece.text, piece.number) for piece in cut.pieces]
    assert found == [("The", 1), ("cat", 2), ("don't", 3), ("purr", None), (".", 4)]
    assert cut.sequence.x[:, 0].tolist() == [1, 2, 3, 0, 4]
    assert cut.sequence.labels == ("The", "cat", "don't", "purr (?)", ".")
    assert [piece.start for piece in cut.pieces] == [0, 4, 9, 15, 19]


def test_characters_are_read_where_no_token_is_longer():
    cut = Cutter(("[UNK]", "a", " ", "#3")).cut("a b")
    assert cut.sequence.x[:, 0].tolist() == [1, 2, 0]
    assert cut.sequence.labels == ("a", "␣", "b (?)")


def test_without_a_token_for_the_unknown_it_is_left_out():
    cut = Cutter(("a", "b")).cut("abxa")
    assert [piece.text for piece in cut.strange] == ["x"]
    assert cut.sequence.x[:, 0].tolist() == [0, 1, 0]
    with pytest.raises(Problem, match=r"None of the 2 tokens of t\.txt is in the vocabulary"):
        Cutter(("a", "b")).cut("xy").require_some("t.txt")
    with pytest.raises(Problem, match=r"no text in t\.txt"):
        Cutter(("a", "b")).cut("").require_some("t.txt")


def model() -> Imported:
    state = seeded_state(3, 2, 4)
    layer = ImportedLayer("rnn", state.parameters, state.initial, depends_on=())
    return Imported("a file", (layer,), embedding=Embedding(np.ones((5, 3))))


@pytest.mark.parametrize("name", ["net.vocab.json", "vocab.json", "tokenizer.json"])
def test_the_vocabulary_beside_a_model_is_taken_and_said(tmp_path, name):
    written(tmp_path, NUMBERS, name)
    found = named_beside(model(), tmp_path / "net.pt")
    assert found.embedding is not None
    assert found.embedding.tokens == WORDS
    assert f"called as in {name}" in found.notes[-1]


def test_one_that_does_not_fit_is_said_and_the_model_stays(tmp_path):
    written(tmp_path, {str(row): row for row in range(9)})
    found = named_beside(model(), tmp_path / "net.pt")
    assert found.embedding == model().embedding
    assert "is not taken" in found.notes[-1]
    assert "the embedding has 5 rows" in found.notes[-1]


def test_without_a_vocabulary_or_an_embedding_nothing_changes(tmp_path):
    assert named_beside(model(), tmp_path / "net.pt") == model()
    written(tmp_path, NUMBERS)
    state = seeded_state(3, 2, 4)
    plain = Imported("a file", (ImportedLayer("rnn", state.parameters, state.initial),))
    assert named_beside(plain, tmp_path / "net.pt") == plain
