"""The theme in force in this application, and how large it shows everything."""

from PyQt6.QtWidgets import QApplication

from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.scale import TEXT_SIZE, put_in_force, refit, scaled
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


def set_factor(new: float) -> None:
    """Show every widget of the application ``new`` times as large as at a desk."""
    put_in_force(new)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setFont(text_font(scaled(TEXT_SIZE)))
    refit()
    set_theme(theme())
