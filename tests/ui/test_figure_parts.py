"""The parts of a figure have names in an SVG, and large maps are small in files."""

import base64
import io
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image
from PyQt6.QtCore import QPointF, QRectF, QSize
from PyQt6.QtGui import QImage

from lstm_gui.app.drawing.offscreen import picture
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.files.figures.checks import checked
from lstm_gui.files.figures.marks import Drawing, Part, Pixels
from lstm_gui.files.figures.pdf import pdf
from lstm_gui.files.figures.svg import svg
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.exporting.recording.recorder import recording
from lstm_gui.ui.style.cells import paint_cells
from lstm_gui.ui.style.colormaps import shaded
from lstm_gui.ui.style.vectors import part
from tests.core.states import seeded_state
from tests.ui.pictures import drawn_pdf, pixels

SVG = "{http://www.w3.org/2000/svg}"
_SIZE = QSize(300, 200)


def parts(data: bytes) -> dict[str, ElementTree.Element]:
    """Return the parts of an SVG by their ids."""
    groups = ElementTree.fromstring(data).iter(f"{SVG}g")
    return {group.get("id", ""): group for group in groups if group.get("class")}


def drawn(view: str, **more: object) -> bytes:
    return picture(RenderOptions(load_preset("latch").session, Path("a.svg"), view, **more))


def map_of(rows: int, columns: int) -> QImage:
    values = np.random.default_rng(3).uniform(-1, 1, (rows, columns))
    return shaded("signed", values, -1.0, 1.0)


def drawing_of_map(image: QImage) -> Drawing:
    with recording(_SIZE, QPointF()) as (painter, marks):
        paint_cells(painter, image, QRectF(0, 0, 300, 200), "c")
    return Drawing(300, 200, "a", "b", "en", tuple(marks))


def test_a_map_of_very_many_cells_has_a_pixel_for_each(qapp):
    (element,) = drawing_of_map(map_of(500, 3000)).marks
    (image,) = element.marks
    assert (image.columns, image.rows) == (3000, 500)


@pytest.mark.parametrize(
    ("view", "names"),
    [
        ("diagram", ["panel-diagram", "title", "formula", "gate-f", "wire-c_in", "operation-add"]),
        ("states", ["cells-c-1", "cells-c-2", "numbers-c", "cursor", "axis-time", "scale-c"]),
        ("curves", ["axes-c", "curve-c-1", "curve-h-2", "value-c", "label-h", "axis-h"]),
        ("ranges", ["curve-tanh", "curve-sigmoid", "point-z_f", "axis-left", "axis-bottom"]),
        ("unrolled", ["copy-t9", "wire-t9", "wire-c-into-t9"]),
        ("memory-flow", ["curve-RNN-h", "axis", "title"]),
        ("memory-space", ["axis-left", "axis-bottom"]),
    ],
)
def test_parts_have_ids_and_classes(qapp, view, names):
    known = parts(drawn(view, size=(1200, 500)))
    assert set(names) <= set(known)
    assert all(name.startswith(part.get("class", "-")) for name, part in known.items())


def test_a_part_holds_what_it_is_called_after(qapp):
    known = parts(drawn("diagram"))
    letters = {text.text for text in known["gate-f"].iter(f"{SVG}text")}
    assert {"f", "t", "σ"} <= letters
    assert "o" not in letters


def test_parts_of_several_panels_have_ids_of_their_own(qapp):
    data = drawn("window", panels=("ranges", "ranges"))
    found = re.findall(rb'\bid="([^"]+)"', data)
    assert len(found) == len(set(found))
    assert {"panel-ranges", "panel-ranges_2", "curve-tanh_2"} <= set(parts(data))


def test_a_part_with_nothing_in_it_is_left_out(qapp):
    with recording(_SIZE, QPointF()) as (painter, marks):
        with part(painter, "gate", "f"):
            pass
        with part(painter, "gate", "망각 <i>"):
            painter.drawLine(0, 0, 5, 5)
    assert [(mark.kind, mark.name) for mark in marks if isinstance(mark, Part)] == [
        ("gate", "망각 <i>")
    ]
    assert list(parts(svg(Drawing(9, 9, "a", "b", "en", tuple(marks))))) == ["gate-i"]


