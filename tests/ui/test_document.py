"""The Document: undo to the identical state, one signal per turn, honest marks."""

import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PyQt6.QtCore import QCoreApplication

from lstm_gui.core import (
    Clamp,
    Entry,
    State,
    insert_step,
    randomised,
    remove_step,
    reset_everything,
    resized,
    with_clamp,
    without_clamps,
)
from lstm_gui.files.sessions.session import Session, encode_session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.document.document import Document
from tests.core.states import seeded_state
from tests.ui.driving import Noted

BLOCKS = ("f", "i", "c", "o")
EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            ("value", "drag", "resize", "insert", "remove", "random", "reset", "select", "clamp")
        ),
        st.integers(0, 10_000),
    ),
    max_size=14,
)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def first() -> State:
    return load_preset("overwrite").session.state


def bias(unit: int = 0) -> Entry:
    return Entry("b", unit, block="f")


def content(document: Document) -> tuple[bytes, ...]:
    """Every byte that undo must bring back; what is selected is not among it."""
    return tuple(
        array.tobytes() + str(array.shape).encode()
        for state in (document.state, document.baseline)
        for array in (
            state.parameters.w_x,
            state.parameters.w_h,
            state.parameters.b,
            state.initial.h,
            state.initial.c,
            state.sequence.x,
        )
    ) + tuple(repr(state.clamps).encode() for state in (document.state, document.baseline))


def perform(document: Document, kind: str, number: int) -> None:
    state = document.state
    size = state.parameters
    value = number / 997 - 5
    match kind:
        case "value" | "drag":
            gesture = number % 3 if kind == "drag" else None
            entry = bias(number % size.hidden_size)
            document.set_values("value", {entry: value}, gesture)
        case "resize":
            sizes = 1 + number % 3, 1 + number % 5, 1 + number % 9
            document.edit("size", resized(state, *sizes))
        case "insert":
            document.edit("insert", insert_step(state, number % len(state.sequence)))
        case "remove" if len(state.sequence) > 1:
            document.edit("remove", remove_step(state, number % len(state.sequence)))
        case "random":
            drawn = randomised(state, number, True)
            document.edit("random", drawn, baseline=drawn)
        case "reset":
            document.edit("reset", reset_everything(state, document.baseline))
        case "clamp" if number % 3 == 0 and state.clamps:
            document.edit("free", without_clamps(state, state.clamps[:1]))
        case "clamp":
            last = len(state.sequence) - 1
            clamp = Clamp("f", number % size.hidden_size, number % (last + 1), last, 0.5)
            document.edit("clamp", with_clamp(state, clamp))
        case "select":
            document.select(
                number % len(state.sequence), number % size.hidden_size, BLOCKS[number % 4]
            )


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(edits=EDITS)
def test_any_edits_are_undone_and_redone_to_the_identical_content(first, edits):
    document = Document(Session.of(first))
    history = [content(document)]
    for kind, number in edits:
        before = document.undo_stack.count()
        perform(document, kind, number)
        if document.undo_stack.count() == before and history:
            history[-1] = content(document)
        elif document.undo_stack.count() > before:
            history.append(content(document))
        else:
            history.pop()

    stack = document.undo_stack
    assert stack.count() == len(history) - 1
    for expected in reversed(history[:-1]):
        stack.undo()
        assert content(document) == expected
    assert not document.modified
    for expected in history[1:]:
        stack.redo()
        assert content(document) == expected
    document.flush()


def test_a_drag_is_one_step(first):
    document = Document(Session.of(first))
    for value in (0.1, 0.2, 0.3):
        document.set_values("drag", {bias(): value}, gesture=1)
    document.set_values("drag", {bias(): 0.4}, gesture=2)
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert document.state.parameters.b[0, 0] == 0.3
    document.undo_stack.undo()
    assert content(document) == content(Document(Session.of(first)))
    document.flush()


def test_edits_without_a_gesture_are_steps_of_their_own(first):
    document = Document(Session.of(first))
    for value in (0.1, 0.2):
        document.set_values("type", {bias(): value})
    assert document.undo_stack.count() == 2
    document.flush()


def test_a_drag_back_to_the_start_leaves_no_step_and_no_stale_redo(first):
    document = Document(Session.of(first))
    start = float(first.parameters.b[0, 0])
    document.set_values("before", {bias(1): 2.0})
    document.set_values("drag", {bias(): start + 1}, gesture=1)
    document.set_values("drag", {bias(): start}, gesture=1)
    stack = document.undo_stack
    assert (stack.count(), stack.canRedo()) == (1, False)
    assert stack.undoText() == "before"
    stack.undo()
    assert not document.modified
    document.flush()


def test_many_edits_in_one_turn_tell_of_undo_once(first):
    document = Document(Session.of(first))
    told = Noted(document.undo_changed, document.undo_stack.canUndo)
    for step in range(20):
        document.set_values("drag", {bias(): step / 10}, gesture=1)
    QCoreApplication.processEvents()
    document.undo_stack.undo()
    QCoreApplication.processEvents()
    assert told.answers == [True, False]


def test_after_undo_a_new_edit_ends_the_redo(first):
    document = Document(Session.of(first))
    document.set_values("one", {bias(): 1.0})
    document.undo_stack.undo()
    document.set_values("two", {bias(): 2.0})
    assert not document.undo_stack.canRedo()
    document.undo_stack.undo()
    assert content(document) == content(Document(Session.of(first)))
    document.flush()


