"""Which session is open, and the undo step that opens another one."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from lstm_gui.core import NetworkTrace
from lstm_gui.scenes.snapshot import View
from lstm_gui.ui.document.content import Content, Edit

if TYPE_CHECKING:
    from lstm_gui.files.exporters.written_back import Origin

Title = str | Callable[[], str]
"""What a session is called, or what says that in the language in force."""

_openings = count(1)


class Opened(Struct, frozen=True):
    """What is known of an open session beside its content.

    Parameters
    ----------
    title
        What it is called while it stands in no file.
    path, seen
        The file it stands in, and the fingerprint of what stood there when it was opened or saved.
    preset
        The preset it was.
    saved
        The place of the undo history that is saved, None if nothing is; while it is the open
        one, `History.saved` knows it.
    view, foreign_view
        How it is looked at, and what its file said of that.
    kept
        What it is compared with.
    origin
        The file of the trained model that it was, if it was one.
    opening
        A number that no other session has, nor the same one opened again.
    """

    title: Title = ""
    path: Path | None = None
    preset: str = ""
    seen: str = ""
    saved: int | None = None
    view: View = field(default_factory=View)
    foreign_view: dict[str, Any] = field(default_factory=dict[str, Any])
    kept: NetworkTrace | None = None
    origin: "Origin | None" = None
    opening: int = field(default_factory=_openings.__next__)

    def as_other(self, title: Title, saved: int | None, view: View) -> "Opened":
        """Return what is known once all of the content is another, called ``title``.

        It is looked at as before, by ``view``, and a file keeps its name, since that is where it
        is saved to.
        """
        called = "" if self.path else title
        number = next(_openings)
        return replace(
            self,
            title=called,
            preset="",
            saved=saved,
            view=view,
            kept=None,
            origin=None,
            opening=number,
        )


class Opening(Edit):
    """A step of undo after which another session is open, or the same by another title.

    Undo brings back the one before as it was left, and redo the later one.

    Parameters
    ----------
    opened
        What is open after it.
    saved
        Whether that is saved as it is opened; else as much of it as ``opened`` says.
    exchange
        Shows that a session is the open one, and returns which was before.
    """

    def __init__(
        self,
        label: str,
        contents: tuple[Content, Content],
        shown: Callable[[], Content],
        restore: Callable[[Content], None],
        opened: Opened,
        saved: bool,
        exchange: Callable[[Opened], Opened],
    ) -> None:
        super().__init__(label, *contents, shown, restore, None)
        self._other = replace(opened, saved=self.leads_to) if saved else opened
        self._exchange = exchange

    def redo(self) -> None:
        self._other = self._exchange(self._other)
        super().redo()

    def undo(self) -> None:
        self._other = self._exchange(self._other)
        super().undo()
