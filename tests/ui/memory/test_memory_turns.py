"""The Memory workspace takes turns with the others, and comes back as it was."""

from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle
from tests.ui.memory.page import STATE
from tests.ui.memory_window import memory


def visible(main: MainWindow) -> set[str]:
    return {panel.name for panel in main.workspace.panels if panel.isVisible()}


def test_the_workspaces_take_turns(main):
    assert memory(main).widget.isVisible()
    assert visible(main) == set()
    main.actions_by_name["show_cell"].trigger()
    settle()
    assert not memory(main).widget.isVisible()
    assert visible(main) >= {"parameters", "diagram", "states"}


def test_the_tabs_show_which_workspace_it_is(main):
    checked = [main.actions_by_name[f"show_{name}"].isChecked() for name in ("cell", "memory")]
    assert checked == [False, True]
    main.actions_by_name["show_memory"].trigger()
    assert main.actions_by_name["show_memory"].isChecked()


def test_panels_come_back_where_they_were_and_hidden_ones_stay_hidden(window):
    main = window(STATE)
    main.workspace.panels[2].hide()
    settle()
    before = {panel.name: panel.geometry() for panel in main.workspace.panels if panel.isVisible()}
    for name in ("show_memory", "show_cell"):
        main.actions_by_name[name].trigger()
        settle(8)
    after = {panel.name: panel.geometry() for panel in main.workspace.panels if panel.isVisible()}
    assert before.keys() == after.keys()
    for name, place in before.items():
        assert abs(place.width() - after[name].width()) <= 12, name
        assert abs(place.height() - after[name].height()) <= 12, name


def test_the_workspace_is_remembered_and_the_docks_are_saved_as_they_were(window):
    main = window(STATE)
    layout = main.keep_layout(Settings())
    main.workspaces.choose("memory")
    layout.save()
    other = window(STATE)
    other.keep_layout(Settings())
    other.furnished.emit()
    settle()
    assert other.workspaces.current == "memory"
    other.workspaces.choose("cell")
    settle()
    assert visible(other) >= {"parameters", "diagram"}


def test_the_view_menu_offers_the_panels_of_the_workspace_that_shows(main):
    lane = memory(main).lanes[0].toggleViewAction()
    cell = main.workspace.panels[0].toggleViewAction()
    assert (lane.isVisible(), cell.isVisible()) == (True, False)
    main.workspaces.show("cell")
    assert (lane.isVisible(), cell.isVisible()) == (False, True)
