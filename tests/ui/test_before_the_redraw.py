"""Input that comes after a change and before its redraw: it meets what was drawn before."""

import pytest
from msgspec.structs import replace
from PyQt6.QtWidgets import QMenu, QToolTip

from lstm_gui.core import KINDS, Sequence, converted, with_sequence
from lstm_gui.scenes.memory.memory_look import DIFFERENCE, FLOW, SPACE
from lstm_gui.scenes.pictures.operating_points import operating_points
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.memory.difference_panel import MemoryDifferencePanel
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.quantity_words import quantity_message
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.dialogs import answering
from tests.ui.driving import settle
from tests.ui.touching import touch_everything

PAIRS = [
    (drawn, set_)
    for place, drawn in enumerate(KINDS)
    for set_ in (tuple(KINDS)[place - 1], tuple(KINDS)[(place + 1) % len(KINDS)])
]
"""Each kind before and after two others; all pairs would take three times as long."""


def large(kind):
    return converted(seeded_state(3, 4, 12), KINDS[kind])


def small(kind):
    return converted(seeded_state(1, 1, 2), KINDS[kind])


def become(main, state):
    """Have another cell set, which nothing has drawn yet."""
    main.document.edit("", state, baseline=state)


@pytest.mark.parametrize(("drawn", "set_"), PAIRS)
def test_all_of_the_cell_may_be_touched_before_another_is_drawn(shared_window, drawn, set_):
    main = shared_window(large(drawn))
    main.document.inspect(Inspection("h", 7, 3))
    settle()
    panel(main, "inspector").raise_()
    settle()
    become(main, small(set_))
    touch_everything(main)
    assert main.document.state.parameters.kind.name == set_
    settle()
    main.document.set_view(unrolled=True)
    become(main, large(drawn))
    settle()
    become(main, small(set_))
    touch_everything(main)
    settle()
    assert main.document.snapshot().kind.name == set_


@pytest.mark.parametrize(("drawn", "set_"), PAIRS)
def test_a_tooltip_says_what_was_drawn(shared_window, qtbot, drawn, set_):
    main = shared_window(large(drawn))
    main.document.select(t=7, unit=2)
    settle()
    snapshot = main.document.snapshot()
    become(main, small(set_))
    for point in operating_points(snapshot):
        panel(main, "ranges").figure.point_hovered.emit(point)
        meaning = quantity_message(snapshot.kind, point.name)
        assert QToolTip.text().lower().startswith(meaning)
        assert " of unit 3 at t = 7: " in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


@pytest.mark.parametrize(("drawn", "set_"), PAIRS)
def test_a_clamp_is_set_where_the_cell_still_has_what_the_menu_names(shared_window, drawn, set_):
    main = shared_window(large(drawn))
    surgery = panel(main, "diagram").quantities.surgery
    for quantity in KINDS[drawn].clampable:
        become(main, large(drawn))
        settle()
        surgery.offer(main.document.snapshot(), quantity, 3)
        become(main, small(set_))
        surgery.fill()
        for action in actions(surgery):
            action.trigger()
        settle()
        state = main.document.state
        assert {one.quantity for one in state.clamps} <= {*state.parameters.kind.clampable}
        assert all(clamp.unit < 1 and clamp.last < 2 for clamp in state.clamps)


@pytest.mark.parametrize(("drawn", "set_"), [("lstm", "gru"), ("gru", "rnn"), ("slstm", "mingru")])
def test_no_number_is_asked_for_that_the_cell_cannot_hold(shared_window, drawn, set_):
    main = shared_window(large(drawn))
    surgery = panel(main, "diagram").quantities.surgery
    gone = next(one for one in KINDS[drawn].clampable if one not in KINDS[set_].clampable)
    surgery.offer(main.document.snapshot(), gone, 3)
    surgery.fill()
    asking = [one for one in all_actions(surgery) if one.text() == "to another value …"]
    become(main, small(set_))
    with answering():
        for action in asking:
            action.trigger()
    assert asking
    assert main.document.state.clamps == ()


def actions(menu: QMenu):
    """Yield what a menu and those in it do at once."""
    return (one for one in all_actions(menu) if not one.text().endswith("…"))


def all_actions(menu: QMenu):
    """Yield what a menu and those in it do, also what asks for more."""
    for action in menu.actions():
        if action.menu() is not None:
            yield from all_actions(action.menu())
        elif action.isEnabled():
            yield action


def test_the_menu_offers_the_number_that_was_drawn(window):
    main = window(large("lstm"))
    drawn = main.document.snapshot()
    surgery = panel(main, "diagram").quantities.surgery
    surgery.offer(drawn, "f", 3)
    main.document.select(t=9)
    surgery.fill()
    present = [action.text() for action in actions(surgery) if "present" in action.text()]
    assert present
    assert set(present) == {f"to its present value, {drawn.trace.f[drawn.t, 3]:.2f}"}


def test_a_new_size_leaves_the_other_sizes_as_they_are_set(window):
    main = window(large("lstm"))
    boxes = main.workspace.parameters.sizes.boxes
    become(main, small("lstm"))
    boxes["T"].setValue(5)
    state = main.document.state
    assert state.sequence.x.shape == (5, 1)
    assert state.parameters.hidden_size == 1


@pytest.mark.parametrize("page", [FLOW, SPACE, DIFFERENCE])
def test_all_of_the_comparison_may_be_touched_before_another_is_drawn(window, page):
    main = window(large("lstm"))
    main.workspaces.choose("memory")
    main.document.set_view(memory_look=replace(main.document.view.memory_look, page=page))
    settle()
    short = with_sequence(main.document.state, Sequence([[0.5, 0.1, 0.0]]))
    main.document.edit("", short, memory=replace(main.document.memory, units=1, marks=()))
    touch_everything(main)
    for box in main.workspaces.memory.widget.findChildren(WholeBox):
        box.stepUp()
    assert all(step < len(main.document.state.sequence) for step in main.document.memory.marks)
    settle()


def test_a_side_that_is_gone_is_not_chosen(window):
    main = window(large("lstm"))
    main.workspaces.choose("memory")
    main.document.set_view(memory_look=replace(main.document.view.memory_look, page=DIFFERENCE))
    settle()
    difference = main.findChild(MemoryDifferencePanel)
    difference.pin.click()
    settle()
    assert difference.before.currentData().startswith("pinned")
    difference.unpin.click()
    difference.before.activated.emit(difference.before.currentIndex())
    look = main.document.view.memory_look
    assert {look.before, look.after} <= set(look.sides(main.document.memory.lanes))
    settle()
    assert difference.before.currentData() == look.before
