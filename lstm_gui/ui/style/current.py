"""The theme in force in this application, and how large it shows everything."""

from collections.abc import Iterator
from contextlib import contextmanager

from PyQt6.QtWidgets import QApplication, QWidget

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


@contextmanager
def painting_in(other: Theme) -> Iterator[None]:
    """Let widgets paint with ``other`` meanwhile; only what was given to `dress` looks like it."""
    before, _in_force[0] = _in_force[0], other
    try:
        yield
    finally:
        _in_force[0] = before


def dress(window: QWidget) -> None:
    """Style ``window`` in the theme that is painted with, if the application is in another."""
    app, rules = QApplication.instance(), stylesheet(theme())
    if isinstance(app, QApplication) and app.styleSheet() != rules:
        window.setPalette(theme().palette())
        # Where an application has rules, no palette but its own reaches what has no rule.
        window.setStyleSheet(f"QWidget {{ color: {theme().text}; }}{rules}")


def set_factor(new: float) -> None:
    """Show every widget of the application ``new`` times as large as at a desk."""
    put_in_force(new)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setFont(text_font(scaled(TEXT_SIZE)))
    refit()
    set_theme(theme())
