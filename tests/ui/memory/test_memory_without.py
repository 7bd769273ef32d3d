"""What the lanes say without some words: recomputed passes, beside what a share says of them."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Sequence, forward, with_sequence
from lstm_gui.core.analysis import influence
from lstm_gui.core.readout import softmax
from lstm_gui.scenes.memory.lane_clamps import LaneClamp
from lstm_gui.scenes.memory.lanes import Lane, compare
from lstm_gui.scenes.memory.memory_look import WITHOUT
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.sentence_words import sentence
from lstm_gui.scenes.memory.shares import Shares
from lstm_gui.scenes.memory.starts_in_words import ways
from lstm_gui.scenes.memory.trained_lanes import drawn, models, read
from lstm_gui.scenes.memory.untrained_lanes import lane_state
from lstm_gui.ui.memory.without_panel import MemoryWithoutPanel
from lstm_gui.ui.memory.without_told import effect_text, effect_told, words_taken
from lstm_gui.ui.memory.word_removal import (
    MOST_OTHERS,
    PART,
    STRANGE,
    ZERO,
    Effect,
    Question,
    WithoutWords,
    without,
)
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.parts import decomposition
from tests.core.states import seeded_state
from tests.ui.driving import key, settle
from tests.ui.memory_window import latest, memory, show_memory

NAME = "sentence-ko-2-lstm-chrono"
SYMBOLS = "first-symbol-100-lstm-chrono"
SPACE = "\N{NO-BREAK SPACE}"


def asked(settings: MemorySettings, sequence: Sequence, marks: tuple[int, ...], t: int) -> Question:
    return Question(compare(settings, sequence).lanes, marks, t)


@pytest.fixture(scope="module")
def korean() -> Question:
    """A sentence with ten clauses, of whose opening 1 % is left in c."""
    settings = MemorySettings(seed=2, forget_bias=0.0, trained=NAME, distance=10)
    sequence = drawn(models(NAME)["lstm"], 10, 2)
    return asked(settings, sequence, (0,), len(sequence) - 1)


@pytest.fixture(scope="module")
def seeded() -> Question:
    sequence = sentence("I saw a rainbow . Today I feel", 3)
    assert sequence is not None
    settings = MemorySettings(units=4, clamps=(LaneClamp("lstm", "h", 1, 5, 7, 0.25),))
    return asked(settings, sequence, (0, 1), 6)


def answer(lane: Lane, x: np.ndarray, t: int) -> tuple[str, float]:
    """What a lane says to another input, by a pass of its own."""
    assert lane.model is not None
    h = forward(with_sequence(lane.state, Sequence(x))).h[t]
    shares = softmax(lane.model.readout.scores(h))
    return lane.model.labels[int(shares.argmax())], float(shares.max())


# ---- what is computed -------------------------------------------------------------------


def test_a_small_part_of_c_is_taken_out_and_the_answer_stays(korean):
    found = without(korean)
    effect, lane = found.effects["lstm"][PART], korean.lanes["lstm"]
    assert lane.parts is not None
    assert lane.parts.shares[-1, 0] < 0.02
    assert effect.stays
    assert (round(100 * effect.share, 1), round(100 * effect.other_share, 1)) == (91.7, 91.4)
    assert set(found.effects["rnn"]) == {ZERO, STRANGE}, "it has no c"


def test_the_part_is_that_of_the_exact_decomposition(seeded):
    lane = seeded.lanes["lstm"]
    parts = np.stack([decomposition(lane.trace, unit)[6] for unit in range(4)])[:, [1, 2]]
    c = lane.trace.c[6] - parts.sum(axis=1)
    h = lane.trace.o[6] * np.tanh(c)
    h[1] = 0.25  # held
    before = lane.trace.h[6]
    moved = np.linalg.norm(h - before) / np.linalg.norm(before)
    assert without(seeded).effects["lstm"][PART].moved == pytest.approx(moved, rel=1e-12)


@pytest.mark.parametrize("name", ["rnn", "gru", "lstm"])
def test_words_are_read_as_zeros_as_unknown_ones_and_as_each_other_word(korean, name):
    lane, found = korean.lanes[name], without(korean)
    x = lane.state.sequence.x
    vocabulary = lane.model.vocabulary
    for vector, effect in (
        (np.zeros(x.shape[1]), found.effects[name][ZERO]),
        (np.eye(x.shape[1])[0], found.effects[name][STRANGE]),
        (np.eye(x.shape[1])[5], found.others[name][vocabulary[5]]),
    ):
        changed = x.copy()
        changed[0] = vector
        assert (effect.other, effect.other_share) == answer(lane, changed, korean.t)
        assert (effect.label, effect.share) == answer(lane, x, korean.t)
    own = korean.label(0)
    assert set(found.others[name]) == set(vocabulary[1:]) - {own}


def test_a_word_that_decides_is_told_from_one_that_does_not(korean):
    last = korean.t - 1
    changing = {
        step: sum(
            not effect.stays
            for effect in without(
                replace(korean, marks=(step,))
            ).others["gru"].values()
        )
        for step in (0, last)
    }  # fmt: skip
    assert changing[0] > 2 * changing[last]


def test_seeded_cells_tell_how_far_h_moves(seeded):
    found, lane = without(seeded), seeded.lanes["gru"]
    x = seeded.inputs.copy()
    x[[0, 1]] = 0.0
    h = forward(with_sequence(lane.state, Sequence(x))).h[6]
    moved = np.linalg.norm(h - lane.trace.h[6]) / np.linalg.norm(lane.trace.h[6])
    assert found.effects["gru"] == {ZERO: Effect(moved=pytest.approx(moved))}
    assert list(found.others["gru"]) == ["a", "rainbow", ".", "Today", "feel"]


def test_a_state_may_hang_on_an_input_that_has_no_share_in_it():
    """A latch: its sign is that of the first input, and nothing small would still move it."""
    x = np.zeros((40, 1))
    x[0] = 1.0
    lanes = compare(MemorySettings(units=1), Sequence(x)).lanes
    old = lanes["rnn"].state
    latch = replace(old.parameters, w_x=np.full((1, 1, 1), 5.0), w_h=np.full((1, 1, 1), 3.0))
    state = replace(old, parameters=latch)
    trace = forward(state)
    found = influence(state, trace)
    shares = Shares(found.norms, found.shares, np.zeros(40))
    held = replace(lanes["rnn"], state=state, trace=trace, influence=shares)
    assert trace.h[-1, 0] > 0.9
    assert held.influence.shares[-1, 0] < 1e-20
    assert without(Question({"rnn": held}, (0,), 39)).effects["rnn"][ZERO].moved == 1.0


def test_symbols_have_no_unknown_one_and_name_each_other_symbol():
    model = models(SYMBOLS)["lstm"]
    settings = MemorySettings(forget_bias=0.0, trained=SYMBOLS)
    found = without(asked(settings, read(model, "A w x y"), (0,), 3))
    assert STRANGE not in found.effects["lstm"]
    assert list(found.others["lstm"]) == ["B", "C", "D", "w", "x", "y", "z"]


def test_what_comes_after_the_step_is_no_part_of_it(seeded):
    longer = without(seeded)
    labels = tuple(map(seeded.label, range(7)))
    cut = Sequence(seeded.inputs, labels)
    settings = MemorySettings(units=4, clamps=(LaneClamp("lstm", "h", 1, 5, 6, 0.25),))
    assert without(asked(settings, cut, (0, 1), 6)).effects == longer.effects


@pytest.mark.parametrize("name", ["rnn", "gru", "lstm"])
def test_of_a_long_input_the_stretch_that_is_shown_runs_again(name):
    """What came before it is in the state that it begins with, with or without the words."""
    long = Sequence(np.random.default_rng(3).standard_normal((900, 2)))
    settings = MemorySettings(units=3)
    lanes = compare(settings, long, t=880).lanes
    found = without(Question(lanes, (860, 870), 880))
    x = long.x.copy()
    x[[860, 870]] = 0.0
    state = lane_state(name, settings, long)
    before, after = (forward(with_sequence(state, Sequence(one))).h[880] for one in (long.x, x))
    moved = np.linalg.norm(after - before) / np.linalg.norm(before)
    assert found.effects[name][ZERO].moved == pytest.approx(moved, rel=1e-9)
    assert len(found.others[name]) == MOST_OTHERS
    assert words_taken(found.question) == "860 870"


def test_the_answer_is_that_of_the_words_the_step_and_the_lanes(seeded):
    worker, found = WithoutWords(), without(seeded)
    assert worker.answers(found, Question(seeded.lanes, (0, 1), 6))
    for other in (
        Question(seeded.lanes, (0,), 6),
        Question(seeded.lanes, (0, 1), 5),
        Question(dict(seeded.lanes), (0, 1), 6),
    ):
        assert not worker.answers(found, other)


# ---- what is told -----------------------------------------------------------------------


def test_it_is_told_whether_the_answer_stays():
    stays = Effect(0.1, "yes", 0.917, "yes", 0.914)
    assert effect_text(stays) == f"answer stays, 91.7 → 91.4{SPACE}%"
    assert effect_told(stays) == f"The answer stays: yes 91.7 → 91.4{SPACE}%."
    changes = Effect(0.1, "yes", 0.917, "no", 0.6)
    assert effect_text(changes) == f"now no 60.0{SPACE}%"
    told = f"The answer changes: yes 91.7{SPACE}% → no 60.0{SPACE}%."
    assert effect_told(changes) == told
    assert effect_text(Effect(0.031)) == f"h moves by 3.1{SPACE}% of its length"
    assert effect_text(Effect(0.0004)) == f"h moves by <0.1{SPACE}% of its length"
    assert effect_text(Effect(0.0)) == f"h moves by 0.0{SPACE}% of its length"
    assert effect_text(Effect(np.nan)) == f"h moves by –{SPACE}% of its length"


def test_many_words_are_named_in_part(seeded):
    assert words_taken(seeded) == "I saw"
    labels = tuple("abcdefghijklmnop")
    lane = replace(seeded.lanes["rnn"], whole=Sequence(np.zeros((16, 3)), labels))
    assert words_taken(Question({"rnn": lane}, tuple(range(16)), 15)) == "a b c d e f g h i j k l …"


# ---- in the window ----------------------------------------------------------------------


@pytest.fixture
def main(shared_window) -> MainWindow:
    shown = shared_window(seeded_state(2, 4, 12))
    show_memory(shown, WITHOUT)
    return shown


def page(main: MainWindow) -> MemoryWithoutPanel:
    (panel,) = memory(main).pages.shown_panels
    assert isinstance(panel, MemoryWithoutPanel)
    return panel


def rested(main: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: not memory(main).computing, timeout=20_000)
    settle()


def test_the_page_tells_of_the_marked_words_at_the_cursor(main, qtbot):
    start = memory(main).sentence.start
    start.setCurrentIndex(ways().index(NAME))
    start.activated.emit(start.currentIndex())
    settle()
    rested(main, qtbot)
    panel, t = page(main), len(latest(main).sequence) - 1
    word = latest(main).sequence.labels[0]
    assert panel.note.text() == f"{word}, at t = {t}"
    found = without(Question(latest(main).lanes, (0,), t))
    for lane in ("rnn", "gru", "lstm"):
        cell = panel.cells[lane, ZERO]
        assert cell.text() == effect_text(found.effects[lane][ZERO])
        assert effect_told(found.effects[lane][ZERO]) in cell.accessibleName()
        assert effect_told(found.effects[lane][ZERO]) in panel.table.accessibleDescription()
        # However little room there is, the end is what counts.
        cell.resize(cell.least_whole, cell.height())
        share = found.effects[lane][ZERO].other_share
        assert cell.shown.endswith(f" {100 * share:.1f}{SPACE}%"), cell.shown
        assert len(cell.shown) < len(cell.text())
    assert panel.cells["rnn", PART].text() == "–"


def test_marking_by_key_and_moving_the_cursor_ask_anew(main, qtbot):
    rested(main, qtbot)
    main.document.select(t=5)
    settle()
    rested(main, qtbot)
    words, panel = memory(main).sentence.words, page(main)
    assert panel.note.text().endswith("at t = 5")
    words.setFocus()
    key(words, "Return")  # marks the word at the cursor
    settle()
    rested(main, qtbot)
    assert main.document.memory.marks == (0, 5)
    assert panel.note.text() == "0 5, at t = 5"
    main.document.select(t=4)
    settle()
    rested(main, qtbot)
    assert panel.note.text() == "0, at t = 4", "a word that is not yet read is not missing"


def test_without_a_mark_it_says_what_to_do(main, qtbot):
    rested(main, qtbot)
    main.document.set_memory("", replace(main.document.memory, marks=()))
    settle()
    assert not page(main).table.isVisible()
    assert "Mark something above" in page(main).empty.text()


def test_the_share_beside_it_is_the_one_the_lane_shows(main, qtbot):
    rested(main, qtbot)
    panel, lane = page(main), memory(main).lanes[2]
    t = memory(main)._snapshot.t
    for parts, of in ((False, ""), (True, " of c")):
        main.document.set_memory("", replace(main.document.memory, parts=parts))
        settle()
        rested(main, qtbot)
        share = lane.figure.marked_share(t)
        assert panel.cells["lstm", "share"].text() == f"{100 * share:.0f}{SPACE}%{of}"


def test_the_page_is_read_in_korean_and_comes_back_with_the_session(main, qtbot):
    rested(main, qtbot)
    main.apply_language("ko")
    settle()
    assert page(main).cells["gru", ZERO].text().startswith("h가")
    assert "모르는 낱말" not in page(main).table.accessibleDescription(), "seeded cells know all"
    assert main.document.view.memory_look.page == WITHOUT
    main.apply_language("en")
