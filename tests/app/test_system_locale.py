"""What the locale of the system decides, and what not."""

import locale
import os

import pytest
from PyQt6.QtCore import QLocale

from lstm_gui.app.cli import spoken_language
from lstm_gui.app.start.system_locale import write_all_letters, write_numbers_alike
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.window.system.appearance import chosen_language
from lstm_gui.ui.window.system.system_language import system_language


@pytest.fixture
def variables(monkeypatch):
    """Set the variables of the locale, and none else of them, on Linux."""
    monkeypatch.setattr("sys.platform", "linux")
    before = dict(os.environ)
    for name in [name for name in os.environ if name.startswith(("LC_", "LANG"))]:
        del os.environ[name]
    yield os.environ
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def numbers():
    """Return how a field writes a number that is made now."""
    before = QLocale()
    yield lambda: QLocale().toString(12.5)
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    "said",
    [{"LANG": "de_DE.UTF-8"}, {"LC_NUMERIC": "fa_IR"}, {"LC_ALL": "ar_EG"}, {"LANG": "en_ZA"}],
)
def test_fields_write_numbers_as_all_else_does(variables, numbers, said):
    variables.update(said)
    QLocale.setDefault(QLocale(next(iter(said.values()))))
    assert numbers() != "12.5"

    write_numbers_alike()

    assert numbers() == "12.5"


@pytest.mark.parametrize("letters", ["ANSI_X3.4-1968", "EUC-KR"])
@pytest.mark.parametrize("name", ["LC_ALL", "LANG"])
def test_of_a_locale_without_all_letters_the_language_stays(variables, monkeypatch, letters, name):
    chosen: list[tuple[int, str]] = []
    monkeypatch.setattr(locale, "nl_langinfo", lambda _what: letters)
    monkeypatch.setattr(locale, "setlocale", lambda *one: chosen.append(one))
    variables.update({name: "ko_KR.EUC-KR", "LC_NUMERIC": "de_DE"})

    write_all_letters()

    assert system_language() == "ko"
    assert chosen == [(locale.LC_CTYPE, "C.UTF-8")]
    assert (variables.get("LC_ALL"), variables["LC_CTYPE"]) == (None, "C.UTF-8")


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({"LANGUAGE": "ko", "LANG": "en_US.UTF-8"}, "ko"),
        ({"LANGUAGE": "fr:ko:en"}, "ko"),
        ({"LC_ALL": "en_US", "LANG": "ko_KR"}, "en"),
        ({"LC_MESSAGES": "ko_KR.UTF-8", "LANG": "en_US"}, "ko"),
        # Konkani only begins as Korean does.
        ({"LANG": "kok_IN"}, "en"),
        ({"LANG": "KO"}, "ko"),
        ({}, "en"),
    ],
)
def test_window_and_command_line_speak_the_language_that_gettext_would(variables, said, language):
    variables.update(said)
    assert spoken_language([]) == language
    assert chosen_language(Settings()) == language


@pytest.mark.parametrize(("name", "said"), [("LC_CTYPE", None), ("LC_ALL", "C"), ("LANG", "POSIX")])
def test_where_nothing_is_chosen_it_is_utf_8(variables, name, said):
    if said is not None:
        variables[name] = said

    write_all_letters()

    assert variables[name] == "C.UTF-8"
