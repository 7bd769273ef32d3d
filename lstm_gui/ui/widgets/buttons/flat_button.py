"""Small quiet buttons for title rows."""

from collections.abc import Callable

from PyQt6.QtWidgets import QMenu, QToolButton, QWidget

from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton


def flat_button(
    parent: QWidget, text: str, tip: str = "", clicked: Callable[[], object] | None = None
) -> ToolButton:
    """Return a flat button whose ``text`` and ``tip`` follow the language."""
    button = ToolButton(parent)
    button.setProperty("flat", True)
    button.gives_way = True
    bind(button.setText, text)
    if tip:
        bind(button.setToolTip, tip)
    bind(button.setAccessibleName, tip or text)
    if clicked is not None:
        button.clicked.connect(clicked)
    return button


def menu_button(parent: QWidget, text: str, tip: str, menu: QMenu) -> ToolButton:
    """Return a flat button that opens ``menu``."""
    button = flat_button(parent, text, tip)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
