"""Sets up the window or one panel out of sight, and takes its picture."""

import sys
from math import ceil

from PyQt6.QtCore import QCoreApplication, QEvent, QLoggingCategory, QSize, Qt
from PyQt6.QtWidgets import QApplication, QMainWindow

from lstm_gui.app.application import make_application
from lstm_gui.app.options import RenderOptions
from lstm_gui.files.figures.marks import POINTS_PER_PIXEL
from lstm_gui.files.problem import Problem
from lstm_gui.ui.cell.cell_views import CellViews
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.exporting.drawn_pictures import FORMATS, Paper
from lstm_gui.ui.exporting.stage import SIZES, staged_panel
from lstm_gui.ui.exporting.subjects import Subject, panel_subject, window_subject
from lstm_gui.ui.style.current import set_theme
from lstm_gui.ui.style.fonts import load_fonts, text_font
from lstm_gui.ui.style.scale import TEXT_SIZE
from lstm_gui.ui.style.theme import THEMES
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.translation import set_language

_LOWEST = 300
"""How high a printed figure is at least, in logical pixels: as much as every view needs."""
_SIZES = {"window": QSize(1440, 900), **SIZES}


def picture(options: RenderOptions) -> bytes:
    """Return the bytes of the picture file that ``options`` describe.

    Raises
    ------
    Problem
        If a font is missing, or the view does not fit into the size.
    """
    app = headless_application()
    set_theme(THEMES[options.theme])
    set_language(options.language)
    document = Document(options.session, title=options.title)
    document.select(t=options.t, unit=options.unit)
    make = _window if options.view == "window" else _panel
    window, subject = make(document, options)
    try:
        app.processEvents()
        _require_size(subject, options)
        return FORMATS[options.output.suffix.lower()](subject, _paper(options))
    finally:
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def headless_application() -> QApplication:
    """Return the application with its fonts; a font that is missing is a Problem."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # The platform says on stderr what it cannot do; none of it matters here.
        QLoggingCategory.setFilterRules("default.warning=false")
        app = make_application(sys.argv[:1])
    problems = load_fonts()
    if problems:
        raise problems[0]
    app.setFont(text_font(TEXT_SIZE))
    return app


def _window(document: Document, options: RenderOptions) -> tuple[QMainWindow, Subject]:
    snapshot = document.computed()
    window = MainWindow(document)
    _show(window, options)
    window.complete()
    return window, window_subject(window, snapshot)


def _panel(document: Document, options: RenderOptions) -> tuple[QMainWindow, Subject]:
    host = QMainWindow()
    document.setParent(host)
    panel = staged_panel(document, options.view, host)
    heading = panel.titleBarWidget()
    if heading is not None and not options.titled:
        heading.setFixedHeight(0)
    _show(host, options)
    snapshot = document.computed()
    panel.draw(snapshot)
    for views in host.findChildren(CellViews):
        views.hold(share=1.0, unfolded=1.0)
    return host, panel_subject(panel, snapshot)


def _show(window: QMainWindow, options: RenderOptions) -> None:
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(_size(options))
    window.show()


def _size(options: RenderOptions) -> QSize:
    usual = QSize(*options.size) if options.size else _SIZES[options.view]
    if options.width is None:
        return usual
    width = _columns(options.width, options.font_size)
    return QSize(width, max(round(width * usual.height() / usual.width()), _LOWEST))


def _columns(width: float, font_size: float) -> int:
    """Return how many logical pixels lie side by side where text has ``font_size`` points."""
    return round(width / font_size * TEXT_SIZE)


def _points(options: RenderOptions) -> float:
    """Return how large a logical pixel is in print."""
    if options.width is None:
        return POINTS_PER_PIXEL
    return options.width / _columns(options.width, options.font_size)


def _paper(options: RenderOptions) -> Paper:
    points = _points(options)
    pixels = options.scale if options.width is None else options.dpi * points / 72
    return Paper(pixels, points, options.clear)


def _require_size(subject: Subject, options: RenderOptions) -> None:
    needed = subject.widget.size()
    if needed == _size(options):
        return
    if options.width is None:
        raise Problem(
            "The view {view} needs {width} × {height} pixels at least. Choose a larger size.",
            view=options.view,
            width=needed.width(),
            height=needed.height(),
        )
    raise Problem(
        "With letters of {size} pt the view {view} needs a width of {width} mm at least. "
        "Choose a larger width or smaller letters.",
        size=f"{options.font_size:g}",
        view=options.view,
        width=ceil(needed.width() * _points(options) / 72 * 25.4),
    )
