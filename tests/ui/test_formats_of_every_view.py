"""Every view in every format, in Korean and one column wide, as the tools of a publisher see it."""

import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from PyQt6.QtGui import QImage

from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.figure_views import VIEWS
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.staging.drawn_pictures import VECTORS, file_of
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.ui.exporting.staging.sheet import Grid, Sheet
from lstm_gui.ui.style.fonts import type_at_least
from lstm_gui.words.translation import language, set_language
from tests.ui.pictures import difference

_WIDE, _WIDER = 120.0, {"train-runs": 160.0}
"""In millimetres: what has the narrowest room for nearly all, in one column and a half."""
_SET_ALONE = ("diagram", "states", "curves", "ranges", "inspector", "memory-flow")
"""What `test_figure_formats` has LaTeX set."""
_DPI = 150.0
_QUICK = TrainingSettings(distance=6, units=6, three_seeds=False, updates=60)
"""What is trained within a moment."""
_MEAN, _SHARE = 6.0, 0.025
"""How far programs are apart that smooth and set type each in their own way."""


def needs(*tools: str) -> pytest.MarkDecorator:
    missing = [tool for tool in tools if shutil.which(tool) is None]
    return pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} is not installed")


def wide(view: str) -> float:
    """Return how wide it is printed, in points."""
    return _WIDER.get(view, _WIDE) * MILLIMETRE


@contextmanager
def staged(view: str, spoken: str):
    """Yield a view as it is printed, and on which paper."""
    before, printing = language(), Printing(wide(view), dpi=_DPI)
    session = replace(load_preset("latch").session, view={"training": _QUICK.as_json()})
    set_language(spoken)
    try:
        with type_at_least(printing.least):
            grid = Grid((view,))
            sheet = Sheet(session, grid)
            sheet.lay_out(grid.size(printing.columns), fits=True)
            yield sheet.subject(), printing.paper
            sheet.close()
    finally:
        set_language(before)


