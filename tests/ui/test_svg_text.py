"""Text in an SVG is text, with the fonts that set it."""

import base64
import re
import shutil
import struct
import subprocess
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PyQt6.QtCore import QByteArray
from PyQt6.QtGui import QRawFont

from lstm_gui.app.drawing.offscreen import picture
from lstm_gui.app.grammar.arguments import render_parser
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.files.shipped.resources import resource

SVG = "{http://www.w3.org/2000/svg}"
_FACE = re.compile(r"@font-face\{([^}]*?)src:url\(data:font/woff;base64,([^)]*)\)\}")


def written(view: str, **more: object) -> bytes:
    return picture(RenderOptions(load_preset("latch").session, Path("a.svg"), view, **more))


def texts(svg: bytes) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}text"))


def unpacked(woff: bytes) -> bytes:
    """Return the font that a WOFF holds as it is without packing."""
    flavour, _, count = struct.unpack_from(">4sIH", woff, 4)
    body, entries, start = b"", b"", 12 + 16 * count
    for index in range(count):
        tag, at, packed, length, checksum = struct.unpack_from(">4s4I", woff, 44 + 20 * index)
        table = woff[at : at + packed]
        table = table if packed == length else zlib.decompress(table)
        assert len(table) == length
        entries += struct.pack(">4s3I", tag, checksum, start + len(body), length)
        body += table + bytes(-length % 4)
    return struct.pack(">4s4H", flavour, count, 0, 0, 0) + entries + body


def fonts(svg: bytes) -> dict[str, QRawFont]:
    """Return each font inside, by how its rule begins."""
    return {
        said: QRawFont(QByteArray(unpacked(base64.b64decode(data))), 100)
        for said, data in _FACE.findall(svg.decode())
    }


def test_letters_are_written_as_one_types_them(qapp):
    of_diagram = texts(written("diagram"))
    words = ["".join(text.itertext()) for text in of_diagram]
    assert "LSTM cell · unit 1 · t = 9" in words
    gate = next(text for text in of_diagram if text.text == "f")
    assert (gate.get("class"), gate.get("font-style")) == ("symbol", "italic")
    title = next(text for text in of_diagram if "LSTM" in (text.text or ""))
    assert (title.get("class"), title.get("font-style")) == ("bold", None)


def test_the_fonts_inside_have_the_shapes_of_these_letters(qapp):
    inside = fonts(written("diagram"))
    assert len(inside) == 3, "bold text, upright and slanted symbols"
    (slanted,) = (font for said, font in inside.items() if "italic" in said)
    whole = QRawFont(str(resource("fonts", "STIXTwoMath-Regular.ttf")), 100)
    (here,), (there,) = (
        slanted.glyphIndexesForString("f"), whole.glyphIndexesForString("\U0001d453"),
    )  # fmt: skip
    assert here != 0
    assert slanted.pathForGlyph(here) == whole.pathForGlyph(there)


def test_a_font_inside_holds_no_more_than_is_written(qapp):
    svg = written("diagram", language="ko")
    assert len(svg) < 80_000
    of_text = [font for said, font in fonts(svg).items() if "Pretendard" in said]
    assert any(font.supportsCharacter("유") for font in of_text)
    assert not any(font.supportsCharacter("힣") for font in of_text)


def test_each_class_of_text_names_its_font_and_others_like_it(qapp):
    svg = written("diagram").decode()
    named = {text.get("class") for text in texts(svg.encode())}
    for name in named:
        assert re.search(rf"\.{name}\{{font-family:'[^']+',[^}}]*serif;font-weight:\d00\}}", svg)


def test_text_can_be_outlines(qapp):
    svg = written("diagram", outlines=True)
    assert texts(svg) == []
    assert b"@font-face" not in svg
    assert b'aria-label="LSTM cell' in svg


def test_the_command_line_asks_for_outlines():
    words = ["latch", "-o", "a.svg"]
    asked = [render_parser().parse_args([*words, *more]).outlines for more in ([], ["--outlines"])]
    assert asked == [False, True]


@pytest.mark.skipif(shutil.which("xmllint") is None, reason="xmllint is not installed")
@pytest.mark.parametrize("view", ["window", "memory-flow", "inspector"])
def test_a_strict_reader_takes_it(qapp, tmp_path, view):
    file = tmp_path / "a.svg"
    file.write_bytes(written(view, language="ko"))
    ended = subprocess.run(["xmllint", "--noout", file], check=False, capture_output=True)
    assert (ended.returncode, ended.stderr) == (0, b"")
