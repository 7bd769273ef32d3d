"""The weighted sums of each kind of cell as markup, as its equations have them."""

from lstm_gui.core import Kind
from lstm_gui.core.contributions import sum_of
from lstm_gui.core.equations import FUNCTIONS, Sum, Weighted
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
    equation = sum_of(kind, block)
    mark = f"^{{({block})}}" if of_block else ""
    hidden = hidden_part(kind, block, mark)
    parts = [hidden] if hidden else []
    parts.append(f"W_x{mark} x_t")
    if equation.peephole:
        parts.append(f"p{mark} ⊙ {symbol(kind, equation.peephole)}")
    return " + ".join((*parts, f"b{mark}"))


def inner_sum(kind: Kind, name: str) -> str:
    """Return what the weighted sum called ``name`` inside of another is a sum of."""
    inner = kind.by_name[name]
    assert isinstance(inner, Weighted)
    return f"W_h^{{({inner.block})}} {symbol(kind, inner.hears)} + {inner.bias}"


def inner_definitions(kind: Kind, formula: str) -> tuple[str, ...]:
    """Return what each symbol of ``formula`` stands for that is a weighted sum by itself."""
    return tuple(
        f"{symbol(kind, inner.name)} = {inner_sum(kind, inner.name)}"
        for inner in kind.sums
        if inner.name != f"z_{inner.block}" and symbol(kind, inner.name) in formula
    )


def hidden_part(kind: Kind, block: str, mark: str = "") -> str:
    """Return the term of ``Z`` of ``block`` that the hidden state brings in, ``""`` if none."""
    equation = sum_of(kind, block)
    if equation.adds:
        return right_side(kind, equation.adds)
    if not equation.hears:
        return ""
    heard = symbol(kind, equation.hears)
    return f"W_h{mark} ({heard})" if "⊙" in heard else f"W_h{mark} {heard}"
