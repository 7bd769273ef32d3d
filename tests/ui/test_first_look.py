"""At the very first start there is little to see, and everything within reach for good."""

from itertools import combinations

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QPoint, QSize

from lstm_gui.core import KINDS, Entry
from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from lstm_gui.ui.cell.parameters.matrix_shelf import MatrixShelf
from lstm_gui.ui.cell.states_panel import StatesPanel
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.plots.diagram import DiagramFigure
from lstm_gui.ui.plots.figure import Figure
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.classroom.class_window import places, trigger
from tests.ui.driving import settle

KEPT_BACK = ("states", "ranges", "inspector")


@pytest.fixture
def main(window):
    return window()


@pytest.fixture
def first(main):
    look = main.greet(Settings())
    settle()
    return look


def shown(main):
    return {panel.name for panel in main.workspace.panels if not panel.isHidden()}


def test_little_shows_at_first(main, first):
    assert shown(main) == {"parameters", "diagram"}
    assert first.bar.isVisible()
    parameters = main.workspace.parameters
    assert parameters.block.sliders.isVisible()
    assert not parameters.block.matrices.isVisible()
    assert not parameters.input.isVisible()
    assert not main.workspace.diagram().mean.isVisible()
    assert Settings().newcomer


def test_nothing_shows_at_first_that_then_vanishes_and_what_is_kept_back_is_not_drawn(
    qtbot, monkeypatch
):
    drawn = []
    monkeypatch.setattr(StatesPanel, "draw", lambda _panel, snapshot: drawn.append(snapshot))
    main = MainWindow(Document(load_preset(FIRST_PRESET).session))
    qtbot.addWidget(main)
    look = main.greet(Settings())
    main.show()
    parts = (look.bar, look.bar.everything, main.transport.slider, main.workspace.parameters)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    before = [(part.mapTo(main, QPoint()), part.size()) for part in parts]
    asked = look.bar.hint.text()
    assert not main.workspace.parameters.findChildren(MatrixShelf)
    main.complete()
    assert all(opener.isVisible() for opener in look.bar.openers)
    settle()
    assert [(part.mapTo(main, QPoint()), part.size()) for part in parts] == before
    assert look.bar.hint.text() == asked
    assert shown(main) == {"parameters", "diagram"}
    assert not drawn


def test_everything_can_be_asked_for_before_it_is_there(qtbot):
    main = MainWindow(Document(load_preset(FIRST_PRESET).session))
    qtbot.addWidget(main)
    look = main.greet(Settings())
    main.show()
    look.bar.everything.click()
    main.complete()
    settle()
    assert shown(main) >= {"parameters", "diagram", *KEPT_BACK}
    assert not look.bar.isVisible()
    assert main.workspace.parameters.block.matrices.isVisible()
    assert not Settings().newcomer


def test_a_window_that_is_closed_before_it_is_filled_leaves_no_places_of_panels(qtbot):
    main = MainWindow(Document(load_preset(FIRST_PRESET).session))
    qtbot.addWidget(main)
    main.keep_layout(Settings())
    main.greet(Settings())
    main.show()
    main.close()
    assert Settings().layout() is None


def test_what_is_kept_back_is_made_when_it_is_opened_as_if_it_had_always_been_there(qtbot, window):
    main = MainWindow(Document(load_preset(FIRST_PRESET).session))
    qtbot.addWidget(main)
    look = main.greet(Settings())
    main.show()
    main.complete()
    settle()
    assert [type(one) for one in main.findChildren(Figure)] == [DiagramFigure]
    main.apply_theme(DARK)
    look.show_everything()
    everywhere = window()
    everywhere.apply_theme(DARK)
    settle()
    for name in KEPT_BACK:
        opened, always = (panel(one, name).grab().toImage() for one in (main, everywhere))
        assert opened == always, name


