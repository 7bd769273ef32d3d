"""Resetting the layout brings everything back, and the cell cannot be lost by panning."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PyQt6.QtCore import QByteArray, QRect, QRectF, QSize

from lstm_gui.scenes.pictures import lstm_picture, unrolled_geometry
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.plots.diagram import DiagramFigure
from lstm_gui.ui.plots.unrolled import UnrolledFigure
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.ui.window.window_layout import FIRST_SIZE, Layout
from tests.ui.driving import drag, settle, widen

SMALL, LARGE = QSize(1024, 660), QSize(1440, 860)
_SCREEN = 46
"""Where in what Qt saves of a window the width of its screen stands."""

FIGURES = {
    DiagramFigure: lstm_picture.SIZE,
    UnrolledFigure: (unrolled_geometry.WHOLE.width, unrolled_geometry.WHOLE.height),
}
_MARGIN = 11
moves = st.lists(
    st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), st.floats(0.2, 5.0)), max_size=6
)


def in_view(figure, size) -> QRectF:
    return figure._view.viewRect() & QRectF(0, 0, *size)


@pytest.mark.parametrize("kind", FIGURES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=moves)
def test_all_of_a_drawing_shows_where_it_fits_and_nothing_else_close_up(shown, kind, moves):
    figure = shown(kind())
    figure.resize(700, 300)
    settle()
    for dx, dy, factor in moves:
        figure._view.translateBy(x=dx, y=dy)
        figure.zoom(factor)
        seen, part = figure._view.viewRect(), in_view(figure, FIGURES[kind])
        width, height = FIGURES[kind]
        # A few pixels around the drawing belong to it.
        assert part.width() >= min(width, seen.width()) - _MARGIN
        assert part.height() >= min(height, seen.height()) - _MARGIN
    figure.fit()
    assert in_view(figure, FIGURES[kind]).width() == pytest.approx(FIGURES[kind][0], rel=0.01)


@pytest.fixture
def main(shared_window):
    """The window with its panels where they stand at first."""
    shared = shared_window("latch")
    shared.workspace.places.arrange()
    settle()
    return shared


def test_dragging_cannot_push_the_cell_out_of_sight_and_reset_brings_it_back(main):
    layout = main.keep_layout(Settings())
    settle()
    views = main.workspace.diagram().views
    whole = views.diagram._view.viewRect()
    port = views.diagram.viewport()
    for _ in range(6):
        drag(port, (20, 20), (150, 100), (port.width() - 10, port.height() - 10))
        settle()
    assert views.diagram._view.viewRect() == whole
    size = main.size()
    main.resize(size.width(), size.height() - 100)
    settle()
    smaller = views.diagram._view.viewRect()
    views.diagram.fit()
    assert views.diagram._view.viewRect() == smaller
    main.resize(size)
    settle()
    views.chain.zoom(3.0)
    layout.reset()
    settle()
    for figure, kind in ((views.diagram, DiagramFigure), (views.chain, UnrolledFigure)):
        part = in_view(figure, FIGURES[kind])
        assert part.width() == pytest.approx(FIGURES[kind][0], rel=0.01)
    layout.deleteLater()


def test_reset_keeps_a_window_that_fills_the_screen(main):
    layout = main.keep_layout(Settings())
    main.showMaximized()
    settle()
    layout.reset()
    settle()
    assert main.isMaximized()
    main.showNormal()
    main.resize(1100, 700)
    settle()
    layout.reset()
    assert main.size() == FIRST_SIZE
    layout.deleteLater()


def widths(main) -> list[int]:
    return [panel.width() for panel in main.workspace.panels]


def resize(main, width: int, height: int) -> list[int]:
    main.resize(width, height)
    settle()
    return widths(main)


def test_room_that_the_window_wins_goes_to_the_pictures_not_to_the_sliders(main):
    before = resize(main, 1360, 860)
    for wider in (0, 20):
        if wider:
            widen(main, main.workspace.parameters, wider)
        left = before[0] + wider
        grown = resize(main, 2560, 1440)
        assert grown[0] == pytest.approx(left, rel=0.1)
        for wide, was in zip(grown[1:], before[1:], strict=True):
            assert wide == pytest.approx(was * (2560 - left) / (1360 - left), rel=0.06)
        assert resize(main, 1360, 860)[0] == pytest.approx(left, abs=8)


def test_a_width_the_user_has_chosen_lasts_while_the_window_grows(main):
    resize(main, 1360, 860)
    parameters = main.workspace.parameters
    widen(main, parameters, 90)
    chosen = parameters.width()
    assert chosen > 400
    assert resize(main, 2000, 1000)[0] == pytest.approx(chosen, rel=0.06)


@pytest.fixture
def layout(main) -> Iterator[Layout]:
    """Keep the layout of the first window, as the program does."""
    kept = main.keep_layout(Settings())
    yield kept
    kept.deleteLater()


@pytest.fixture
def again(qtbot, document) -> Iterator[Callable[[QSize], MainWindow]]:
    """Start the program again in a window of some size."""
    made: list[MainWindow] = []

    def start(size: QSize) -> MainWindow:
        other = MainWindow(document("latch"))
        made.append(other)
        other.keep_layout(Settings())
        other.resize(size)
        other.show()
        other.complete()
        settle()
        return other

    yield start
    for one in made:
        one.hide()
        one.deleteLater()


def looks(main: MainWindow) -> list[tuple[QRect, bool]]:
    return [(one.geometry(), one.visibleRegion().isEmpty()) for one in main.workspace.panels]


@pytest.mark.parametrize("before", [SMALL, LARGE], ids=["small", "large"])
def test_panels_kept_in_a_window_of_another_form_are_put_in_place_anew(main, layout, again, before):
    after = LARGE if before is SMALL else SMALL
    fresh = looks(again(after))
    main.resize(before)
    main.workspace.places.arrange()
    settle()
    layout.save()
    assert looks(again(after)) == fresh


def test_panels_kept_in_a_window_of_this_form_stand_where_the_user_put_them(main, layout, again):
    main.resize(LARGE)
    settle()
    widen(main, main.workspace.parameters, 90)
    chosen = widths(main)[0]
    layout.save()
    assert chosen > 400
    assert widths(again(LARGE))[0] == pytest.approx(chosen, abs=4)


def from_a_wide_screen(geometry: QByteArray) -> QByteArray:
    """Return what Qt saves of a window on a screen of 2560 pixels."""
    content = bytes(geometry.data())
    return QByteArray(content[:_SCREEN] + (2560).to_bytes(4, "big") + content[_SCREEN + 4 :])


def test_a_window_of_another_screen_is_no_larger_than_this_one(window):
    main = window("latch", QSize(1360, 860))
    geometry, docks = from_a_wide_screen(main.saveGeometry()), main.saveState()
    Settings().save_layout(geometry, docks, "wide")
    other = MainWindow(main.document)
    other.keep_layout(Settings())
    room = other.screen().availableSize()
    assert room.width() < FIRST_SIZE.width(), "or this shows nothing"
    assert other.width() <= max(room.width(), other.minimumWidth())
    assert other.height() <= room.height()
    other.deleteLater()


def closed(panel) -> None:
    panel.close()


def floated(panel) -> None:
    panel.setFloating(True)


def floated_and_closed(panel) -> None:
    panel.setFloating(True)
    panel.close()


@pytest.mark.parametrize("done", [closed, floated, floated_and_closed])
def test_a_reset_brings_a_panel_back_into_its_first_place(main, done):
    panels = main.workspace.panels
    before = [panel.geometry() for panel in panels]
    assert len(panels) == 5
    for which in panels:
        done(which)
        settle()
        main.workspace.places.arrange()
        settle()
        gone = [panel.name for panel in panels if panel.isFloating() or panel.isHidden()]
        assert gone == [], which.name
        assert [panel.geometry() for panel in panels] == before, which.name
