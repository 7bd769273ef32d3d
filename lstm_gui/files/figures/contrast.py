"""How well one colour is read on another (WCAG 2.1, 1.4.3)."""

Channels = tuple[float, float, float]


def contrast_ratio(one: Channels, other: Channels) -> float:
    """Return the contrast of two colours with channels from 0 to 1, 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(color: Channels) -> float:
    red, green, blue = map(_linear, color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
