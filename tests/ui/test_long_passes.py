"""Passes that take long: the newest is taken, none is waited for, and a failure is told."""

import pytest

from lstm_gui.core import KINDS, converted, forward, network_forward
from lstm_gui.files.sessions.session import Session
from lstm_gui.scenes.snapshot import Inspection, Spotlight
from lstm_gui.ui.document import tracing
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import is_at_work
from tests.core.states import seeded_state
from tests.ui.driving import Heard, settle
from tests.ui.long_passes import LongPasses, set_bias


@pytest.fixture
def opened(qapp, monkeypatch):
    """A document that was drawn once, before its passes became long."""
    document = Document(Session.of(seeded_state(2, 3, 9), {}))
    settle()
    yield document
    document.close()
    settle()
    document.deleteLater()


@pytest.fixture
def passes(opened, monkeypatch):
    return LongPasses(monkeypatch)


def test_a_pass_is_left_alone_while_the_pointer_moves(opened, passes, qtbot):
    set_bias(opened, 1.0)
    for row in ("h", "c") * 10:
        opened.set_spotlight(Spotlight(rows=frozenset({row})))
        settle(1)
    passes.let(opened, qtbot)
    snapshot = opened.snapshot()
    assert snapshot.awaited is None
    assert snapshot.trace == forward(opened.state)
    assert len(passes.begun) == 1


def test_a_drag_draws_each_pass_that_ends_and_takes_the_newest_next(opened, passes, qtbot):
    drawn = Heard(opened.changed)
    for value in (1.0, 2.0, 3.0):
        set_bias(opened, value)
    passes.let(opened, qtbot)
    assert drawn.last[0].trace == forward(passes.begun[0])
    set_bias(opened, 4.0)
    passes.let(opened, qtbot)
    passes.let(opened, qtbot)
    assert [state.parameters.block("f").b[0] for state in passes.begun] == [1.0, 3.0, 4.0]
    assert drawn.last[0].trace == forward(opened.state)
    assert not opened.computing


def test_a_drag_that_comes_by_what_is_drawn_ends_no_pass(opened, passes, qtbot):
    drawn, before = opened.snapshot(), opened.state
    set_bias(opened, 1.0)
    opened.undo_stack.undo()
    settle()
    assert opened.snapshot().trace is drawn.trace
    assert opened.state.parameters is before.parameters
    set_bias(opened, 2.0)
    passes.let(opened, qtbot)
    assert opened.snapshot().trace == forward(passes.begun[0])
    passes.let(opened, qtbot)
    assert [state.parameters.block("f").b[0] for state in passes.begun] == [1.0, 2.0]


def test_what_is_computed_for_nobody_is_not_drawn(opened, passes, qtbot):
    before = opened.snapshot()
    set_bias(opened, 1.0)
    opened.undo_stack.undo()
    settle()
    passes.leave()
    qtbot.waitUntil(lambda: not is_at_work())
    settle()
    assert opened.snapshot().trace is before.trace


def test_beside_a_pass_all_that_moves_is_drawn_once_for_two_parts_of_it(opened, passes, qtbot):
    shares, drawn = Heard(opened.progressed), Heard(opened.changed)
    set_bias(opened, 1.0)
    qtbot.waitUntil(lambda: bool(shares.calls))
    settle()
    counts = []
    for part in range(12):
        # Keys and the pointer ask for pictures of their own, over the same part.
        for value in range(10):
            set_bias(opened, part + value)
            opened.select(t=value % 3)
            opened.set_spotlight(Spotlight(rows=frozenset({"hc"[value % 2]})))
            settle(1)
        counts.append(len(drawn.calls))
        passes.come_on(0.5 + part / 100)
        settle()
    assert counts[-1] - counts[1] <= 5
    for part in (0.7, 0.8, 0.9):
        passes.come_on(part)
        settle()
    assert drawn.last[0].awaited is opened.state, "the last of the moves is drawn too"
    now = len(drawn.calls)
    passes.come_on(0.95)
    settle()
    assert len(drawn.calls) == now, "nothing moves any more"


def test_what_is_pointed_at_or_chosen_is_drawn_from_the_pass_before(opened, passes, qtbot):
    before = opened.snapshot()
    shares, drawn = Heard(opened.progressed), Heard(opened.changed)
    set_bias(opened, 1.0)
    qtbot.waitUntil(lambda: bool(shares.calls))
    lit = Spotlight(rows=frozenset({"h"}))
    opened.set_spotlight(lit)
    opened.select(t=5, unit=2)
    opened.set_view(mean=True)
    settle()
    passes.come_on(0.55)
    settle()
    (now,) = drawn.last
    assert (now.trace, now.spotlight, now.t, now.unit) == (before.trace, lit, 5, 2)
    assert now.view.mean
    assert now.awaited is opened.state
    assert now.state.parameters is before.state.parameters
    opened.set_spotlight(Spotlight())
    for part in (0.6, 0.7):
        passes.come_on(part)
        settle()
    assert drawn.last[0].has_numbers_of(now), "nobody draws them again when the pointer moves"


