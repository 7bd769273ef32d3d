"""What lights up while a page of a lesson is open."""

from msgspec.structs import replace
from PyQt6.QtCore import QObject, QTimer

from lstm_gui.core import Entry
from lstm_gui.files.lessons.lesson_addresses import Targets, all_targets
from lstm_gui.files.lessons.lesson_format import Page
from lstm_gui.scenes.learning.lesson_views import spotlight_of
from lstm_gui.scenes.snapshot import Snapshot, Spotlight
from lstm_gui.ui.document.document import Document

_FLASH = 1400


class PageLights(QObject):
    """Lights up what a page names, what is pointed at in its place, and what has just changed."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._page: Page | None = None
        self._layer = ""
        self._pointed, self._flashed = Targets(), Targets()
        self._stepping, self._lit_layer = False, ""
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(_FLASH)
        self._flash.timeout.connect(self.end_flash)

    @property
    def shown_layer(self) -> str:
        """The layer that is on the screen."""
        network = self._document.network
        return network.names[network.focus]

    def turn(self, page: Page, layer: str) -> None:
        """Light up what ``page`` names, where it names no other layer in ``layer``."""
        self._page, self._layer, self._pointed = page, layer, Targets()
        self._light()

    def close(self) -> None:
        """Light up nothing any more."""
        self._page, self._layer, self._pointed = None, "", Targets()
        self._flash.stop()

    def flash(self, entries: frozenset[Entry]) -> None:
        """Light up ``entries`` as well for a moment, from the next page on."""
        self._flashed = Targets(entries=entries)
        self._flash.start()

    def point_at(self, targets: Targets) -> None:
        """Light up ``targets`` instead of what the page names; nothing gives it back."""
        self._pointed = targets
        self._light()

    def layer_of(self, targets: Targets) -> str:
        """Return the layer that ``targets`` are in, of those that name none that of the page."""
        return targets.layer or self._layer

    def follow(self, snapshot: Snapshot) -> None:
        """Make way for slow motion, which points at its own parts; a page must not hide them."""
        now = snapshot.moment is not None, self.shown_layer
        if now != (self._stepping, self._lit_layer):
            self._stepping, self._lit_layer = now
            self._light()

    def end_flash(self) -> None:
        """Light up no longer what has changed."""
        self._flashed = Targets()
        self._light()

    def _light(self) -> None:
        if self._page is not None:
            self._document.set_spotlight(self._spotlight(self._page))

    def _spotlight(self, page: Page) -> Spotlight:
        if self._pointed != Targets():
            return self._pointed_at()
        if self._stepping:
            return Spotlight()
        lit = all_targets(page.spotlight, self.shown_layer, self._layer)
        named = spotlight_of(lit, page.dims)
        return replace(named, entries=named.entries | self._flashed.entries)

    def _pointed_at(self) -> Spotlight:
        layer = self.layer_of(self._pointed)
        if layer != self.shown_layer:
            return Spotlight(cards=self._pointed.cards, layer=layer)
        return spotlight_of(self._pointed, dims=bool(self._pointed.parts))
