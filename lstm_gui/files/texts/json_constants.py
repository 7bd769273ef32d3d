"""NaN and infinities, which JSON has no way to write but many programs write all the same."""

from collections.abc import Iterator

from msgspec import Struct


class _Constant(Struct, frozen=True):
    name: str


_Tree = None | bool | float | str | _Constant | list["_Tree"] | dict[str, "_Tree"]


def first_constant(text: bytes) -> tuple[str, str] | None:
    """Return the first ``NaN``, ``Infinity`` or ``-Infinity`` in ``text`` and its place.

    Parameters
    ----------
    text
        What is JSON but for these, in UTF-8.

    Returns
    -------
    tuple of str or None
        As it is written, and where: the path below the root, as in ``".input.x[0][1]"``.
        None if there is none, or something else is wrong with the text too.
    """
    # Only here, since few files need a second reader.
    import json

    try:
        found: _Tree = json.loads(text, parse_constant=_Constant)
    except (ValueError, RecursionError):
        return None
    return next(_constants(found, ""), None)


def _constants(value: _Tree, place: str) -> Iterator[tuple[str, str]]:
    match value:
        case _Constant():
            yield value.name, place
        case dict():
            for key, item in value.items():
                yield from _constants(item, f"{place}.{key}")
        case list():
            for index, item in enumerate(value):
                yield from _constants(item, f"{place}[{index}]")
        case _:
            return
