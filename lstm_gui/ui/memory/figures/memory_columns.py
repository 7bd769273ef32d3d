"""Where the columns of the steps stand, alike in all figures of the Memory workspace."""

from msgspec import Struct
from PyQt6.QtCore import QRectF

_WIDEST_BAR = 58.0
_BAR_SHARE = 0.64
_NO_ROOM = 5.0
_LABEL, _LABEL_ROOM = 36.0, 50.0
_NARROWEST = 9.0


class Columns(Struct, frozen=True):
    """So many columns of equal width side by side over ``width`` pixels, from step ``first``."""

    width: float
    steps: int
    first: int = 0

    @property
    def each(self) -> float:
        """The width of one column."""
        return self.width / max(self.steps, 1)

    @property
    def bar(self) -> float:
        """The width of a bar in it; narrow columns leave no gap."""
        share = 1.0 if self.each < _NO_ROOM else _BAR_SHARE
        return min(share * self.each, _WIDEST_BAR)

    def centre(self, step: int) -> float:
        """Return the x of the middle of a column."""
        return (step - self.first + 0.5) * self.each

    def rect(self, step: int, top: float, height: float) -> QRectF:
        """Return a whole column."""
        return QRectF((step - self.first) * self.each, top, self.each, height)

    def cursor(self, step: int, top: float, height: float) -> QRectF:
        """Return the frame around a column, never narrower than can be seen."""
        half = max(self.each / 2 - 1, _NARROWEST / 2)
        return QRectF(self.centre(step) - half, top, 2 * half, height)

    def label(self, step: int, top: float, height: float, wide: float = _LABEL) -> QRectF:
        """Return where text of a column stands, so ``wide``, inside of the whole width."""
        left = min(max(self.centre(step) - wide / 2, 0.0), self.width - wide)
        return QRectF(left, top, wide, height)

    def at(self, x: float) -> int | None:
        """Return the step whose column is at ``x``, or None beside all of them."""
        step = int(x // self.each)
        return self.first + step if 0 <= step < self.steps else None

    def nearest(self, x: float) -> int:
        """Return the step whose column is nearest to ``x``."""
        return self.first + min(max(int(x // self.each), 0), self.steps - 1)

    def labelled(self, around: int, room: float = _LABEL_ROOM) -> range:
        """Return steps far enough apart for labels of ``room``, ``around`` among them."""
        stride = max(1, -int(-room // self.each))
        past = (around - self.first) % stride
        return range(self.first + past, self.first + self.steps, stride)
