"""A text as a QR code is what a reader reads, in every form that one takes."""

import pytest

from lstm_gui.files.figures.qr_code import fits, qr_code
from lstm_gui.files.figures.qr_numbers import corrected, room, times
from lstm_gui.files.sessions.share_text import share_text
from lstm_gui.files.shipped.presets import load_preset, preset_names
from tests.files.qr_reader import copied_format, format_of, read

VERSIONS = (1, 2, 3, 7, 10, 14, 15, 17, 21, 25)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_fills_a_version_is_read_back(version: int) -> None:
    text = ("lstm1:" + "aZ09-_" * 300)[: room(version)]
    squares = qr_code(text)
    assert len(squares) == 17 + 4 * version
    assert read(squares) == text


def test_letters_of_every_language_are_read_back() -> None:
    assert read(qr_code("망각 ĥ")) == "망각 ĥ"


def test_the_format_stands_in_both_places_and_can_be_mended() -> None:
    squares = qr_code("망각 게이트")
    form = format_of(squares)
    assert copied_format(squares) == form
    rest = form >> 10
    for _ in range(10):
        rest = rest << 1 ^ (rest >> 9) * 0x537
    assert rest & 0x3FF == form & 0x3FF


def test_codewords_correct_what_they_belong_to() -> None:
    """All that are sent together are 0 at every root of the divisor."""
    data = list(b"gates and states")
    sent = data + corrected(data, 10)
    root = 1
    for _ in range(10):
        value = 0
        for word in sent:
            value = times(value, root) ^ word
        assert value == 0
        root = times(root, 2)


def test_every_preset_fits_and_longer_texts_are_refused() -> None:
    assert all(fits(share_text(load_preset(name).session)) for name in preset_names())
    assert fits("a" * room(25))
    assert not fits("a" * (room(25) + 1))
    with pytest.raises(ValueError, match="too many"):
        qr_code("a" * (room(25) + 1))
