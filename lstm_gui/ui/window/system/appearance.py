"""Theme, language and notation: what the system asks for, and what the user chose instead."""

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, Qt, pyqtSignal
from PyQt6.QtGui import QAction, QActionGroup, QGuiApplication, QStyleHints
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.files.shipped.spoken_languages import LANGUAGES
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import CONTRAST, DARK, LIGHT, THEMES, Theme
from lstm_gui.ui.window.system.qt_translation import QtTranslation
from lstm_gui.ui.window.system.system_language import system_language
from lstm_gui.words.notations.in_force import notation_name
from lstm_gui.words.translation import language, message

if TYPE_CHECKING:
    # Qt has it from 6.10 on.
    from PyQt6.QtGui import QAccessibilityHints

_THEMES = {
    "system": message("As the system"),
    "light": message("Light"),
    "dark": message("Dark"),
    "contrast": message("High contrast"),
}

_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
}


def chosen_theme(settings: Settings) -> Theme:
    """Return the theme the user forced, else that of the system."""
    if settings.theme in THEMES:
        return THEMES[settings.theme]
    hints = QGuiApplication.styleHints()
    if hints is None:
        return LIGHT
    wishes = _wishes(hints)
    if wishes and wishes.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def chosen_language(settings: Settings) -> str:
    """Return the language the user chose, else that of the system."""
    if settings.language in LANGUAGES:
        return settings.language
    return system_language()


class Appearance(QObject):
    """Keeps theme, language and notation as chosen, and follows the system where nothing is.

    Signals
    -------
    theme_chosen(Theme), language_chosen(str), notation_chosen(str)
        The window is to show itself so.
    """

    theme_chosen = pyqtSignal(object)
    language_chosen = pyqtSignal(str)
    notation_chosen = pyqtSignal(str)

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._wished = chosen_theme(settings)
        self._qt = QtTranslation(self)
        self._qt.use(language())
        self._theme_menu = _menu(message("T&heme"), self._theme_picked, window)
        self._language_menu = _menu(message("Lan&guage"), self._language_picked, window)
        self._notation_menu = _menu(message("N&otation"), self._notation_picked, window)
        self._notation_menu.setToolTipsVisible(True)
        for menu in self.menus:
            menu.aboutToShow.connect(self._list)
        hints = QGuiApplication.styleHints()
        if hints is not None:
            hints.colorSchemeChanged.connect(self._system_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            # No signal tells of a wish for contrast; who changed it comes back from elsewhere.
            app.applicationStateChanged.connect(self._system_changed)
        self._dress_what_is_of_the_system()

    @property
    def menus(self) -> tuple[QMenu, ...]:
        """The menus to stand in View: theme, language and notation."""
        return self._theme_menu, self._language_menu, self._notation_menu

    def do_toggle_theme(self) -> None:
        self.choose_theme("light" if theme().is_dark else "dark")

    def do_toggle_language(self) -> None:
        codes = list(LANGUAGES)
        self.choose_language(codes[(codes.index(language()) + 1) % len(codes)])

    def choose_theme(self, name: str) -> None:
        """Force the theme ``name``, or follow the ``"system"``; remembered."""
        self._settings.theme = name
        self._dress_what_is_of_the_system()
        self._wished = chosen_theme(self._settings)
        self.theme_chosen.emit(self._wished)

    def choose_language(self, code: str) -> None:
        """Speak the language ``code``; remembered."""
        self._settings.language = code
        self._qt.use(code)
        if code != language():
            self.language_chosen.emit(code)

    def choose_notation(self, name: str) -> None:
        """Write symbols in the notation called ``name``; remembered."""
        self._settings.notation = name
        if name != notation_name():
            self.notation_chosen.emit(name)

    def _theme_picked(self, action: QAction) -> None:
        self.choose_theme(action.data())

    def _language_picked(self, action: QAction) -> None:
        self.choose_language(action.data())

    def _notation_picked(self, action: QAction) -> None:
        self.choose_notation(action.data())

    def _system_changed(self) -> None:
        before, self._wished = self._wished, chosen_theme(self._settings)
        if self._wished != before:
            self.theme_chosen.emit(self._wished)

    def _dress_what_is_of_the_system(self) -> None:
        """Have title bar and file dialogs drawn in the theme, where the system draws them."""
        hints = QGuiApplication.styleHints()
        if hints is not None and sys.platform in ("win32", "darwin"):
            hints.setColorScheme(_SCHEMES.get(self._settings.theme, Qt.ColorScheme.Unknown))

    def _list(self) -> None:
        """List what there is to choose when it is first asked for, and tick what is in force."""
        if self._theme_menu.isEmpty():
            _add(self._theme_menu, _THEMES)
            _add(self._language_menu, {code: one.name for code, one in LANGUAGES.items()})
            _add_notations(self._notation_menu)
        forced = self._settings.theme if self._settings.theme in THEMES else "system"
        for menu, current in zip(self.menus, (forced, language(), notation_name()), strict=True):
            for action in menu.actions():
                action.setChecked(action.data() == current)


def _wishes(hints: QStyleHints) -> "QAccessibilityHints | None":
    """Return what the system says of contrast: Qt before 6.10 does not ask it."""
    return hints.accessibility() if hasattr(hints, "accessibility") else None


def _menu(title: str, picked: Callable[[QAction], None], parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    bind(menu.setTitle, title)
    menu.triggered.connect(picked)
    return menu


def _add(menu: QMenu, choices: Mapping[str, str]) -> None:
    group = QActionGroup(menu)
    for name, text in choices.items():
        action = QAction(menu)
        action.setData(name)
        action.setCheckable(True)
        bind(action.setText, text)
        group.addAction(action)
        menu.addAction(action)


def _add_notations(menu: QMenu) -> None:
    from lstm_gui.words.notations.books import NOTATIONS

    _add(menu, {one.name: one.title for one in NOTATIONS.values()})
    for action in menu.actions():
        bind(action.setToolTip, NOTATIONS[action.data()].about)
