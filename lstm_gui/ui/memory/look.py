"""How the Memory workspace is looked at: saved with the session, no part of what is undone."""

from dataclasses import asdict, dataclass
from typing import Any

from lstm_gui.ui.memory.sane import flag, one_of, sane

(FLOW,) = PAGES = ("flow",)
"""What may stand below the lanes."""


@dataclass(frozen=True)
class MemoryLook:
    """What stands below the lanes, and how.

    Parameters
    ----------
    page
        One of `PAGES`.
    roomy
        Whether the lanes are folded to a line each, so that the page has more room.
    """

    page: str = FLOW
    roomy: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: object) -> "MemoryLook":
        """Read what is known and sane; anything else keeps its default."""
        return cls(**sane(data, _READERS))  # type: ignore[arg-type]


_READERS = {"page": one_of(PAGES), "roomy": flag}

PLAIN = MemoryLook()
"""How a session is looked at that says nothing of it."""
