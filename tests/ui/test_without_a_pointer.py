"""What the pointer drags or turns its wheel for is done by menus and keys too."""

import itertools

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QTabBar

from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.exporting.panel_menu import PanelMenu
from lstm_gui.words.translation import tr
from tests.ui.driving import SHIFT, key, settle

AREAS = {
    "To the left edge": Qt.DockWidgetArea.LeftDockWidgetArea,
    "To the right edge": Qt.DockWidgetArea.RightDockWidgetArea,
    "To the upper edge": Qt.DockWidgetArea.TopDockWidgetArea,
    "To the lower edge": Qt.DockWidgetArea.BottomDockWidgetArea,
}


@pytest.fixture
def main(window):
    return window("latch", QSize(1440, 900))


def choose(panel: Panel, text: str) -> None:
    menu = panel.findChild(PanelMenu).menu()
    menu.aboutToShow.emit()
    move = next(action for action in menu.actions() if action.text() == tr("Move this panel"))
    move.menu().aboutToShow.emit()
    next(action for action in move.menu().actions() if action.text() == tr(text)).trigger()
    settle()


@pytest.mark.parametrize("edge", AREAS)
def test_a_panel_is_moved_to_each_edge(main, edge):
    inspector = main.workspace.panels[4]
    choose(inspector, edge)
    assert main.dockWidgetArea(inspector) == AREAS[edge]
    assert not inspector.visibleRegion().isEmpty()
    assert not any(
        inspector.geometry().intersects(other.geometry()) for other in main.workspace.panels[:4]
    )


@pytest.mark.parametrize(("larger", "smaller"), [("Wider", "Narrower"), ("Higher", "Lower")])
def test_a_panel_is_made_larger_and_smaller(main, larger, smaller):
    diagram = main.workspace.diagram()
    across = larger == "Wider"

    def length() -> int:
        return diagram.width() if across else diagram.height()

    before = length()
    choose(diagram, larger)
    grown = length()
    assert grown > before
    choose(diagram, smaller)
    assert length() < grown


def tops(main) -> list[int]:
    return [main.workspace.panels[place].geometry().top() for place in (1, 2)]


def test_a_panel_changes_places_within_its_column_and_back(main):
    diagram, states = main.workspace.panels[1:3]
    before = main.workspace.places.arrangement()
    heights = diagram.height(), states.height()
    above, below = tops(main)
    assert above < below
    choose(states, "Up in its column")
    above, below = tops(main)
    assert above > below
    assert (diagram.height(), states.height()) == pytest.approx(heights, abs=8)
    assert states.geometry().left() == diagram.geometry().left()
    choose(states, "Up in its column")
    assert tops(main) == [above, below], "nothing stands above it any more"
    choose(states, "Down in its column")
    above, below = tops(main)
    assert above < below
    choose(diagram, "Down in its column")
    main.workspace.places.restore(before)
    settle()
    above, below = tops(main)
    assert above < below


def test_a_stack_of_panels_changes_places_as_one(window):
    main = window("latch", QSize(1024, 700))
    main.actions_by_name["learn"].trigger()
    settle()
    diagram, states, ranges, inspector = main.workspace.panels[1:5]
    choose(diagram, "Down in its column")
    assert states.geometry().bottom() <= diagram.geometry().top()
    assert set(main.tabifiedDockWidgets(states)) == {ranges, inspector}
    assert not states.visibleRegion().isEmpty()


def test_only_what_can_be_done_is_offered(main):
    menu = main.workspace.panels[2].findChild(PanelMenu).menu()
    menu.aboutToShow.emit()
    move = next(action for action in menu.actions() if action.text() == tr("Move this panel"))
    move.menu().aboutToShow.emit()
    offered = {action.text(): action.isEnabled() for action in move.menu().actions()}
    assert offered["Up in its column"]
    assert not offered["Down in its column"]


_PAIRS = [
    (stack, (*(place for place in (1, 2, 3, 4) if place not in stack),))
    for stack in itertools.permutations((1, 2, 3, 4), 2)
]


