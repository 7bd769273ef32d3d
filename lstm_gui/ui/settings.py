"""What the program remembers from one start to the next."""

from functools import cached_property

from PyQt6.QtCore import QByteArray, QSettings

RECENT_FILES = 8


class Settings:
    """Typed access to `QSettings`; anything unreadable falls back to its default.

    Nothing is read before something is asked for.
    """

    @cached_property
    def _store(self) -> QSettings:
        return QSettings()

    @property
    def theme(self) -> str:
        """``"system"``, ``"light"`` or ``"dark"``."""
        return self._text("theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def language(self) -> str:
        """``"ko"``, ``"en"`` or ``""`` for that of the system."""
        return self._text("language", "")

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def workspace(self) -> str:
        """The workspace shown last, ``"cell"``, ``"memory"`` or ``"train"``."""
        name = self._text("workspace", "cell")
        return name if name in ("cell", "memory", "train") else "cell"

    @workspace.setter
    def workspace(self, name: str) -> None:
        self._store.setValue("workspace", name)

    @property
    def classroom(self) -> bool:
        """Whether the window was that of a class last."""
        return self._text("classroom", "") == "on"

    @classroom.setter
    def classroom(self, on: bool) -> None:
        self._store.setValue("classroom", "on" if on else "off")

    @property
    def classroom_size(self) -> float:
        """How many times as large type was in front of a class, or 0."""
        try:
            return float(self._text("classroom size", "0"))
        except ValueError:
            return 0.0

    @classroom_size.setter
    def classroom_size(self, factor: float) -> None:
        self._store.setValue("classroom size", f"{factor:g}")

    @property
    def classroom_hidden(self) -> frozenset[str] | None:
        """Names of what a class was not to see; ``None`` if that was never chosen."""
        if not self._store.contains("classroom hidden"):
            return None
        return frozenset(self._text("classroom hidden", "").split())

    @classroom_hidden.setter
    def classroom_hidden(self, names: frozenset[str]) -> None:
        self._store.setValue("classroom hidden", " ".join(sorted(names)))

    @property
    def folder(self) -> str:
        """The folder last used for opening, saving and exporting."""
        return self._text("folder", "")

    @folder.setter
    def folder(self, path: str) -> None:
        self._store.setValue("folder", path)

    @property
    def recent(self) -> list[str]:
        """Paths of the sessions opened last, the latest first."""
        paths = self._store.value("recent", [])
        paths = [paths] if isinstance(paths, str) else paths
        return [path for path in paths or [] if isinstance(path, str)][:RECENT_FILES]

    def add_recent(self, path: str) -> None:
        """Put ``path`` in front of the recent sessions."""
        others = [other for other in self.recent if other != path]
        self._store.setValue("recent", [path, *others][:RECENT_FILES])

    def remove_recent(self, path: str) -> None:
        """Take ``path`` out of the recent sessions."""
        self._store.setValue("recent", [other for other in self.recent if other != path])

    def forget_recent(self) -> None:
        """Forget all recent sessions."""
        self._store.remove("recent")

    @property
    def lesson_place(self) -> tuple[str, int]:
        """Name and page, counted from 0, of the lesson last read; ``("", 0)`` at first."""
        name, page = self._text("lesson", ""), self._text("lesson page", "0")
        return name, int(page) if page.isdecimal() and len(page) < 4 else 0

    @lesson_place.setter
    def lesson_place(self, place: tuple[str, int]) -> None:
        self._store.setValue("lesson", place[0])
        self._store.setValue("lesson page", str(place[1]))

    @property
    def solved_lessons(self) -> frozenset[str]:
        """Names of the lessons whose last challenge was met."""
        return frozenset(self._text("solved lessons", "").split())

    def add_solved_lesson(self, name: str) -> None:
        """Remember that the challenge of the lesson called ``name`` was met."""
        if name not in self.solved_lessons:
            names = " ".join(sorted({*self.solved_lessons, name}))
            self._store.setValue("solved lessons", names)

    def layout(self) -> tuple[QByteArray, QByteArray] | None:
        """Return geometry and dock state of the window, if they were saved."""
        geometry, state = self._store.value("geometry"), self._store.value("docks")
        if isinstance(geometry, QByteArray) and isinstance(state, QByteArray):
            return geometry, state
        return None

    def save_layout(self, geometry: QByteArray, state: QByteArray) -> None:
        """Remember geometry and dock state of the window."""
        self._store.setValue("geometry", geometry)
        self._store.setValue("docks", state)

    def forget_layout(self) -> None:
        """Forget geometry and dock state, so that the next start uses its own."""
        for key in ("geometry", "docks"):
            self._store.remove(key)

    def _text(self, key: str, default: str) -> str:
        text = self._store.value(key, default)
        return text if isinstance(text, str) else default
