"""What can be exported: the window, or one of its panels."""

from collections.abc import Iterator

from msgspec import Struct
from PyQt6.QtGui import QColor
from PyQt6.QtWidgets import QScrollBar, QWidget

from lstm_gui.scenes.narration import sentence
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.exporting.recording.widget_painting import Placed, placed_widgets
from lstm_gui.ui.style.current import theme


class Subject(Struct, frozen=True):
    """One thing to make a picture of.

    Parameters
    ----------
    name
        ``"window"`` or the name of a panel; part of the suggested file name.
    title, description
        What the picture is called, and a plain sentence for those who cannot see it.
    widget
        What is painted.
    without
        Widgets inside it that do not belong into a picture.
    framed
        Whether the widget's own frame belongs into it; else it lies on a plain card.
    bare
        Widgets inside it of which only what lies in them belongs into it.
    left_out
        How many of its numbers and notes there is no room for.
    """

    name: str
    title: str
    description: str
    widget: QWidget
    without: tuple[QWidget, ...] = ()
    framed: bool = True
    bare: tuple[QWidget, ...] = ()
    left_out: int = 0

    @property
    def background(self) -> QColor:
        """What lies behind the picture, in the theme in force."""
        return theme().color("window" if self.framed else "card")

    def placed_widgets(self) -> Iterator[Placed]:
        """Yield what to paint, in its order."""
        return placed_widgets(self.widget, self.without, self.framed, self.bare)


def window_subject(window: QWidget, snapshot: Snapshot) -> Subject:
    """Return the whole window as a subject, without what only floats over it."""
    title = window.windowTitle().replace("[*]", "")
    floating = tuple(one for one in window.findChildren(QWidget) if one.property("floats"))
    return Subject("window", title, _described(snapshot), window, floating)


def panel_subject(panel: Panel, snapshot: Snapshot) -> Subject:
    """Return a panel without buttons of its title row, scroll bars and what is for users alone."""
    bars = panel.findChildren(QScrollBar)
    without, title = (*panel.title_buttons, *panel.unpictured, *bars), panel.heading.text()
    return Subject(
        panel.name,
        title,
        _described(snapshot),
        panel,
        without,
        framed=False,
        left_out=panel.left_out,
    )


def _described(snapshot: Snapshot) -> str:
    """Return what the unit does, nothing while that is to be guessed."""
    return "" if snapshot.keeps_back else sentence(snapshot)
