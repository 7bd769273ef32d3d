"""What the program remembers from one start to the next."""

import binascii
import os
import zlib
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from msgspec import to_builtins
from PyQt6.QtCore import QByteArray, QStandardPaths

from lstm_gui.files.lessons.answers import Answered, with_answer
from lstm_gui.files.settings.settings_file import SettingsFile
from lstm_gui.scenes.workspaces import CELL, WORKSPACES
from lstm_gui.words.notations.notation import OWN

RECENT_FILES = 8
RECENT_LESSONS = 5

_FOLDER = "lstm-explorer"
_MOST_PAGES = 1000
_SUM = 4


class Settings:
    """Typed access to the settings file; anything unreadable falls back to its default.

    Nothing is read before something is asked for.
    """

    @cached_property
    def _store(self) -> SettingsFile:
        place = QStandardPaths.StandardLocation.GenericConfigLocation
        folder = Path(QStandardPaths.writableLocation(place)) / _FOLDER
        return SettingsFile(folder / "settings.json", folder / f"{_FOLDER}.conf")

    @property
    def theme(self) -> str:
        """``"system"``, ``"light"``, ``"dark"`` or ``"contrast"``."""
        return self._text("theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.remember({"theme": name})

    @property
    def language(self) -> str:
        """``"ko"``, ``"en"`` or ``""`` for that of the system."""
        return self._text("language", "")

    @language.setter
    def language(self, code: str) -> None:
        self._store.remember({"language": code})

    @property
    def notation(self) -> str:
        """The name of the notation in which symbols are written, a key of `NOTATIONS`."""
        return self._text("notation", OWN.name)

    @notation.setter
    def notation(self, name: str) -> None:
        self._store.remember({"notation": name})

    @property
    def workspace(self) -> str:
        """The workspace shown last, ``"cell"``, ``"memory"`` or ``"train"``."""
        name = self._text("workspace", "cell")
        return name if name in WORKSPACES else CELL

    @workspace.setter
    def workspace(self, name: str) -> None:
        self._store.remember({"workspace": name})

    @property
    def newcomer(self) -> bool:
        """Whether little is shown at first; at the very first start, until all was wanted."""
        chosen = self._store.value("newcomer", bool | None, None)
        return self.layout() is None if chosen is None else chosen

    @newcomer.setter
    def newcomer(self, new: bool) -> None:
        self._store.remember({"newcomer": new})

    @property
    def tour_offered(self) -> bool:
        """Whether the tour is still offered: it was neither begun nor skipped."""
        return self._store.value("tour offered", bool, True)

    @tour_offered.setter
    def tour_offered(self, offered: bool) -> None:
        self._store.remember({"tour offered": offered})

    @property
    def classroom(self) -> bool:
        """Whether the window was that of a class last."""
        return self._store.value("classroom", bool, False)

    @classroom.setter
    def classroom(self, on: bool) -> None:
        self._store.remember({"classroom": on})

    @property
    def classroom_size(self) -> float:
        """How many times as large type was in front of a class, or 0."""
        return self._store.value("classroom size", float, 0.0)

    @classroom_size.setter
    def classroom_size(self, factor: float) -> None:
        self._store.remember({"classroom size": factor})

    @property
    def classroom_hidden(self) -> frozenset[str] | None:
        """Names of what a class was not to see; ``None`` if that was never chosen."""
        names = self._store.value("classroom hidden", list[str] | None, None)
        return None if names is None else frozenset(names)

    @classroom_hidden.setter
    def classroom_hidden(self, names: frozenset[str]) -> None:
        self._store.remember({"classroom hidden": sorted(names)})

    @property
    def folder(self) -> str:
        """The folder last used for opening, saving and exporting."""
        return _path(self._text("folder", ""))

    @folder.setter
    def folder(self, path: str) -> None:
        self._store.remember({"folder": _quoted(path)})

    def choices(self, dialog: str) -> dict[str, str | float | bool]:
        """Return what was chosen last in a dialog, by the names of its boxes."""
        kind = dict[str, str | float | bool]
        return self._store.value(f"choices of {dialog}", kind, {})

    def remember_choices(self, dialog: str, choices: Mapping[str, str | float | bool]) -> None:
        """Remember what was chosen in a dialog."""
        self._store.remember({f"choices of {dialog}": dict(choices)})

    @property
    def recent(self) -> list[str]:
        """Paths of the sessions opened last, the latest first."""
        return [_path(quoted) for quoted in self._texts("recent")[:RECENT_FILES]]

    def add_recent(self, path: str) -> None:
        """Put ``path`` in front of the recent sessions; its folder is the one last used."""
        folder = {"folder": _quoted(os.path.dirname(path))}
        self._change_paths("recent", lambda paths: _in_front(path, paths)[:RECENT_FILES], folder)

    def remove_recent(self, path: str) -> None:
        """Take ``path`` out of the recent sessions."""
        self._change_paths("recent", lambda paths: _without(path, paths))

    def forget_recent(self) -> None:
        """Forget all recent sessions."""
        self._store.remember({"recent": []})

    @property
    def recent_lessons(self) -> list[str]:
        """Paths of the teachers' own lessons opened last, the latest first."""
        return [_path(quoted) for quoted in self._texts("recent lessons")[:RECENT_LESSONS]]

    def add_recent_lesson(self, path: str) -> None:
        """Put ``path`` in front of the recent lessons."""
        self._change_paths("recent lessons", lambda paths: _in_front(path, paths)[:RECENT_LESSONS])

    def remove_recent_lesson(self, path: str) -> None:
        """Take ``path`` out of the recent lessons."""
        self._change_paths("recent lessons", lambda paths: _without(path, paths))

    @property
    def lesson_place(self) -> tuple[str, int]:
        """Name and page, counted from 0, of the lesson last read; ``("", 0)`` at first."""
        page = self._store.value("lesson page", int, 0)
        return self._text("lesson", ""), page if 0 <= page < _MOST_PAGES else 0

    @lesson_place.setter
    def lesson_place(self, place: tuple[str, int]) -> None:
        self._store.remember({"lesson": place[0], "lesson page": place[1]})

    @property
    def solved_lessons(self) -> frozenset[str]:
        """Names of the lessons whose challenges the learner has all met."""
        return frozenset(self._texts("solved lessons"))

    def add_solved_lesson(self, name: str) -> None:
        """Remember that all challenges of the lesson called ``name`` were met."""
        if name not in self.solved_lessons:
            self._add("solved lessons", name)

    def solved_pages(self, lesson: str) -> frozenset[int]:
        """Return on which pages of a lesson, counted from 0, the learner has met the challenge."""
        return self._pages("solved pages", lesson)

    def add_solved_page(self, lesson: str, page: int) -> None:
        """Remember that the learner has met the challenge of a page."""
        self._add("solved pages", f"{lesson} {page}")

    def told_pages(self, lesson: str) -> frozenset[int]:
        """Return on which pages of a lesson the solution was shown before it was met."""
        return self._pages("told pages", lesson)

    def add_told_page(self, lesson: str, page: int) -> None:
        """Remember that the solution of a page was shown, unless the learner had met it before."""
        if page not in self.solved_pages(lesson):
            self._add("told pages", f"{lesson} {page}")

    @property
    def learner(self) -> str:
        """The name that the learner last put on what was handed in."""
        return self._text("learner", "")

    @learner.setter
    def learner(self, name: str) -> None:
        self._store.remember({"learner": name})

    @property
    def has_learned(self) -> bool:
        """Whether there is anything to hand in: an answer, or a challenge met or shown."""
        return bool(self.answers or self._texts("solved pages") or self._texts("told pages"))

    @property
    def answers(self) -> list[Answered]:
        """What the learner answered in lessons, and why."""
        return self._store.value("answers", list[Answered], [])

    def add_answer(self, answer: Answered) -> None:
        """Remember an answer, in the place of an earlier one to the same question."""
        kind = list[Answered]
        self._store.change(
            "answers", kind, [], lambda given: to_builtins(with_answer(given, answer))
        )

    def layout(self) -> tuple[QByteArray, QByteArray] | None:
        """Return geometry and dock state of the window, if they were saved."""
        geometry, state = _blob(self._text("geometry", "")), _blob(self._text("docks", ""))
        return None if geometry is None or state is None else (geometry, state)

    @property
    def layout_form(self) -> str:
        """For windows of which form the dock state was saved, ``""`` if that is not known."""
        return self._text("docks for", "")

    @property
    def layout_fits(self) -> tuple[int, int] | None:
        """Width and height of the window for which nobody has moved the docks, if that is so."""
        return self._store.value("docks fit", tuple[int, int] | None, None)

    def save_layout(
        self,
        geometry: QByteArray,
        state: QByteArray,
        form: str,
        fits: tuple[int, int] | None = None,
    ) -> None:
        """Remember geometry and dock state of the window, which has ``form``, and what it fits."""
        docks = {
            "docks": _in_text(state),
            "docks for": form,
            "docks fit": None if fits is None else [*fits],
        }
        self._store.remember({"geometry": _in_text(geometry), **docks})

    def forget_layout(self) -> None:
        """Forget geometry and dock state, so that the next start uses its own."""
        self._store.remember(
            {"geometry": None, "docks": None, "docks for": None, "docks fit": None}
        )

    def _change_paths(
        self,
        key: str,
        changed: Callable[[list[str]], list[str]],
        beside: Mapping[str, object] | None = None,
    ) -> None:
        def requoted(texts: list[str]) -> list[str]:
            return [_quoted(path) for path in changed([_path(text) for text in texts])]

        self._store.change(key, list[str], [], requoted, beside)

    def _pages(self, key: str, lesson: str) -> frozenset[int]:
        kept = {*self._texts(key)}
        return frozenset(page for page in range(_MOST_PAGES) if f"{lesson} {page}" in kept)

    def _add(self, key: str, text: str) -> None:
        self._store.change(key, list[str], [], lambda texts: sorted({*texts, text}))

    def _text(self, key: str, default: str) -> str:
        return self._store.value(key, str, default)

    def _texts(self, key: str) -> list[str]:
        return self._store.value(key, list[str], [])


def _in_front(path: str, paths: list[str]) -> list[str]:
    return [path, *_without(path, paths)]


def _without(path: str, paths: list[str]) -> list[str]:
    return [other for other in paths if other != path]


def _quoted(path: str) -> str:
    # Percent-encoded: a path may hold bytes that JSON cannot.
    return quote_from_bytes(os.fsencode(path))


def _path(quoted: str) -> str:
    return os.fsdecode(unquote_to_bytes(quoted))


def _in_text(data: QByteArray) -> str:
    """Return what Qt made of the window as text, with a sum by which damage shows."""
    content = bytes(data.data())
    summed = zlib.crc32(content).to_bytes(_SUM, "big") + content
    return binascii.b2a_base64(summed, newline=False).decode()


def _blob(text: str) -> QByteArray | None:
    """Return what `_in_text` made ``text`` of; None if anything in it has changed since."""
    try:
        data = binascii.a2b_base64(text.encode(), strict_mode=True)
    except (binascii.Error, ValueError):
        return None
    content = data[_SUM:]
    whole = len(data) > _SUM and zlib.crc32(content) == int.from_bytes(data[:_SUM], "big")
    return QByteArray(content) if whole else None
