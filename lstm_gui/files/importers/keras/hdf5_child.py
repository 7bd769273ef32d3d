"""A process of its own that takes an HDF5 file apart: a damaged one may end it.

It stands alone, without the rest of the program. The file comes through the standard input; what
is in it goes to the standard output as the length of a header, the header as JSON, and all numbers
as float64 one after the other. Links, also those to other files, are not followed.
"""

import io
import json
import sys
from typing import Any

import h5py  # pyright: ignore[reportMissingTypeStubs]
import numpy as np

LARGEST = 2**26
TOGETHER = 2**27
_DEEPEST = 16


def taken_apart(data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return the groups, texts and places of the arrays of an HDF5 file, and their bytes.

    Groups that are an optimizer's are named, and what they hold is left out. A group that has
    several names, maybe inside of itself, is gone through once.
    """
    found: dict[str, Any] = {"groups": {}, "texts": {}, "arrays": {}}
    numbers: list[bytes] = []
    h5: Any = h5py
    with h5.File(io.BytesIO(data), "r") as file:
        _group(h5, file, "/", found, numbers, set())
    return found, numbers


def _group(
    h5: Any, group: Any, path: str, found: dict[str, Any], numbers: list[bytes], seen: set[int]
) -> None:
    found["groups"][path] = []
    address = h5.h5o.get_info(group.id).addr
    if address in seen:
        return
    seen.add(address)
    found["texts"][path] = {name: _texts(group.attrs[name]) for name in group.attrs}
    if path.count("/") > _DEEPEST:
        return
    for name in group:
        if not isinstance(group.get(name, getlink=True), h5.HardLink):
            continue
        found["groups"][path].append(name)
        inner, at = group[name], f"{path.rstrip('/')}/{name}"
        if isinstance(inner, h5.Group):
            if name.startswith("optimizer"):
                found["groups"][at] = []
            else:
                _group(h5, inner, at, found, numbers, seen)
        elif isinstance(inner, h5.Dataset):
            found["arrays"][at] = _array(inner, numbers)


def _array(dataset: Any, numbers: list[bytes]) -> dict[str, Any]:
    """Return the shape of an array, and whether its numbers were taken."""
    shape = [int(size) for size in dataset.shape or ()]
    plain = dataset.dtype.kind in "fiub" and not dataset.external and not dataset.is_virtual
    room = min(LARGEST, TOGETHER - sum(map(len, numbers)) // 8)
    taken = plain and dataset.shape is not None and dataset.size <= room
    if taken:
        numbers.append(np.asarray(dataset[()], dtype="<f8").tobytes())
    return {"shape": shape, "taken": bool(taken), "large": (dataset.size or 0) > room}


def _texts(value: Any) -> str | list[str] | None:
    """Return an attribute that is a text or a list of texts; None for another."""
    if isinstance(value, bytes | str):
        return _text(value)
    several: Any = np.asarray(value)
    if several.dtype.kind in "OSU":
        return [_text(one) for one in several.ravel().tolist()]
    return [] if several.size == 0 else None


def _text(value: Any) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text.encode("utf-8", "replace").decode()


def main() -> None:
    """Read the standard input and write what was found."""
    found, numbers = taken_apart(sys.stdin.buffer.read())
    header = json.dumps(found).encode()
    sys.stdout.buffer.write(len(header).to_bytes(8, "little") + header)
    for part in numbers:
        sys.stdout.buffer.write(part)


if __name__ == "__main__":
    main()