@pytest.mark.parametrize(("above", "below"), _PAIRS)
@pytest.mark.parametrize("front", [False, True])
def test_two_stacks_of_tabs_change_places_and_back(shared_window, above, below, front):
    main = shared_window("latch", QSize(1440, 900))
    main.workspace.places.arrange()
    settle()
    window, panels = main.workspace.panels[0].parentWidget(), main.workspace.panels
    for panel in panels[1:]:
        window.removeDockWidget(panel)
    upper, lower = ([panels[place] for place in stack] for stack in (above, below))
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, upper[0])
    window.splitDockWidget(upper[0], lower[0], Qt.Orientation.Vertical)
    for stack in (upper, lower):
        window.tabifyDockWidget(*stack)
        for panel in stack:
            panel.show()
        stack[front].raise_()
    settle()
    choose(upper[front], "Down in its column")
    assert stood(main, lower, upper)
    choose(upper[front], "Up in its column")
    assert stood(main, upper, lower)
    choose(lower[front], "Up in its column")
    assert stood(main, lower, upper)
    for stack in (upper, lower):
        assert not stack[front].visibleRegion().isEmpty()


def stood(main, upper: list[Panel], lower: list[Panel]) -> bool:
    """Tell whether one stack stands above the other, each with its own tabs below it."""
    window = upper[0].parentWidget()
    bars = [
        {bar.tabText(tab) for tab in range(bar.count())}
        for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if bar.isVisible()
    ]
    tops = []
    for stack in (upper, lower):
        assert window.tabifiedDockWidgets(stack[0]) == stack[1:]
        (seen,) = (panel for panel in stack if not panel.visibleRegion().isEmpty())
        assert {panel.windowTitle() for panel in stack} in bars
        tops.append(seen.geometry().top())
    assert len(bars) == 2
    return tops[0] < tops[1]


def test_what_cannot_be_moved_does_not_offer_it(main):
    main.actions_by_name["learn"].trigger()
    main.actions_by_name["show_memory"].trigger()
    settle()
    lane = main.workspaces.memory.lanes[0]
    menu = lane.findChild(PanelMenu).menu()
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert tr("Hide this panel") in texts
    assert tr("Move this panel") not in texts


def test_keys_bring_the_diagram_closer_and_move_it(main):
    figure = main.workspace.diagram().figure
    whole = figure._view.viewRect()
    key(figure, "Plus")
    key(figure, "Plus")
    close = figure._view.viewRect()
    assert close.width() < whole.width()
    key(figure, "Right", SHIFT)
    key(figure, "Down", SHIFT)
    moved = figure._view.viewRect()
    assert moved.left() > close.left()
    assert moved.top() > close.top()
    key(figure, "Minus")
    assert figure._view.viewRect().width() > moved.width()
    key(figure, "0")
    assert figure._view.viewRect() == whole


def test_keys_bring_steps_closer_and_the_cursor_stays_in_sight(main):
    figure = main.workspace.panels[2].figure

    def seen() -> tuple[float, float]:
        left, right = figure._view.viewRange()[0]
        return left, right

    whole = seen()
    main.document.select(t=2)
    settle()
    for _ in range(6):
        key(figure, "Plus")
    close = seen()
    assert close[1] - close[0] < (whole[1] - whole[0]) / 2
    assert close[0] <= 2 <= close[1]
    last = len(main.document.state.sequence) - 1
    main.document.select(t=last)
    settle()
    assert seen()[0] <= last <= seen()[1]
    main.document.select(t=last, unit=1)
    settle()
    key(figure, "0")
    assert seen() == whole


def test_who_looks_elsewhere_is_not_called_back_by_each_change(main):
    figure = main.workspace.panels[2].figure
    main.document.select(t=2)
    settle()
    for _ in range(6):
        key(figure, "Plus")
    figure._view.translateBy(x=12)
    elsewhere = figure._view.viewRange()[0]
    main.document.select(unit=1)
    settle()
    assert figure._view.viewRange()[0] == elsewhere
