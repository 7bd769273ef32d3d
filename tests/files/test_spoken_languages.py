"""A language more is a line and a catalogue, and no code."""

import subprocess
import sys

import pytest

from lstm_gui.files.lessons.lesson_files import decode_lesson
from lstm_gui.files.shipped import spoken_languages as languages
from lstm_gui.files.shipped.spoken_languages import LANGUAGES, Language, in_language

LESSON = """
format = "lstm-explorer/lesson"
version = 1
id = "one"
number = 1
title = {title}
[[pages]]
title = {title}
text = {title}
[pages.set.blank]
inputs = 1
units = 1
steps = 1
"""


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("ko ko_KR 한국어\nde de_DE Deutsch\nen en_GB English\n", ["ko", "de", "en"]),
        ("# a remark\n\npt pt_BR português do Brasil\n", ["pt", "en"]),
        ("half a\n", ["en"]),
        ("", ["en"]),
    ],
    ids=["three", "English not named", "broken", "empty"],
)
def test_the_resources_say_which_languages_there_are(tmp_path, monkeypatch, written, codes):
    path = tmp_path / "languages.txt"
    path.write_text(written, "utf-8")
    monkeypatch.setattr(languages, "resource", lambda *_: path)
    assert list(languages._named()) == codes


def test_without_the_list_there_is_english(tmp_path, monkeypatch):
    monkeypatch.setattr(languages, "resource", lambda *_: tmp_path / "nothing")
    assert list(languages._named()) == ["en"]


def test_the_names_are_those_of_the_languages():
    assert [LANGUAGES[code].name for code in ("ko", "en")] == ["한국어", "English"]


def test_a_narrow_button_has_a_letter_or_two_of_each():
    named = (LANGUAGES["ko"], LANGUAGES["en"], Language("de", "de_DE", "Deutsch"))
    assert [language.short for language in named] == ["한", "EN", "DE"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ({"ko": "가", "en": "a"}, "ko", "가"),
        ({"ko": "가", "en": "a"}, "de", "a"),
        ({"ko": "가"}, "en", "가"),
        ({"de": "ä", "ko": "가"}, "fr", "ä"),
        ({}, "en", ""),
    ],
)
def test_what_is_not_said_in_a_language_is_said_in_another(words, code, said):
    assert in_language(words, code) == said


@pytest.mark.parametrize("title", ['{ ko = "가" }', '{ de = "ä" }', '{ pt_BR = "ã", en = "a" }'])
def test_a_lesson_needs_one_language(title):
    lesson = decode_lesson(LESSON.format(title=title).encode(), "one")
    assert in_language(lesson.title, "en")


@pytest.mark.parametrize("title", ["{ }", '{ korean = "가" }', "{ ko = 1 }", '"가"'])
def test_a_lesson_without_words_is_refused(title):
    with pytest.raises(languages.Problem):
        decode_lesson(LESSON.format(title=title).encode(), "one")


def test_the_command_line_offers_them():
    run = subprocess.run(
        [sys.executable, "-m", "lstm_gui", "presets", "--lang", "xx"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 2
    assert all(code in run.stderr for code in LANGUAGES)
