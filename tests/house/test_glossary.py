"""All Korean texts use the words of the glossary, and each of its terms is taught."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from lstm_gui.files.lessons.lesson_files import program_lessons
from lstm_gui.files.shipped.manual import chapters, glossary
from lstm_gui.files.shipped.resources import resource
from lstm_gui.words.particles import with_particles

DOCS = Path(__file__).parents[2] / "docs"
GLOSSARY = tomllib.loads(resource("manual", "glossary.toml").read_text(encoding="utf-8"))
CATALOGUE = "locale/ko/LC_MESSAGES/lstm_gui.po"
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
MARKUP = re.compile(r"[$*{}]|\]\([^)]*\)")
PAIRS = ("은(는)", "이(가)", "을(를)", "과(와)")
PARTICLES = {letter: both for both in PAIRS for letter in both[::2]}


def texts_in(value: object, code: str = "ko") -> Iterator[str]:
    """Yield every text of a language in what was read from a file."""
    if isinstance(value, dict):
        if isinstance(value.get(code), str):
            yield value[code]
        for inside in value.values():
            yield from texts_in(inside, code)
    elif isinstance(value, list):
        for inside in value:
            yield from texts_in(inside, code)


def of_lessons(code: str = "ko") -> list[str]:
    lessons = map(msgspec.to_builtins, program_lessons())
    return [text for lesson in lessons for text in texts_in(lesson, code)]


def of_presets() -> list[str]:
    index = resource("presets").joinpath("index.json").read_text(encoding="utf-8")
    return list(texts_in(json.loads(index)))


def of_catalogue() -> list[str]:
    text = resource(CATALOGUE).read_text(encoding="utf-8")
    said = re.findall(r"^msgstr ((?:\".*\"\n?)+)", text, re.MULTILINE)
    return ["".join(QUOTED.findall(one)) for one in said]


def of_manual() -> list[str]:
    return [chapter.text for chapter in chapters("ko")] + [term.says for term in glossary("ko")]


def of_documents() -> list[str]:
    return (DOCS / "lesson-format.ko.md").read_text(encoding="utf-8").splitlines()


TEXTS = {
    "lessons": of_lessons,
    "presets": of_presets,
    "catalogue": of_catalogue,
    "manual": of_manual,
    "documents": of_documents,
}


@pytest.mark.parametrize("rule", GLOSSARY["avoid"], ids=lambda rule: rule["pattern"])
@pytest.mark.parametrize("where", TEXTS)
def test_no_text_uses_a_word_that_has_a_better_one(where, rule):
    texts = TEXTS[where]()
    assert len(texts) > 20
    for text in texts:
        for allowed in rule.get("except", ()):
            text = text.replace(allowed, "")
        found = re.search(rule["pattern"], text)
        assert found is None, f"{text!r}: say {rule['use']}"


@pytest.mark.parametrize("where", TEXTS)
def test_terms_and_numbers_have_the_particles_of_their_sound(where):
    nouns = "|".join(term["ko"].split()[-1] for term in GLOSSARY["terms"])
    after = re.compile(rf"({nouns}|\d)([{''.join(PARTICLES)}])(?![가-힣(])")
    for text in TEXTS[where]():
        for word, particle in after.findall(MARKUP.sub("", text)):
            assert with_particles(word + PARTICLES[particle]) == word + particle, text


@pytest.mark.parametrize("term", GLOSSARY["terms"], ids=lambda term: term["en"])
def test_each_term_is_taught_in_both_languages(term):
    for code in ("ko", "en"):
        assert term[code].lower() in " ".join(of_lessons(code)).lower()


def test_both_glossaries_agree():
    page = (DOCS / "glossary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", page, re.MULTILINE)
    words = {english.strip(): korean.strip() for english, korean in rows}
    shared = [term for term in GLOSSARY["terms"] if term["en"] in words]
    assert len(shared) >= 8
    for term in shared:
        assert term["ko"] in words[term["en"]], term


def test_the_program_has_one_name():
    """It is called LSTM Explorer in Korean, too: in the window, the menu and by the installer."""
    for name in ("resources/lstm-explorer.desktop", "packaging/linux/installer.sh"):
        text = (DOCS.parent / name).read_text(encoding="utf-8")
        assert "LSTM Explorer" in text
        assert not re.search(r"LSTM (?:탐험|탐색|익스플로러)", text)
    assert not re.search(r"LSTM (?:탐험|탐색|익스플로러)", " ".join(of_catalogue() + of_manual()))
