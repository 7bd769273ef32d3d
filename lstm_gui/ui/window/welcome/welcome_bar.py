"""A bar for newcomers: one thing to do, the tour, and what else can be opened."""

from collections.abc import Iterable

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QToolBar, QVBoxLayout, QWidget

from lstm_gui.scenes.first_hint import Hint
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.buttons.quiet_buttons import QuietButton
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.labels.title_text import TitleText
from lstm_gui.words.translation import message


class WelcomeBar(QToolBar):
    """Stands above the panels, with one sentence until there is more to `offer`.

    Signals
    -------
    skipped()
        The tour is not wanted.
    everything_asked()
        All panels and controls are wanted, for good.
    """

    skipped = pyqtSignal()
    everything_asked = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setMovable(False)
        self.toggleViewAction().setVisible(False)
        bind(self.setWindowTitle, message("Welcome"))
        self._card = self._add_card()
        self._row = QHBoxLayout(self._card)
        fit(self._row.setContentsMargins, 14, 6, 8, 6)
        fit(self._row.setSpacing, 8)
        self.hint = TitleText(self._card)
        self.hint.setProperty("role", "title")
        self.everything = self._everything()
        self._row.addWidget(self.hint, 1)
        self._row.addWidget(self.everything)

    def say(self, hint: Hint) -> None:
        """Say what there is to do first."""
        self._hint = hint
        bind(self._show_text, hint.text)
        bind(self._show_brief, hint.brief)

    def _show_text(self, text: str) -> None:
        self.hint.setText(self._hint.filled(text))

    def _show_brief(self, text: str) -> None:
        self.hint.set_brief(self._hint.filled(text))

    def offer(self, tour: QAction, panels: Iterable[Panel]) -> None:
        """Add the buttons of the tour and of ``panels``."""
        # Filled before it shows: what comes into a widget that shows is seen a moment later.
        offers = QWidget(self._card)
        row = QHBoxLayout(offers)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, 8)
        self._add_tour(tour, row, offers)
        self._add_openers(panels, row, offers)
        self._row.insertWidget(1, offers)
        offers.show()

    def offer_tour(self, offered: bool) -> None:
        """Show what is offered to those who are here for the first time, or no longer."""
        for widget in (self.tour, self.skip):
            widget.setVisible(offered)

    def _add_tour(self, tour: QAction, row: QHBoxLayout, parent: QWidget) -> None:
        self.tour = QuietButton(parent)
        self.tour.setDefault(True)
        self.tour.clicked.connect(tour.trigger)
        bind(self.tour.setText, message("One-minute tour"))
        bind(self.tour.setToolTip, message("Six short pages, each with one thing to do"))
        self.skip = flat_button(
            parent, message("skip"), message("Do not offer the tour again"), self.skipped.emit
        )
        row.addWidget(self.tour)
        row.addWidget(self.skip)

    def _add_openers(self, panels: Iterable[Panel], row: QHBoxLayout, parent: QWidget) -> None:
        self.openers = [self._opener(panel, parent) for panel in panels]
        opens = Label(parent)
        opens.setProperty("role", "muted")
        bind(opens.setText, message("Open:"))
        for widget in (opens, *self.openers):
            row.addWidget(widget)

    def _everything(self) -> ToolButton:
        button = ToolButton(self._card)
        button.clicked.connect(self.everything_asked)
        bind(button.setText, message("Everything"))
        bind(
            button.setToolTip,
            message("Show all panels and controls, now and at every start"),
        )
        return button

    def _add_card(self) -> QFrame:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        fit(column.setContentsMargins, 0, 0, 0, 8)
        card = QFrame(holder)
        card.setProperty("role", "card")
        column.addWidget(card)
        self.addWidget(holder)
        return card

    def _opener(self, panel: Panel, parent: QWidget) -> ToolButton:
        action, button = panel.toggleViewAction(), ToolButton(parent)
        button.setCheckable(True)
        bind(button.setText, panel.title)
        bind(button.setToolTip, message("Show or hide this panel"))
        button.clicked.connect(action.trigger)
        action.toggled.connect(button.setChecked)
        button.setChecked(action.isChecked())
        return button
