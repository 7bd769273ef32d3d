"""Light, dark and of high contrast: all readable, applied to everything at once."""

from itertools import pairwise, product

import pytest
from PyQt6.QtCore import QEvent
from PyQt6.QtGui import QColor, QImage, QPalette
from PyQt6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QToolButton

from lstm_gui.core import KINDS
from lstm_gui.ui.plots.state_rows import row_kinds
from lstm_gui.ui.style.colormaps import SHADES, ink_on, lookup
from lstm_gui.ui.style.current import set_theme
from lstm_gui.ui.style.theme import (
    CONTRAST,
    DARK,
    LIGHT,
    ROLES,
    TEXT_CONTRAST,
    THEMES,
    contrast,
    mixed,
)
from tests.core.states import seeded_state
from tests.ui.driving import settle

EACH = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
TEXT_ON = (
    ("text", ("window", "card", "field", "body", "hover")),
    ("muted", ("window", "card")),
    ("idle", ("card", "field")),
)


def black_on_white() -> float:
    return contrast(QColor("#000000"), QColor("#FFFFFF"))


def test_the_measure_of_contrast_is_that_of_wcag():
    assert black_on_white() == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("#777777")) == 1.0
    assert contrast(QColor("#767676"), QColor("#FFFFFF")) == pytest.approx(4.54, abs=0.01)


@EACH
@pytest.mark.parametrize("role", ROLES)
def test_ink_of_every_role_is_readable_on_cards(theme, role):
    assert contrast(theme.ink(role), theme.color("card")) >= theme.text_contrast


@pytest.mark.parametrize("role", ROLES)
def test_with_high_contrast_lines_of_every_role_stand_out_and_pale_ones_too(role):
    line, card = CONTRAST.role(role), CONTRAST.color("card")
    assert CONTRAST.text_contrast >= 7
    assert contrast(line, card) >= 4.5
    assert contrast(CONTRAST.paler(line, 0.6), card) >= 4.5
    assert contrast(CONTRAST.ink(role, "body"), CONTRAST.color("body")) >= 7
    for edge in ("border", "track", "accent", "wrong"):
        assert contrast(CONTRAST.color(edge), card) >= 4.5, edge


@EACH
@pytest.mark.parametrize(
    ("ink", "surface"), [(ink, surface) for ink, on in TEXT_ON for surface in on]
)
def test_text_is_readable_on_every_surface(theme, ink, surface):
    assert contrast(theme.color(ink), theme.color(surface)) >= theme.text_contrast


@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QCheckBox])
def test_with_high_contrast_what_cannot_be_used_looks_so(shown, kind):
    set_theme(CONTRAST)
    button = shown(kind())
    button.setText("HHH")
    button.setEnabled(False)
    settle()
    image, card = button.grab().toImage(), CONTRAST.color("card")
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    assert (
        max(contrast(pixel, card) for pixel in pixels)
        < 10
        < contrast(CONTRAST.color("muted"), card)
    )


@EACH
def test_what_is_chosen_is_readable(theme):
    assert contrast(theme.color("on_accent"), theme.color("accent")) >= theme.text_contrast
    assert contrast(theme.color("accent"), theme.color("card")) >= theme.text_contrast


@EACH
@pytest.mark.parametrize("role", ROLES)
def test_ink_keeps_the_hue_of_its_role(theme, role):
    ink, color = theme.ink(role).getRgbF()[:3], QColor(ROLES[role]).getRgbF()[:3]
    if role != "data":
        assert max(range(3), key=ink.__getitem__) == max(range(3), key=color.__getitem__)


@pytest.mark.parametrize(
    "scale", sorted({row.scale for kind in KINDS.values() for row in row_kinds(kind).values()})
)
def test_numbers_are_readable_on_every_shade(scale):
    shades = [QColor(*map(int, lookup(scale)[index])) for index in range(SHADES)]
    assert min(contrast(ink_on(shade), shade) for shade in shades) >= TEXT_CONTRAST


