"""The weighted sums of each kind of cell as markup, as its equations have them."""

from lstm_gui.core import Kind
from lstm_gui.core.equations import FUNCTIONS, Sum, Weighted
from lstm_gui.core.facts.contributions import sum_of
from lstm_gui.words.notations.in_force import notation
from lstm_gui.words.notations.parameters import array_symbol, form_of, index_of
from lstm_gui.words.numbers import number
from lstm_gui.words.symbols import FUNCTION_WORDS, right_side, symbol


def squash_word(kind: Kind, block: str) -> str:
    """Return what ``block`` passes through, such as σ or tanh."""
    return FUNCTION_WORDS[kind.squash(block)]


def lower_bound(kind: Kind, block: str) -> str:
    """Return the lower end of what ``block`` can become, as text."""
    return number(FUNCTIONS[kind.squash(block)].low, 0)


def weighted_sum(kind: Kind, block: str, of_block: bool = True) -> str:
    """Return what ``Z`` of ``block`` is a sum of.

    With ``of_block`` each parameter carries the block it belongs to, as in ``W_x^{(f)}``.
    """
    if isinstance(kind.by_name.get(f"z_{block}"), Sum):
        return right_side(kind, f"z_{block}")
    return _sum(kind, block, index_of(kind, block), of_block)


def general_sum(kind: Kind, block: str) -> str:
    """Return the same of any block ``k`` that is computed as ``block`` is."""
    return _sum(kind, block, "k", named=True)


def _sum(kind: Kind, block: str, index: str, named: bool) -> str:
    def of(array: str) -> str:
        return form_of(kind, array, block).of(index, named)

    equation, joint = sum_of(kind, block), notation().joint
    if joint is not None and equation.hears and equation.of_x:
        parts = [f"{joint.of(index, named)} · [{symbol(kind, equation.hears)}, x_t]"]
    else:
        hidden = _hidden(kind, equation, of("w_h"))
        parts = [hidden] if hidden else []
        parts.append(f"{of('w_x')} x_t")
    if equation.peephole:
        parts.append(f"{of(equation.weight)} ⊙ {symbol(kind, equation.peephole)}")
    return " + ".join((*parts, of("b")))


def inner_sum(kind: Kind, name: str) -> str:
    """Return what the weighted sum called ``name`` inside of another is a sum of."""
    inner = kind.by_name[name]
    assert isinstance(inner, Weighted)
    weights = array_symbol(kind, "w_h", inner.block)
    bias = array_symbol(kind, inner.bias, inner.block, named=False)
    return f"{weights} {symbol(kind, inner.hears)} + {bias}"


def inner_definitions(kind: Kind, formula: str) -> tuple[str, ...]:
    """Return what each symbol of ``formula`` stands for that is a weighted sum by itself."""
    return tuple(
        f"{symbol(kind, inner.name)} = {inner_sum(kind, inner.name)}"
        for inner in kind.sums
        if inner.name != f"z_{inner.block}" and symbol(kind, inner.name) in formula
    )


def input_part(kind: Kind, block: str) -> str:
    """Return the term of ``Z`` of ``block`` that the input brings in."""
    return f"{array_symbol(kind, 'w_x', block, named=False)} x_t"


def hidden_part(kind: Kind, block: str) -> str:
    """Return the term of ``Z`` of ``block`` that the hidden state brings in, ``""`` if none."""
    return _hidden(kind, sum_of(kind, block), array_symbol(kind, "w_h", block, named=False))


def _hidden(kind: Kind, equation: Weighted, weights: str) -> str:
    if equation.adds:
        return right_side(kind, equation.adds)
    if not equation.hears:
        return ""
    heard = symbol(kind, equation.hears)
    return f"{weights} ({heard})" if "⊙" in heard else f"{weights} {heard}"
