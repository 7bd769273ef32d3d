"""What programs of PyTorch and of Keras have in common: what may stand in them, and the ends."""

from lstm_gui.core import Kind
from lstm_gui.core.arrays import Array
from lstm_gui.files.exporters.blocks_in_order import CANNOT, require_kinds
from lstm_gui.files.exporters.code.array_literals import HELPER, literal
from lstm_gui.files.exporters.sameness import as_files_name
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.networks import forms_network
from lstm_gui.files.problem import Problem, Word, message

Names = tuple[str, ...] | None
"""What the inputs are called, if somebody has named them."""


def required_network(file: str, language: str, model: Imported, *kinds: Kind) -> Imported:
    """Return ``model`` with the names of files; a Problem if ``language`` has no such program."""
    model = as_files_name(model)
    require_kinds(file, language, model, *kinds)
    if not forms_network(model):
        what = Word(message("layers that form no network"))
        raise Problem(CANNOT, file=file, format=language, what=what)
    return model


def ends(model: Imported) -> str:
    """Return the embedding and the read-out as constants."""
    table = model.embedding
    dense = ", ".join(
        f"({literal(one.weights)}, {literal(one.bias)}, {one.activation!r})" for one in model.head
    )
    lines = [
        "# The rows of the tokens that come in; what answers, and the layers that it reads.",
        f"EMBEDDING = {None if table is None else literal(table.weights)}",
        f"ANSWER = [{dense}]",
        f"ANSWERING = {model.head_inputs!r}",
        f"ADDED_INPUTS = {model.skip}",
    ]
    return "\n".join(lines) + "\n"


def names_of_inputs(names: Names) -> str:
    """Return what the columns of ``x`` are called as a constant; nothing if nobody said."""
    note = "# What the columns of x are called."
    return "" if names is None else f"{note}\nNAMES = {names!r}\n"


def arrays_of_ends(model: Imported) -> list[Array]:
    """Return the arrays of `ends`, in their order."""
    table = [] if model.embedding is None else [model.embedding.weights]
    return table + [array for one in model.head for array in (one.weights, one.bias)]


def top(language: str, imports: str, use: str) -> str:
    """Return how such a program begins."""
    return (
        f'"""A recurrent network with {language}, written by LSTM Explorer.\n\n{use}\n"""\n\n'
        f"import base64\n\n{imports}\n{HELPER}"
    )
