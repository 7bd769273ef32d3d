"""Names out of files where they stand in a line with words of ours."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

_BREAKS = dict.fromkeys(
    (*range(32), *range(127, 160), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A),
     *range(0xD800, 0xE000)),
    " ",
)  # fmt: skip
"""What ends a line, is no character or half of one, or turns round what is written beside it."""
_LEAST_TAIL = 2
"""A letter and an ellipsis, after another letter and another ellipsis."""


def one_line(name: str) -> str:
    """Return ``name`` with a space for all that would leave the line or reverse it."""
    return name.translate(_BREAKS)


def as_lines(lines: Iterable[str]) -> str:
    """Return ``lines`` as a text that is printed, in which what files say stays in its line."""
    return "\n".join(map(one_line, lines))


def from_field(text: str) -> str:
    """Return what somebody typed or pasted into a field of one line, as it is kept.

    Nothing is in it that no file can hold.
    """
    return one_line(text).strip()


def shortened(name: str, most: int) -> str:
    """Return ``name`` with an ellipsis in place of what is beyond ``most`` letters."""
    return name if len(name) <= most else f"{name[: most - 1]}…"


def told_apart(names: Iterable[str], most: int) -> dict[str, str]:
    """Return each of ``names`` in ``most`` letters at most, different ones as differently.

    Those that would read the same are cut after their first letter, up to where they differ.
    """
    short = {name: shortened(name, most) for name in names}
    for alike in _alike(short):
        short |= _from_where_they_differ(alike, most)
    return short


def _from_where_they_differ(names: list[str], most: int) -> dict[str, str]:
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False))
    begin, room = len(list(alike)), most - 2
    if room < _LEAST_TAIL:
        return {}
    tails = {name: shortened(name[begin:], room) or name[-room:] for name in names}
    short = {name: f"{name[0]}…{tail}" for name, tail in tails.items()}
    for group in _alike(short):
        if len(group) < len(names):
            short |= _from_where_they_differ(group, most)
    return short


def _alike(short: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield the names that read the same although they differ."""
    groups: dict[str, list[str]] = {}
    for name, shown in short.items():
        groups.setdefault(shown, []).append(name)
    return (group for group in groups.values() if len(group) > 1)
