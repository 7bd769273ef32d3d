"""What the lessons state can be computed again, and comes to the same."""

import re

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from lstm_gui.app.training.training_plan import SEEDS, experiments
from lstm_gui.core.training import Recipe
from lstm_gui.files.lessons.lesson_evidence import Claim, OfSeeds, OfSentences, evidence_of
from lstm_gui.files.lessons.lesson_files import program_lessons
from lstm_gui.files.shipped.trained import load_trained
from lstm_gui.scenes.learning import claim_counts
from lstm_gui.scenes.learning.claim_counts import solved_seeds
from lstm_gui.scenes.learning.claims import Come, Found, repeat, repeat_all, written_as
from lstm_gui.scenes.learning.spoken_lessons import counterpart
from lstm_gui.words.translation import set_language

LESSONS = {lesson.id: lesson for lesson in program_lessons()}
CLAIMS = [(name, claim) for name in LESSONS for claim in evidence_of(name).claims]
QUICK = [(name, claim) for name, claim in CLAIMS if not isinstance(claim.repeat, OfSeeds)]
STATED = [(name, claim) for name, claim in QUICK if not isinstance(claim.repeat, OfSentences)]
TRAINED = [claim for _, claim in CLAIMS if isinstance(claim.repeat, OfSeeds)]


@pytest.fixture(params=["ko", "en"])
def code(request):
    set_language(request.param)
    yield request.param
    set_language("en")


def always(_come: object) -> bool:
    return True


def texts(value: object, code: str) -> str:
    """Return all that is said somewhere in ``value`` in one language."""
    if isinstance(value, dict):
        return (
            value[code] if code in value else " ".join(texts(one, code) for one in value.values())
        )
    return " ".join(texts(one, code) for one in value) if isinstance(value, list) else ""


def page_of(claim: Claim) -> int:
    """Return the page that states a number, as it is told; it may be of another that is shown."""
    return int(claim.what["en"].removeprefix("Page ").partition(":")[0])


@pytest.mark.parametrize(
    ("name", "claim"), QUICK, ids=lambda one: getattr(one, "what", {}).get("en")
)
def test_a_number_comes_to_what_is_said(code, name, claim):
    found = repeat(LESSONS[name], claim, always)
    assert written_as(found, claim.said[code]) == claim.said[code]


@pytest.mark.parametrize(
    ("name", "claim"), STATED, ids=lambda one: getattr(one, "what", {}).get("en")
)
def test_what_is_said_stands_on_the_page(code, name, claim):
    page = LESSONS[name].pages[page_of(claim) - 1]
    assert claim.said[code] in texts(to_builtins(page), code)


@pytest.mark.parametrize("claim", TRAINED, ids=lambda claim: claim.repeat.trained)
def test_seeds_are_trained_as_those_that_were_counted(code, claim, monkeypatch):
    name = counterpart(claim.repeat.trained)
    asked: list[Recipe] = []
    monkeypatch.setattr(claim_counts, "train", lambda recipe, _goes_on: asked.append(recipe))
    model = load_trained(name)
    assert solved_seeds(model, claim.repeat.updates, always) is None
    (planned,) = (one.recipe for one in experiments() if one.name == name)
    assert asked == [replace(planned, seed=0)]
    facts = model.facts
    assert facts.runs == len(SEEDS)
    assert written_as(Found(facts.runs_solved, facts.runs), "") == claim.said[code]


def test_a_training_is_repeated_and_can_be_stopped():
    model = load_trained("sentence-en-2-rnn-orthogonal")
    one = replace(model, facts=replace(model.facts, runs=1))
    shares: list[float] = []
    assert solved_seeds(one, 900, lambda share: shares.append(share) or True) == [True]
    assert shares == sorted(shares)
    assert solved_seeds(model, 900, lambda share: share < 0.002) is None


def test_one_number_after_the_other_until_it_is_stopped():
    lesson, claims = LESSONS["candidate"], evidence_of("candidate").claims
    come: list[Come] = []
    whole = repeat_all(lesson, claims, lambda now: come.append(now) or True)
    assert [one.share for one in come] == pytest.approx([1 / 3, 2 / 3, 1.0])
    assert come[-1].found == whole
    assert repeat_all(lesson, claims, lambda now: now.share < 0.5) == whole[:2]


def test_every_chapter_that_has_figures_has_a_number_to_repeat():
    without = {name for name in LESSONS if not evidence_of(name).claims}
    assert without == set()
    assert all(evidence_of(name).figures and evidence_of(name).sources for name in LESSONS)


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.id)
def test_the_seed_of_a_sentence_is_not_told_as_that_of_a_network(lesson):
    """The networks come from seeds of their own; what is shown with them is drawn from another."""
    for figure in evidence_of(lesson.id).figures:
        if "sentence-en-" in figure["en"]:
            assert re.search(r"seeds? [\d–]+ of the sentence", figure["en"])
            assert "문장의 시드" in figure["ko"]
    memory = [page.set.memory for page in lesson.pages if page.set and page.set.memory]
    for one in memory:
        if one.trained is not None and one.seed is not None:
            told = " ".join(figure["en"] for figure in evidence_of(lesson.id).figures)
            assert f"seed {one.seed} of the sentence" in told


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.id)
def test_every_page_has_notes_for_who_teaches(lesson):
    for page in lesson.pages:
        assert page.notes is not None
        assert all(len(page.notes[code]) > 15 for code in ("ko", "en"))


@pytest.mark.parametrize(
    ("value", "like", "text"),
    [
        (0.0049, "0.005", "0.005"),
        (-0.94, "0.1", "−0.9"),
        (-0.0004, "0.00", "0.00"),
        (0.234, "2 %", "23 %"),
        (7.0, "1", "7"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_the_one_it_is_compared_with(value, like, text):
    nbsp = "\N{NO-BREAK SPACE}"
    assert written_as(Found(value), like.replace(" ", nbsp)) == text.replace(" ", nbsp)
