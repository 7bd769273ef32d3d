"""An article that is set by way of PostScript, as some publishers still do, takes in an EPS."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from lstm_gui.app.drawing.offscreen import picture
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.style.theme import LIGHT

_NEEDED = ("latex", "dvips", "gs")
pytestmark = pytest.mark.skipif(
    any(shutil.which(name) is None for name in _NEEDED),
    reason="LaTeX with dvips or Ghostscript is not installed",
)
_COLUMN = 89 * MILLIMETRE
_VIEWS = ("diagram", "states")
_ARTICLE = r"""\documentclass[10pt,twocolumn]{article}
\usepackage[a4paper,textwidth=184mm,textheight=257mm,columnsep=6mm]{geometry}
\usepackage[dvips,hiresbb]{graphicx}
\begin{document}
\sbox0{\includegraphics{diagram.eps}}\typeout{It is \the\wd0 wide}
\begin{figure}[t]\includegraphics{diagram.eps}\caption{A cell}\end{figure}
\begin{figure}[t]\includegraphics{states.eps}\caption{Its states}\end{figure}
\end{document}
"""


def ran(folder: Path, *words: str) -> str:
    ended = subprocess.run(
        words, check=False, cwd=folder, capture_output=True, encoding="utf-8", errors="replace"
    )
    assert ended.returncode == 0, ended.stdout[-1500:] + ended.stderr[-1500:]
    return ended.stdout


@pytest.fixture(scope="module")
def folder(qapp, tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("postscript")
    session = load_preset("latch").session
    for view in _VIEWS:
        file = made / f"{view}.eps"
        options = RenderOptions(session, file, view, language="ko", width=_COLUMN, titled=False)
        file.write_bytes(picture(options))
    (made / "article.tex").write_text(_ARTICLE, encoding="utf-8")
    ran(made, "latex", "-interaction=nonstopmode", "-halt-on-error", "article.tex")
    ran(made, "dvips", "-q", "-o", "article.ps", "article.dvi")
    return made


def test_it_is_exactly_as_wide_as_its_column(folder):
    log = (folder / "article.log").read_text(encoding="utf-8", errors="replace")
    wide = re.search(r"It is ([\d.]+)pt ?wide", log)
    assert wide is not None
    assert float(wide[1]) / 1.00375 == pytest.approx(_COLUMN, abs=0.02)
    assert "Overfull" not in log


def test_its_colours_are_on_the_page(folder):
    words = ("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-r144")
    ran(folder, *words, "-sOutputFile=article.png", "article.ps")
    with Image.open(folder / "article.png") as page:
        seen = {colour for _, colour in page.convert("RGB").getcolors(1 << 20)}
    for role in ("f", "i", "c", "o", "cell"):
        wanted = LIGHT.role(role).getRgb()[:3]
        assert any(max(map(abs, map(int.__sub__, wanted, one))) <= 3 for one in seen), role
