"""Exported pictures show what the screen shows, in every format."""

import re
from collections import Counter
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QRect, QSize
from PyQt6.QtGui import QColor, QImage, QPainter
from PyQt6.QtWidgets import QApplication, QScrollBar

from lstm_gui.core import LSTM, Sequence
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.narration import sentence
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.exporting.staging.drawn_pictures import Paper
from lstm_gui.ui.exporting.staging.studio import Studio
from lstm_gui.ui.plots.state_rows import row_kinds
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import DARK, LIGHT
from lstm_gui.ui.widgets.pages.quiet_scroll import QuietScroll
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.translation import set_language
from tests.core.states import seeded_state
from tests.ui.drawn_once import Drawn
from tests.ui.driving import settle
from tests.ui.pictures import (
    assert_alike,
    difference,
    drawn_pdf,
    drawn_svg,
    loaded,
    pixels,
    shrunk,
    text_of_pdf,
)

SVG = "{http://www.w3.org/2000/svg}"
FIGURES = ("diagram", "states", "ranges")


SIZE = QSize(1300, 860)


@pytest.fixture
def shown(shared_window: Callable[..., MainWindow]) -> MainWindow:
    return shared_window("latch", SIZE)


@pytest.fixture
def studio(shown: MainWindow) -> Studio:
    return Studio(shown.document, shown, shown.apply_theme)


@pytest.fixture(scope="module")
def once() -> dict[object, object]:
    return {}


@pytest.fixture
def drawn(
    request: pytest.FixtureRequest, one_window: MainWindow, once: dict[object, object]
) -> Drawn:
    return Drawn(request, once)


def panel(window: MainWindow, name: str) -> Panel:
    return next(one for one in window.findChildren(Panel) if one.name == name)