def test_a_gesture_continued_after_undo_does_not_join_what_came_before(first):
    document = Document(Session.of(first))
    document.set_values("drag", {bias(): 1.0}, gesture=1)
    document.set_values("drag", {bias(): 2.0}, gesture=2)
    document.undo_stack.undo()
    document.set_values("drag", {bias(): 3.0}, gesture=2)
    document.undo_stack.undo()
    assert document.state.parameters.b[0, 0] == 1.0
    document.flush()


def test_the_same_numbers_again_are_no_edit(first):
    document = Document(Session.of(first))
    document.edit("nothing", replace(first, sequence=replace(first.sequence)))
    assert document.undo_stack.count() == 0
    document.flush()


def test_selection_is_no_step_and_undo_shows_where_the_edit_was_made(first):
    document = Document(Session.of(first))
    document.select(t=1, unit=1, block="o")
    document.set_values("edit", {bias(): 1.0})
    document.select(t=0, unit=0, block="f")
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    selection = document.state.selection
    assert (selection.t, selection.unit, selection.block) == (1, 1, "o")
    document.flush()


def test_many_edits_in_one_turn_are_drawn_once(first):
    document = Document(Session.of(first))
    document.flush()
    drawn = []
    document.changed.connect(drawn.append)
    for number in range(50):
        document.set_values("drag", {bias(): number / 10}, gesture=1)
        document.select(t=number % 3)
    document.set_view(mean=True)
    assert drawn == []
    QCoreApplication.processEvents()
    assert len(drawn) == 1
    assert drawn[0].state is document.state
    assert drawn[0].view.mean
    QCoreApplication.processEvents()
    assert len(drawn) == 1


def test_selecting_reuses_the_trace_and_editing_does_not(first):
    document = Document(Session.of(first))
    before = document.snapshot().trace
    document.select(t=1)
    assert document.snapshot().trace is before
    document.set_values("edit", {bias(): 1.0})
    assert document.snapshot().trace is not before
    document.flush()


def test_a_clamp_is_an_edit_that_is_computed_and_undone(first):
    document = Document(Session.of(first))
    before = document.snapshot().trace
    document.edit("clamp", with_clamp(first, Clamp("f", 0, 1, 2, 0.25)), gesture="drag")
    assert document.snapshot().trace.f[1:3, 0].tolist() == [0.25, 0.25]
    document.edit("clamp", with_clamp(first, Clamp("f", 0, 1, 2, 0.75)), gesture="drag")
    assert document.snapshot().trace.f[1:3, 0].tolist() == [0.75, 0.75]
    assert document.undo_stack.count() == 1
    assert document.modified
    document.undo_stack.undo()
    assert document.state.clamps == ()
    assert document.snapshot().trace == before
    document.edit("clamp", with_clamp(first, Clamp("f", 0, 1, 2, 0.25)), gesture="drag")
    document.edit("clamp", without_clamps(document.state), gesture="drag")
    assert document.undo_stack.count() == 0
    document.flush()


def test_the_modified_mark_follows_saving_undo_and_redo(first):
    document = Document(Session.of(first))
    marks = Noted(document.identity_changed, lambda: document.modified)
    document.set_values("one", {bias(): 1.0}, gesture=1)
    document.saved(Path("a.lstm.json"))
    assert (document.modified, document.path) == (False, Path("a.lstm.json"))
    # A drag that goes on after saving may not hide in the saved step.
    document.set_values("one", {bias(): 2.0}, gesture=1)
    assert document.modified
    document.undo_stack.undo()
    assert not document.modified
    document.undo_stack.undo()
    assert document.modified
    assert marks.answers[0] is True
    assert marks.answers[-1] is True
    document.flush()


def test_opening_forgets_the_history_and_recovering_starts_modified(first):
    document = Document(Session.of(first))
    document.set_values("one", {bias(): 1.0})
    document.open(Session.of(first), "title")
    assert (document.undo_stack.count(), document.modified, document.title) == (0, False, "title")
    document.open_another(Session.of(first), "lost", saved=False)
    assert document.modified
    document.set_values("one", {bias(): 1.0})
    document.undo_stack.undo()
    assert document.modified
    document.flush()


def test_what_another_program_put_into_the_view_is_kept(first):
    document = Document(Session.of(first, {"foreign": [1, 2], "mean": True}))
    assert document.view.mean
    document.set_view(mean=False)
    session = document.session
    assert session.view["foreign"] == [1, 2]
    assert session.view["mean"] is False
    assert encode_session(session)
    document.flush()


def test_nothing_that_was_handed_out_can_be_written_to(first):
    document = Document(Session.of(first))
    snapshot = document.snapshot()
    for array in (snapshot.state.parameters.b, snapshot.trace.c):
        with pytest.raises(ValueError, match="read-only"):
            np.copyto(array, 0.0)
    document.flush()


def test_many_edits_of_a_long_input_or_a_wide_cell_keep_no_copies_of_it():
    """500 steps may be undone; with whole copies a session of 8 MB would take 4 GB."""
    for start, entry, number_at in (
        (seeded_state(1, 2, 60_000), Entry("x", 7), lambda one: one.state.sequence.x[7, 0]),
        (
            seeded_state(1, 120, 2),
            Entry("w_h", 3, 4, "f"),
            lambda one: one.state.parameters.block("f").w_h[3, 4],
        ),
    ):
        document = Document(Session.of(start))
        size = start.sequence.x.nbytes + start.parameters.w_h.nbytes
        document.set_values("", {entry: 0.25})
        tracemalloc.start()
        for n in range(30):
            document.set_values("", {entry: float(n)})
        kept, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert kept < 5 * size
        for n in reversed(range(29)):
            document.undo_stack.undo()
            assert number_at(document) == n
        document.undo_stack.setIndex(31)
        assert number_at(document) == 29.0
        document.close()
