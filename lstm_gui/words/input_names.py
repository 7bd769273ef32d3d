"""What the inputs are called that somebody has named, wherever they are spoken of."""

from collections.abc import Iterable, Sequence

from lstm_gui.core.readout import column_name
from lstm_gui.words.numbers import number
from lstm_gui.words.one_line import one_line, shortened, told_apart

Names = Sequence[str] | None
_WRITTEN, _LONGEST = 4, 20


def input_name(names: Names, index: int) -> str:
    """Return what input ``index`` is called, counted from 0, in one line; ``""`` if nobody said."""
    return "" if names is None else " ".join(one_line(names[index]).split())


def input_heading(names: Names, index: int, symbol: str = "") -> str:
    """Return ``symbol``, that of input ``index`` if it is not given, and its name beside it."""
    return " ".join(filter(None, (symbol or column_name(index, "x"), input_name(names, index))))


def names_apart(names: Names, indices: Iterable[int], most: int) -> list[str]:
    """Return what the inputs ``indices`` are called, in ``most`` letters that tell them apart."""
    called = [input_name(names, index) for index in indices]
    apart = told_apart(called, most)
    return [apart[name] for name in called]


def behind_name(number: str, names: Names, index: int, most: int) -> str:
    """Return ``number`` behind the name of input ``index``, if it has one, in ``most`` letters."""
    return " ".join(filter(None, (shortened(input_name(names, index), most), number)))


def written_inputs(x: Iterable[float], names: Names) -> tuple[str, str]:
    """Return the first numbers of a step in brackets, each behind its name, and without names."""
    numbers = [number(float(value), signed=True) for value in x]
    shown = numbers[:_WRITTEN]
    apart = names_apart(names, range(len(shown)), _LONGEST)
    named = (" ".join(filter(None, parts)) for parts in zip(apart, shown, strict=True))
    more = ["…"] if len(numbers) > _WRITTEN else []
    with_names, without = (f"({', '.join([*parts, *more])})" for parts in (named, shown))
    return with_names, without
