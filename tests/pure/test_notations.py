"""Notations: the same cell in the letters of several books, with nothing said twice or lost."""

import re
from collections.abc import Iterator

import pytest

from lstm_gui.core import GRU, LSTM, Entry, forward, gru_kind
from lstm_gui.core.kinds import Kind
from lstm_gui.core.quantities import names_of
from lstm_gui.files.lessons.lesson_files import bundled_lessons, tour, worked_examples
from lstm_gui.scenes.cell_tables import block_table
from lstm_gui.scenes.inspection.explanation import explain
from lstm_gui.scenes.inspection.pieces import Number
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.step_numbers import formula
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.scenes.snapshot import Inspection, Snapshot, View
from lstm_gui.scenes.step_equations import step_equations
from lstm_gui.words.cell_equations import cell_equations
from lstm_gui.words.notations.books import NOTATIONS
from lstm_gui.words.notations.in_force import set_notation
from lstm_gui.words.notations.lettered import lettered
from lstm_gui.words.notations.notation import OWN
from lstm_gui.words.notations.parameters import array_symbol
from lstm_gui.words.notations.rewriting import rewritten, rewritten_text
from lstm_gui.words.symbols import first_symbol, symbol
from lstm_gui.words.tex_equations import aligned
from lstm_gui.words.translation import tr
from lstm_gui.words.vocabulary import entry_of_block
from tests.core.states import seeded_state
from tests.ui.every_cell import EVERY

OTHERS = [name for name in NOTATIONS if name != OWN.name]
FORGET = {
    "own": "f_t = σ(W_h^{(f)} h_{t−1} + W_x^{(f)} x_t + b^{(f)})",
    "olah": "f_t = σ(W_f · [h_{t−1}, x_t] + b_f)",
    "pytorch": "f_t = σ(W_{hf} h_{t−1} + W_{if} x_t + b_f)",
    "goodfellow": "f_t = σ(W^f h_{t−1} + U^f x_t + b^f)",
    "keras": "f_t = σ(U_f h_{t−1} + W_f x_t + b_f)",
}
MEMORY = {
    "own": "c_t = f_t ⊙ c_{t−1} + i_t ⊙ c̃_t",
    "olah": "C_t = f_t ⊙ C_{t−1} + i_t ⊙ C̃_t",
    "pytorch": "c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t",
    "goodfellow": "s_t = f_t ⊙ s_{t−1} + g_t ⊙ s̃_t",
    "keras": "c_t = f_t ⊙ c_{t−1} + i_t ⊙ c̃_t",
}
BLEND = {
    "own": "h_t = z_t ⊙ h_{t−1} + (1 − z_t) ⊙ h̃_t",
    "olah": "h_t = z_t ⊙ h_{t−1} + (1 − z_t) ⊙ h̃_t",
    "pytorch": "h_t = z_t ⊙ h_{t−1} + (1 − z_t) ⊙ n_t",
    "goodfellow": "h_t = u_t ⊙ h_{t−1} + (1 − u_t) ⊙ h̃_t",
    "keras": "h_t = z_t ⊙ h_{t−1} + (1 − z_t) ⊙ h̃_t",
}

_FORMULA = re.compile(r"\$\$?[^$]+\$\$?")

every_notation = pytest.mark.parametrize("name", NOTATIONS)
every_cell = pytest.mark.parametrize("cell", EVERY)


@pytest.fixture(autouse=True)
def our_own_afterwards() -> Iterator[None]:
    yield
    set_notation(OWN.name)


def test_the_sum_of_a_block_without_an_index_has_a_letter_of_the_book() -> None:
    set_notation("goodfellow")
    assert symbol(LSTM, "z_c") == rewritten("Z_c") == "Z_s"


@pytest.mark.parametrize(
    ("name", "kind", "titles"),
    [
        ("own", LSTM, ["Wₓ 1", "Wₕ 1", "b"]),
        ("pytorch", GRU, ["W_in 1", "W_hn 1", "b_in", "b_hn"]),
        ("keras", EVERY["mingru"], ["Wₕ 1", "bₕ"]),
    ],
)
def test_the_table_of_a_block_names_all_that_it_has_and_nothing_else(
    name: str, kind: Kind, titles: list[str]
) -> None:
    set_notation(name)
    parameters = seeded_state(1, 1, 2, kind=kind).parameters
    table = block_table(parameters, kind.blocks[-2 if kind is LSTM else -1])
    assert [one.title for one in table.columns[1:]] == titles


@every_notation
def test_a_cell_is_written_as_the_book_writes_it(name: str) -> None:
    set_notation(name)
    assert {FORGET[name], MEMORY[name]} <= {*cell_equations(LSTM)}
    assert BLEND[name] in cell_equations(GRU)


def test_a_joint_matrix_multiplies_what_the_gate_has_reset() -> None:
    set_notation("olah")
    assert "h̃_t = tanh(W · [r_t ⊙ h_{t−1}, x_t] + b)" in cell_equations(gru_kind("before"))
    # Where the reset comes after the product, no one matrix stands before both.
    assert "u_t = W^h h_{t−1} + b^h" in cell_equations(GRU)


@every_cell
@every_notation
def test_no_two_quantities_have_the_same_symbol(name: str, cell: str) -> None:
    kind = EVERY[cell]
    own = symbols_of(kind)
    set_notation(name)
    pairs = set(zip(own, symbols_of(kind), strict=True))
    assert len({written for _, written in pairs}) == len(pairs)


@every_cell
def test_the_numbers_are_the_same_in_every_notation(cell: str) -> None:
    kind = EVERY[cell]
    expected = numbers_of(kind)
    for name in OTHERS:
        set_notation(name)
        assert numbers_of(kind) == expected, name


