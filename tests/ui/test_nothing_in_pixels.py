"""In files of vectors nothing is an image, but maps of very many cells."""

import pytest
from PyQt6.QtCore import QSize
from PyQt6.QtGui import QColor, QImage
from PyQt6.QtWidgets import QCheckBox, QDoubleSpinBox, QSpinBox, QWidget

from lstm_gui.files.figures.checks import checked
from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.figures.marks import Drawing, Ink
from lstm_gui.files.figures.pdf import pdf
from lstm_gui.files.figures.svg import svg
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.figure_views import VIEWS
from lstm_gui.scenes.workspaces import TRAIN
from lstm_gui.ui.exporting.recording.recorded import drawing_of, marks_of
from lstm_gui.ui.exporting.recording.subjects import window_subject
from lstm_gui.ui.exporting.recording.widget_painting import placed_widgets
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.ui.style.current import dress, set_theme, theme
from lstm_gui.ui.style.theme import DARK, LIGHT
from tests.core.states import seeded_state
from tests.ui.memory_window import show_memory
from tests.ui.pictures import assert_alike, drawn_svg
from tests.ui.printed import printed

_SIZE = QSize(64, 28)


def images_in(drawing: Drawing) -> tuple[int, int]:
    """Return how many images there are in an SVG and in a PDF of ``drawing``."""
    return svg(drawing).count(b"<image"), pdf(drawing).count(b"/Subtype /Image")


@pytest.mark.parametrize("view", [name for name, view in VIEWS.items() if view.workspace != TRAIN])
def test_no_view_holds_an_image(qapp, view):
    drawing = printed(load_preset("latch").session, view, Printing(183 * MILLIMETRE))
    assert images_in(drawing) == (0, 0)


@pytest.mark.parametrize("workspace", ["cell", "memory", "train"])
def test_the_whole_window_holds_no_image(window, workspace):
    main = window("latch")
    if workspace == "memory":
        show_memory(main)
    elif workspace == "train":
        main.actions_by_name["show_train"].trigger()
    drawing = drawing_of(window_subject(main, main.document.computed()))
    assert images_in(drawing) == (0, 0)


@pytest.mark.parametrize("view", ["states", "curves"])
def test_only_a_map_of_very_many_cells_is_an_image(qapp, view):
    session = load_preset("latch").session.with_state(seeded_state(2, 64, 500))
    drawing = printed(session, view, Printing(183 * MILLIMETRE))
    assert checked(drawing).images == 0, "what there is has sharp edges at any size"
    assert (images_in(drawing)[0] > 0) == (view == "states")


def spin_box() -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, 9)
    return box


def shut_box() -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setEnabled(False)
    return box


def switch() -> QCheckBox:
    made = QCheckBox()
    made.setChecked(True)
    return made


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=lambda one: one.name)
@pytest.mark.parametrize("make", [spin_box, shut_box, switch])
def test_a_mark_is_drawn_as_on_the_screen(qtbot, make, shown):
    before = theme()
    set_theme(shown)
    try:
        host, made = QWidget(), make()
        made.setParent(host)
        qtbot.addWidget(host)
        dress(host)
        host.setFixedSize(_SIZE)
        made.setFixedSize(_SIZE)
        image = QImage(_SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor(shown.card))
        made.render(image, flags=QWidget.RenderFlag.DrawChildren)
        marks = [mark for one in placed_widgets(host, framed=False) for mark in marks_of(one)]
    finally:
        set_theme(before)
    drawing = Drawing(_SIZE.width(), _SIZE.height(), "a", "b", "en", tuple(marks), Ink(shown.card))
    assert checked(drawing).images == 0
    assert_alike(drawn_svg(svg(drawing, outlines=True), _SIZE), image, mean=2.0, share=0.002)
