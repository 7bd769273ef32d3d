"""The numbers that documents and the manual state are those of the program."""

from pathlib import Path

import numpy as np
import pytest

from lstm_gui.app.grammar import model_arguments
from lstm_gui.app.training import training_runs
from lstm_gui.app.training.training_plan import SEQUENCES, UNITS, experiments
from lstm_gui.core import RNN
from lstm_gui.core.facts.diagnosis import STILL
from lstm_gui.core.training import COUNTING, SENTENCES, of_distance
from lstm_gui.core.training.sentences import UNKNOWN_SHARE
from lstm_gui.core.training.task import NEAR
from lstm_gui.core.training.trainer import BATCH, CLIP, RATE
from lstm_gui.files.importers import layouts, source
from lstm_gui.files.lessons.lesson_checks import MOST_PAGES
from lstm_gui.files.lessons.lesson_files import bundled_lessons, tour
from lstm_gui.files.lessons.lesson_network import LARGEST, LONGEST, MOST_LAYERS
from lstm_gui.files.shipped.manual import chapters
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from lstm_gui.files.tables import table_files
from lstm_gui.scenes.signal_search import MOST
from lstm_gui.words.table_words import LARGE

TASKS = {task.name: task for task in SENTENCES.values()}
ROOT = Path(__file__).parents[2]
MEGA, MILLION = 2**20, 10**6


def of(name: str) -> str:
    """Return a document, or a chapter of the manual, with every space as one blank."""
    if name.endswith(".md"):
        return " ".join((ROOT / name).read_text("utf-8").split())
    name, _, code = name.partition(".")
    (chapter,) = (one for one in chapters(code) if one.name == name)
    return " ".join(chapter.text.split())


MODELS, TRAINED = "docs/models.md", "docs/trained-presets.md"
RECIPES = [one.recipe for one in experiments()]
UPDATES = {one.updates // (3 if one.kind is RNN else 1) for one in RECIPES if one.further == 0}
CHECKED_ON = {one.check_on for one in RECIPES if one.task is not COUNTING}
SPANS = {one.initialisation.span for one in RECIPES if one.task.name in TASKS} - {0}
FIRST = load_preset(FIRST_PRESET).session.state
STATED = [
    (MODELS, "Files over {} MB", source.MAX_BYTES // MEGA),
    (MODELS, "single arrays over {} million numbers", layouts.MAX_NUMBERS // MILLION),
    (MODELS, "all arrays together over {} million", layouts.MAX_TOGETHER // MILLION),
    (MODELS, "more than {} recurrent layers", layouts.MAX_LAYERS),
    (MODELS, "the closest first, at most {}:", MOST),
    (MODELS, "({} without `--lag`", model_arguments._LAG),
    (MODELS, "changes by no more than {}", STILL),
    ("docs/tables.md", "A file is at most {} MB", table_files.MAX_BYTES // MEGA),
    ("docs/tables.md", "reach beyond {:.0f},", LARGE),
    ("docs/lesson-format.md", "up to {} pages", MOST_PAGES),
    ("docs/lesson-format.md", "at most {} units and inputs", LARGEST),
    ("docs/lesson-format.md", "and {} steps.", LONGEST),
    ("docs/lesson-format.md", "{} in all at most", MOST_LAYERS),
    ("docs/lesson-format.ko.md", "수업은 {}쪽까지", MOST_PAGES),
    ("docs/lesson-format.ko.md", "유닛과 입력은 {}개", LARGEST),
    ("docs/lesson-format.ko.md", "시점은 {}개까지", LONGEST),
    ("docs/lesson-format.ko.md", "모두 {}개까지입니다", MOST_LAYERS),
    (TRAINED, "batches of {} sequences", BATCH),
    (TRAINED, "{} hidden units where no H is given", UNITS),
    (TRAINED, "Adam with rate {}", RATE),
    (TRAINED, "shortened to length {:g}", CLIP),
    (TRAINED, "percentage of {} sequences", SEQUENCES),
    (TRAINED, "of {} sequences of the largest trained distance", *CHECKED_ON),
    (TRAINED, "goes on for {} updates", *{one.further for one in RECIPES if one.task is COUNTING}),
    (TRAINED, "which was {} to {} updates", min(UPDATES), max(UPDATES)),
    (TRAINED, "{:.0f} % of the words after the opening", 100 * UNKNOWN_SHARE),
    (TRAINED, "right within {}", NEAR),
    (TRAINED, "T is the length for the symbols and {} for the sentences", *SPANS),
]  # fmt: skip
WORDS = {3: ("three", "세"), 4: ("four", "네"), 6: ("Six", "여섯"), 13: ("thirteen", "열세")}
COUNTED = [
    ("README.md", "README.ko.md", len(bundled_lessons())),
    ("lessons.en", "lessons.ko", len(bundled_lessons())),
    ("first-minutes.en", "first-minutes.ko", len(bundled_lessons())),
    ("first-minutes.en", "first-minutes.ko", FIRST.parameters.hidden_size),
]


@pytest.mark.parametrize(("name", "phrase", "values"), [(a, b, c) for a, b, *c in STATED])
def test_a_number_in_a_document_is_that_of_the_program(name, phrase, values):
    assert phrase.format(*values) in of(name)


@pytest.mark.parametrize(("english", "korean", "count"), COUNTED)
def test_what_is_counted_in_words_is_as_many(english, korean, count):
    for name, word in zip((english, korean), WORDS[count], strict=True):
        assert word in of(name)


def test_what_the_manual_says_of_the_first_window_is_so():
    assert len(FIRST.sequence) == 24
    assert "24 steps" in of("first-minutes.en")
    assert "24시점" in of("first-minutes.ko")
    assert len(tour().pages) == 6


def test_numbers_of_networks_are_rounded_as_stated():
    places = {5: "five"}[training_runs._DECIMALS]
    assert f"Weights are rounded to {places} decimals" in of(TRAINED)


@pytest.mark.parametrize(("name", "clauses", "share"), [
    ("sentence-ko", 0, 1.0), ("sentence-ko", 1, 0.6), ("sentence-ko", 2, 0.05),
    ("sentence-ko", 5, 0.0), ("sentence-en", 0, 1.0), ("sentence-en", 1, 0.83),
    ("sentence-en", 2, 0.2), ("sentence-en", 5, 0.0),
])  # fmt: skip
def test_how_many_sentences_of_a_test_were_trained_on_is_as_stated(name, clauses, share):
    def drawn(seed: int, count: int) -> list[bytes]:
        x = of_distance(TASKS[name], np.random.default_rng(seed), clauses, count).x
        return [x[:, :, place].tobytes() for place in range(count)]

    met = set(drawn(0, 3200))
    assert np.mean([one in met for one in drawn(1, SEQUENCES)]) == pytest.approx(share, abs=0.03)
    words = of(TRAINED)
    assert "3200 drawn for training, with one clause 60 and 83 %, with two 5 and 20 %" in words
