"""The gallery: what it renders can be made and arranged, whatever has changed in the window."""

from collections.abc import Callable

import pytest
from PyQt6.QtGui import QImage

from tests.gallery.cases import Case
from tests.gallery.contents import session
from tests.gallery.parts import PARTS
from tests.gallery.stage import Stage

WAYS = {part.take.__name__: part for part in reversed(PARTS.values())}
"""One part for each way of rendering; the others differ from it by their cases."""


class NothingPainted:
    """Notes what an Album would paint and write."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def add(self, section: str, name: str, picture: Callable[[], QImage]) -> None:
        self.names.append(f"{section}: {name}")

    def tell(self, what: str) -> None:
        """Whoever waits here need not be told."""


@pytest.mark.parametrize("way", WAYS)
def test_the_first_of_what_the_gallery_renders_can_be_arranged(shared_window, way):
    window, album = shared_window(), NothingPainted()
    WAYS[way].take(Stage(window, album), WAYS[way].cases[:1])
    assert album.names
    assert len(set(album.names)) == len(album.names)


def test_all_content_of_the_gallery_can_be_made():
    cases = [one for part in PARTS.values() for one in part.cases if isinstance(one, Case)]
    contents = {case.content for case in cases}
    assert len(contents) > 50
    assert all(session(content).network.layers for content in contents)
