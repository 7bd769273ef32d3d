"""The manual: chapters of text in each language, and what their pictures show.

A chapter is ``resources/manual/NN-name.CODE.md``, whose first line is its title. What stands in
braces is put in by who shows it: ``{menu:save}``, ``{key:save}``, ``{say:Layers}``.
"""

import re
import shlex
import tomllib
from functools import cache
from typing import Any

from msgspec import Struct

from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.resources import resource
from lstm_gui.files.shipped.spoken_languages import ENGLISH

_FOLDER = "manual"
_NAME = re.compile(r"\d+-([a-z-]+)\.([a-z]+)\.md")
_FIELD = re.compile(r"\{([a-z]+)(?::([^{}]+))?\}")
_FIGURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n*", re.MULTILINE)


class Chapter(Struct, frozen=True):
    """One chapter in one language.

    Parameters
    ----------
    name
        What links call it, the same in every language.
    title
        Its heading.
    text
        All below the heading, in Markdown with fields in braces.
    """

    name: str
    title: str
    text: str

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """What is to be put in: each as its kind and what it names."""
        return tuple((found.group(1), found.group(2) or "") for found in _FIELD.finditer(self.text))

    def filled(self, fields: dict[tuple[str, str], str]) -> str:
        """Return the text with what is put in for each of its fields.

        Raises
        ------
        KeyError
            If one is not among ``fields``.
        """
        return _FIELD.sub(lambda found: fields[found.group(1), found.group(2) or ""], self.text)


class Term(Struct, frozen=True):
    """A word of the field: in the language of the reader, in English, its sign and its meaning.

    What it is also called in the language of the reader is ``also``.
    """

    name: str
    english: str
    symbol: str
    says: str
    also: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What links call it, the same in every language."""
        return self.english.replace(" ", "-")


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """Return the chapters in ``language``, those that it lacks in English.

    Raises
    ------
    Problem
        If the manual is missing from the installation, or a chapter of it cannot be read.
    """
    found: dict[str, dict[str, str]] = {}
    folder = resource(_FOLDER)
    try:
        for path in sorted(folder.iterdir()):
            match = _NAME.fullmatch(path.name)
            if match:
                found.setdefault(match.group(1), {})[match.group(2)] = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise _unreadable(folder, error) from error
    texts = {name: by.get(language) or by[ENGLISH.code] for name, by in found.items()}
    return tuple(_chapter(name, text) for name, text in texts.items())


def _chapter(name: str, text: str) -> Chapter:
    title, _, below = text.partition("\n")
    return Chapter(name, title.removeprefix("# ").strip(), below.strip() + "\n")


def without_figures(text: str) -> str:
    """Return a text of Markdown without its pictures, each of which is a paragraph."""
    return _FIGURE.sub("", text)


@cache
def figures() -> dict[str, tuple[str, ...]]:
    """Return what ``lstm-gui render`` is told for each picture, without its output and language.

    Raises
    ------
    Problem
        If the list is missing from the installation, or cannot be read.
    """
    return {name: tuple(shlex.split(words)) for name, words in _table("figures.toml").items()}


@cache
def glossary(language: str) -> tuple[Term, ...]:
    """Return the words of the field in the order in which they are taught.

    Raises
    ------
    Problem
        If the list is missing from the installation, or cannot be read.
    """
    terms: list[dict[str, Any]] = _table("glossary.toml")["terms"]
    return tuple(
        Term(
            term.get(language, term[ENGLISH.code]),
            term[ENGLISH.code],
            term.get("symbol", ""),
            term.get(f"says_{language}", term["says"]),
            tuple(term.get(f"also_{language}", ())),
        )
        for term in terms
    )


def _table(name: str) -> dict[str, Any]:
    path = resource(_FOLDER, name)
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Any, error: Exception) -> Problem:
    return Problem(
        "{file} cannot be read: {reason}. Install the program again.", file=path, reason=str(error)
    )