def test_what_there_is_to_do_first_is_there_to_be_done(main, first):
    hint, toggle = first.bar.hint, main.workspace.parameters.toggleViewAction().trigger
    assert hint.text().startswith("Drag the slider b to the left")
    main.apply_notation("keras")
    assert hint.text().startswith("Drag the slider b_f to the left")
    main.apply_notation("own")
    toggle()
    assert hint.text().startswith("Click a number in the diagram")
    main.workspace.diagram().toggleViewAction().trigger()
    assert hint.text() == "Open what you want to see."
    main.apply_language("ko")
    assert hint.text() == "보고 싶은 패널을 여세요."
    toggle()
    main.document.select(block="i")
    settle()
    assert hint.text() == "보고 싶은 패널을 여세요."
    main.document.select(block="f")
    settle()
    assert hint.text().startswith("슬라이더 b를")
    main.document.set_values("Move it", {Entry("b", 0, 0, "f"): 3.0})
    settle()
    assert hint.text().startswith("슬라이더 b를")
    main.document.set_values("Shut it", {Entry("b", 0, 0, "f"): -2.0})
    settle()
    assert hint.text().startswith("셀이 잊습니다.")
    main.document.undo_stack.undo()
    settle()
    assert hint.text().startswith("슬라이더 b를")
    main.document.open_another(Session.of(seeded_state(2, 3, 5, kind=KINDS["rnn"])))
    settle()
    assert not hint.text().startswith("슬라이더 b를")


def test_what_forgets_by_itself_is_not_taken_for_what_was_asked(main, first):
    hint = first.bar.hint
    main.document.open_another(load_preset("overwrite").session)
    settle()
    assert hint.text().startswith("Drag the slider b to the left")
    bias = main.document.state.parameters.block("f").b[0]
    main.document.set_values("Move it", {Entry("b", 0, 0, "f"): bias - 0.01})
    settle()
    assert hint.text().startswith("It forgets")


def test_who_has_clicked_a_number_is_told_what_its_formula_is_for(main, first):
    main.workspace.diagram().figure.quantity_picked.emit("i")
    settle()
    assert first.bar.hint.text() == "Click a number of the formula to go where it comes from."
    panel(main, "inspector").toggleViewAction().trigger()
    settle()
    assert "formula" not in first.bar.hint.text()


def test_half_a_drag_to_the_left_is_seen_to_forget(main, first):
    main.document.set_values("Halfway", {Entry("b", 0, 0, "f"): 0.2})
    settle()
    assert first.bar.hint.text().startswith("It forgets")


def test_tab_comes_to_the_bar_where_it_stands(main, first):
    passed = []
    while first.bar.everything not in passed and len(passed) < 40:
        main.focusNextPrevChild(True)
        passed.append(main.focusWidget())
    asked = [first.bar.tour, first.bar.skip, *first.bar.openers, first.bar.everything]
    assert passed[-len(asked) :] == asked
    assert not any(main.workspace.parameters.isAncestorOf(widget) for widget in passed)


def test_one_click_shows_everything_for_good(main, first):
    first.bar.everything.click()
    settle()
    assert shown(main) >= {"parameters", "diagram", *KEPT_BACK}
    assert not first.bar.isVisible()
    assert main.workspace.parameters.block.matrices.isVisible()
    assert main.workspace.diagram().mean.isVisible()
    assert not Settings().newcomer


def test_what_comes_back_shows_what_is_set_by_then(main, first):
    t = main.document.state.selection.t
    main.document.set_values("", {Entry("x", t): 1.75})
    settle()
    first.show_everything()
    assert main.workspace.parameters.input.sliders.rows[0].box.number == 1.75


def test_panels_open_one_by_one_and_with_the_last_all_is_there(main, first):
    for opener in first.bar.openers:
        assert not first.over
        opener.click()
        settle()
    assert first.over
    assert not Settings().newcomer


