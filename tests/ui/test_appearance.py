"""Theme, language and layout: chosen once, found again at the next start."""

from pathlib import Path

import pytest
from PyQt6.QtCore import QByteArray, QCoreApplication, QLocale, Qt
from PyQt6.QtGui import QGuiApplication, QStyleHints
from PyQt6.QtWidgets import QMenu

from lstm_gui.app.grammar.arguments import animate_parser, presets_parser, render_parser
from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style import fonts
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import CONTRAST, DARK, LIGHT
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.ui.window.system.appearance import chosen_language, chosen_theme
from lstm_gui.words.translation import language
from tests.ui.cell_panels import panel
from tests.ui.driving import settle


def choices(window: MainWindow, title: str) -> dict[str, object]:
    menus = window.findChildren(QMenu)
    menu = next(menu for menu in menus if menu.title().replace("&", "") == title)
    menu.aboutToShow.emit()
    return {action.data(): action for action in menu.actions()}


def test_a_forced_theme_is_shown_at_once_and_remembered(shared_window):
    window = shared_window()
    themes = choices(window, "Theme")
    assert themes["system"].isChecked()
    themes["dark"].trigger()
    assert theme() is DARK
    assert chosen_theme(Settings()) is DARK
    assert [name for name, action in choices(window, "Theme").items() if action.isChecked()] == [
        "dark"
    ]
    themes["system"].trigger()
    assert Settings().theme == "system"
    assert chosen_theme(Settings()) is LIGHT


def test_the_button_switches_the_theme_and_forces_it(shared_window):
    window = shared_window()
    window.actions_by_name["toggle_theme"].trigger()
    assert (theme(), Settings().theme) == (DARK, "dark")
    window.actions_by_name["toggle_theme"].trigger()
    assert (theme(), Settings().theme) == (LIGHT, "light")


def test_who_asks_the_system_for_contrast_has_it_also_from_one_moment_to_the_next(
    shared_window, monkeypatch
):
    window = shared_window()

    class Hints:
        def contrastPreference(self):
            return Qt.ContrastPreference.HighContrast

    assert theme() is LIGHT
    monkeypatch.setattr(QStyleHints, "accessibility", lambda _hints: Hints(), raising=False)
    QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert theme() is CONTRAST
    choices(window, "Theme")["dark"].trigger()
    assert theme() is DARK, "what was chosen goes before what the system wishes"
    choices(window, "Theme")["contrast"].trigger()
    assert (theme(), Settings().theme) == (CONTRAST, "contrast")


def test_a_chosen_language_is_spoken_at_once_by_qt_too_and_remembered(shared_window):
    window = shared_window()
    choices(window, "Language")["ko"].trigger()
    assert language() == "ko"
    assert chosen_language(Settings()) == "ko"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "취소"
    window.actions_by_name["toggle_language"].trigger()
    assert (language(), Settings().language) == ("en", "en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize("platform", ["win32", "darwin"])
@pytest.mark.parametrize(("name", "expected"), [("ko_KR", "ko"), ("en_US", "en"), ("fr_FR", "en")])
def test_without_a_choice_the_language_is_that_of_the_desktop(
    monkeypatch, platform, name, expected
):
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(name)))
    assert chosen_language(Settings()) == expected


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko.UTF-8"}, "ko"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "kok_IN"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ko:en"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": ""}, "ko"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:ko:en"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LANGUAGE": "fr"}, "en"),
        ({"LANG": "ko-KR"}, "ko"),
        ({"LANG": "ko@hanja"}, "ko"),
        ({"LANG": "KO_KR"}, "ko"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_on_linux_the_environment_says_the_language_everywhere(monkeypatch, variables, expected):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert chosen_language(Settings()) == expected
    for parser in (render_parser, animate_parser, presets_parser):
        assert parser().get_default("lang") == expected


def test_unreadable_settings_fall_back(qapp):
    settings = Settings()
    settings.theme, settings.language = "purple", "tlh"
    assert chosen_theme(settings) is LIGHT
    assert chosen_language(settings) in ("ko", "en")


def test_a_hidden_panel_stays_hidden_at_the_next_start(restart):
    window = restart()
    panel(window, "ranges").hide()
    window = restart()
    assert panel(window, "ranges").isHidden()
    assert panel(window, "diagram").isVisible()


def test_resetting_the_layout_brings_every_panel_back(restart):
    window = restart()
    panel(window, "ranges").hide()
    reset = next(a for a in window.menus["Panels"].actions() if a.text() == "Reset the layout")
    reset.trigger()
    settle()
    assert not panel(window, "ranges").isHidden()
    assert Settings().layout() is None


def test_a_layout_that_is_nonsense_is_no_obstacle(restart):
    Settings().save_layout(QByteArray(b"nonsense"), QByteArray(b"nonsense"), "wide")
    window = restart()
    assert panel(window, "diagram").isVisible()
    assert window.width() >= window.minimumWidth()


def test_a_window_that_was_outside_comes_back_onto_the_screen(restart):
    window = restart()
    window.move(-5000, -5000)
    settle()
    window = restart()
    screen = window.screen().geometry()
    assert screen.intersects(window.frameGeometry())


@pytest.mark.parametrize("damage", ["missing", "broken"])
def test_a_font_that_is_gone_is_a_problem_and_no_end(qapp, monkeypatch, tmp_path, damage):
    def damaged(*parts: str) -> Path:
        if damage == "missing":
            raise Problem("{file} is missing.", file=parts[-1])
        path = tmp_path / parts[-1]
        path.write_bytes(b"no font")
        return path

    monkeypatch.setattr(fonts, "resource", damaged)
    problems = fonts.load_fonts()
    assert len(problems) == 3
    assert "Pretendard-Regular.ttf" in str(problems[0])


def test_a_layout_of_a_larger_window_leaves_no_panel_outside(restart):
    window = restart()
    window.resize(2400, 1500)
    window.workspace.places.arrange()
    settle()
    window = restart()
    assert window.width() < 2400, "the screen of the tests has no room for it"
    for shown in window.workspace.panels:
        if not shown.visibleRegion().isEmpty():
            assert window.rect().contains(shown.geometry()), shown.name
