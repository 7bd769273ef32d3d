"""Figures as TIFF, EPS and TikZ: what other programs make of them."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image
from PyQt6.QtGui import QImage

from lstm_gui.app.drawing.offscreen import picture
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.core import forward
from lstm_gui.files.figures.eps import eps
from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.figures.marks import Drawing, Fade, Ink, Pixels, Shape, rectangle
from lstm_gui.files.figures.marks import Path as Line
from lstm_gui.files.figures.tex_letters import tex_letters
from lstm_gui.files.figures.tikz import tikz
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.presets import load_preset
from tests.ui.pictures import assert_alike, loaded, pixels
from tests.ui.test_recorder import SIZE, drawing, fades, images, lines, on_screen, shapes, writing

_WIDTH = 100 * MILLIMETRE
_DOCUMENT = r"""\documentclass{article}
\usepackage{pgfplots}
\pgfplotsset{compat=newest, lstm/axes/.append style={axis line style={draw=black}}}
\begin{document}
\tikzset{lstm/curve-c-1/.style={dashed}, lstm/gate/.append style={line width=2pt}}
%s
\end{document}
"""


def written(name: str, view: str = "diagram", **more: object) -> bytes:
    return picture(RenderOptions(load_preset("latch").session, Path(name), view, **more))


def test_a_tiff_says_how_many_dots_an_inch_has_and_shows_what_a_png_does(qapp):
    tiff = Image.open(io.BytesIO(written("a.tif", width=_WIDTH, dpi=600.0)))
    assert tiff.format == "TIFF"
    assert tiff.info["dpi"] == pytest.approx((600, 600), rel=1e-3)
    assert tiff.width == pytest.approx(100 / 25.4 * 600, abs=1)
    png = loaded(written("a.png", width=_WIDTH, dpi=600.0))
    assert (np.asarray(tiff) == pixels(png)).all()


def test_a_tiff_says_what_it_shows_in_every_language(qapp):
    data = written("a.tif", width=_WIDTH, language="ko")
    assert "LSTM 셀".encode() in data


def test_the_ground_of_a_tiff_can_be_transparent(qapp):
    data = written("a.tiff", "ranges", clear=True)
    assert Image.open(io.BytesIO(data)).getpixel((2, 2))[3] == 0


@pytest.mark.parametrize("view", ["ranges", "states"])
def test_figures_bring_no_ground_of_their_own(qapp, view):
    """The lower left corner, where nothing is drawn, is that of a canvas on the sheet."""
    left, bottom = 20, 30
    drawn = {
        clear: Image.open(io.BytesIO(written("a.png", view, clear=clear))).convert("RGBA")
        for clear in (True, False)
    }
    size = drawn[True].height - bottom
    assert drawn[True].getpixel((left, size))[3] == 0
    assert drawn[False].getpixel((left, size)) == (255, 255, 255, 255)


def test_an_eps_is_as_large_as_asked_and_of_ascii(qapp):
    data = written("a.eps", width=_WIDTH, language="ko")
    assert data.startswith(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 284 ")
    assert data.endswith(b"%%EOF\n")
    assert max(map(len, data.splitlines())) < 600
    assert data.isascii()


@pytest.mark.parametrize("title", ["a\nshowpage", "a\r%%EOF", "a) (b\\"])
def test_the_title_of_an_eps_stays_in_its_line(qapp, title):
    lines = eps(Drawing(9, 9, title, "", "en", ())).decode().splitlines()
    shown = next(line for line in lines if line.startswith("%%Title: "))
    assert re.fullmatch(r"%%Title: \([^()\\]*\)", shown)
    assert [line for line in lines if line.startswith(("showpage", "%%EOF"))] == ["%%EOF"]


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
@pytest.mark.parametrize("paint", [shapes, lines, fades, images])
def test_an_eps_looks_as_what_was_painted(qapp, tmp_path, paint):
    file, shown = tmp_path / "a.eps", tmp_path / "a.png"
    file.write_bytes(eps(drawing(paint)))
    words = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dEPSCrop", "-sDEVICE=png16m"]
    smooth = ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-r96", f"-sOutputFile={shown}"]
    subprocess.run([*words, *smooth, str(file)], check=True, capture_output=True)
    image = QImage(str(shown)).convertToFormat(QImage.Format.Format_RGB32)
    assert_alike(image.copy(0, 0, SIZE.width(), SIZE.height()), on_screen(paint), 6.0, 0.05)


def test_what_shines_through_is_mixed_with_the_ground(qapp):
    shape = Shape(rectangle(0, 0, 9, 9), Ink("#ff0000", 0.5))
    sheet = Drawing(9, 9, "a", "b", "en", (shape,), Ink("#0000ff"))
    assert b"0.5 0 0.5 k" in eps(sheet)


def test_parts_of_a_drawing_for_latex_are_styles_and_nodes(qapp):
    text = written("a.tikz").decode()
    assert r"\begin{scope}[lstm/gate]" in text
    (x, y) = re.search(r"\(gate-f\) at \((.*?),(.*?)\)", text).groups()
    (x2, _) = re.search(r"\(gate-i\) at \((.*?),(.*?)\)", text).groups()
    assert float(x) < float(x2)
    assert 0 < float(y) < 480
    assert r"\providecolor{inkD55E00}{HTML}{D55E00}" in text
    assert "$f$" in text
    assert written("a.tex") == written("a.tikz")


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="LaTeX is not installed")
@pytest.mark.parametrize(
    "view", ["diagram", "states", "curves", "ranges", "inspector", "memory-flow"]
)
def test_latex_sets_it(qapp, tmp_path, view):
    body = written("a.tikz", view, width=_WIDTH).decode()
    named = body.replace(r"\end{tikzpicture}", r"\draw[->] (title) -- +(1,1);\end{tikzpicture}")
    (tmp_path / "a.tex").write_text(_DOCUMENT % named, encoding="utf-8")
    ended = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "a.tex"],
        check=False, cwd=tmp_path, capture_output=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout[-1500:]
    assert (tmp_path / "a.pdf").stat().st_size > 5_000


def axes_in(text: str) -> dict[str, str]:
    """Return what stands in each of the axes of a drawing, by their names."""
    found = re.findall(r"\\begin\{axis\}(.*?)\\end\{axis\}", text, re.DOTALL)
    return {re.search(r"name=([\w-]+)", one)[1]: one for one in found}


def coordinates(plot: str) -> np.ndarray:
    return np.array([[float(one) for one in pair] for pair in re.findall(r"\((.*?),(.*?)\)", plot)])


def test_curves_are_plots_of_their_numbers_in_axes(qapp):
    session = load_preset("latch").session
    rows = axes_in(written("a.tikz", "curves").decode())
    assert list(rows) == [f"axes-{name}" for name in ("c", "h", "f", "i", "c_tilde", "o", "x")]
    h = forward(session.state).h
    plot = re.search(r"lstm/curve-h-2/.try\] coordinates \{(.*?)\};", rows["axes-h"], re.DOTALL)[1]
    shown = coordinates(plot)
    assert shown[:, 0] == pytest.approx(range(len(h)), abs=1e-4)
    assert shown[:, 1] == pytest.approx(h[:, 1], abs=1e-4)
    ends = re.search(r"ytick=\{-1,1\}, *\n? *yticklabels=\{\{(.*)\},\{(.*)\}\}", rows["axes-h"])
    assert ends[1].endswith("{$-$1}")
    assert ends[2].endswith("{+1}")
    assert float(ends[1][10:].split("ex")[0]) > 0, "off the end of the row below"
    assert float(ends[2][10:].split("ex")[0]) < -1, "off the end of the row above"
    assert r"xtick=\empty" in rows["axes-h"]
    assert "xticklabels={{0}," in rows["axes-x"]


def test_where_axes_are_set_their_labels_are_not_drawn_as_well(qapp):
    plotted, drawn = (written("a.tikz", view).decode() for view in ("curves", "states"))
    assert "(axis" not in plotted
    assert "(axis-time)" in drawn
    assert "pgfplots" not in drawn
    both = written("a.tikz", panels=("curves", "states")).decode()
    assert both.count("(axis-time)") == 1


def test_a_step_without_a_number_is_a_gap(qapp):
    session = load_preset("latch").session
    x = session.state.sequence.x.copy()
    state = replace(session.state, sequence=replace(session.state.sequence, resets=(5,)))
    assert len(x) > 6
    options = RenderOptions(session.with_state(state), Path("a.tikz"), "curves")
    assert "(nan,nan)" in axes_in(picture(options).decode())["axes-h"]


def test_powers_of_ten_are_on_a_logarithmic_axis(qapp):
    (flow,) = axes_in(written("a.tikz", "memory-flow").decode()).values()
    assert "ymode=log" in flow
    low, high = (float(re.search(rf"y{end}=(\S+?),", flow)[1]) for end in ("min", "max"))
    plotted = np.concatenate([coordinates(one) for one in flow.split("addplot")[1:]])
    assert 0 < low <= plotted[:, 1].min()
    assert plotted[:, 1].max() <= 1.001 * high


def test_what_is_far_outside_of_the_figure_is_no_length_that_latex_knows_not(qapp):
    session = load_preset("slstm-loud").session
    text = picture(RenderOptions(session, Path("a.tikz"), "ranges")).decode()
    assert max(map(float, re.findall(r"[(,]-?(\d{4,})", text)), default=0.0) <= 6000
    fitted = re.findall(r"\\lstmfit\{[^}]*\}\{(.*)\}\};", text)
    assert [letters for letters in fitted if letters.endswith("~")] == [], "a space is no ink"
    node = re.search(
        r"minimum width=([\d.]+)bp, minimum height=([\d.]+)bp\] \(panel-ranges\)", text
    )
    assert max(map(float, node.groups())) < 400


def test_a_fade_goes_from_stop_to_stop(qapp):
    stops = ((0.0, Ink("#000000")), (0.5, Ink("#ff0000")), (1.0, Ink("#ffffff")))
    shape = Shape(rectangle(0, 0, 9, 9), Fade((0, 0), (0, 9), stops))
    text = tikz(Drawing(9, 9, "a", "b", "en", (shape,))).decode()
    assert text.count("top color=") == 2
    aside = Shape(rectangle(0, 0, 9, 9), Fade((0, 0), (9, 0), stops))
    assert "left color=ink000000" in tikz(Drawing(9, 9, "a", "b", "en", (aside,))).decode()


def test_images_are_refused_in_one_sentence(qapp):
    mark = Pixels(bytes(4), 1, 1, (0, 0, 1, 1), (1, 0, 0, 1, 0, 0))
    with pytest.raises(Problem, match="no images"):
        tikz(Drawing(9, 9, "a", "b", "en", (mark,)))


def test_dashes_and_curves_are_written(qapp):
    curve = Line("MC", (0, 0, 1, 2, 3, 4, 5, 6))
    assert (
        "controls (1,2) and (3,4) .. (5,6)"
        in tikz(Drawing(9, 9, "a", "b", "en", (Shape(curve, Ink("#000000")),))).decode()
    )
    assert "dash pattern=on " in tikz(drawing(lines)).decode()


def test_a_figure_says_what_its_hangul_needs_and_is_still_when_there_is_none(qapp):
    assert b"kotex" in tikz(drawing(writing))
    assert b"kotex" not in tikz(drawing(lines))


@pytest.mark.parametrize(
    ("letters", "typed"),
    [("a_b & 5 %", r"a\_b \& 5 \%"), ("𝑓", "$f$"), ("−3", "$-$3"), ("σ", r"$\sigma$"),
     ("ℎ", "$h$"), (" = ", "~=~"), ("a\\b{", r"a\textbackslash{}b\{"), ("", ""), ("유닛", "유닛"),
     ("10⁻¹²", "10$^-$$^1$$^2$"), ("˜", r"$\tilde{\hspace{.36em}}$"),
     ("a~^", r"a\textasciitilde{}\textasciicircum{}"), ("--b ''c", "-{}-b '{}'c"),
     ("3–5", "3--5")],
)  # fmt: skip
def test_letters_are_typed_as_latex_wants_them(letters, typed):
    assert tex_letters(letters) == typed
