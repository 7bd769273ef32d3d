"""Animations as files: what was put in comes out, as a whole or not at all."""

import zipfile

import numpy as np
import PIL.Image
import pytest

from lstm_gui.files.animations.animation import Frame, write_animation
from lstm_gui.files.animations.animation_formats import ANIMATION_FORMATS
from lstm_gui.files.animations.frame_archive import images_in, milliseconds_in
from lstm_gui.files.problem import Problem

SIZE = (24, 16)
COLOURS = ((213, 94, 0), (0, 158, 115), (0, 114, 178), (255, 255, 255), (27, 32, 39))


def picture(index: int) -> np.ndarray:
    """A bar that moves, in few colours."""
    pixels = np.full((SIZE[1], SIZE[0], 3), COLOURS[3], dtype=np.uint8)
    pixels[:, 3 * index : 3 * index + 3] = COLOURS[index % 3]
    pixels[index, :] = COLOURS[4]
    return pixels


def frames(count: int = 5) -> list[Frame]:
    return [Frame.of(SIZE, picture(index).tobytes(), 100 + 50 * index) for index in range(count)]


MOVING = [suffix for suffix in ANIMATION_FORMATS if suffix != ".zip"]


def read(path) -> list[tuple[np.ndarray, int]]:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            images = [np.asarray(image) for image in images_in(archive)]
            return list(zip(images, milliseconds_in(archive).values(), strict=True))
    with PIL.Image.open(path) as image:
        out = []
        for index in range(image.n_frames):
            image.seek(index)
            pixels = np.asarray(image.convert("RGB"))
            out.append((pixels, round(image.info.get("duration", 0))))
        return out


@pytest.mark.parametrize("suffix", ANIMATION_FORMATS)
def test_every_frame_comes_back_as_it_was(tmp_path, suffix):
    path = tmp_path / f"cell{suffix}"
    assert write_animation(path, frames())
    shown = read(path)
    assert len(shown) == 5
    for index, (pixels, _) in enumerate(shown):
        assert np.array_equal(pixels, picture(index))


@pytest.mark.parametrize("suffix", [".gif", ".png", ".zip"])
def test_every_frame_lasts_as_long_as_asked(tmp_path, suffix):
    path = tmp_path / f"cell{suffix}"
    write_animation(path, frames())
    assert [duration for _, duration in read(path)] == [100, 150, 200, 250, 300]


@pytest.mark.parametrize("suffix", MOVING)
def test_it_is_shown_again_and_again(tmp_path, suffix):
    path = tmp_path / f"cell{suffix}"
    write_animation(path, frames())
    with PIL.Image.open(path) as image:
        assert image.info["loop"] == 0


@pytest.mark.parametrize("suffix", ANIMATION_FORMATS)
def test_a_single_picture_is_an_animation_too(tmp_path, suffix):
    path = tmp_path / f"cell{suffix}"
    write_animation(path, frames(1))
    assert np.array_equal(read(path)[0][0], picture(0))


def test_all_frames_of_a_gif_share_one_palette(tmp_path):
    draw = np.random.default_rng(0).integers
    noise = [draw(0, 256, (SIZE[1], SIZE[0], 3), dtype=np.uint8) for _ in range(4)]
    path = tmp_path / "cell.gif"
    write_animation(path, [Frame.of(SIZE, pixels.tobytes(), 100) for pixels in noise])
    colours = {tuple(colour) for pixels, _ in read(path) for colour in pixels.reshape(-1, 3)}
    assert len(colours) <= 256


def test_pictures_that_are_the_same_stay_apart_in_an_archive(tmp_path):
    path = tmp_path / "cell.zip"
    write_animation(path, [*frames(2), *frames(1), *frames(1)])
    with zipfile.ZipFile(path) as archive:
        names = [f"frame-000{number}.png" for number in range(1, 5)]
        assert archive.namelist() == [*names, "frames.csv"]
        assert archive.read("frames.csv").splitlines()[:2] == [
            b"file,milliseconds",
            b"frame-0001.png,100",
        ]


def smooth(index: int) -> np.ndarray:
    """What writing looks like: edges of many shades that stay, and a small part that changes."""
    pixels = np.random.default_rng(0).integers(0, 256, (120, 200, 3), np.uint8)
    pixels[:, :120] = 255
    pixels[40:60, 5 * index : 5 * index + 30] = pixels[40:60, 130:160]
    return pixels


def test_a_webp_that_keeps_every_pixel_is_smaller_than_a_png_that_does(tmp_path):
    moving = [Frame.of((200, 120), smooth(index).tobytes(), 40) for index in range(12)]
    for suffix in (".webp", ".png"):
        write_animation(tmp_path / f"cell{suffix}", moving)
    assert all(
        (found == smooth(at)).all() for at, (found, _) in enumerate(read(tmp_path / "cell.webp"))
    )
    assert (tmp_path / "cell.webp").stat().st_size < (tmp_path / "cell.png").stat().st_size


@pytest.mark.parametrize("suffix", ANIMATION_FORMATS)
def test_giving_up_leaves_the_file_as_it_was(tmp_path, suffix):
    path = tmp_path / f"cell{suffix}"
    path.write_bytes(b"before")
    assert not write_animation(path, frames(), lambda share: share < 0.5)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", ANIMATION_FORMATS)
def test_progress_rises_to_one(tmp_path, suffix):
    shares = []

    def note(share: float) -> bool:
        shares.append(share)
        return True

    write_animation(tmp_path / f"cell{suffix}", frames(), note)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_the_format_has_to_be_known(tmp_path):
    with pytest.raises(Problem, match=r"\.gif / \.png / \.webp / \.zip"):
        write_animation(tmp_path / "cell.mp4", frames())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_problem(tmp_path):
    with pytest.raises(Problem, match="does not exist"):
        write_animation(tmp_path / "nowhere" / "cell.gif", frames())
