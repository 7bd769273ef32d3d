"""In one line what a journal would look at in a figure."""

import re
from collections.abc import Iterator

from lstm_gui.files.figures.checks import Check, is_below
from lstm_gui.files.figures.least_sizes import LEAST_CONTRAST, LEAST_LINE, LEAST_TYPE
from lstm_gui.ui.style.fonts import family_of
from lstm_gui.words.translation import counted, message, tr

_TYPE = message("smallest type {found} pt")
_LINE = message("thinnest line {found} pt")
_CONTRAST = message("contrast {found}:1")
_ASKED = message("{said} (at least {least} is asked for)")
_FONTS = message("fonts in the file: {fonts}")
_SHAPES = message("letters of another font are shapes")
_NO_IMAGE = message("vectors only")
_IMAGES = counted("{count} image inside", "{count} images inside", "count")
_LEFT_OUT = counted(
    "{count} number or note left out for want of room",
    "{count} numbers or notes left out for want of room",
    "count",
)

_NO_BREAK = "\N{NO-BREAK SPACE}"
_BESIDE_A_NUMBER = re.compile(r" (?=\d)|(?<=\d) ")


def check_told(check: Check, vectors: bool, embeds: bool = False) -> str:
    """Return what was found, each with what is asked for where there is less.

    What is left out stands first: of all this it alone changes what the figure says.
    Images inside are told of a file of ``vectors`` only, fonts of one that ``embeds`` them.
    """
    images = _images(check.images) if vectors else ()
    fonts = _fonts(check.fonts) if embeds else ()
    return " · ".join([*_left_out(check.left_out), *_parts(check), *images, *fonts])


def _left_out(count: int) -> Iterator[str]:
    if count:
        yield tr(_LEFT_OUT).format(count=count)


def _fonts(files: tuple[str, ...]) -> Iterator[str]:
    families = dict.fromkeys(family_of(file) for file in files if file)
    if families:
        yield tr(_FONTS).format(fonts=", ".join(families))
    if "" in files:
        yield tr(_SHAPES)


def _images(count: int) -> Iterator[str]:
    yield tr(_IMAGES).format(count=count) if count else tr(_NO_IMAGE)


def _parts(check: Check) -> Iterator[str]:
    for text, found, least, form in (
        (_TYPE, check.smallest_type, LEAST_TYPE, ".1f"),
        (_LINE, check.thinnest_line, LEAST_LINE, ".2f"),
        (_CONTRAST, check.least_contrast, LEAST_CONTRAST, ".1f"),
    ):
        if found is not None:
            said = _BESIDE_A_NUMBER.sub(_NO_BREAK, tr(text).format(found=format(found, form)))
            below = is_below(found, least)
            yield tr(_ASKED).format(said=said, least=f"{least:g}") if below else said