def test_a_clip_ends_with_its_part(qapp):
    with recording(_SIZE, QPointF()) as (painter, marks):
        painter.setClipRect(0, 0, 50, 50)
        painter.drawLine(0, 0, 5, 5)
        with part(painter, "wire", "c"):
            painter.drawLine(0, 0, 5, 9)
        painter.setClipping(False)
        painter.drawLine(0, 0, 9, 9)
    kinds = [type(mark).__name__ for mark in marks]
    assert kinds == ["Group", "Part", "Shape"]
    assert [type(mark).__name__ for mark in marks[1].marks] == ["Group"]


def test_small_maps_are_shapes_row_by_row(qapp):
    known = parts(svg(drawing_of_map(map_of(3, 8))))
    assert list(known) == ["cells-c-1", "cells-c-2", "cells-c-3"]
    assert [len(list(row.iter(f"{SVG}rect"))) for row in known.values()] == [8, 8, 8]


def test_large_maps_are_images_whose_cells_stay_sharp(qapp):
    image = map_of(64, 500)
    drawing = drawing_of_map(image)
    data = svg(drawing)
    (element,) = ElementTree.fromstring(data).iter(f"{SVG}image")
    assert element.get("image-rendering") == "pixelated"
    link = element.get("{http://www.w3.org/1999/xlink}href", "")
    inside = Image.open(io.BytesIO(base64.b64decode(link.partition(",")[2])))
    cells = np.asarray(inside.convert("RGB"))
    for shift in (0, 3):
        assert (cells[shift::4, shift::4] == pixels(image)).all(), "four pixels wide and high"
    assert len(data) < 120_000
    assert checked(drawing).images == 0


def test_an_image_of_many_colours_or_none_keeps_them(qapp):
    noise = np.random.default_rng(1).integers(0, 256, (20, 20, 4), np.uint8)
    box, matrix = (0.0, 0.0, 20.0, 20.0), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    drawing = Drawing(20, 20, "a", "b", "en", (Pixels(noise.tobytes(), 20, 20, box, matrix),))
    (element,) = ElementTree.fromstring(svg(drawing)).iter(f"{SVG}image")
    link = element.get("{http://www.w3.org/1999/xlink}href", "")
    inside = Image.open(io.BytesIO(base64.b64decode(link.partition(",")[2])))
    assert (np.asarray(inside) == noise).all()
    assert element.get("image-rendering") is None
    assert checked(drawing).images == 1


def test_a_pdf_shows_the_same_cells(qapp):
    image = map_of(50, 100)
    drawing = replace(drawing_of_map(image), points=0.75)
    shown = drawn_pdf(pdf(drawing), _SIZE)
    for row, column in ((0, 0), (20, 41), (49, 99)):
        found = shown.pixelColor(3 * column + 1, 4 * row + 2)
        wanted = image.pixelColor(column, row)
        pairs = zip(found.getRgb(), wanted.getRgb(), strict=True)
        assert max(abs(one - other) for one, other in pairs) < 4


def test_a_large_figure_of_states_is_no_larger_as_svg_than_two_megabytes(qapp):
    session = load_preset("latch").session.with_state(seeded_state(2, 64, 500))
    data, other = (
        picture(RenderOptions(session, Path(f"a{kind}"), "states")) for kind in (".svg", ".pdf")
    )
    assert len(data) < 1.1 * len(other) < 1_000_000


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="rsvg-convert is not installed")
def test_another_program_draws_the_cells(qapp, tmp_path):
    image, file = map_of(64, 100), tmp_path / "a.svg"
    file.write_bytes(svg(drawing_of_map(image)))
    subprocess.run(["rsvg-convert", "-z", "2", file, "-o", tmp_path / "a.png"], check=True)
    shown = QImage(str(tmp_path / "a.png"))
    for row, column in ((0, 0), (20, 41), (63, 99)):
        found = shown.pixelColor(6 * column + 3, round((row + 0.5) * 400 / 64))
        assert found.rgb() == image.pixelColor(column, row).rgb()
