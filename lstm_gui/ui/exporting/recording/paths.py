"""Paths of Qt as those of a figure."""

from PyQt6.QtGui import QPainterPath

from lstm_gui.files.figures.marks import Path


def path_of(path: QPainterPath) -> Path:
    """Return ``path``; a loop that ends where it began is closed."""
    letters: list[str] = []
    numbers: list[float] = []
    start = (0.0, 0.0)
    for element in map(path.elementAt, range(path.elementCount())):
        here = element.x, element.y
        if element.isMoveTo():
            _close(letters, numbers, start)
            start = here
            letters.append("M")
        elif element.isLineTo():
            letters.append("L")
        elif element.isCurveTo():
            letters.append("C")
        numbers += here
    _close(letters, numbers, start)
    return Path("".join(letters), tuple(numbers))


def _close(letters: list[str], numbers: list[float], start: tuple[float, float]) -> None:
    if len(letters) < 3 or letters[-1] == "M" or tuple(numbers[-2:]) != start:
        return
    if letters[-1] == "L":
        # Closing draws this line.
        letters.pop()
        del numbers[-2:]
    letters.append("Z")
