"""The examples that come with the program, each with a title and a story."""

from functools import lru_cache

from msgspec import Struct

from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import SUFFIX, Session, read_session
from lstm_gui.files.shipped.resources import resource
from lstm_gui.files.texts.json_text import decode

FIRST_PRESET = "remember-early-pulse"

_INDEX_LIMIT = 2**20


class PresetEntry(Struct, frozen=True):
    """One line of the index; ``kind`` is that of its cell."""

    name: str
    kind: str
    title: dict[str, str]
    story: dict[str, str]


class Preset(Struct, frozen=True):
    """A session that shows something.

    Parameters
    ----------
    name
        What the command line calls it.
    title, story
        A few words and one sentence, by the codes of their languages.
    session
        The session itself.
    """

    name: str
    title: dict[str, str]
    story: dict[str, str]
    session: Session


@lru_cache(maxsize=1)
def preset_index() -> tuple[PresetEntry, ...]:
    """Return titles and stories of all presets, in the order to show them in.

    Raises
    ------
    Problem
        If the index is missing or broken.
    """
    path = resource("presets", "index.json")
    return decode(read_bytes(path, _INDEX_LIMIT), tuple[PresetEntry, ...], str(path))


def preset_names() -> tuple[str, ...]:
    """Return the names of all presets, in the order to show them in.

    Raises
    ------
    Problem
        If the index is missing or broken.
    """
    return tuple(entry.name for entry in preset_index())


@lru_cache(maxsize=64)
def load_preset(name: str) -> Preset:
    """Return the preset called ``name``, which is read once: pages of lessons begin with it.

    Raises
    ------
    Problem
        If there is none of that name, or its file is missing or broken.
    """
    entries = {entry.name: entry for entry in preset_index()}
    if name not in entries:
        raise Problem(
            'There is no preset "{name}". Choose one of: {known}.',
            name=name,
            known=", ".join(entries),
        )
    entry = entries[name]
    session = read_session(resource("presets", name + SUFFIX))
    return Preset(name, entry.title, entry.story, session)