@pytest.fixture(scope="module")
def written(qapp, tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """Return a folder with a file of each view in each format, and how each view is titled."""
    folder, titles = tmp_path_factory.mktemp("formats"), {}
    for view in VIEWS:
        with staged(view, "ko") as (subject, paper):
            titles[view] = subject.title
            drawing = drawing_of(subject, paper.points, paper.clear)
            files = {suffix: file_of(subject, suffix, paper) for suffix in (".png", ".tif")}
            # What all others are made of is the same for each of them.
            files |= {one: VECTORS[one](drawing, paper) for one in (".pdf", ".svg", ".eps")}
            files["-shapes.svg"] = VECTORS[".svg"](drawing, replace(paper, outlines=True))
            for end, content in files.items():
                (folder / f"{view}{end}").write_bytes(content)
    return folder, titles


@pytest.fixture(scope="module")
def folder(written) -> Path:
    return written[0]


def said(*words: str | Path) -> str:
    ended = subprocess.run(words, check=False, capture_output=True, encoding="utf-8")
    return ended.stdout + ended.stderr


def other_looks(shown: dict[str, QImage], folder: Path) -> dict[str, object]:
    """Return which of the pictures ``shown`` are not those of the PNG, and by how much."""
    found = {}
    for view, image in shown.items():
        png = QImage(str(folder / f"{view}.png")).convertToFormat(QImage.Format.Format_RGB32)
        apart = difference(image.convertToFormat(png.format()).copy(png.rect()), png)
        # A part of a pixel may be one more.
        larger = image.width() - png.width(), image.height() - png.height()
        if apart.mean > _MEAN or apart.share > _SHARE or not {*larger} <= {0, 1}:
            found[view] = apart, larger
    return found


@needs("pdffonts")
def test_all_fonts_are_inside_of_a_pdf_and_are_no_pictures(folder):
    faults = {}
    for view in VIEWS:
        lines = [line.split() for line in said("pdffonts", folder / f"{view}.pdf").splitlines()[2:]]
        bad = [line for line in lines if (line[-5], line[-3]) != ("yes", "yes") or "3" in line[1:3]]
        if bad or not lines:
            faults[view] = bad
    assert faults == {}


@needs("pdftotext")
def test_the_title_of_a_pdf_can_be_found_in_korean(written):
    folder, titles = written
    faults = {}
    for view, title in titles.items():
        text = "".join(said("pdftotext", "-raw", folder / f"{view}.pdf", "-").split())
        first = "".join(re.split(r"[\s:(·]", title)[0])
        if first not in text:
            faults[view] = title, text[:80]
    assert faults == {}
    assert sum(bool(re.search("[가-힣]", title)) for title in titles.values()) > len(titles) / 2


@needs("pdfinfo")
def test_a_pdf_is_as_wide_as_was_asked_for_tagged_and_told(written):
    folder, titles = written
    faults = {}
    for view in VIEWS:
        told = said("pdfinfo", folder / f"{view}.pdf")
        found = re.search(r"Page size: +([\d.]+) x", told)
        is_wide = found is not None and abs(float(found[1]) - wide(view)) < 0.01
        if not (is_wide and re.search(r"Tagged: +yes", told) and titles[view] in told):
            faults[view] = told
    assert faults == {}


@needs("xmllint")
@pytest.mark.parametrize("form", ["", "-shapes"])
def test_an_svg_is_sound(folder, form):
    faults = {view: said("xmllint", "--noout", folder / f"{view}{form}.svg") for view in VIEWS}
    assert {view: told for view, told in faults.items() if told} == {}


@needs("rsvg-convert")
def test_an_svg_shows_what_the_png_shows(folder):
    # Of shapes: this program reads no fonts that lie in a file.
    shown = {}
    for view in VIEWS:
        file = folder / f"{view}-of-svg.png"
        words = ("rsvg-convert", "--dpi-x", f"{_DPI:g}", "--dpi-y", f"{_DPI:g}")
        said(*words, "-o", file, folder / f"{view}-shapes.svg")
        shown[view] = QImage(str(file))
    assert other_looks(shown, folder) == {}


@needs("gs")
@pytest.mark.parametrize("suffix", [".eps", ".pdf"])
def test_ghostscript_shows_what_the_png_shows(folder, suffix):
    shown = {}
    for view in VIEWS:
        file = folder / f"{view}-of{suffix}.png"
        words = ("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dEPSCrop", "-sDEVICE=png16m")
        smooth = ("-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", f"-r{_DPI:g}")
        said(*words, *smooth, f"-sOutputFile={file}", folder / f"{view}{suffix}")
        shown[view] = QImage(str(file))
    assert other_looks(shown, folder) == {}


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_an_image_says_how_many_dots_an_inch_has(folder, suffix):
    faults = {}
    for view in VIEWS:
        with Image.open(folder / f"{view}{suffix}") as image:
            across = image.width / _DPI * 72
            dpi = image.info.get("dpi", (0, 0))
        if abs(across - wide(view)) > 0.5 or any(abs(one - _DPI) > 0.1 for one in dpi):
            faults[view] = across, dpi
    assert faults == {}


@needs("pdflatex")
def test_latex_sets_the_others_at_once(qapp, tmp_path):
    others = [view for view in VIEWS if view not in _SET_ALONE]
    for view in others:
        with staged(view, "en") as (subject, paper):
            (tmp_path / f"{view}.tikz").write_bytes(file_of(subject, ".tikz", paper))
    pages = "\\clearpage\n".join(f"\\noindent\\input{{{view}.tikz}}" for view in others)
    head = r"\documentclass{article}\usepackage[paperwidth=180mm,margin=10mm]{geometry}"
    used = r"\usepackage{fix-cm,pgfplots}\pgfplotsset{compat=newest}\pagestyle{empty}"
    text = f"{head}{used}\\begin{{document}}\n{pages}\n\\end{{document}}\n"
    (tmp_path / "all.tex").write_text(text, encoding="utf-8")
    ended = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex"],
        check=False, cwd=tmp_path, capture_output=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout[-1500:]
    assert f"({len(others)} pages" in ended.stdout
