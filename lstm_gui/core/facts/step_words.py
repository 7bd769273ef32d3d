"""Steps in words: ``"all"``, ``"3"``, ``"last"``, ``"2..last"``, ``"all except 5, 7..9"``."""

import re

_PART = r"(\d{1,7}|last)(?:\s*\.\.\s*(\d{1,7}|last))?"
_EXCEPT = "all except "


def is_steps(words: str) -> bool:
    """Tell whether ``words`` name steps at all."""
    return words == "all" or all(
        re.fullmatch(_PART, part.strip()) for part in words.removeprefix(_EXCEPT).split(",")
    )


def steps_in(words: str, length: int) -> list[int] | None:
    """Return the steps, counted from 0, that ``words`` name in a sequence of ``length``.

    None if one of them lies outside of the sequence.

    Raises
    ------
    ValueError
        If ``words`` name no steps.
    """
    if words == "all":
        return list(range(length))
    if not is_steps(words):
        raise ValueError(f"{words!r} names no steps")
    named = _named(words.removeprefix(_EXCEPT), length)
    if named is None or not words.startswith(_EXCEPT):
        return named
    return [t for t in range(length) if t not in named]


def _named(words: str, length: int) -> list[int] | None:
    steps: set[int] = set()
    for part in words.split(","):
        first, end = _ends(part.strip(), length)
        if not 0 <= first <= end < length:
            return None
        steps.update(range(first, end + 1))
    return sorted(steps)


def _ends(part: str, length: int) -> tuple[int, int]:
    match = re.fullmatch(_PART, part)
    assert match is not None
    first, end = match.group(1), match.group(2) or match.group(1)
    return _number(first, length), _number(end, length)


def _number(word: str, length: int) -> int:
    return length - 1 if word == "last" else int(word)