def test_of_another_cell_only_what_fits_the_picture_is_shown(opened, passes, qtbot):
    before = opened.snapshot()
    opened.edit("", converted(opened.state, KINDS["gru"]))
    opened.select(block="z")
    opened.inspect(Inspection("z"))
    settle()
    now = opened.snapshot()
    assert (now.state, now.trace, now.inspection) == (before.state, before.trace, None)
    passes.let(opened, qtbot)
    assert opened.snapshot().kind is KINDS["gru"]
    assert opened.snapshot().inspection == Inspection("z")


@pytest.mark.parametrize("state", [seeded_state(2, 3, 9, seed=7), seeded_state(2, 4, 9)])
def test_another_session_waits_for_no_pass_of_the_one_before(opened, passes, qtbot, state):
    set_bias(opened, 1.0)
    qtbot.waitUntil(lambda: len(passes.begun) == 1)
    drawn = Heard(opened.changed)
    opened.open(Session.of(state, {}))
    qtbot.waitUntil(lambda: len(passes.begun) == 2)
    passes.let(opened, qtbot)
    assert [one.trace for (one,) in drawn.calls if one.awaited is None] == [forward(state)]


def test_other_sizes_wait_for_no_pass_of_those_before(opened, passes, qtbot):
    set_bias(opened, 1.0)
    qtbot.waitUntil(lambda: len(passes.begun) == 1)
    opened.edit("", seeded_state(2, 4, 9))
    settle()
    qtbot.waitUntil(lambda: len(passes.begun) == 2)
    passes.let(opened, qtbot)
    assert opened.snapshot().trace == forward(opened.state)


def test_undoing_to_what_is_known_ends_the_pass_and_its_progress(opened, passes, qtbot):
    before, shares = opened.snapshot(), Heard(opened.progressed)
    set_bias(opened, 1.0)
    qtbot.waitUntil(lambda: bool(shares.calls))
    opened.undo_stack.undo()
    settle()
    assert opened.snapshot().trace is before.trace
    assert not opened.computing
    qtbot.waitUntil(lambda: shares.last == (1.0,))


def test_once_all_is_computed_at_once_nothing_says_that_a_pass_still_runs(
    opened, passes, monkeypatch, qtbot
):
    shares = Heard(opened.progressed)
    set_bias(opened, 1.0)
    qtbot.waitUntil(lambda: bool(shares.calls))
    monkeypatch.setattr(tracing, "network_forward", network_forward)
    passes.come_on(0.75)
    opened.computed()
    qtbot.waitUntil(lambda: not is_at_work())
    settle()
    assert shares.last == (1.0,)


@pytest.mark.parametrize("error", [MemoryError(), ZeroDivisionError()])
def test_after_a_pass_that_failed_the_next_one_is_computed(
    opened, passes, qtbot, monkeypatch, error
):
    reported, told = [], Heard(opened.failed)
    monkeypatch.setattr("sys.excepthook", lambda _kind, fault, _trace: reported.append(fault))
    passes.failing = error
    set_bias(opened, 1.0)
    passes.let(opened, qtbot)
    sentences = [str(problem) for (problem,) in told.calls if problem is not None]
    memory = isinstance(error, MemoryError)
    assert sentences == (["There is not enough memory for this."] if memory else [])
    assert reported == ([] if memory else [error])
    opened.set_view(mean=True)
    settle()
    assert len(passes.begun) == 1, "a redraw does not try again"
    passes.failing = None
    set_bias(opened, 2.0)
    passes.let(opened, qtbot)
    assert opened.snapshot().trace == forward(opened.state)


def test_a_snapshot_computes_nothing_long_and_changes_nothing(opened, passes):
    opened.edit("", seeded_state(2, 3, 9, seed=5))
    before = (opened.state, opened.view, opened.undo_stack.index(), opened.computing)
    first, second = opened.snapshot(), opened.snapshot()
    assert first == second
    assert (opened.state, opened.view, opened.undo_stack.index(), opened.computing) == before
    assert passes.begun == []


def test_before_the_first_pass_there_is_no_picture(qapp, monkeypatch):
    passes = LongPasses(monkeypatch)
    document = Document(Session.of(seeded_state(2, 3, 9), {}))
    assert document.snapshot() is None
    settle()
    assert (document.snapshot(), document.computing, len(passes.begun)) == (None, True, 1)
    document.close()
    document.deleteLater()