@EACH
@pytest.mark.parametrize("block", [block for block in ROLES if len(block) == 1])
def test_the_numbers_of_a_gate_change_their_ink_once_at_most(qapp, theme, block):
    set_theme(theme)
    inks = [ink_on(QColor(*map(int, colour))).name() for colour in lookup(block)]
    changes = sum(before != after for before, after in pairwise(inks))
    # What is nearly open is where gates stay: there no number is black beside a white one.
    assert changes == (1 if theme.is_dark else 0)


@EACH
@pytest.mark.parametrize(
    "scale", sorted({row.scale for kind in KINDS.values() for row in row_kinds(kind).values()})
)
def test_nothing_is_as_quiet_as_the_card_and_much_stands_out(qapp, theme, scale):
    set_theme(theme)
    colors = [QColor(*map(int, color)) for color in lookup(scale)]
    card = theme.color("card")
    zero = colors[SHADES // 2] if scale == "signed" else colors[0]
    ends = (colors[0], colors[-1]) if scale == "signed" else (colors[-1],)
    assert contrast(zero, card) < 1.2
    # The role of a candidate is ochre, which never is far from white.
    assert min(contrast(end, card) for end in ends) > 2.5


@EACH
@pytest.mark.parametrize("block", ["f", "i", "c", "o"])
def test_the_name_of_a_chosen_tab_is_readable(theme, block):
    fill = theme.role(block)
    assert contrast(ink_on(fill), fill) >= TEXT_CONTRAST


def test_roles_look_different_from_each_other():
    colors = [QColor(color) for color in ROLES.values()]
    for one, other in product(colors, colors):
        distance = sum(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True))
        assert one == other or distance > 60


def test_mixing():
    black, white = QColor("#000000"), QColor("#FFFFFF")
    assert mixed(black, white, 0.0) == black
    assert mixed(black, white, 1.0) == white
    assert mixed(black, white, 0.5).red() in (127, 128)


@EACH
def test_the_palette_holds_the_colours_of_the_theme(theme):
    palette = theme.palette()
    assert palette.color(QPalette.ColorRole.Window) == theme.color("window")
    assert palette.color(QPalette.ColorRole.Text) == theme.color("text")
    assert palette.color(QPalette.ColorRole.Highlight) == theme.color("accent")


def brightness(image: QImage) -> float:
    small = image.scaled(40, 24)
    pixels = [small.pixelColor(x, y).lightnessF() for x in range(40) for y in range(24)]
    return sum(pixels) / len(pixels)


def test_switching_reaches_the_whole_window_and_returns_to_the_same_picture(shared_window):
    main = shared_window(seeded_state(2, 3, 10))
    before = main.grab().toImage()
    parts = (*main.workspace.panels, main.header, main.transport)
    assert not any(part.visibleRegion().isEmpty() for part in parts)

    def each() -> list[float]:
        picture = main.grab().toImage()
        return [brightness(picture.copy(part.geometry())) for part in parts]

    light = each()
    main.apply_theme(DARK)
    settle()
    dark = each()
    assert QApplication.palette().color(QPalette.ColorRole.Window) == DARK.color("window")
    assert [one - other > 0.3 for one, other in zip(light, dark, strict=True)] == [True] * len(
        parts
    )
    main.apply_theme(LIGHT)
    settle()
    assert main.grab().toImage() == before


def test_switching_the_theme_touches_nothing_else(shared_window):
    main = shared_window(seeded_state(2, 3, 10))
    session, focused = main.document.session, main.focusWidget()
    main.actions_by_name["toggle_theme"].trigger()
    settle()
    assert main.document.session == session
    assert main.document.undo_stack.count() == 0
    assert main.focusWidget() is focused


def test_the_theme_in_force_set_again_lays_out_nothing(shown):
    class Label(QLabel):
        changes = 0

        def changeEvent(self, event):
            self.changes += event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
            super().changeEvent(event)

    label = shown(Label("text"))
    label.changes = 0
    set_theme(LIGHT)
    assert label.changes == 0
    set_theme(DARK)
    assert label.changes > 0