def svg_tree(studio: Studio | Drawn, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(studio.file(name, ".svg"))


def labels(tree: ElementTree.Element) -> set[str]:
    return {"".join(text.itertext()) for text in tree.iter(f"{SVG}text")}


def test_a_png_of_the_window_is_the_screen(studio: Studio, shown: MainWindow) -> None:
    assert_is(loaded(studio.file("window", ".png")), shown.grab().toImage())


def assert_is(picture: QImage, screen: QImage) -> None:
    assert picture.size() == screen.size()
    assert (pixels(picture) == pixels(screen)).all()


@pytest.mark.parametrize("name", FIGURES)
def test_a_larger_scale_is_the_same_picture_in_more_pixels(drawn: Drawn, name: str) -> None:
    one, two = drawn.image(name), drawn.image(name, 2.0)
    assert two.size() == one.size() * 2
    assert two.deviceIndependentSize() == one.deviceIndependentSize()
    assert_alike(shrunk(two, one.size()), one, mean=2.5, share=0.012)
    assert difference(one.scaled(two.size()), two).mean > 0.5


@pytest.mark.parametrize("scale", [1.0, 4.0])
def test_a_picture_is_placed_as_large_as_it_is_at_any_scale(
    studio: Studio, drawn: Drawn, scale: float
) -> None:
    picture = loaded(studio.file("ranges", ".png", scale))
    inches = picture.width() / (picture.dotsPerMeterX() * 0.0254)
    assert inches == pytest.approx(drawn.image("ranges").width() / 96, rel=1e-3)


def test_a_panel_has_its_heading_but_not_its_buttons(drawn: Drawn, shown: MainWindow) -> None:
    one = panel(shown, "states")
    picture = pixels(drawn.image("states"))
    top = one.titleBarWidget().height()
    card = list(theme().color("card").getRgb()[:3])
    corner = one.corner.geometry()
    assert (picture[2:top, corner.left() :] == card).all()
    assert (picture[2:top, : one.heading.geometry().right()] != card).any()
    assert (picture[-1] == card).all()
    assert all(button.isVisible() for button in one.toggles.values())


@pytest.mark.parametrize("name", ["parameters", "inspector"])
def test_no_scroll_bar_is_in_a_picture_of_a_panel(studio: Studio, shown: MainWindow, name) -> None:
    shown.resize(1024, 700)
    panel(shown, name).raise_()
    settle()
    with studio.shown(name) as subject:
        painted = [placed.widget for placed in subject.placed_widgets()]
    bars = panel(shown, name).findChildren(QScrollBar)
    assert any(bar.isVisible() for bar in bars)
    assert not set(bars) & set(painted)


@pytest.mark.parametrize("name", ["parameters", "inspector"])
def test_a_picture_of_a_panel_has_all_that_it_scrolls(studio: Studio, shown: MainWindow, name):
    shown.resize(1024, 700)
    one = panel(shown, name)
    one.raise_()
    settle()
    scroll = max(one.findChildren(QuietScroll), key=lambda each: each.height())
    bar = scroll.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, place = one.geometry(), bar.value()
    assert place > 0
    picture = studio.image(name)
    assert picture.height() == before.height() + bar.maximum()
    assert picture.width() == before.width()
    assert (one.geometry(), bar.value()) == (before, place)
    bar.setValue(0)


def test_what_is_kept_as_a_picture_on_screen_is_drawn_anew_at_a_larger_scale(
    studio: Studio, shown: MainWindow
) -> None:
    figure = panel(shown, "ranges").figure
    figure._markers.hide()
    plot = figure.viewport().mapTo(
        panel(shown, "ranges"), figure._view.geometry().toRect().topLeft()
    )
    area = QRect(plot, figure._view.geometry().toRect().size()).adjusted(4, 4, -4, -4)
    three = QRect(area.topLeft() * 3, area.size() * 3)
    enlarged = studio.image("ranges").copy(area).scaled(three.size())
    assert difference(studio.image("ranges", 3.0).copy(three), enlarged).mean > 0.2
    figure._markers.show()


@pytest.mark.parametrize("name", FIGURES)
def test_an_svg_is_all_vectors_and_looks_alike(drawn: Drawn, name: str) -> None:
    tree = svg_tree(drawn, name)
    assert list(tree.iter(f"{SVG}image")) == []
    screen = drawn.image(name)
    assert tree.get("viewBox") == f"0 0 {screen.width()} {screen.height()}"
    again = drawn_svg(drawn.file(name, ".svg", Paper(outlines=True)), screen.size())
    assert_alike(again, screen, mean=4.5, share=0.01)


def test_an_svg_says_what_it_shows(drawn: Drawn, shown: MainWindow) -> None:
    tree = svg_tree(drawn, "diagram")
    assert tree.findtext(f"{SVG}title") == panel(shown, "diagram").heading.text()
    assert "Unit 1" in (tree.findtext(f"{SVG}desc") or "")
    written = labels(tree)
    for number in panel(shown, "diagram").strip.texts():
        assert number in written


def test_units_and_time_are_named_beside_the_heat_maps(
    shared_window: Callable[..., MainWindow],
) -> None:
    main = shared_window("remember-early-pulse")
    main.document.set_view(rows=("c", "h"))
    main.document.select(unit=3)
    settle()
    studio = Studio(main.document, main, main.apply_theme)

    def written() -> Counter[str | None]:
        return Counter(text.text for text in svg_tree(studio, "states").iter(f"{SVG}text"))

    on_the_axis = {str(t) for t in range(0, 24, 2)}
    times = written()
    assert [times[str(unit)] - (str(unit) in on_the_axis) for unit in (1, 2, 3, 4)] == [2] * 4
    assert times["t"] == 3, "of both symbols, and beside the axis"
    main.document.set_view(rows=tuple(row_kinds(LSTM)))
    settle()
    times = written()
    assert times["3"] == 0, "narrow lanes have room for the selected unit only"
    assert times["4"] > 2


def cells(drawn: Drawn, name: str) -> list[str]:
    """Return the elements whose edges are not smoothed, so that nothing shines through."""
    groups = svg_tree(drawn, name).iter(f"{SVG}g")
    crisp = [group for group in groups if group.get("shape-rendering") == "crispEdges"]
    return [element.tag for group in crisp for element in group]


@pytest.mark.parametrize("name", ["states", "parameters"])
def test_cells_side_by_side_in_an_svg_let_nothing_through(drawn: Drawn, name: str) -> None:
    assert 0 < len(cells(drawn, name)) < 200


def test_ids_in_an_svg_are_unique_and_all_references_lead_somewhere(drawn: Drawn) -> None:
    text = drawn.file("window", ".svg").decode()
    names = re.findall(r'\bid="([^"]+)"', text)
    assert len(names) == len(set(names))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(names)


@pytest.mark.parametrize("name", ["window", *FIGURES])
def test_a_pdf_is_one_page_with_its_fonts_and_looks_alike(drawn: Drawn, name: str) -> None:
    data = drawn.file(name, ".pdf")
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    assert re.search(rb"/FontFile[23]?\b", data)
    screen = drawn.image(name)
    assert_alike(drawn_pdf(data, screen.size()), screen, mean=5.0, share=0.03)


@pytest.mark.parametrize("name", ["window", "diagram"])
def test_numbers_in_a_pdf_can_be_searched_and_copied(drawn: Drawn, name: str) -> None:
    written = text_of_pdf(drawn.file(name, ".pdf"))
    assert set("0123456789.+−") <= set(written)
    assert not any("\ue000" <= letter <= "\uf8ff" or letter == "\t" for letter in written)


def test_the_symbols_in_a_pdf_are_letters_that_can_be_typed(drawn: Drawn) -> None:
    written = "".join(text_of_pdf(drawn.file("diagram", ".pdf")).split())
    assert "ft=σ(Zf)=σ(−3.81)=0.02" in written
    assert set("ficoxhtσ") <= set(written)


def test_the_figure_in_a_pdf_has_its_description(drawn: Drawn, shown: MainWindow) -> None:
    data = drawn.file("diagram", ".pdf")
    told = sentence(shown.document.snapshot()).encode("utf-16-be").hex().upper()
    assert b"/S /Figure" in data
    assert f"/Alt <FEFF{told}>".encode() in data


def test_a_pdf_of_a_figure_holds_no_image(drawn: Drawn) -> None:
    for name in FIGURES:
        assert b"/Subtype /Image" not in drawn.file(name, ".pdf")


def test_in_the_dark_the_light_theme_is_only_for_the_picture(
    studio: Studio, drawn: Drawn, shown: MainWindow
) -> None:
    light = {name: pixels(drawn.image(name)) for name in ("diagram", "window")}
    shown.apply_theme(DARK)
    settle()
    dark = loaded(studio.file("window", ".png"))
    assert_is(dark, shown.grab().toImage())
    assert (pixels(dark) != light["window"]).mean() > 0.5
    apart = pixels(studio.image("window", colours="light")) != light["window"]
    moon_or_sun = shown.header.height()
    assert not apart[moon_or_sun:].any()
    assert apart.mean() < 0.001
    _is_as_it_was_after_a_light_picture(studio, shown, light["diagram"])
    shown.apply_theme(LIGHT)


def _is_as_it_was_after_a_light_picture(studio, shown, light) -> None:
    shown.document.select(t=3)
    settle()
    shown.workspace.panels[0].setFocus()
    focused, before = QApplication.focusWidget(), shown.grab().toImage()
    undoable = shown.document.undo_stack.count()
    shown.document.select(t=shown.document.state.selection.t)
    picture = studio.image("diagram", colours="light")
    assert theme() is DARK
    assert picture.pixelColor(1, 1) == LIGHT.color("card")
    assert pixels(picture).shape == light.shape
    assert QApplication.focusWidget() is focused
    assert shown.document.undo_stack.count() == undoable
    settle()
    assert (pixels(shown.grab().toImage()) == pixels(before)).all()


def test_pictures_speak_the_language_of_the_window(
    studio: Studio, drawn: Drawn, shown: MainWindow
) -> None:
    english = labels(svg_tree(drawn, "diagram"))
    shown.apply_language("ko")
    settle()
    korean = labels(svg_tree(studio, "diagram"))
    set_language("en")
    assert english != korean
    assert any("유닛" in label for label in korean)


def test_only_what_is_shown_can_be_exported(studio: Studio, shown: MainWindow) -> None:
    assert set(studio.names()) == {
        "window",
        "parameters",
        "diagram",
        "states",
        "ranges",
        "inspector",
    }
    assert studio.titles()["inspector"] == "Inspector", "whatever it explains"
    panel(shown, "ranges").hide()
    assert "ranges" not in studio.names()
    panel(shown, "ranges").show()


def test_the_comparer_sees_what_an_eye_would(qapp: QApplication) -> None:
    blank = QImage(QSize(200, 100), QImage.Format.Format_RGB32)
    blank.fill(QColor("white"))
    lined = blank.copy()
    painter = QPainter(lined)
    painter.fillRect(20, 20, 160, 3, QColor("black"))
    painter.end()
    assert difference(blank, blank.copy()).mean == 0
    assert difference(blank, lined).share > 0.02
    with pytest.raises(AssertionError):
        assert_alike(blank, lined, mean=4.5, share=0.01)
    with pytest.raises(AssertionError):
        assert_alike(blank, shrunk(blank, QSize(100, 100)), mean=255, share=1)


def test_a_picture_of_more_pixels_than_can_be_counted_is_refused(studio):
    with pytest.raises(Problem, match="smaller scale"):
        studio.image("window", scale=25.0)


def test_an_svg_of_any_label_is_xml(shared_window):
    state = seeded_state(1, 2, 3)
    names = ("a\u0007 <&", "\ufffe", "\ud7ff \U0001f600")
    main = shared_window(replace(state, sequence=Sequence(state.sequence.x, names)))
    settle()
    told = labels(svg_tree(Studio(main.document, main, main.apply_theme), "states"))
    assert "a  <&" in told
