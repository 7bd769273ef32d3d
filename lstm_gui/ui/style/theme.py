"""The themes of the window, one more for paper without colours, and the colour of every role.

A colour has one meaning: the role colours (Okabe & Ito's palette for the blocks of an
LSTM, Paul Tol's for the gates of a GRU) are the same in all themes; where one is used for
text, `Theme.ink` shifts it until it stands out from the card by the contrast WCAG 2.1 asks
for (4.5:1, or 7:1 where a theme promises more).
"""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QBrush, QColor, QPalette, QPen

from lstm_gui.files.figures.contrast import contrast_ratio
from lstm_gui.ui.style.least_line import line_width

ROLES: Mapping[str, str] = {
    "f": "#D55E00",
    "i": "#009E73",
    "c": "#C79A00",
    "o": "#0072B2",
    "z": "#AA3377",
    "r": "#4477AA",
    "cell": "#7A4FBF",
    "hidden": "#1B9AAA",
    "normaliser": "#CC6677",
    "stabiliser": "#8C6D46",
    "data": "#6B7280",
}
ROLES = {**ROLES, "n": ROLES["c"], "h": ROLES["hidden"]}
"""The candidate of a GRU is a candidate, and the one block of an RNN makes its hidden state."""

_GREYS: Mapping[str, str] = {
    "f": "#585858",
    "i": "#7C7C7C",
    "c": "#909090",
    "o": "#161616",
    "z": "#202020",
    "r": "#747474",
    "cell": "#343434",
    "hidden": "#686868",
    "normaliser": "#444444",
    "stabiliser": "#888888",
    "data": "#4E4E4E",
}
_GREYS = {**_GREYS, "n": _GREYS["c"], "h": _GREYS["hidden"]}
"""The roles without colours: those of one cell are apart, the letters beside them tell the rest."""

TEXT_CONTRAST = 4.5
_OPAQUE = 0xFF000000


class Theme(Struct, frozen=True):
    """Colours of the surfaces and scales; everything else derives from them and the roles.

    ``signed`` are the colours from the least number to the largest with that of 0 in the middle,
    ``shut`` is that of a gate at 0: what is nothing is as quiet as the ground it lies on.
    ``idle`` is the text of what cannot be used now.
    Text stands out by ``text_contrast`` at least, lines and fills of a role by ``line_contrast``.
    """

    name: str
    window: str
    card: str
    border: str
    field: str
    track: str
    text: str
    muted: str
    idle: str
    accent: str
    on_accent: str
    body: str
    hover: str
    signed: tuple[str, ...]
    shut: str
    wrong: str = "#C62828"
    is_dark: bool = False
    text_contrast: float = TEXT_CONTRAST
    line_contrast: float = 1.0

    def role(self, name: str) -> QColor:
        """Return the colour of a role for lines and fills."""
        return readable(self._roles[name], self.card, self.text, self.line_contrast)

    def ink(self, name: str, surface: str = "card") -> QColor:
        """Return the colour of a role for text on a ``surface``, readable in this theme."""
        return self.ink_upon(name, self.color(surface))

    def ink_upon(self, name: str, ground: QColor) -> QColor:
        """Return the colour of a role for text on ``ground``, which is no surface."""
        return readable(self._roles[name], ground.name(), self.text, self.text_contrast)

    def paler(self, color: QColor, share: float) -> QColor:
        """Return ``color`` with ``share`` of the card stirred in, as far as it still stands out."""
        pale = mixed(color, self.color("card"), share)
        return readable(pale.name(), self.card, self.text, self.line_contrast)

    def color(self, surface: str) -> QColor:
        """Return the colour of a surface, e.g. ``theme.color("border")``."""
        return _named(getattr(self, surface))

    def palette(self) -> QPalette:
        """Return this theme as a Qt palette for the Fusion style."""
        palette = QPalette()
        for role, surface in _PALETTE.items():
            palette.setColor(role, self.color(surface))
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("idle"))
        return palette

    @property
    def _roles(self) -> Mapping[str, str]:
        return _GREYS if self.name == "grey" else ROLES


_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "field",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "card",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "border",
}

