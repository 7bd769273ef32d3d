"""Sets up the window or a sheet of panels out of sight, and takes its picture."""

import sys
from collections.abc import Callable

from msgspec.structs import replace
from PyQt6.QtCore import QCoreApplication, QEvent, QLoggingCategory, QSize
from PyQt6.QtWidgets import QApplication

from lstm_gui.app.drawing.swallowed_errors import telling_swallowed_errors
from lstm_gui.app.grammar.options import RenderOptions, with_selection
from lstm_gui.app.start.application import make_application
from lstm_gui.files.figures.picture_formats import picture_format
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.figure_views import WINDOW
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.exporting.recording.subjects import Subject, window_subject
from lstm_gui.ui.exporting.staging.drawn_pictures import Paper, file_of
from lstm_gui.ui.exporting.staging.out_of_sight import keep_out_of_sight
from lstm_gui.ui.exporting.staging.printing import Printing, too_narrow
from lstm_gui.ui.exporting.staging.sheet import Grid, Sheet
from lstm_gui.ui.style.current import set_theme
from lstm_gui.ui.style.fonts import load_fonts, text_font, type_at_least
from lstm_gui.ui.style.left_out import leaving_out
from lstm_gui.ui.style.scale import TEXT_SIZE
from lstm_gui.ui.style.theme import GREY, THEMES
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.translation import set_language

_LOWEST = 640
"""How high a printed window is at least, in logical pixels."""
_WINDOW = QSize(1440, 900)
_ROUNDS = 4
"""How many layouts hold one another, from a control to the window."""
_Drawn = tuple[bytes, int]
"""A file, and how much is left out of it."""


@telling_swallowed_errors()
def picture(options: RenderOptions, tell: Callable[[int], None] | None = None) -> bytes:
    """Return the bytes of the picture file that ``options`` describe.

    Parameters
    ----------
    tell
        Hears how many numbers and notes there is no room for, if there are any.

    Raises
    ------
    Problem
        If a font is missing, or the view does not fit into the size.
    """
    app = headless_application()
    set_theme(GREY if options.grey else THEMES[options.theme])
    set_language(options.language)
    draw = _window if options.view == WINDOW and not options.panels else _sheet
    try:
        data, left_out = draw(app, options)
    finally:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if left_out and tell is not None:
        tell(left_out)
    return data


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


def _window(app: QApplication, options: RenderOptions) -> _Drawn:
    document = Document(options.session, title=options.title)
    document.select(t=options.t, unit=options.unit)
    snapshot = document.computed()
    window = MainWindow(document)
    keep_out_of_sight(window)
    size = _size(options, _WINDOW)
    window.resize(size)
    window.show()
    window.complete()
    try:
        # What was drawn may need other room in its section, that in its panel and so on.
        for _ in range(_ROUNDS):
            app.processEvents()
        _require_size(window.size(), size, WINDOW, options)
        return _file(window_subject(window, snapshot), options)
    finally:
        window.hide()
        window.deleteLater()


def _sheet(app: QApplication, options: RenderOptions) -> _Drawn:
    printing = _printing(options)
    least = 0.0 if printing is None else printing.least
    with type_at_least(least), leaving_out(options.without):
        return _laid_out(app, options, printing)


def _laid_out(app: QApplication, options: RenderOptions, printing: Printing | None) -> _Drawn:
    views = options.panels or (options.view,)
    grid = Grid(views, options.columns, options.lettered, options.titled)
    sheet = Sheet(with_selection(options.session, options.t, options.unit), grid)
    try:
        size = _size(options, grid.size()) if printing is None else grid.size(printing.columns)
        app.processEvents()
        needed = sheet.lay_out(size, fits=printing is not None)
        if printing is not None:
            # It is as high as what it shows.
            size.setHeight(needed.height())
        _require_size(needed, size, ",".join(views), options)
        return _file(sheet.subject(), options)
    finally:
        sheet.close()


def _file(subject: Subject, options: RenderOptions) -> _Drawn:
    return file_of(subject, picture_format(options.output), _paper(options)), subject.left_out


def _size(options: RenderOptions, usual: QSize) -> QSize:
    size = QSize(*options.size) if options.size else usual
    printing = _printing(options)
    if printing is None:
        return size
    height = round(printing.columns * size.height() / size.width())
    return QSize(printing.columns, max(height, _LOWEST))


def _printing(options: RenderOptions) -> Printing | None:
    if options.width is None:
        return None
    return Printing(options.width, options.font_size, options.dpi, options.clear, options.titled)


def _paper(options: RenderOptions) -> Paper:
    printing = _printing(options)
    paper = Paper(options.scale, clear=options.clear) if printing is None else printing.paper
    return replace(paper, outlines=options.outlines)


def _require_size(needed: QSize, size: QSize, view: str, options: RenderOptions) -> None:
    printing = _printing(options)
    if needed == size:
        return
    if printing is not None:
        raise too_narrow(view, needed.width(), printing)
    raise Problem(
        "The view {view} needs {width} × {height} pixels at least. Choose a larger size.",
        view=view,
        width=needed.width(),
        height=needed.height(),
    )
