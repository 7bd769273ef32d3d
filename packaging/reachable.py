"""Which binaries of a bundle are needed: what somebody opens by name, and what those ask for.

PyInstaller gathers the libraries of everything that it finds, also of plugins that are then left
out. An entry is ``(place in the bundle, file it comes from, kind)``, as in a table of PyInstaller.
"""

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

Entry = tuple[str, str, str]
LINK = "SYMLINK"
LIBRARY = "BINARY"


def needed(entries: Iterable[Entry], asked_for: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Return the entries that something needs, in their order.

    Parameters
    ----------
    entries
        All that was gathered. Modules of Python and plugins of Qt are opened by name, so
        they are always needed; a plain library is needed if one that is needed asks for it.
    asked_for
        The names of the libraries that the file of this path asks for.
    """
    all_of_them = list(entries)
    files = [entry for entry in all_of_them if entry[2] != LINK]
    by_name = {base(place): (place, source) for place, source, _ in files}
    reached = [(place, source) for place, source, kind in files if opened_by_name(place, kind)]
    kept = {place for place, _ in reached}
    while reached:
        _, source = reached.pop()
        for name in map(base, asked_for(source)):
            if name in by_name and by_name[name][0] not in kept:
                reached.append(by_name[name])
                kept.add(by_name[name][0])
    return [entry for entry in all_of_them if entry[0] in kept or entry[2] == LINK]


def leading_somewhere(entries: Iterable[Entry], files: Iterable[Entry]) -> list[Entry]:
    """Return the entries without the links to what is not among ``files``."""
    names = {base(place) for place, _, kind in files if kind != LINK}
    return [entry for entry in entries if entry[2] != LINK or base(entry[1]) in names]


def opened_by_name(place: str, kind: str) -> bool:
    """Tell whether a file is a module, a plugin or Python, rather than what these ask for."""
    plugin = "plugins" in PurePosixPath(place.replace("\\", "/")).parts
    return kind != LIBRARY or plugin or base(place).lower().startswith(("python", "libpython"))


def base(path: str) -> str:
    """Return the last part of a path of any system."""
    return PurePosixPath(path.replace("\\", "/")).name