def test_buttons_show_which_panels_are_open(main, first):
    def edges():
        return [one.grab().toImage().pixelColor(one.width() // 2, 0) for one in first.bar.openers]

    closed = edges()
    panel(main, "states").toggleViewAction().trigger()
    settle()
    opened = edges()
    assert opened[0] != closed[0]
    assert opened[1:] == closed[1:]


def test_a_number_that_is_clicked_opens_the_inspector(main, first):
    main.workspace.diagram().figure.quantity_picked.emit("f")
    settle()
    assert shown(main) == {"parameters", "diagram", "inspector"}


def test_the_tour_opens_what_its_page_speaks_of_and_is_offered_once(main, first):
    first.bar.tour.click()
    settle()
    assert not first.bar.isVisible()
    assert shown(main) == {"parameters", "diagram"}
    main.learning.course.next()
    settle()
    assert "inspector" in shown(main)
    main.learning.course.leave()
    main.learning.close()
    settle()
    assert first.bar.isVisible()
    assert not first.bar.tour.isVisible()
    assert not Settings().tour_offered


def test_whoever_skips_the_tour_is_not_asked_again(first):
    first.bar.skip.click()
    assert not first.bar.tour.isVisible()
    assert not Settings().tour_offered


def test_whoever_was_here_before_sees_everything(main):
    settings = Settings()
    main.keep_layout(settings).save()
    assert not Settings().newcomer


@pytest.mark.parametrize("language", ["ko", "en"])
def test_on_the_tour_what_is_asked_for_is_in_sight_in_a_small_window(window, language):
    main = window(size=QSize(1024, 700))
    main.apply_language(language)
    main.greet(Settings())
    settle()
    main.learning.do_tour()
    settle()
    panel, course = main.learning.panel, main.learning.course
    for index, page in enumerate(course.lesson.pages):
        course.go(index)
        settle()
        if page.challenge is not None and page.workspace == "cell":
            for row in panel.challenge.rows:
                assert row.visibleRegion().boundingRect().height() == row.height(), index
    course.start(bundled_lessons()[5])
    settle()
    docks = [dock for dock in (*main.workspace.panels, panel) if not dock.visibleRegion().isEmpty()]
    for one, other in combinations(docks, 2):
        assert not one.geometry().intersects(other.geometry())


def test_the_list_of_lessons_opens_no_panel_and_a_lesson_all(main, first):
    panel(main, "ranges").toggleViewAction().trigger()
    trigger(main, "learn")
    assert main.learning.panel.isVisible()
    assert shown(main) == {"parameters", "diagram", "ranges"}
    main.learning.course.start(bundled_lessons()[2])
    settle()
    assert shown(main) == {"parameters", "diagram", *KEPT_BACK}
    main.learning.course.leave()
    settle()
    assert shown(main) == {"parameters", "diagram", "ranges"}
    trigger(main, "learn")
    assert shown(main) == {"parameters", "diagram", "ranges"}


@pytest.mark.parametrize("asked_in", ["cell", "memory"])
@pytest.mark.parametrize("by", ["everything", "classroom"])
def test_everything_stands_beside_the_list_of_lessons_and_stays_when_that_goes(main, by, asked_in):
    main.resize(1440, 900)
    look = main.greet(Settings())
    trigger(main, f"show_{asked_in}")
    trigger(main, "learn")
    if by == "everything":
        look.show_everything()
        settle()
    else:
        trigger(main, "classroom")
        beside = places(main)
        trigger(main, "classroom")
    trigger(main, "show_cell")
    guide, diagram = (panel.geometry() for panel in (main.learning.panel, panel(main, "diagram")))
    assert guide.top() == diagram.top()
    assert guide.left() > diagram.right()
    assert places(main)["parameters"][1]
    if by == "classroom":
        assert beside["learn"][1][0] > 500
    trigger(main, "learn")
    assert shown(main) == {"parameters", "diagram", *KEPT_BACK}
    assert not look.bar.isVisible()
