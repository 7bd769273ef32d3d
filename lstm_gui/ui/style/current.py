"""The theme in force in this application."""

from PyQt6.QtWidgets import QApplication

from lstm_gui.ui.style.stylesheet import stylesheet
from lstm_gui.ui.style.theme import LIGHT, Theme

_in_force = [LIGHT]


def theme() -> Theme:
    """Return the theme that widgets paint with."""
    return _in_force[0]


def set_theme(new: Theme) -> None:
    """Make ``new`` the theme of every widget of the application."""
    _in_force[0] = new
    app, rules = QApplication.instance(), stylesheet(new)
    # Qt lays out every widget again, even if the rules are the same.
    if isinstance(app, QApplication) and app.styleSheet() != rules:
        app.setPalette(new.palette())
        app.setStyleSheet(rules)
