"""Text in an SVG as text: what it is set in, and the fonts that come with it."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from lstm_gui.files.figures.digits import row, short
from lstm_gui.files.figures.marks import Matrix, Text
from lstm_gui.files.figures.pdf_fonts import plain
from lstm_gui.files.figures.truetype import TrueType
from lstm_gui.files.figures.web_font import web_font
from lstm_gui.files.figures.xml_text import xml_text
from lstm_gui.files.shipped.resources import resource

_MATRIX_DIGITS = 5


class Face(Struct, frozen=True):
    """How text in a bundled font is set.

    Parameters
    ----------
    name
        Of its class in the file.
    family
        What the font is called.
    instead
        Families much like it, for programs that do not read fonts inside of a file.
    weight
        As CSS counts it.
    """

    name: str
    family: str
    instead: str
    weight: int = 400

    @property
    def rule(self) -> str:
        """The style of the class."""
        return (
            f".{self.name}{{font-family:'{self.family}',{self.instead};font-weight:{self.weight}}}"
        )


# Widths of letters decide: those of the first of each are nearest, and all systems have one.
_LIKE_TEXT = (
    "Inter,Arial,'Liberation Sans','Nimbus Sans','Malgun Gothic','Apple SD Gothic Neo',"
    "'Noto Sans CJK KR',sans-serif"
)
_LIKE_SYMBOLS = "'STIX Two Text','Times New Roman','Liberation Serif','Nimbus Roman',Times,serif"
_FACES = {
    "Pretendard-Regular.ttf": Face("regular", "Pretendard", _LIKE_TEXT),
    "Pretendard-SemiBold.ttf": Face("bold", "Pretendard", _LIKE_TEXT, 600),
    "STIXTwoMath-Regular.ttf": Face("symbol", "STIX Two Math", _LIKE_SYMBOLS),
}
_OTHER = Face("other", "sans-serif", "sans-serif")
UPRIGHT, ITALIC = "normal", "italic"


def text_element(text: Text) -> str:
    """Return ``text`` as it stands in the file, with the letters that one types."""
    first = text.glyphs[0]
    place, size = _placed(text.matrix, first.x, first.y, text.size)
    face = _FACES.get(text.font, _OTHER)
    space = ' xml:space="preserve"' if text.letters != " ".join(text.letters.split()) else ""
    opacity = f' fill-opacity="{short(text.ink.opacity, 3)}"' if text.ink.opacity < 1 else ""
    runs = [(slant, "".join(letters)) for slant, letters in _slanted(text.letters)]
    slant = f' font-style="{ITALIC}"' if runs[0][0] == ITALIC and len(runs) == 1 else ""
    return (
        f'<text class="{face.name}" {place} font-size="{short(size)}"{slant} '
        f'fill="{text.ink.colour}"{opacity}{space}>{_inside(runs)}</text>'
    )


def text_style(texts: Iterable[Text]) -> str:
    """Return the style sheet of ``texts``, with the parts of their fonts in it.

    Raises
    ------
    Problem
        If a bundled font is missing.
    """
    glyphs: dict[tuple[str, str], dict[str, int]] = {}
    for text in texts:
        for slant, letter, index in _letters_of(text):
            glyphs.setdefault((text.font, slant), {}).setdefault(letter, index)
    used = {font for font, _ in glyphs}
    rules = [_FACES.get(font, _OTHER).rule for font in sorted(used)]
    fonts = [
        embedded_face(font, slant, of_font)
        for (font, slant), of_font in sorted(glyphs.items())
        if font in _FACES
    ]
    # Some readers know no fonts inside of a file: what they do know stands by itself.
    return "".join(f'<style type="text/css">{"".join(part)}</style>' for part in (rules, fonts))


def _placed(matrix: Matrix, x: float, y: float, size: float) -> tuple[str, float]:
    a, b, c, d, e, f = matrix
    if b == c == 0 and a == d > 0:
        return f'x="{short(a * x + e)}" y="{short(d * y + f)}"', a * size
    return f'transform="matrix({row(matrix, _MATRIX_DIGITS)})" x="{short(x)}" y="{short(y)}"', size


def _slanted(letters: str) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield each stretch of letters of one slant: 𝑓 is an f in italics."""
    for slant, run in groupby(letters, _slant):
        yield slant, map(plain, run)


def _slant(letter: str) -> str:
    return ITALIC if letter != plain(letter) else UPRIGHT


def _inside(runs: list[tuple[str, str]]) -> str:
    if len(runs) == 1:
        return xml_text(runs[0][1])
    return "".join(
        f'<tspan font-style="{slant}">{xml_text(letters)}</tspan>'
        if slant == ITALIC
        else xml_text(letters)
        for slant, letters in runs
    )


def _letters_of(text: Text) -> Iterator[tuple[str, str, int]]:
    for glyph in text.glyphs:
        letter = plain(glyph.letters)
        if len(letter) == 1:
            yield _slant(glyph.letters), letter, glyph.index


def embedded_face(font: str, slant: str, glyphs: Mapping[str, int]) -> str:
    """Return the rule of CSS that holds a part of a bundled font.

    Parameters
    ----------
    font
        The name of its file.
    glyphs
        For each letter the glyph that stands for it.

    Raises
    ------
    Problem
        If the font is missing.
    """
    face = _FACES[font]
    data = web_font(TrueType(resource("fonts", font).read_bytes()), glyphs)
    packed = base64.b64encode(data).decode()
    return (
        f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};font-style:{slant};"
        f"src:url(data:font/woff;base64,{packed})}}"
    )
