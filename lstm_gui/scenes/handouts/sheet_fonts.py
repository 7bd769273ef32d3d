"""The letters of worksheets as a web page brings them along: no machine need have the fonts."""

from collections.abc import Iterable
from html.parser import HTMLParser

from lstm_gui.files.figures.pdf_fonts import plain
from lstm_gui.files.figures.svg_text import ITALIC, UPRIGHT, embedded_face
from lstm_gui.files.figures.truetype import TrueType
from lstm_gui.files.shipped.resources import resource

_TEXT, _STRONG, _SIGNS = (
    "Pretendard-Regular.ttf", "Pretendard-SemiBold.ttf", "STIXTwoMath-Regular.ttf",
)  # fmt: skip
_BOLD_TAGS, _BOLD_CLASS, _FORMULA = {"h1", "h2", "thead"}, "box", "formula"
_ITALICS = (*range(0x1D434, 0x1D468), 0x210E, *range(0x1D6E2, 0x1D71C))
"""The italics of mathematics: Latin, h, which stands apart from the others, and Greek."""
_WITHOUT_END = {"br", "meta", "link", "img", "hr", "col"}

Face = tuple[str, str]
"""The file of a font, and its slant."""


def font_faces(articles: Iterable[str]) -> str:
    """Return rules of CSS that hold those letters of the bundled fonts that ``articles`` show.

    Raises
    ------
    Problem
        If a bundled font is missing.
    """
    reader = _Reader()
    for article in articles:
        reader.feed(article)
    known = {file: _glyphs(file) for file in (_TEXT, _STRONG, _SIGNS)}
    chosen: dict[Face, dict[str, int]] = {}
    for (file, slant), letters in reader.shown.items():
        of_slant = known[file] | (_italics(known[file]) if slant == ITALIC else {})
        _take(chosen, (file, slant), of_slant, letters)
        # What a font of text lacks, such as boxes to tick, is taken from that of signs.
        _take(chosen, (_SIGNS, UPRIGHT), known[_SIGNS], letters - of_slant.keys())
    return "\n".join(embedded_face(*face, glyphs) for face, glyphs in sorted(chosen.items()))


def _take(
    chosen: dict[Face, dict[str, int]], face: Face, glyphs: dict[str, int], letters: set[str]
) -> None:
    known = {letter: glyphs[letter] for letter in letters & glyphs.keys()}
    if known:
        chosen.setdefault(face, {}).update(known)


def _glyphs(file: str) -> dict[str, int]:
    return TrueType(resource("fonts", file).read_bytes()).letters()


def _italics(glyphs: dict[str, int]) -> dict[str, int]:
    """Return the glyphs of letters in italics, under the letters that one types."""
    return {plain(chr(code)): glyphs[chr(code)] for code in _ITALICS if chr(code) in glyphs}


class _Reader(HTMLParser):
    """Collects which letters are shown in which face."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[Face, set[str]] = {}
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _WITHOUT_END:
            self._open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self._open}
        if "svg" not in tags:
            self.shown.setdefault(self._face(tags), set()).update(data)

    def _face(self, tags: set[str]) -> Face:
        classes = {name for _, name in self._open}
        if _FORMULA in classes:
            return _SIGNS, ITALIC if "i" in tags else UPRIGHT
        strong = _BOLD_CLASS in classes or not _BOLD_TAGS.isdisjoint(tags)
        return (_STRONG if strong else _TEXT), UPRIGHT
