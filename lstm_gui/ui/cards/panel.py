"""What every panel is: a card with a title row and a body, shown in a dock."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QDockWidget, QMainWindow, QVBoxLayout, QWidget

from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cards.title_row import TitleRow, parts
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.style.theme import Theme, brush_of, pen_of
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton

if TYPE_CHECKING:
    from lstm_gui.scenes.figure_table import FigureTable

_RADIUS = 9
_LIT = 2.4


class Panel(QDockWidget):
    """A dock painted as one card.

    Subclasses fill ``body`` with what lies ``inside``, and ``corner`` (the right end of
    the title row), and say how to `draw`. A panel knows no other panel.

    Signals
    -------
    looked_up(str)
        A word of the field was chosen, by its key in the glossary.
    export_asked(str), copy_asked(str)
        A picture of the panel of that name is wanted, in a file or on the clipboard.
    moved()
        Somebody has given it another place or size by its menu.
    """

    looked_up = pyqtSignal(str)
    export_asked = pyqtSignal(str)
    copy_asked = pyqtSignal(str)
    moved = pyqtSignal()

    name = ""
    title = ""
    """Short, for tabs and the View menu."""
    headline = ""
    """What stands on the card; the title if empty."""
    brief = ""
    """What stands there where there is no room for the headline."""
    is_guide = False
    """Whether it is read beside the others, which the room of a growing window is for."""
    tells = False
    """Whether it shows results, which are covered while they are to be guessed."""

    def __init__(self, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.setObjectName(self.name)
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        bind(self.setWindowTitle, self.title)
        # Both stand in their place before they are filled: whatever moves takes on its
        # style anew, with all that is in it.
        self.title_row, self.inside = TitleRow(self), QWidget(self)
        self.setTitleBarWidget(self.title_row)
        self.setWidget(self.inside)
        self.heading, self.corner = self.title_row.heading, self.title_row.corner
        bind(self.heading.setText, self.headline or self.title)
        if self.brief:
            bind(self.heading.set_brief, self.brief)
        self.body = QVBoxLayout(self.inside)
        fit(self.body.setContentsMargins, 12, 2, 10, 10)
        fit(self.body.setSpacing, 6)
        self.staged = False
        """Whether what is inside shows elsewhere for a while, wherever the dock is."""
        self.at_once = False
        """Whether it draws all it shows when it is told to, however long that takes."""
        self._lit = False
        self._came: Snapshot | None = None
        self._due: Snapshot | None = None
        self.visibilityChanged.connect(self._catch_up_if)
        # Qt would open it behind the panel that took its place.
        self.toggleViewAction().triggered.connect(self.raise_)

    @property
    def title_buttons(self) -> tuple[QWidget, ...]:
        """What stands at the right end of the title row."""
        return parts(self.corner)

    @property
    def put_away(self) -> tuple[ToolButton, ...]:
        """The buttons that the title leaves no room for, to be offered in a menu."""
        return self.title_row.put_away

    @property
    def unpictured(self) -> tuple[QWidget, ...]:
        """What stands among what is shown for users alone: no picture has it."""
        return ()

    @property
    def height_needed(self) -> int | None:
        """How high what is `inside` has to be to show all; None if it fills any height."""
        return None

    @property
    def height_above(self) -> int:
        """How much higher a figure of it is, by what joins the picture of some sessions."""
        return 0

    @property
    def left_out(self) -> int:
        """How many of its numbers are not drawn, since there is no room for them."""
        return 0

    def let_go(self) -> bool:
        """End a drag of it by its title and tell whether there was one.

        Qt crashes over a dock that is put elsewhere while it is being dragged.
        """
        if QWidget.mouseGrabber() is not self:
            return False
        at, none = QPointF(), Qt.KeyboardModifier.NoModifier
        kind, left = QEvent.Type.MouseButtonRelease, Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, at, self.mapToGlobal(at), left, Qt.MouseButton.NoButton, none)
        QCoreApplication.sendEvent(self, event)
        return True

    def spread(self) -> None:
        """Show on paper all that would be scrolled to; the room for it is asked for."""

    def ask_for_export(self) -> None:
        """Ask for a picture in a file."""
        self.export_asked.emit(self.name)

    def ask_for_copy(self) -> None:
        """Ask for a picture on the clipboard."""
        self.copy_asked.emit(self.name)

    def tables(self) -> "tuple[FigureTable, ...]":
        """Return the numbers of its pictures, for who reads or copies them."""
        return ()

    def shown_tables(self) -> "tuple[FigureTable, ...]":
        """Return its `tables`, none while they are covered."""
        return () if self.covered else self.tables()

    def equations(self) -> tuple[tuple[str, ...], ...]:
        """Return the equations of what it shows as lines of markup, in groups."""
        return ()

    def shown_equations(self) -> tuple[tuple[str, ...], ...]:
        """Return its `equations`, none while what they tell is covered."""
        return () if self.covered else self.equations()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw ``snapshot`` now, or as soon as the panel comes in sight."""
        wanted = self.is_wanted(snapshot)
        self._came = self._due = snapshot
        if wanted:
            self.raise_()
        if wanted or not self.is_out_of_sight():
            self.catch_up()

    def catch_up(self) -> None:
        """Draw what was put off while the panel was closed or stood behind others."""
        due, self._due = self._due, None
        if due is not None:
            self.draw(due)

    def is_out_of_sight(self) -> bool:
        """Return whether it is closed or stands behind others, and shows nowhere else."""
        if self.staged:
            return False
        # Qt moves the cards of a stack out of the window, all but one.
        behind = not self.isFloating() and self.geometry().right() < 0
        return self.isHidden() or (self.isVisible() and behind)

    def is_wanted(self, snapshot: Snapshot) -> bool:
        """Return whether ``snapshot``, as the next one, brings the panel before the others."""
        del snapshot
        return False

    def gives_away(self, snapshot: Snapshot) -> bool:
        """Return whether it shows what is still to be guessed of this step, if it `tells`."""
        return snapshot.keeps_back

    def draw(self, snapshot: Snapshot) -> None:
        """Show ``snapshot``; emits nothing."""

    @property
    def lit(self) -> bool:
        """Whether the whole card is pointed at."""
        return self._lit

    def show_lit(self, lit: bool) -> None:
        """Show whether the whole card is pointed at."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of ``theme`` where the palette does not reach."""

    def retranslate(self) -> None:
        """Say again what is not bound to the language."""

    @property
    def covered(self) -> bool:
        """Whether what it shows is to be guessed: nobody sees it, nor has it read out."""
        return self.tells and self._came is not None and self.gives_away(self._came)

    def _catch_up_if(self, visible: bool) -> None:
        if visible:
            self.catch_up()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        inside = self.rect().adjusted(_RADIUS, _RADIUS, -_RADIUS, -_RADIUS)
        if inside.contains(event.rect()):
            # The usual case, while something on the card moves: no corner, no rounding.
            painter.fillRect(event.rect(), theme().color("card"))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = _LIT if self._lit else 1
        painter.setPen(pen_of(theme().color("accent" if self._lit else "border"), width))
        painter.setBrush(brush_of(theme().color("card")))
        inset = width / 2
        card = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)