LIGHT = Theme(
    name="light",
    window="#F4F5F8",
    card="#FFFFFF",
    border="#DDE1E8",
    field="#F5F6F9",
    track="#DADDE6",
    text="#161D29",
    muted="#5E6675",
    idle="#5E6675",
    accent="#3457C8",
    on_accent="#FFFFFF",
    body="#ECEDF1",
    hover="#E9EDF9",
    signed=("#0B4A8F", "#2F75B5", "#8FB9DB", "#F7F7F7", "#EFA08A", "#CF4B44", "#A50F26"),
    shut="#FBFAF8",
)

DARK = Theme(
    name="dark",
    window="#12151A",
    card="#1B2027",
    border="#313843",
    field="#232931",
    track="#3A424F",
    text="#E9ECF2",
    muted="#A2ABBA",
    idle="#A2ABBA",
    accent="#8AA6FF",
    on_accent="#0E1423",
    body="#252B34",
    hover="#2A3345",
    signed=("#A5D2FA", "#5A9FE0", "#2F5F93", "#252B34", "#8E3E3B", "#DE6253", "#FFB3A0"),
    shut="#252B34",
    is_dark=True,
)

CONTRAST = Theme(
    name="contrast",
    window="#000000",
    card="#000000",
    border="#8A919E",
    field="#0A0A0A",
    track="#8A919E",
    text="#FFFFFF",
    muted="#D3D8E0",
    idle="#9AA1AD",
    accent="#A9C7FF",
    on_accent="#000000",
    body="#121212",
    hover="#26334D",
    signed=("#C7E4FF", "#63ACF2", "#2C609A", "#121212", "#943D39", "#F0705F", "#FFC9BA"),
    shut="#121212",
    wrong="#FF8A80",
    is_dark=True,
    text_contrast=7.0,
    line_contrast=4.5,
)
"""For eyes that need more contrast, and for beamers in a room that is not dark."""

GREY = Theme(
    name="grey",
    window="#F5F5F5",
    card="#FFFFFF",
    border="#DFDFDF",
    field="#F6F6F6",
    track="#DCDCDC",
    text="#1C1C1C",
    muted="#636363",
    idle="#636363",
    accent="#4A4A4A",
    on_accent="#FFFFFF",
    body="#ECECEC",
    hover="#EBEBEB",
    signed=("#F2F2F2", "#1E1E1E"),
    shut="#F2F2F2",
)
"""For paper: the larger a number, the darker, so that -1 and +1 differ without colours."""

THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}
"""What a window is shown in."""


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.1, 1.4.3)."""
    return contrast_ratio(_channels(one), _channels(other))


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return ``one`` with ``share`` (0 to 1) of ``other`` stirred in."""
    parts = zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*((1 - share) * a + share * b for a, b in parts))


def faded(color: QColor, share: float) -> QColor:
    """Return ``color`` with an opacity of ``share`` (0 to 1)."""
    clear = QColor(color)
    clear.setAlphaF(share)
    return clear


NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


def brush_of(color: QColor) -> QBrush:
    """Return the brush of an opaque ``color``, which is kept: painters take a brush at once.

    From a colour PyQt makes one at every call, after it has tried what else could be meant.
    """
    argb = color.rgba()
    return _brush(argb) if argb >= _OPAQUE else QBrush(color)


def pen_of(color: QColor, width: float) -> QPen:
    """Return the solid pen of an opaque ``color``, which is kept: nobody may change it.

    It is as wide as ``width``, or as a line is at least.
    """
    argb, width = color.rgba(), line_width(width)
    return _pen(argb, width) if argb >= _OPAQUE else QPen(color, width)


@lru_cache(maxsize=1024)
def _brush(argb: int) -> QBrush:
    return QBrush(QColor(argb))


@lru_cache(maxsize=1024)
def _pen(argb: int, width: float) -> QPen:
    return QPen(QColor(argb), width)


@lru_cache(maxsize=256)
def _named(color: str) -> QColor:
    # Shared by everybody who paints: colours are derived from it, never changed in place.
    return QColor(color)


@lru_cache(maxsize=256)
def readable(color: str, background: str, towards: str, least: float = TEXT_CONTRAST) -> QColor:
    """Return ``color``, moved ``towards`` another until it stands out by ``least``."""
    result = QColor(color)
    share = 0.0
    while contrast(result, QColor(background)) < least and share < 1:
        share += 0.05
        result = mixed(QColor(color), QColor(towards), share)
    return result


def _channels(color: QColor) -> tuple[float, float, float]:
    red, green, blue, _ = color.getRgbF()
    return red or 0.0, green or 0.0, blue or 0.0
