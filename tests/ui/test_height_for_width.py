"""What is scrolled is as high at a width as it says, whichever width it has just now.

A scroll area asks for the height at several widths while it decides about its bar. If the answers
followed the width of the moment, it would take the bar away and bring it back without end.
"""

from collections.abc import Iterator

import pytest
from PyQt6.QtWidgets import QScrollArea, QWidget

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.cell.inspector_view import InspectorView
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.current import set_factor
from lstm_gui.ui.widgets.pages.page_text import PageText
from tests.ui.driving import settle

WIDTHS = range(140, 400, 37)


def heights(view: InspectorView) -> Iterator[dict[int, int]]:
    """Yield the heights of what is scrolled at all widths, as they are told at each of them."""
    for width in WIDTHS:
        view.resize(width, 2000)
        settle()
        content = view.findChild(QScrollArea).widget()
        assert content.width() == width
        yield {wide: content.heightForWidth(wide) for wide in WIDTHS}


@pytest.fixture
def larger() -> Iterator[None]:
    set_factor(1.5)
    yield
    set_factor(1.0)


@pytest.fixture
def view(qtbot, shown) -> InspectorView:
    holder = shown(QWidget())
    document = Document(load_preset("latch").session)
    document.setParent(holder)
    view = InspectorView(document, holder)
    document.inspect(Inspection("f", 1, 0))
    settle()
    view.draw(document.snapshot())
    view.show()
    return view


def test_the_inspector(view: InspectorView) -> None:
    assert_steadfast(view)


def test_the_inspector_in_front_of_a_class(larger, view: InspectorView) -> None:
    assert_steadfast(view)


def assert_steadfast(view: InspectorView) -> None:
    told = list(heights(view))
    assert len(set(told[0].values())) > 1, "nothing in it is broken to the width"
    assert all(one == told[0] for one in told)


def test_a_page_is_not_lower_beside_a_bar(shown) -> None:
    view, bar, lower = shown(PageText()), 10, False
    for lesson in bundled_lessons()[1:3]:
        for text in (page.text["en"] for page in lesson.pages if "$$" in page.text["en"]):
            for width in range(240, 400, 40):
                view.show_text("")
                heights = [_height_at(view, width, text), _height_at(view, width - bar, text)]
                assert heights == sorted(heights)
                view.show_text("")
                lower = lower or _height_at(view, width - bar, text) < heights[1]
    assert lower, "nothing shrinks with the width"


def _height_at(view: PageText, width: int, text: str) -> int:
    view.resize(width, view.height())
    view.show_text(text)
    return view.height()
