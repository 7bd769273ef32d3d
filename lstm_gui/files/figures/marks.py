"""What a figure is made of, before any format is chosen.

All lengths are in logical pixels, x to the right and y down.
"""

from msgspec import Struct

from lstm_gui.files.figures.axes import Axes
from lstm_gui.files.figures.contrast import Channels

POINTS_PER_PIXEL = 72 / 96
"""Unless a figure says otherwise a pixel is 1/96 inch."""
Matrix = tuple[float, float, float, float, float, float]
"""``(a, b, c, d, e, f)``: x, y is drawn at ax + cy + e, bx + dy + f."""
Box = tuple[float, float, float, float]
"""Left, top, width and height."""


class Ink(Struct, frozen=True):
    """A colour, ``#rrggbb``, and how much it covers, from 0 to 1."""

    colour: str
    opacity: float = 1.0

    @property
    def channels(self) -> Channels:
        """Red, green and blue, from 0 to 1."""
        red, green, blue = (int(self.colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
        return red, green, blue


class Fade(Struct, frozen=True):
    """Colours between two points; each stop has its share of the way, from 0 to 1."""

    start: tuple[float, float]
    end: tuple[float, float]
    stops: tuple[tuple[float, Ink], ...]


class Path(Struct, frozen=True):
    """Lines and curves.

    Parameters
    ----------
    letters
        ``M`` moves and ``L`` draws to a point, ``C`` curves to one by two others, ``Z`` closes.
    numbers
        The coordinates of all points: two, two, six and none for each letter.
    """

    letters: str
    numbers: tuple[float, ...]


NUMBERS = {"M": 2, "L": 2, "C": 6, "Z": 0}
"""How many numbers go with each letter of a `Path`."""


class Stroke(Struct, frozen=True):
    """How a line is drawn; dashes and gaps have lengths as the width has."""

    ink: Ink
    width: float
    cap: str = "butt"
    join: str = "miter"
    miter: float = 4.0
    dashes: tuple[float, ...] = ()
    offset: float = 0.0


class Shape(Struct, frozen=True):
    """A path that is filled, drawn along, or both.

    Parameters
    ----------
    even_odd
        Whether what two of its loops enclose is outside.
    crisp
        Whether its edges are left unsmoothed, so that nothing shines through between cells.
    """

    path: Path
    fill: Ink | Fade | None = None
    stroke: Stroke | None = None
    even_odd: bool = False
    crisp: bool = False


class Glyph(Struct, frozen=True):
    """A glyph at its place on the baseline, and the letters that it stands for."""

    index: int
    x: float
    y: float
    letters: str


class Text(Struct, frozen=True):
    """A run of text in one font.

    Parameters
    ----------
    font
        The name of its file in ``resources/fonts``; empty for a font of the machine.
    size
        Of the type, before ``matrix`` moves, turns and scales it.
    outline
        The same as a path, for where there are no fonts.
    """

    letters: str
    font: str
    size: float
    matrix: Matrix
    ink: Ink
    glyphs: tuple[Glyph, ...]
    outline: Path


class Pixels(Struct, frozen=True):
    """An image.

    Parameters
    ----------
    rgba
        Rows of red, green, blue and opacity, a byte each.
    cells
        Whether it shows cells with sharp edges, which nothing may smooth.
    """

    rgba: bytes
    columns: int
    rows: int
    box: Box
    matrix: Matrix
    opacity: float = 1.0
    cells: bool = False


class Group(Struct, frozen=True):
    """Marks of which only what lies inside ``clip`` is seen."""

    clip: Path
    marks: "tuple[Mark, ...]"


class Part(Struct, frozen=True):
    """Marks that are one part of the figure.

    Parameters
    ----------
    kind
        Such as ``gate``, ``wire``, ``curve`` or ``axis``.
    name
        Which of them; may be empty.
    axes
        Which numbers lie where in it, if curves are drawn there.
    """

    kind: str
    name: str
    marks: "tuple[Mark, ...]"
    axes: Axes | None = None


Mark = Shape | Text | Pixels | Group | Part


class Drawing(Struct, frozen=True):
    """A figure.

    Parameters
    ----------
    width, height
        Of the sheet.
    title, description
        What it is called, and a sentence for those who cannot see it.
    language
        Of both, as a tag such as ``ko``.
    marks
        What is drawn, in this order.
    ground
        What lies behind, or None to leave the sheet transparent.
    points
        How large a pixel is in print, in points of 1/72 inch.
    left_out
        How many numbers and notes there is no room for.
    """

    width: float
    height: float
    title: str
    description: str
    language: str
    marks: tuple[Mark, ...]
    ground: Ink | None = None
    points: float = POINTS_PER_PIXEL
    left_out: int = 0

    @property
    def sheet(self) -> "tuple[Shape, ...]":
        """The ground as a mark, if there is one."""
        if self.ground is None:
            return ()
        return (Shape(rectangle(0, 0, self.width, self.height), self.ground),)


def rectangle(left: float, top: float, width: float, height: float) -> Path:
    """Return a rectangle as a path."""
    right, bottom = left + width, top + height
    return Path("MLLLZ", (left, top, right, top, right, bottom, left, bottom))


def as_rectangle(path: Path) -> Box | None:
    """Return the box that ``path`` is, or None if it is another shape.

    It goes around in the same sense: to the side first, a width or height below 0 going back.
    """
    if path.letters != "MLLLZ":
        return None
    left, top, x1, y1, right, bottom, x3, y3 = path.numbers
    if (x1, y1, x3, y3) == (right, top, left, bottom):
        return left, top, right - left, bottom - top
    if (x1, y1, x3, y3) == (left, bottom, right, top):
        return left, bottom, right - left, top - bottom
    return None


def loops(path: Path) -> list[Path]:
    """Return each part of ``path`` that begins with a move."""
    found: list[Path] = []
    at = 0
    for piece in path.letters.split("M")[1:]:
        count = 2 + sum(NUMBERS[letter] for letter in piece)
        found.append(Path("M" + piece, path.numbers[at : at + count]))
        at += count
    return found


def fonts(marks: tuple[Mark, ...]) -> dict[str, dict[int, str]]:
    """Return the fonts in ``marks``, each with its glyphs and the letters they stand for."""
    found: dict[str, dict[int, str]] = {}
    for text in texts(marks):
        glyphs = found.setdefault(text.font, {})
        for glyph in text.glyphs:
            glyphs.setdefault(glyph.index, glyph.letters)
    return found


def texts(marks: tuple[Mark, ...]) -> list[Text]:
    """Return all text in ``marks``, as it is drawn."""
    found: list[Text] = []
    for mark in marks:
        if isinstance(mark, Text):
            found.append(mark)
        elif isinstance(mark, Group | Part):
            found += texts(mark.marks)
    return found
