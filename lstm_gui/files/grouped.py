"""Large whole numbers in sentences: 200,000, as English and Korean both write them."""

from collections.abc import Mapping

_FROM = 10_000
_NAMES = frozenset({"seed", "line", "rate"})
"""Fields whose number is a name: it is written as it is typed elsewhere."""


class _Grouped(int):
    """A number that a field without a format of its own writes in groups of three."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return format(int(self), spec or ",")


def grouped(fields: Mapping[str, object]) -> Mapping[str, object]:
    """Return ``fields`` of a sentence, whole numbers in them as sentences write them."""
    return {
        name: _Grouped(value)
        if type(value) is int and abs(value) >= _FROM and name not in _NAMES
        else value
        for name, value in fields.items()
    }
