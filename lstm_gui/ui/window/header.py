"""The top row: name, menus, document, and the buttons used most."""

import sys
from collections.abc import Mapping

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction, QFont, QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from lstm_gui.files.shipped.spoken_languages import LANGUAGES
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.icons import icon
from lstm_gui.ui.style.scale import fit, fit_font, fit_size, scaled
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton
from lstm_gui.ui.widgets.buttons.workspace_tab import WorkspaceTab
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.giving_way import GivingWay
from lstm_gui.ui.window.menu_bar import MenuBar
from lstm_gui.words.numbers import percent
from lstm_gui.words.translation import message, tr

_ROOMY, _LEAST = 1200, 400
_LANGUAGES = " / ".join(language.short for language in LANGUAGES.values())


class Header(QWidget):
    """Holds the menu bar and a few actions as buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu_bar = MenuBar(self)
        # Menus stand above the whole screen there; elsewhere a desktop may want them too.
        self.menu_bar.setNativeMenuBar(sys.platform == "darwin")
        self.document = ElidedLabel(self)
        self.document.setProperty("role", "muted")
        self.document.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.progress = Label(self)
        self.progress.setProperty("role", "muted")
        self._name = Label("LSTM Explorer", self)
        fit_font(self._name.setFont, 15, QFont.Weight.DemiBold)
        self._icons: list[tuple[QAction, str]] = []
        self._row = QHBoxLayout(self)
        fit(self._row.setContentsMargins, 6, 5, 4, 5)
        fit(self._row.setSpacing, 6)
        self._row.addWidget(self._name)
        self._tabs = QHBoxLayout()
        fit(self._tabs.setSpacing, 2)
        self._row.addLayout(self._tabs)
        self._row.addWidget(self.menu_bar)
        self._row.addWidget(self.document, 1)
        self._row.addWidget(self.progress)
        self._buttons: list[QToolButton] = []
        self._giving = GivingWay(self, self._row, _LEAST)

    def add_buttons(self, actions: Mapping[str, QAction], presets: QMenu) -> None:
        """Add the buttons of what is used most."""
        self.add_action(actions["learn"])
        tip = message("Ready-made cells with a story each")
        self.add_menu(presets, message("Presets ▾"), tip)
        self.add_action(actions["undo"], "undo")
        self.add_action(actions["redo"], "redo")
        self.add_action(actions["export"], text=message("Export"))
        self.add_action(actions["toggle_language"], text=_LANGUAGES)
        self.add_action(actions["toggle_theme"], "moon")

    def add_action(self, action: QAction, icon_name: str = "", text: str = "") -> QToolButton:
        """Add a button for ``action``, with an icon or a shorter text than its own."""
        button = ToolButton(self)
        button.setDefaultAction(action)
        if text:
            bind(action.setIconText, text)
        if icon_name:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            # As high as a line of text, so that all buttons of the row are.
            fit_size(button.setIconSize, 16, 16)
            action.setIconVisibleInMenu(False)
            self._icons.append((action, icon_name))
        self._row.addWidget(button)
        self._add_button(button)
        return button

    def add_tab(self, action: QAction) -> None:
        """Add a tab for a workspace beside the name."""
        self._tabs.addWidget(WorkspaceTab(action, self))

    def add_menu(self, menu: QMenu, text: str, tip: str) -> QToolButton:
        """Add a button that opens ``menu``; ``tip`` says what is in it."""
        button = ToolButton(self)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        bind(button.setText, text)
        bind(button.setToolTip, tip)
        self._row.addWidget(button)
        self._add_button(button)
        return button

    def leave_out(self, names: frozenset[str]) -> None:
        """Hide the ``buttons`` or the ``menus``."""
        self.menu_bar.setHidden("menus" in names)
        self._giving.leave_out(self._buttons if "buttons" in names else ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The menus need the room more than the name, which the title of the window says too.
        self._name.setVisible(event.size().width() >= scaled(_ROOMY))

    def _add_button(self, button: QToolButton) -> None:
        self._buttons.append(button)
        # From the right: the first buttons are those used most.
        self._giving.set_giving(self._buttons[::-1])

    def set_theme(self) -> None:
        """Draw the icons in the colours of the theme in force."""
        for action, name in self._icons:
            shown = "sun" if name == "moon" and theme().is_dark else name
            action.setIcon(icon(shown, theme().color("text")))

    def show_progress(self, share: float) -> None:
        """Say how far a long forward pass has come, in (0, 1]; 1 takes it away."""
        self.progress.setText(
            "" if share >= 1 else tr("computing … {share}").format(share=percent(share))
        )

    def show_document(self, name: str, modified: bool, brief: str = "") -> None:
        """Show the name of the open session; a dot says it has unsaved changes.

        Where there is no room for it beside the buttons, ``brief`` is shown, or else nothing:
        the title of the window has both, and a dot alone would be a riddle.
        """
        self.document.setText(f"{name} •" if modified else name)
        self.document.set_brief(*filter(None, [brief]), "")
