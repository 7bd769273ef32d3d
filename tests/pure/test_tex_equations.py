"""Equations for LaTeX: what is typed, and that nothing of them is lost."""

import re
import shutil
import subprocess

import pytest

from lstm_gui.core import forward, select
from lstm_gui.scenes.inspection.explanation import explain
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.scenes.snapshot import Inspection, Snapshot, View
from lstm_gui.scenes.step_equations import cell_and_step, explained_equations, step_equations
from lstm_gui.words.tex_equations import aligned, tex_of
from tests.core.states import seeded_state
from tests.ui.every_cell import EVERY

_DOCUMENT = (
    "\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n%s\n\\end{document}\n"
)


def shown(kind: str = "lstm", **more: object) -> Snapshot:
    state = select(seeded_state(2, 3, 4, kind=EVERY[kind]), 1, 0)
    return Snapshot(state, forward(state), View(), **more)


@pytest.mark.parametrize(
    ("markup", "typed"),
    [
        ("c̃_t = tanh(Z_c)", r"\tilde{c}_t = \tanh(Z_c)"),
        ("h_{t−1}", "h_{t-1}"),
        ("f_t ⊙ c_{t−1} = 0.30 × (−1.32)", r"f_t \odot c_{t-1} = 0.30 \times (-1.32)"),
        ("σ(Z_f) ≈ 0.5", r"\sigma(Z_f) \approx 0.5"),
        ("ReLU(Z_h)", r"\operatorname{ReLU}(Z_h)"),
        ("max(Z_f + m_{t−1}, Z_i)", r"\max(Z_f + m_{t-1}, Z_i)"),
        ("log σ(Z_f)", r"\log \sigma(Z_f)"),
        ("f′_t", "f'_t"),
        ("W_{hf} h_{t−1}", "W_{hf} h_{t-1}"),
        ("1.5×10⁻¹²", r"1.5 \times 10^{-12}"),
        ("−∞", r"-\infty"),
        ('f_t = 1.00 "  held & 50 %_"', r"f_t = 1.00 \text{  held \& 50 \%\_}"),
    ],
)
def test_markup_is_typed_as_latex_wants_it(markup: str, typed: str) -> None:
    assert tex_of(markup) == typed


def test_equations_stand_below_each_other_at_their_signs() -> None:
    assert aligned(("a = b", "c = d + e")) == (
        "\\begin{align*}\n  a &= b \\\\\n  c &= d + e\n\\end{align*}"
    )


def test_what_is_wider_than_a_column_goes_on_below() -> None:
    long = "c_t = f_t ⊙ c_{t−1} + i_t ⊙ c̃_t = −0.40 + 0.76 = 0.36"
    first, second = aligned((long,)).splitlines()[1:3]
    assert first == r"  c_t &= f_t \odot c_{t-1} + i_t \odot \tilde{c}_t \\"
    assert second == "  &= -0.40 + 0.76 = 0.36"
    terms = " + ".join(f"0.{number}" for number in range(10, 40))
    rows = aligned((f"Z_f = {terms} = 1.00",)).splitlines()[1:-1]
    assert len(rows) > 3
    assert all(row.startswith(r"  &\quad + 0.") for row in rows[1:])
    numbers = re.findall(r"0\.\d+", "".join(rows))
    assert numbers == terms.split(" + ")


@pytest.mark.parametrize("name", EVERY)
def test_every_number_of_a_step_is_told(name: str) -> None:
    symbols, numbers = cell_and_step(shown(name))
    assert len(symbols) <= len(numbers)
    assert all(re.search(r"= |≈ ", line) for line in numbers)
    assert "h_t" in numbers[-1].split(" = ")[0]
    typed = aligned(symbols) + aligned(numbers)
    assert typed.isascii()
    assert not re.search(r"\{\}|\S  |\?", typed)


@pytest.mark.parametrize("name", EVERY)
def test_no_two_quantities_are_told_to_be_the_same_sum(name: str) -> None:
    sides = [line.split(" = ")[1] for line in step_equations(shown(name)) if "W_x" in line]
    assert sides
    assert len(set(sides)) == len(sides)


def test_the_sums_of_a_step_are_written_as_in_the_equations_of_the_cell() -> None:
    symbols, numbers = cell_and_step(shown())
    told = next(line for line in numbers if line.startswith("Z_f = "))
    assert f"σ({told.split(' = ')[1]})" in symbols[0]


def test_what_is_still_to_be_guessed_is_a_question_mark() -> None:
    steps = steps_of(EVERY["lstm"])
    snapshot = shown(moment=Moment(steps, 0, predicting=True))
    assert snapshot.moment.unknown
    assert any(line.endswith("?") for line in step_equations(snapshot))


def test_of_the_mean_of_all_units_the_results_are_told() -> None:
    state = shown().state
    mean = Snapshot(state, forward(state), View(mean=True))
    assert len(step_equations(mean)) == len(step_equations(shown()))


def test_an_explanation_has_its_sum_term_by_term() -> None:
    lines = explained_equations(explain(shown(), Inspection("f"), unfolded=True))
    assert lines[0].startswith("Z_f = W_h^{(f)}")
    assert lines[1].count("·") == 5
    assert lines[2].startswith("f_t[1] = σ(Z_f) = σ(")


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="LaTeX is not installed")
def test_latex_sets_what_every_cell_computes(tmp_path) -> None:
    groups = [group for name in EVERY for group in cell_and_step(shown(name))]
    for name in EVERY:
        there = shown(name)
        told = (explain(there, Inspection(one), unfolded=True) for one in there.kind.by_name)
        groups += [lines for one in told if (lines := explained_equations(one))]
    (tmp_path / "a.tex").write_text(_DOCUMENT % "\n".join(map(aligned, groups)), encoding="utf-8")
    ended = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "a.tex"],
        check=False, cwd=tmp_path, capture_output=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout[-1500:]
