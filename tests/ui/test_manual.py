"""The manual in the window names what is there, can be searched, and leads on."""

import re

import pytest
from babel.messages.pofile import read_po
from PyQt6.QtCore import Qt, QUrl
from PyQt6.QtGui import QAction
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QLabel, QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.manual import chapters
from lstm_gui.files.shipped.resources import resource
from lstm_gui.files.shipped.spoken_languages import LANGUAGES
from lstm_gui.ui.style.current import set_theme, theme
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.window.actions import ACTIONS
from lstm_gui.ui.window.guide import manual_dialog
from lstm_gui.ui.window.guide.help import Help
from lstm_gui.ui.window.guide.manual_dialog import ManualDialog
from lstm_gui.ui.window.guide.manual_fields import filled_in, menu_path
from lstm_gui.ui.window.keys.control_keys import CONTROLS
from lstm_gui.ui.window.keys.key_cap import combination_text
from lstm_gui.words.translation import set_language, tr
from tests.ui.driving import settle


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.show()
    return widget


@pytest.fixture
def manual(window):
    set_language("en")
    Help(window).do_manual()
    settle()
    return window.findChild(ManualDialog)


def shown(manual: ManualDialog) -> list[str]:
    rows = [manual.list.item(row) for row in range(manual.list.count())]
    return [row.text() for row in rows if not row.isHidden()]


def titles(language: str = "en") -> list[str]:
    return [chapter.title for chapter in chapters(language)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [chapter.name for chapter in chapters("en")])
def test_everything_that_a_chapter_names_is_in_the_program(language, name):
    set_language(language)
    (chapter,) = (one for one in chapters(language) if one.name == name)
    assert not re.search(r"[{}]", filled_in(chapter))


def test_a_chapter_calls_buttons_what_the_window_calls_them():
    set_language("ko")
    fields = [one for code in LANGUAGES for chapter in chapters(code) for one in chapter.fields]
    assert [name for kind, name in fields if kind == "say" and tr(name) == name] == []


def test_every_command_without_a_key_is_told_of():
    """What has a key stands in the tables of the keys; what a button does, by the button."""
    by_button = {"curves", "gradient", "reset_block", "reset_cell", "reset_everything"}
    told = {name for chapter in chapters("en") for kind, name in chapter.fields if kind == "menu"}
    without = {spec.name for spec in ACTIONS if not spec.keys}
    assert without - by_button - told == {"about"}


@pytest.mark.parametrize("name", [chapter.name for chapter in chapters("ko")])
def test_a_particle_follows_the_sound_of_whatever_the_window_says(name):
    """What a control or a key is called may change, and differs between systems."""
    (chapter,) = (one for one in chapters("ko") if one.name == name)
    settled = r"\{(?:say|key|menu):[^{}]+\}\)?(?:은|는|이|가|을|를|과|와|로|으로|나)(?![가-힣(])"
    assert re.findall(settled, chapter.text) == []
    set_language("ko")
    assert not re.search(r"\(를\)|\(는\)|\(가\)|\(와\)|\(으\)|\(이\)", filled_in(chapter))


def test_every_control_that_it_names_is_called_so_by_the_program():
    with resource("locale", "ko", "LC_MESSAGES", "lstm_gui.po").open("rb") as file:
        messages = {entry.id for entry in read_po(file)}
    named = {name for chapter in chapters("en") for kind, name in chapter.fields if kind == "say"}
    assert len(named) > 30
    assert named <= messages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_menu_that_it_names_leads_there(shared_window, language):
    set_language(language)
    named = {name for chapter in chapters("en") for kind, name in chapter.fields if kind == "menu"}
    assert len(named) > 10
    main = shared_window()
    for name in named:
        *path, last = menu_path(name)
        actions = main.header.menu_bar.actions()
        for title in path:
            (menu,) = (one.menu() for one in actions if one.text() == tr(title))
            actions = menu.actions()
        assert main.findChild(QAction, name) in actions
        letter = re.compile(r"\(&\w\)|&")
        assert tr(last) in [letter.sub("", action.text()) for action in actions]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_all_keys(language):
    named = [name for chapter in chapters(language) for kind, name in chapter.fields
             if kind == "keys"]  # fmt: skip
    assert sorted(named) == sorted({spec.menu for spec in ACTIONS if spec.keys} | set(CONTROLS))


def test_a_chapter_is_chosen_in_the_list_or_by_a_link(manual):
    assert shown(manual) == titles()
    assert manual.text.accessibleName() == titles()[0]

    QTest.keyClick(manual.list, Qt.Key.Key_Down)
    assert "Parameters" in manual.text.toPlainText()

    manual.text.anchorClicked.emit(QUrl("memory"))
    assert manual.list.currentItem().text() == "The Memory workspace"
    assert "Sentence and lanes" in manual.text.toPlainText()


def test_a_search_leaves_the_chapters_that_hold_the_words_and_marks_them(manual):
    QTest.keyClicks(manual.search, "seeds or more")
    assert shown(manual) == ["The Train workspace"]
    assert manual.text.textCursor().selectedText().casefold() == "seeds or more"

    manual.search.setText("heat map")
    assert 1 < len(shown(manual)) < len(titles())
    first = manual.text.textCursor().position()
    QTest.keyClick(manual.search, Qt.Key.Key_Return)
    assert manual.text.textCursor().position() != first

    manual.search.setText("nowhere at all")
    (none,) = (one for one in manual.findChildren(QLabel) if "No chapter" in one.text())
    assert none.isVisible()
    manual.search.clear()
    assert shown(manual) == titles()
    assert not none.isVisible()


def test_an_open_manual_follows_the_language_and_the_theme(manual):
    manual.search.setText("Sentence and lanes")
    manual.show_chapter("train")
    set_language("ko")
    assert manual.windowTitle() == "설명서"
    assert shown(manual) == titles("ko")
    assert "학습 작업 공간" in manual.text.toPlainText()
    manual.search.setText("학습 작업 공간")
    assert 0 < len(shown(manual)) < len(titles("ko"))
    manual.search.clear()
    before, light = manual.text.toHtml(), theme()
    try:
        set_theme(DARK)
        settle()
        assert manual.text.toHtml() != before
    finally:
        set_theme(light)


def test_the_glossary_is_a_chapter_of_it_and_both_are_one_window(window):
    set_language("ko")
    helping = Help(window)
    helping.do_manual()
    helping.do_glossary()
    (manual,) = window.findChildren(ManualDialog)
    assert "망각 게이트" in manual.text.toPlainText()
    assert "forget gate" in manual.text.toPlainText()


def test_a_manual_that_is_missing_is_told(window, monkeypatch, qtbot):
    def missing(language):
        raise Problem("{file} is missing.", file="manual")

    told = []
    monkeypatch.setattr(manual_dialog, "chapters", missing)
    monkeypatch.setattr(
        "lstm_gui.ui.window.guide.help.show_problem", lambda *said: told.append(said)
    )
    Help(window).do_manual()
    assert str(told[0][1]) == "manual is missing."
    assert not any(one.isVisible() for one in window.findChildren(ManualDialog))


@pytest.mark.parametrize(
    ("platform", "written"),
    [("linux", "Ctrl+Shift+S"), ("win32", "Ctrl+Shift+S"), ("darwin", "⇧⌘S")],
)
def test_keys_are_written_as_the_system_does(monkeypatch, platform, written):
    set_language("en")
    monkeypatch.setattr("sys.platform", platform)
    assert combination_text("Ctrl+Shift+S") == written
    (chapter,) = (one for one in chapters("en") if one.name == "keys")
    assert f"`{written}`" in filled_in(chapter)
