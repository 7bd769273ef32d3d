"""Takes the pictures of one window: by name, format, scale and theme."""

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial

from msgspec import Struct
from PyQt6 import sip
from PyQt6.QtCore import QCoreApplication, QEvent
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.figure_views import VIEWS, view_of
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.exporting.recording.subjects import Subject, panel_subject, window_subject
from lstm_gui.ui.exporting.staging.drawn_pictures import Paper, file_of, image
from lstm_gui.ui.exporting.staging.printing import Printing, too_narrow
from lstm_gui.ui.exporting.staging.sheet import Grid, Sheet
from lstm_gui.ui.exporting.staging.staged_panels import known_of
from lstm_gui.ui.exporting.staging.unscrolled import is_scrolled, unscrolled
from lstm_gui.ui.exporting.suggested_names import suggested_name
from lstm_gui.ui.style.current import painting_in, theme
from lstm_gui.ui.style.fonts import type_at_least
from lstm_gui.ui.style.left_out import leaving_out
from lstm_gui.ui.style.theme import GREY, LIGHT, Theme

WINDOW, SHEET = "window", "sheet"
SHOWN, PAPER, WITHOUT_COLOURS = "shown", "light", "grey"
"""In which colours: those of the screen, those for paper, or none at all."""


class Figure(Struct, frozen=True):
    """What a picture is made of, little by little if need be.

    Parameters
    ----------
    subject
        Returns what is painted.
    in_force
        Within it widgets are painted as the figure is to look; the event loop must not run.
    close
        Takes it down.
    shows
        Returns of what it is at this moment; others once it has changed.
    at_once
        Whether all of it is to be painted before the window has another turn.
    """

    subject: Callable[[], Subject]
    in_force: Callable[[], AbstractContextManager[None]]
    close: Callable[[], None]
    shows: Callable[[], tuple[object, ...]]
    at_once: bool = False


