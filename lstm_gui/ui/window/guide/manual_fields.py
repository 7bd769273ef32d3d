"""What the manual calls the menus, keys and controls of the window, in the language in force."""

import re
from collections.abc import Iterable

from lstm_gui.files.shipped.manual import Chapter, glossary
from lstm_gui.files.shipped.spoken_languages import ENGLISH
from lstm_gui.ui.window.actions import ACTIONS, MENUS, SUBMENUS, shortcuts_of
from lstm_gui.ui.window.keys.control_keys import CONTROLS, ControlKeys
from lstm_gui.ui.window.keys.key_cap import combination_text
from lstm_gui.words.evidence_words import source_list, trained_table
from lstm_gui.words.particles import with_particles
from lstm_gui.words.translation import language, message, tr

_SPECS = {spec.name: spec for spec in ACTIONS}
_KEY, _DOES = message("key"), message("what it does")
_WORD, _SIGN, _MEANING = message("word"), message("sign"), message("meaning")
_INDEXED = re.compile(r"([^\s_,]+)_(\w)")
_MARK = re.compile(r"\(&\w\)|&|\s*[…▾]")
"""What a menu has beside its name: its key, and that there is more behind it."""


def filled_in(chapter: Chapter) -> str:
    """Return the Markdown of a chapter with what its fields name.

    Raises
    ------
    KeyError
        If the window has nothing of that name.
    """
    return with_particles(chapter.filled({field: _value(*field) for field in chapter.fields}))


def _value(kind: str, name: str) -> str:
    return {
        "menu": lambda: f"**{' ▸ '.join(map(_plain, menu_path(name)))}**",
        "key": lambda: keys_text(shortcuts_of(_SPECS[name])),
        "say": lambda: f"**{_plain(name)}**",
        "keys": lambda: _keys_of(name),
        "glossary": _glossary,
        "trained": trained_table,
        "sources": source_list,
    }[kind]()


def menu_path(action: str) -> tuple[str, ...]:
    """Return the messages of the menus that lead to an action, and of the action itself."""
    spec = _SPECS[action]
    above = SUBMENUS.get(spec.menu)
    menus = (above, spec.menu) if above else (spec.menu,)
    return (*(MENUS[menu] for menu in menus), spec.text)


def _plain(message: str) -> str:
    return _MARK.sub("", tr(message))


def keys_text(combinations: Iterable[str]) -> str:
    """Return combinations of keys as this system writes them, each as code of Markdown."""
    return ", ".join(f"`{combination_text(one)}`" for one in combinations)


def _keys_of(name: str) -> str:
    """Return a table of the keys of a menu, or of a control that has the focus."""
    rows = _rows_of_control(CONTROLS[name].keys) if name in CONTROLS else _rows_of_menu(name)
    head = f"| {tr(_KEY)} | {tr(_DOES)} |\n|---|---|\n"
    return head + "\n".join(f"| {keys} | {text} |" for keys, text in rows)


def _rows_of_menu(menu: str) -> list[tuple[str, str]]:
    found = [spec for spec in ACTIONS if spec.menu == menu and spec.keys]
    return [(keys_text(shortcuts_of(spec)), _plain(spec.text)) for spec in found]


def _rows_of_control(keys: Iterable[ControlKeys]) -> list[tuple[str, str]]:
    return [
        (keys_text(one.combinations), tr(one.text).format(amount=f"{one.amount:g}")) for one in keys
    ]


def _glossary() -> str:
    """Return a table of the words of the field; in English without a column of its own."""
    spoken = language()
    foreign = spoken != ENGLISH.code
    head = [tr(_WORD), *([ENGLISH.name] if foreign else []), tr(_SIGN), tr(_MEANING)]
    rows = [
        [term.name, *([term.english] if foreign else []), _signs(term.symbol), term.says]
        for term in glossary(spoken)
    ]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _signs(symbols: str) -> str:
    """Return symbols such as ``c̃_t, h̃_t`` so that each is set as a sign with its index."""
    return _INDEXED.sub(r"$\1_\2$", symbols)
