"""Axes and curves as the package pgfplots of LaTeX takes them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from lstm_gui.files.figures.axes import Axes, Scale, Tick
from lstm_gui.files.figures.digits import short
from lstm_gui.files.figures.marks import NUMBERS, Group, Mark, Part, Path, Shape, loops
from lstm_gui.files.figures.tex_letters import tex_letters

CURVE, AXIS, PANEL = "curve", "axis", "panel"
_AT_LOW_END, _AT_HIGH_END = 0.3, -1.8
"""How far above an end of a scale the line of what is written there lies, by the height of an x."""
HEAD = r"""% Needs \usepackage{pgfplots} and \pgfplotsset{compat=newest} as well. Curves are plots
% in axes: \pgfplotsset{lstm/axes/.append style={...}} before it restyles these, and
% \tikzset{lstm/curve-c-1/.style={name path=c, dashed}} names one curve and restyles it.
\pgfplotsset{lstm/axes/.prefix style={scale only axis, enlargelimits=false,
  axis line style={draw=none}, tick style={draw=none}, major tick length=0pt,
  unbounded coords=jump, grid style={black!12, line width=.4bp}}}%"""


class Plot(Struct, frozen=True):
    """A curve: what it is called, how its line is drawn, and its numbers, None for a gap."""

    part: Part
    shape: Shape
    points: tuple[tuple[float, float] | None, ...]

    @property
    def coordinates(self) -> str:
        """What pgfplots reads, some on each line."""
        pairs = ["(nan,nan)" if point is None else _pair(point) for point in self.points]
        lines = ("".join(pairs[at : at + 8]) for at in range(0, len(pairs), 8))
        return "\n  ".join(lines)


def has_axes(marks: Iterable[Mark]) -> bool:
    """Tell whether there are axes in ``marks``, but for other panels."""
    return any(
        (isinstance(mark, Part) and mark.axes is not None) or has_axes(mark.marks)
        for mark in marks
        if isinstance(mark, Group | Part) and getattr(mark, "kind", "") != PANEL
    )


def plots(axes: Axes, marks: Iterable[Mark]) -> Iterator[Plot]:
    """Yield the curves among ``marks`` that are lines."""
    for part in parts(marks):
        lines = [shape for shape in _shapes(part.marks) if _is_line(shape)]
        if part.kind == CURVE and lines:
            points: list[tuple[float, float] | None] = []
            for run in (run for shape in lines for run in loops(shape.path)):
                points += [None] if points else []
                points += axes.numbers(run.numbers)
            yield Plot(part, lines[0], tuple(points))


def parts(marks: Iterable[Mark]) -> Iterator[Part]:
    """Yield the parts in ``marks``, those in groups as well."""
    for mark in marks:
        if isinstance(mark, Part):
            yield mark
        elif isinstance(mark, Group):
            yield from parts(mark.marks)


def without_lines(mark: Mark) -> Mark:
    """Return what is left of ``mark`` where its curves are plotted and its axes are written."""
    match mark:
        case Part(kind=kind) if kind == AXIS:
            return Group(Path("", ()), ())
        case Part(kind=kind) if kind == CURVE:
            return Part(kind, mark.name, tuple(_without(mark.marks)))
        case Group():
            return Group(mark.clip, tuple(map(without_lines, mark.marks)))
        case _:
            return mark


def keys(axes: Axes, scale: float) -> Iterator[str]:
    """Yield the options of the axes, in points of ``scale`` for each pixel."""
    _left, _top, width, height = axes.box
    yield "anchor=south west"
    yield f"clip={str(axes.cut).lower()}"
    yield f"width={short(width * scale)}bp"
    yield f"height={short(height * scale)}bp"
    yield from _side("x", axes.x)
    yield from _side("y", axes.y)
    if axes.y.beyond:
        yield f"yticklabel style={{xshift={short(-axes.y.beyond * scale)}bp}}"


def _side(letter: str, scale: Scale) -> Iterator[str]:
    if scale.powers:
        yield f"{letter}mode=log"
    yield f"{letter}min={_typed(scale.at(0.0))}"
    yield f"{letter}max={_typed(scale.at(1.0))}"
    if scale.far:
        yield f"{letter}tick pos={'right' if letter == 'y' else 'top'}"
    if scale.ticks is None:
        return
    places = ",".join(_typed(number) for number, _text in scale.ticks)
    texts = ",".join(f"{{{_label(scale, tick)}}}" for tick in scale.ticks)
    yield f"{letter}tick={{{places}}}" if places else rf"{letter}tick=\empty"
    if texts:
        yield f"{letter}ticklabels={{{texts}}}"


def _label(scale: Scale, tick: Tick) -> str:
    """Return what is written at ``tick``; at the far side between the ends, off other rows."""
    number, text = tick
    inwards = {scale.at(0.0): _AT_LOW_END, scale.at(1.0): _AT_HIGH_END} if scale.far else {}
    letters = tex_letters(text)
    if number not in inwards:
        return letters
    return rf"\raisebox{{{inwards[number]}ex}}[0pt][0pt]{{{letters}}}"


def _pair(point: tuple[float, float]) -> str:
    return f"({_typed(point[0])},{_typed(point[1])})"


def _typed(number: float) -> str:
    return f"{number:.6g}"


def _is_line(mark: Mark) -> bool:
    if not isinstance(mark, Shape) or mark.stroke is None or mark.fill is not None:
        return False
    return not any(NUMBERS[letter] == 6 or letter == "Z" for letter in mark.path.letters)


def _shapes(marks: Iterable[Mark]) -> Iterator[Shape]:
    for mark in marks:
        if isinstance(mark, Shape):
            yield mark
        elif isinstance(mark, Group):
            yield from _shapes(mark.marks)


def _without(marks: Iterable[Mark]) -> Iterator[Mark]:
    for mark in marks:
        if isinstance(mark, Group):
            yield Group(mark.clip, tuple(_without(mark.marks)))
        elif not _is_line(mark):
            yield mark
