"""Every sentence of the program has its Korean."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "resources/locale/ko/LC_MESSAGES/lstm_gui.po"

# Where the English message stands among the arguments of what says it.
NOUNS = (
    "units", "inputs", "outputs", "steps", "layers", "rows", "columns", "clauses", "symbols",
    "pictures", "seeds", "sequences", "runs", "words", "tokens", "numbers", "entries",
)  # fmt: skip
Nodes = list[tuple[Path, ast.AST]]
PLACES = {
    **dict.fromkeys(("tr", "message", "lettered", "Problem"), (0,)),
    **{"bind": (1,), "bind_name": (1,), "counted": (0, 1)},
}


@pytest.fixture(scope="module")
def written() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="ko")


def _messages(nodes: Nodes) -> Iterator[tuple[str, str]]:
    for path, node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for place in PLACES.get(node.func.id, ()):
                argument = node.args[place] if place < len(node.args) else None
                if isinstance(argument, ast.Constant) and argument.value:
                    yield str(argument.value), f"{path.relative_to(ROOT)}:{node.lineno}"


def test_every_message_is_in_the_catalogue(written: Catalog, nodes: Nodes) -> None:
    translated = {form for entry in written for form in _forms(entry.id) if entry.string}
    missing = [f"{place}: {text}" for text, place in _messages(nodes) if text not in translated]
    assert missing == []


def test_a_translation_has_the_fields_of_its_message(written: Catalog) -> None:
    pairs = [
        (text, korean)
        for entry in written
        for text in _forms(entry.id)
        for korean in _forms(entry.string)
        if text
    ]
    assert [text for text, korean in pairs if _fields(text) != _fields(korean)] == []


def test_a_particle_follows_the_sound_of_whatever_is_put_in(written: Catalog) -> None:
    """No Korean message settles on 은 or 는 before it knows the word."""
    settled = re.compile(
        r"\}[\"'’”\]]*(?:은(?!\(는\))|는|이(?!\(가\)|라는 것)|가|을(?!\(를\))|를"
        r"|과(?!\(와\))|와|로|으로|라|라는|라서|이어야|여야)(?![가-힣])"
    )
    texts = [form for entry in written if entry.string for form in _forms(entry.string)]
    assert len(texts) > 1500
    assert [text for text in texts if settled.search(text)] == []


def test_a_message_that_counts_has_every_form_of_the_language(written: Catalog) -> None:
    counting = [entry for entry in written if isinstance(entry.id, tuple)]
    assert len(counting) > 10
    assert all(len(entry.string) == written.num_plurals for entry in counting)
    assert all(form for entry in counting for form in entry.string)


def test_a_number_before_a_noun_takes_its_form(nodes: Nodes) -> None:
    """Whatever can be one says so: no "1 units"."""
    counts = re.compile(r"\{(?!limit\b)\w+\} (?:" + "|".join(NOUNS) + r")\b")
    told = {
        argument.value: node.func.id
        for _, node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    plain = [text for text, by in told.items() if by in PLACES and by != "counted"]
    assert [text for text in plain if counts.search(text)] == []
    assert any(counts.search(text) for text, by in told.items() if by == "counted")


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _fields(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w*)[^}]*\}", text))


def test_what_is_loaded_is_what_is_written(written: Catalog) -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        loaded = read_mo(file)
    assert {_forms(entry.id): _forms(entry.string) for entry in loaded if entry.id} == {
        _forms(entry.id): _forms(entry.string) for entry in written if entry.id and entry.string
    }


def test_no_message_hides_in_a_formatted_string(nodes: Nodes) -> None:
    """The extractor does not look inside of f-strings."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, node in nodes
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in PLACES
        and isinstance(call.args[PLACES[call.func.id][0]], ast.Constant)
    ]
    assert hidden == []
