"""An article of two columns, set by LaTeX, that takes in one of each: what comes out of it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from lstm_gui.app.drawing.offscreen import picture
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.core import forward
from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.snapshot import Snapshot, View
from lstm_gui.scenes.step_equations import cell_and_step
from lstm_gui.words.tex_equations import aligned

_NEEDED = ("pdflatex", "pdffonts", "pdftohtml", "pdftotext")
pytestmark = pytest.mark.skipif(
    any(shutil.which(name) is None for name in _NEEDED), reason="LaTeX or Poppler is not installed"
)
_COLUMN = 89 * MILLIMETRE
_FIGURES = {"cell.pdf": "diagram", "chain.tikz": "unrolled", "states.png": "states"}
_ARTICLE = r"""\documentclass[10pt,twocolumn]{article}
\usepackage[a4paper,textwidth=184mm,textheight=257mm,columnsep=6mm]{geometry}
\usepackage{fix-cm,amsmath,graphicx,tikz}
\setlength{\parindent}{0pt}
\begin{document}
The cell computes
\input{symbols}
and in one step
\input{numbers}
\begin{figure}[t]\includegraphics{cell.pdf}\caption{As a PDF}\end{figure}
\begin{figure}[t]\input{chain.tikz}\caption{Set by LaTeX}\end{figure}
\begin{figure}[t]\includegraphics{states.png}\caption{As an image}\end{figure}
\end{document}
"""
_ZOOM = 3
"""So many times as large are sizes of type told."""


@pytest.fixture(scope="module")
def article(qapp, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("article")
    session = load_preset("latch").session
    for name, view in _FIGURES.items():
        options = RenderOptions(session, folder / name, view, width=_COLUMN, titled=False)
        (folder / name).write_bytes(picture(options))
    shown = Snapshot(session.state, forward(session.state), View())
    for name, lines in zip(("symbols", "numbers"), cell_and_step(shown), strict=True):
        (folder / f"{name}.tex").write_text(aligned(lines), encoding="utf-8")
    (folder / "article.tex").write_text(_ARTICLE, encoding="utf-8")
    ended = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "article.tex"],
        check=False, cwd=folder, capture_output=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout[-1500:]
    return folder / "article.pdf"


def said(*words: str | Path) -> str:
    return subprocess.run(words, check=True, capture_output=True, encoding="utf-8").stdout


def type_sizes(pdf: Path) -> dict[str, set[int]]:
    """Return in which sizes each font of a file is set, in thirds of a point."""
    told = said("pdftohtml", "-xml", "-i", "-zoom", str(_ZOOM), "-stdout", pdf)
    found = re.findall(r'size="(\d+)" family="\w+\+([\w-]+)"', told)
    return {font: {int(size) for size, other in found if other == font} for _, font in found}


def test_nothing_stands_out_of_its_column(article):
    log = article.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    assert "Overfull" not in log
    assert "not available" not in log, "every size of type is what the figure asks for"


def test_every_font_is_inside_and_has_its_letters(article):
    fonts = [line.split() for line in said("pdffonts", article).splitlines()[2:]]
    assert {"Pretendard-SemiBold", "STIXTwoMath-Regular"} <= {
        line[0].partition("+")[2] for line in fonts
    }
    assert {(line[-5], line[-3]) for line in fonts} == {("yes", "yes")}
    assert not any("Type 3" in " ".join(line) for line in fonts)


def test_type_of_a_figure_is_as_large_in_the_article_as_by_itself(article):
    alone, inside = type_sizes(article.with_name("cell.pdf")), type_sizes(article)
    assert alone
    for font, sizes in alone.items():
        assert inside[font] == sizes


def test_no_type_is_smaller_than_five_points(article):
    assert min(map(min, type_sizes(article).values())) >= 5 * _ZOOM


def test_what_is_set_can_be_found(article):
    text = "".join(said("pdftotext", "-raw", article, "-").split())
    # In the PDF, and as an equation.
    assert text.count("ft=σ(Zf)=σ(−3.81)=0.02") == 2
    assert "t=9" in text, "in the chain that LaTeX has set"
