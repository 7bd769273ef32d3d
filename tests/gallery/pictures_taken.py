"""Where pictures go: one folder for each part, emptied before it is made again."""

import time
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtGui import QImage

from tests.gallery.contact_sheet import contact_sheet, index

FOLDER = Path("build", "gallery")


class Album:
    """The pictures of one part, told as they come.

    Parameters
    ----------
    part
        Its name, and that of its folder below `FOLDER`.
    """

    def __init__(self, part: str) -> None:
        self._part, self._folder = part, FOLDER / part
        self._pictures: list[tuple[str, str]] = []
        self._begun = time.monotonic()
        self._folder.mkdir(parents=True, exist_ok=True)
        for old in self._folder.glob("*.png"):
            old.unlink()

    def add(self, section: str, name: str, picture: Callable[[], QImage]) -> None:
        """Paint and write a picture, below the heading ``section``."""
        path = self._folder / f"{name}.png"
        if not picture().save(str(path)):
            raise OSError(f"{path} could not be written")
        self._pictures.append((section, path.name))
        self.tell(name)

    def tell(self, what: str) -> None:
        """Say on the terminal what is being done."""
        passed = time.monotonic() - self._begun
        print(f"{self._part} {len(self._pictures):4} {passed:5.0f} s  {what}", flush=True)

    def close(self) -> None:
        """Write the page of the part, and the page of all parts that there are."""
        page = self._folder / "index.html"
        page.write_text(contact_sheet(self._part, self._pictures), encoding="utf-8")
        parts = sorted(path.parent.name for path in FOLDER.glob("*/index.html"))
        FOLDER.joinpath("index.html").write_text(index(parts), encoding="utf-8")
