"""The colours of a GIF: none that is shown turns into another one."""

import numpy as np
import pytest

from lstm_gui.files.animations.animation import Frame, write_animation
from lstm_gui.files.animations.palette import MOST, Palette, palette_of
from tests.files.test_animation import read

GOLD, WHITE = (199, 154, 0), (255, 255, 255)


def blends(one, other, count):
    """Return ``count`` colours on the way from one to the other."""
    shares = np.linspace(0, 1, count)[:, None]
    return [tuple(colour) for colour in np.round((1 - shares) * one + shares * other).astype(int)]


def test_little_gold_among_much_grey_stays_gold():
    greys = [(1000, (grey, grey, grey)) for grey in range(256)]
    gold = [(3, tuple(map(int, colour))) for colour in blends(np.array(GOLD), np.array(WHITE), 40)]
    chosen = palette_of([*greys, *gold]).astype(int)
    for _, colour in gold:
        assert np.abs(chosen - colour).max(axis=1).min() <= 24
    assert len(chosen) <= MOST


def test_the_most_frequent_colours_are_exact():
    draw = np.random.default_rng(5).integers
    frequent = [tuple(map(int, colour)) for colour in draw(0, 256, (50, 3))]
    rare = [(1, tuple(map(int, colour))) for colour in draw(0, 256, (5000, 3))]
    chosen = {tuple(colour) for colour in palette_of([*rare, *((900, one) for one in frequent)])}
    assert set(frequent) <= chosen


@pytest.mark.parametrize("count", [1, 2, 70, 256])
def test_few_colours_are_all_kept(count):
    colours = [(index, 255 - index, index // 2) for index in range(count)]
    if count <= 64:
        assert {tuple(one) for one in palette_of([(1, one) for one in colours])} == set(colours)
    assert len(palette_of([(1, one) for one in colours])) <= count


def test_a_colour_of_the_palette_stands_for_itself_and_others_for_the_nearest():
    palette = Palette(np.array([WHITE, GOLD, (0, 0, 0)], np.uint8))
    shown = bytes((*WHITE, *GOLD, 190, 150, 10, 20, 20, 20, *WHITE))
    assert list(palette.indices(shown)) == [0, 1, 1, 2, 0]
    assert list(palette.indices(shown)) == [0, 1, 1, 2, 0]


def test_what_shows_in_the_last_frame_alone_is_in_the_palette(tmp_path):
    size = (20, 20)
    grey = [np.full((20, 20, 3), 4 * index, np.uint8) for index in range(60)]
    grey[-1][3, 4] = GOLD
    path = tmp_path / "a.gif"
    write_animation(path, [Frame.of(size, picture.tobytes(), 40) for picture in grey])
    assert tuple(read(path)[-1][0][3, 4]) == GOLD


def test_white_is_white(tmp_path):
    # Pillow takes colours for others that are near.
    near = np.array([(255 - index % 7,) * 3 for index in range(400)], np.uint8).reshape(20, 20, 3)
    path = tmp_path / "a.gif"
    write_animation(path, [Frame.of((20, 20), near.tobytes(), 40)])
    assert (read(path)[0][0] == near).all()