@every_cell
@pytest.mark.parametrize("name", OTHERS)
def test_the_picture_has_the_symbols_of_the_equations(name: str, cell: str) -> None:
    kind = EVERY[cell]
    set_notation(name)
    picture = picture_of(kind)
    known = {symbol(kind, quantity) for quantity in (*names_of(kind), *kind.results, "x")}
    written = {node.symbol for node in picture.nodes} | {end.symbol for end in picture.terminals}
    assert written - {""} <= known
    assert {word.word for word in picture.nodes}.isdisjoint({"W_h"})


@pytest.mark.parametrize("name", OTHERS)
def test_slow_motion_goes_on_where_it_was(name: str) -> None:
    snapshot = snapshot_of(LSTM)
    moment = Moment(steps_of(LSTM), index=5)
    set_notation(name)
    assert moment.inside_of(steps_of(LSTM)) == moment
    assert formula(snapshot, moment).startswith(f"{MEMORY[name]} = ")


@every_notation
def test_links_and_live_numbers_of_lessons_stay(name: str) -> None:
    """Of a text only what stands between dollars changes, and of that no field of a number."""
    set_notation(name)
    for text in lesson_texts():
        written = rewritten_text(text)
        assert _FORMULA.sub("$", written) == _FORMULA.sub("$", text)
        assert re.findall(r"\{\{.*?\}\}", written) == re.findall(r"\{\{.*?\}\}", text)
        assert written == text or name != OWN.name
        assert "^{(" not in written or name == OWN.name


@every_notation
def test_lessons_write_the_equations_of_the_cell(name: str) -> None:
    own = {kind: cell_equations(kind) for kind in (LSTM, GRU)}
    set_notation(name)
    for kind, lines in own.items():
        # The bias inside of the reset is the only one that needs no block beside it.
        plain = [(a, b) for a, b in zip(lines, cell_equations(kind), strict=True) if "u_t" not in a]
        assert [rewritten(line) for line, _ in plain] == [line for _, line in plain]


def test_sentences_name_the_letters_too() -> None:
    said = lettered("what c is made of"), lettered("RNN: Wₕ ×"), lettered("i = 1 − f")
    assert [tr(text) for text in said] == ["what c is made of", "RNN: Wₕ ×", "i = 1 − f"]
    set_notation("goodfellow")
    assert [tr(text) for text in said] == ["what s is made of", "RNN: W ×", "g = 1 − f"]
    set_notation("pytorch")
    assert tr(said[1]) == "RNN: Wₕₕ ×"


def test_latex_sets_every_notation() -> None:
    set_notation("olah")
    assert r"\tilde{C}_t &= \tanh(W_C \cdot [h_{t-1}, x_t] + b_C)" in aligned(cell_equations(LSTM))


def test_a_table_of_parameters_has_all_of_a_block_in_the_letters_of_the_panel() -> None:
    set_notation("pytorch")
    parameters = seeded_state(1, 2, 3, kind=GRU).parameters
    table = block_table(parameters, "n", inputs=["wind"])
    titles = [column.title for column in table.columns[1:]]
    assert titles == ["W_in 1 wind", "W_hn 1", "W_hn 2", "b_in", "b_hn"]
    set_notation("keras")
    peephole = seeded_state(1, 1, 1, kind=EVERY["lstm-with-peepholes"]).parameters
    assert [one.title for one in block_table(peephole, "o").columns[-2:]] == ["b_o", "p_o"]


def test_a_notation_that_nobody_knows_is_our_own() -> None:
    set_notation("sanskrit")
    assert MEMORY["own"] in cell_equations(LSTM)


def symbols_of(kind: Kind) -> list[str]:
    """Return the symbols of everything of a cell, always in the same order."""
    arrays = ("w_x", "w_h", "b")
    quantities = [*names_of(kind), *kind.results, *(f"z_{block}" for block in kind.blocks)]
    known = [one for one in dict.fromkeys(quantities) if one in kind.by_name or "_before" in one]
    blocks = [block for block in kind.blocks if kind.takes_part(block)]
    return [
        *(symbol(kind, one) for one in known),
        *(first_symbol(kind, state) for state in kind.states),
        *(array_symbol(kind, array, block) for block in blocks for array in arrays),
        *(array_symbol(kind, array, block) for block, array in kind.extra),
        *(entry_of_block(kind, Entry(array, 0, 0, block)) for block in blocks for array in arrays),
    ]


def snapshot_of(kind: Kind) -> Snapshot:
    state = seeded_state(2, 3, 4, kind=kind)
    return Snapshot(state, forward(state), View())


def numbers_of(kind: Kind) -> list[object]:
    """Return what the equations and the inspector say of a step, without its symbols."""
    snapshot = snapshot_of(kind)
    told = [explain(snapshot, Inspection(name)) for name in names_of(kind)]
    return [
        *(line.rpartition(" = ")[2].rpartition(" ≈ ")[2] for line in step_equations(snapshot)),
        *(
            (piece.value, piece.role)
            for one in told
            for line in one.lines
            for piece in line.pieces
            if isinstance(piece, Number)
        ),
        *((bar.name, bar.value) for one in told for bar in one.bars),
    ]


def lesson_texts() -> Iterator[str]:
    lessons = (tour(), *bundled_lessons(), *worked_examples())
    for page in (page for lesson in lessons for page in lesson.pages):
        yield from page.text.values()
        if page.challenge is not None:
            yield from page.challenge.goal.values()
            for part in page.challenge.conditions:
                yield from part.text.values()
