"""What has to be said of a kind of cell; all messages are English, `tr` translates them."""

from collections.abc import Mapping

from msgspec import Struct


class BlockWords(Struct, frozen=True):
    """How a block is called.

    Parameters
    ----------
    name, short
        As a heading, and on a narrow button.
    result, sum
        What it computes, and its weighted sum.
    symbol
        The letter of its result as markup, without the index of the step.
    role
        The role whose colour it has.
    """

    name: str
    short: str
    result: str
    sum: str
    symbol: str
    role: str


class CellWords(Struct, frozen=True):
    """How a kind of cell is called.

    Parameters
    ----------
    name, tip
        Its name, the same in all languages, and a sentence about it.
    blocks
        The words of each block.
    quantities, symbols
        Names and letters of what is neither a block's nor follows from its role and equation.
    parameters
        Names of further parameters: sentences with ``{block}`` and ``{row}``.
    roles
        The colours of states other than ``h`` and the cell state.
    switches
        What each setting of each switch is called.
    departures
        A few words for each setting that may stand beside the usual cell, to follow its name.
    made_of
        What is said of one that was made of another kind, by the name of that kind.
    role
        The role whose colour it has where cells stand side by side.
    """

    name: str
    tip: str
    blocks: Mapping[str, BlockWords]
    quantities: Mapping[str, str] = {}
    symbols: Mapping[str, str] = {}
    parameters: Mapping[str, str] = {}
    roles: Mapping[str, str] = {}
    switches: Mapping[str, Mapping[bool | str, str]] = {}
    departures: Mapping[tuple[str, bool | str], str] = {}
    made_of: Mapping[str, str] = {}
    role: str = "data"