class Studio:
    """Makes pictures of a window and of the panels it shows.

    Parameters
    ----------
    document
        What the window shows.
    window
        The window.
    apply_theme
        Shows the window in another theme at once.
    """

    def __init__(
        self, document: Document, window: QWidget, apply_theme: Callable[[Theme], None]
    ) -> None:
        self._document, self._window, self._apply_theme = document, window, apply_theme

    def names(self) -> tuple[str, ...]:
        """Return what there is to make a picture of: the window and each panel shown."""
        return (WINDOW, *(panel.name for panel in self._panels()))

    def titles(self) -> dict[str, str]:
        """Return what each panel shown is, by its name, whatever it shows."""
        return {panel.name: panel.windowTitle() for panel in self._panels()}

    def subject(self, name: str) -> Subject:
        """Return the window, or the panel called ``name``, as it is now."""
        return self._as_it_is(name, self._caught_up())

    def _caught_up(self) -> list[Panel]:
        panels = self._panels()
        for panel in panels:
            panel.catch_up()
        _lay_out()
        return panels

    def _as_it_is(self, name: str, panels: list[Panel] | None = None) -> Subject:
        snapshot = self._document.computed()
        for panel in self._panels() if panels is None else panels:
            if panel.name == name:
                return panel_subject(panel, snapshot)
        return window_subject(self._window, snapshot)

    def image(self, name: str, scale: float = 1.0, colours: str = SHOWN) -> QImage:
        """Return a picture with ``scale`` pixels for each logical pixel.

        Raises
        ------
        Problem
            If there is not enough memory for it.
        """
        with self.shown(name, colours) as subject:
            return image(subject, Paper(scale))

    def file(self, name: str, suffix: str, scale: float = 1.0, colours: str = SHOWN) -> bytes:
        """Return a picture as the bytes of a file of the format ``suffix``.

        Raises
        ------
        Problem
            If there is not enough memory for it.
        """
        with self.shown(name, colours) as subject:
            return file_of(subject, suffix, Paper(scale))

    @contextmanager
    def shown(self, name: str, colours: str = SHOWN) -> Iterator[Subject]:
        """Yield what is called ``name`` as it is on the screen, a panel with all it scrolls."""
        with self._in_force(name, colours):
            yield self._as_it_is(name)

    def views(self, name: str) -> tuple[str, ...]:
        """Return as which views a panel, or all on one `SHEET`, can be printed; none if as none."""
        shown, panels = self._document.view, (name,)
        if name == SHEET:
            panels = tuple(panel.name for panel in self._panels())
        views = (view_of(panel, shown.unrolled, shown.curves) for panel in panels)
        return tuple(view for view in views if view is not None)

    def staging(
        self, name: str, printing: Printing, colours: str = SHOWN, abreast: int = 1
    ) -> Generator[Figure | None]:
        """Yield the panel called ``name``, which has `views`, laid out for print.

        Before each further one on a `SHEET` it yields None, for the window to have its turn.

        Parameters
        ----------
        abreast
            How many stand side by side on a `SHEET`.

        Raises
        ------
        Problem
            If it needs more room.
        """
        views = self.views(name)
        assert views, name
        grid = Grid(views, min(abreast, len(views)), titled=printing.titled)
        size = grid.size(printing.columns)
        # The sheet is a window of its own: that on the screen is not styled anew.
        in_force = partial(_printed_in, _theme_of(colours), printing)
        with in_force():
            workspace = VIEWS[views[0]].workspace
            known = known_of(self._window, self._document.computed(), workspace)
            sheet = Sheet(self._document.session, grid, known)
        try:
            for place in range(len(views)):
                if place:
                    yield None
                with in_force():
                    sheet.add_panel()
            with in_force():
                needed = sheet.lay_out(size, fits=True)
            if needed.width() != size.width():
                raise too_narrow(", ".join(views), needed.width(), printing)
        except BaseException:
            sheet.close()
            raise
        yield Figure(sheet.subject, in_force, sheet.close, tuple)

    def live(self, name: str, colours: str = SHOWN) -> Figure:
        """Return what is called ``name`` on the screen, a panel with all it scrolls.

        For other colours or another height than it has there it takes them on, and has to be
        painted at once.
        """
        panels = [panel for panel in self._panels() if panel.name == name]
        if _theme_of(colours) is not theme() or any(map(is_scrolled, panels)):
            as_it_is, in_force = (
                partial(self._as_it_is, name),
                partial(self._in_force, name, colours),
            )
            return Figure(as_it_is, in_force, _stay, self._seen, at_once=True)
        in_turns = partial(self._in_turns, name, colours, panels)
        return Figure(partial(self.subject, name), in_turns, _stay, self._seen)

    def suggested_name(self, name: str, suffix: str) -> str:
        """Return a file name that says what the picture shows."""
        return suggested_name(self._document, name, suffix)

    def _seen(self) -> tuple[object, ...]:
        picture = self._document.computed()
        return self._document.network, self._document.view, picture.moment, picture.layers

    def _panels(self) -> list[Panel]:
        return [panel for panel in self._window.findChildren(Panel) if panel.isVisible()]

    @contextmanager
    def _in_force(self, name: str, colours: str) -> Iterator[None]:
        with self._theme(colours):
            # What is laid out later would be as high as on the screen again.
            panels = self._caught_up()
            with _whole([panel for panel in panels if panel.name == name]):
                yield

    @contextmanager
    def _in_turns(self, name: str, colours: str, panels: list[Panel]) -> Iterator[None]:
        """Have one of many widgets painted: all panels were looked for when they were begun."""
        if _theme_of(colours) is not theme():
            with self._in_force(name, colours):
                yield
            return
        _lay_out()
        with _whole([panel for panel in panels if not sip.isdeleted(panel)]):
            yield

    @contextmanager
    def _theme(self, colours: str) -> Iterator[None]:
        # Back again in the same turn of the event loop: the screen is never repainted.
        before, wanted = theme(), _theme_of(colours)
        if wanted is before:
            yield
            return
        self._apply_theme(wanted)
        try:
            yield
        finally:
            self._apply_theme(before)


def _lay_out() -> None:
    # A change of theme or text a moment ago may not have been laid out yet.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


@contextmanager
def _whole(panels: list[Panel]) -> Iterator[None]:
    """Have ``panels`` as high as all that they scroll."""
    with ExitStack() as unrolled:
        for panel in panels:
            unrolled.enter_context(unscrolled(panel))
        yield


def _stay() -> None:
    """Leave on the screen what is there."""


@contextmanager
def _printed_in(theme: Theme, printing: Printing) -> Iterator[None]:
    with painting_in(theme), type_at_least(printing.least), leaving_out(printing.without):
        yield


def _theme_of(colours: str) -> Theme:
    return {SHOWN: theme(), PAPER: LIGHT, WITHOUT_COLOURS: GREY}[colours]
