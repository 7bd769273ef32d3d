"""Writes a figure as a drawing of TikZ, whose parts are named and can be restyled in LaTeX."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import atan2, degrees, hypot

from lstm_gui.files.figures import pgfplots
from lstm_gui.files.figures.axes import Axes
from lstm_gui.files.figures.digits import short
from lstm_gui.files.figures.marks import (
    NUMBERS,
    Drawing,
    Fade,
    Group,
    Ink,
    Mark,
    Part,
    Path,
    Pixels,
    Shape,
    Stroke,
    Text,
    rectangle,
)  # fmt: skip
from lstm_gui.files.figures.part_names import PartNames, kind_of
from lstm_gui.files.figures.tex_letters import has_hangul, tex_letters, tex_remark
from lstm_gui.files.problem import Problem

_COLOUR, _FAR, _SPARE = "ink", 2000.0, 0.4
_FARTHEST = 6000.0
"""LaTeX knows no length of 16384 points; what is drawn there is cut anyway."""
_FONTS = {
    "Pretendard-Regular.ttf": r"\sffamily",
    "Pretendard-SemiBold.ttf": r"\sffamily\bfseries",
    "STIXTwoMath-Regular.ttf": r"\rmfamily",
}
_CAPS = {"butt": "butt", "round": "round", "square": "rect"}
_HEAD = r"""% Needs \usepackage{tikz}; \input this file where the figure belongs.
% Parts are scopes of a style and nodes of a name: \tikzset{lstm/gate/.append style={...}} before
% it restyles all gates, and \draw[->] (gate-f) ... after it, in the same picture, begins at one.
% A colour such as inkD55E00 is another one if you define it before.
% Letters beyond Latin ones need LuaLaTeX or XeLaTeX with a font that has them.
% What is wider than in the figure is set narrower: \newcommand\lstmfit[2]{#2} before it, if not.
\providecommand\lstmtype[1]{\fontsize{#1}{#1}\selectfont}%
\providecommand\lstmfit[2]{\setbox0\hbox{#2}\ifdim\wd0>#1\relax
  \resizebox{#1}{\height}{\box0}\else\box0\fi}%
\tikzset{lstm/text/.append style={anchor=base west, inner sep=0pt, outer sep=0pt},
  lstm/part/.append style={shape=rectangle, inner sep=0pt, outer sep=0pt}}%"""

_OF_HANGUL = r"""% There is Hangul in it: \usepackage{kotex} sets it in every LaTeX. Without
% a package or font for it XeLaTeX and LuaLaTeX leave it out and tell their log alone."""


def tikz(drawing: Drawing) -> bytes:
    """Return ``drawing`` as a picture for LaTeX, as large as it says, its letters set there.

    Raises
    ------
    Problem
        If it holds images, which TikZ has no way to write.
    """
    writer = _Writer(drawing.points)
    sheet = rectangle(0, 0, drawing.width, drawing.height)
    body = [*writer.marks(drawing.sheet), *writer.panel(drawing.marks)]
    styles = "".join(f", lstm/{kind}/.append style={{}}" for kind in sorted(writer.kinds))
    colours = [
        rf"\providecolor{{{_COLOUR}{colour}}}{{HTML}}{{{colour}}}%"
        for colour in sorted(writer.colours)
    ]
    scale = short(drawing.points, 5)
    lines = (
        f"% {tex_remark(drawing.title)}",
        f"% {tex_remark(drawing.description)}",
        _OF_HANGUL if has_hangul("".join(body)) else "",
        _HEAD,
        pgfplots.HEAD if writer.plots else "",
        rf"\tikzset{{{styles[2:]}}}%" if styles else "",
        *colours,
        rf"\begin{{tikzpicture}}[x={scale}bp, y=-{scale}bp, line width=1bp]",
        rf"\useasboundingbox {_drawn(sheet)};",
        *body,
        r"\end{tikzpicture}%",
    )
    return ("\n".join(filter(None, lines)) + "\n").encode()


class _Writer:
    def __init__(self, points: float) -> None:
        self._points = points
        self._names = PartNames()
        self.colours: set[str] = set()
        self.kinds: set[str] = set()
        self.plots = False
        self._plotted = False

    def marks(self, marks: Iterable[Mark]) -> Iterator[str]:
        for mark in marks:
            match mark:
                case Shape():
                    yield from self._shape(mark)
                case Text():
                    yield self._text(mark)
                case Pixels():
                    raise Problem(
                        "A drawing in TikZ holds no images, and this figure has icons or a map "
                        "of very many cells. Choose PDF, or show fewer steps."
                    )
                case Part():
                    yield from self._part(mark)
                case Group() if self._plotted and pgfplots.has_axes(mark.marks):
                    # What is written beside axes may reach out of what is seen on a screen.
                    yield from self.marks(mark.marks)
                case Group():
                    yield r"\begin{scope}"
                    yield rf"\clip {_drawn(mark.clip)};"
                    yield from self.marks(mark.marks)
                    yield r"\end{scope}"

    def panel(self, marks: tuple[Mark, ...]) -> Iterator[str]:
        """Yield what ``marks`` draw; where curves are plotted the axes are written with them."""
        before, self._plotted = self._plotted, pgfplots.has_axes(marks)
        yield from self.marks(marks)
        self._plotted = before

    def _part(self, part: Part) -> Iterator[str]:
        if self._plotted and part.kind == pgfplots.AXIS:
            return
        kind, name = kind_of(part), self._names.of(part)
        self.kinds.add(kind)
        if part.axes is not None:
            yield from self._axes(part, part.axes, name)
            return
        inside = self.panel if part.kind == pgfplots.PANEL else self.marks
        yield rf"\begin{{scope}}[lstm/{kind}]"
        yield from inside(part.marks)
        yield r"\end{scope}"
        xs, ys = _spread(part.marks)
        if xs:
            width, height = ((max(both) - min(both)) * self._points for both in (xs, ys))
            size = f"minimum width={short(width)}bp, minimum height={short(height)}bp"
            middle = f"{short((min(xs) + max(xs)) / 2)},{short((min(ys) + max(ys)) / 2)}"
            yield rf"\node[lstm/part, {size}] ({name}) at ({middle}) {{}};"

    def _axes(self, part: Part, axes: Axes, name: str) -> Iterator[str]:
        """Yield curves as plots: what else is painted there lies behind them, or is on them."""
        self.plots = True
        on = [
            mark
            for mark in part.marks
            if any(one.kind == pgfplots.CURVE for one in pgfplots.parts((mark,)))
        ]
        yield from self.marks(mark for mark in part.marks if mark not in on)
        size = short(axes.type_size * self._points)
        grid = (
            "ymajorgrids, "
            if any(one.kind == pgfplots.AXIS for one in pgfplots.parts(part.marks))
            else ""
        )
        options = ",\n  ".join(pgfplots.keys(axes, self._points))
        font = rf"font=\lstmtype{{{size}}}\sffamily, inner sep=2.5bp"
        font = f"tick label style={{{font}, text={self._colour(Ink(axes.colour))}}}"
        left, top, _width, height = axes.box
        # By its name, since a place in numbers would be one of the axes.
        yield rf"\coordinate ({name}-corner) at ({short(left)},{short(top + height)});"
        yield r"\begin{pgfinterruptboundingbox}"
        yield rf"\begin{{axis}}[at={{({name}-corner)}}, {grid}name={name}, {font},"
        yield f"  {options}, lstm/axes]"
        for plot in pgfplots.plots(axes, part.marks):
            yield from self._plot(plot)
        yield r"\end{axis}"
        yield r"\end{pgfinterruptboundingbox}"
        yield from self.marks(map(pgfplots.without_lines, on))

    def _plot(self, plot: pgfplots.Plot) -> Iterator[str]:
        kind, name = kind_of(plot.part), self._names.of(plot.part)
        self.kinds.add(kind)
        line = ", ".join(self._line(plot.shape.stroke))
        styles = f"/tikz/lstm/{kind}, /tikz/lstm/{name}/.try"
        yield rf"\addplot[{line}, {styles}] coordinates {{"
        yield f"  {plot.coordinates}}};"

    def _shape(self, shape: Shape) -> Iterator[str]:
        if not shape.path.letters:
            return
        drawn = _drawn(shape.path)
        rule = "even odd rule" if shape.even_odd else ""
        if isinstance(shape.fill, Fade):
            yield from self._fade(shape.fill, drawn)
            keys = [*self._line(shape.stroke)]
        else:
            keys = [rule, *self._filled(shape.fill), *self._line(shape.stroke)]
        if any(keys):
            yield rf"\path[{', '.join(filter(None, keys))}] {drawn};"

    def _filled(self, ink: Ink | None) -> Iterator[str]:
        if ink is not None:
            yield f"fill={self._colour(ink)}"
            if ink.opacity < 1:
                yield f"fill opacity={short(ink.opacity, 3)}"

    def _line(self, stroke: Stroke | None) -> Iterator[str]:
        if stroke is None:
            return
        yield f"draw={self._colour(stroke.ink)}"
        yield f"line width={short(stroke.width * self._points, 3)}bp"
        if stroke.ink.opacity < 1:
            yield f"draw opacity={short(stroke.ink.opacity, 3)}"
        if stroke.cap != "butt":
            yield f"line cap={_CAPS[stroke.cap]}"
        if stroke.join != "miter":
            yield f"line join={stroke.join}"
        if stroke.dashes:
            words = ("on" if place % 2 == 0 else "off" for place in range(len(stroke.dashes)))
            lengths = (f"{short(length * self._points)}bp" for length in stroke.dashes)
            pairs = zip(words, lengths, strict=True)
            pattern = " ".join(f"{word} {length}" for word, length in pairs)
            yield f"dash pattern={pattern}"

    def _fade(self, fade: Fade, drawn: str) -> Iterator[str]:
        """Yield a field from each stop to the next: between two colours TikZ shades by itself."""
        (x1, y1), (x2, y2) = fade.start, fade.end
        down = abs(y2 - y1) >= abs(x2 - x1)
        sides = ("top", "bottom") if down else ("left", "right")
        yield rf"\begin{{scope}}\clip {drawn};"
        for (share, ink), (end, other) in pairwise(fade.stops):
            colours = zip(sides, (self._colour(ink), self._colour(other)), strict=True)
            keys = ", ".join(f"{side} color={colour}" for side, colour in colours)
            low, high = (y1 + part * (y2 - y1) if down else -_FAR for part in (share, end))
            left, right = (x1 + part * (x2 - x1) if not down else -_FAR for part in (share, end))
            width, height = (2 * _FAR, high - low) if down else (right - left, 2 * _FAR)
            yield rf"\path[{keys}] {_drawn(rectangle(left, low, width, height))};"
        yield r"\end{scope}"

    def _text(self, text: Text) -> str:
        if not text.letters.strip():
            return ""
        a, b, c, d, e, f = text.matrix
        first = text.glyphs[0]
        x, y = a * first.x + c * first.y + e, b * first.x + d * first.y + f
        size = text.size * hypot(c, d) * self._points
        turned = -degrees(atan2(b, a))
        keys = ["lstm/text", f"text={self._colour(text.ink)}"]
        if text.ink.opacity < 1:
            keys.append(f"text opacity={short(text.ink.opacity, 3)}")
        if abs(turned) > 0.01:
            keys.append(f"rotate={short(turned)}")
        font = rf"\lstmtype{{{short(size)}}}{_FONTS.get(text.font, '')}"
        # A space at the end takes no room from what is fitted.
        letters = tex_letters(text.letters.rstrip(" "))
        right = max(text.outline.numbers[::2], default=x)
        if right > x and not turned:
            letters = rf"\lstmfit{{{short((right - x) * self._points + _SPARE)}bp}}{{{letters}}}"
        return rf"\node[{', '.join(keys)}, font={font}] at ({short(x)},{short(y)}) {{{letters}}};"

    def _colour(self, ink: Ink) -> str:
        colour = ink.colour[1:].upper()
        self.colours.add(colour)
        return _COLOUR + colour


def _drawn(path: Path) -> str:
    words: list[str] = []
    at = 0
    for letter in path.letters:
        count = NUMBERS[letter]
        near = [min(max(number, -_FARTHEST), _FARTHEST) for number in path.numbers[at : at + count]]
        xs, ys = near[::2], near[1::2]
        points = [f"({short(x)},{short(y)})" for x, y in zip(xs, ys, strict=True)]
        at += count
        if letter == "C":
            words.append(f".. controls {points[0]} and {points[1]} .. {points[2]}")
        else:
            words.append({"M": "", "L": "-- ", "Z": "-- cycle"}[letter] + "".join(points))
    lines = [" ".join(words[start : start + 6]) for start in range(0, len(words), 6)]
    return "\n  ".join(lines)


def _within(clip: Path, xs: list[float], ys: list[float]) -> tuple[list[float], list[float]]:
    """Return what is seen of all x and all y inside of ``clip``."""
    sides = clip.numbers[::2], clip.numbers[1::2]
    if not clip.letters:
        return [], []
    along, up = (
        [min(max(one, min(side)), max(side)) for one in numbers]
        for side, numbers in zip(sides, (xs, ys), strict=True)
    )
    return along, up


def _spread(marks: Iterable[Mark]) -> tuple[list[float], list[float]]:
    """Return all x and all y of what is drawn, letters by their outlines."""
    xs, ys = list[float](), list[float]()
    for mark in marks:
        match mark:
            case Shape(path=path) | Text(outline=path):
                more = path.numbers[::2], path.numbers[1::2]
            case Group():
                more = _within(mark.clip, *_spread(mark.marks))
            case Part():
                more = _spread(mark.marks)
            case Pixels():
                more = (), ()
        xs += more[0]
        ys += more[1]
    return xs, ys
