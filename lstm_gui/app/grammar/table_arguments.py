"""What the window asks about a table, as words of the command line. Standard library only."""

import argparse
from typing import TYPE_CHECKING

from lstm_gui.app.grammar import argument_values
from lstm_gui.app.grammar.spoken_parser import Group, OneLineParser
from lstm_gui.files.problem import Problem, message

if TYPE_CHECKING:
    from lstm_gui.files.tables.choices import TableChoices

_GAPS = {"refuse": "refuse", "hold": "hold", "interpolate": "interpolate", "leave": "leave out"}
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "space": " ", "none": ""}
_DECIMALS = {"point": ".", "comma": ","}
_UNASKED: dict[str, object] = {
    **dict.fromkeys(
        ("target", "rows", "sequence", "group", "rate", "separator", "decimal", "headings",
         "encoding")
    ),
    "columns": (), "missing": "refuse", "pool": 1, "pooling": "mean", "scaler": "none",
}  # fmt: skip
"""What each word stands for as long as nobody says it."""
_SCALER = message(
    "none, standard (mean 0, deviation 1), 0-1, or the JSON or NPZ file of the training"
)


def add_table(parser: OneLineParser) -> None:
    """Let ``parser`` take how the table of ``--input`` is read, and what of it is taken."""
    table = parser.add_group(message("of the table that --input is"))
    _add_taken(table)
    _add_numbers(table)
    _add_layout(table)


def _add_taken(table: Group) -> None:
    """Take what of the table is read: which columns and rows."""
    table.add_argument(
        "--columns", type=argument_values.columns, default=_UNASKED["columns"], metavar="A,B,…",
        help=message("names of columns, or their numbers from 1"),
    )  # fmt: skip
    table.add_argument(
        "--target", metavar="COLUMN",
        help=message("what should be answered; this column is no input"),
    )  # fmt: skip
    table.add_argument(
        "--rows", type=argument_values.rows, metavar="A:B",
        help=message("row A to row B, both taken"),
    )  # fmt: skip
    table.add_argument(
        "--sequence", type=argument_values.sequence, metavar="N",
        help=message("of an array of several sequences, or of those of --group, from 1"),
    )  # fmt: skip
    table.add_argument(
        "--group", metavar="COLUMN",
        help=message("rows with the same value in this column are one sequence"),
    )  # fmt: skip


def _add_numbers(table: Group) -> None:
    """Take what becomes of the numbers that were read."""
    table.add_argument(
        "--missing", choices=_GAPS, default=_UNASKED["missing"],
        help=message("what becomes of missing numbers, default: refuse"),
    )  # fmt: skip
    table.add_argument(
        "--rate", type=argument_values.rate, metavar="HZ",
        help=message("of a sound: steps a second"),
    )  # fmt: skip
    table.add_argument(
        "--pool", type=argument_values.pool, default=_UNASKED["pool"], metavar="N",
        help=message("as many rows become one step"),
    )  # fmt: skip
    table.add_argument(
        "--pooling", choices=("mean", "first"), default=_UNASKED["pooling"],
        help=message("what stands for these rows, default: mean"),
    )  # fmt: skip
    table.add_argument("--scaler", default=_UNASKED["scaler"], metavar="S", help=_SCALER)


def _add_layout(table: Group) -> None:
    """Take how the file is laid out."""
    looks = message("default: as it looks")
    table.add_argument("--separator", choices=_SEPARATORS, help=looks)
    table.add_argument("--decimal", choices=_DECIMALS, help=looks)
    table.add_argument(
        "--headings", type=argument_values.headings, metavar="N",
        help=message("how many of the first rows are headings"),
    )  # fmt: skip
    table.add_argument("--encoding", metavar="NAME", help=message("such as UTF-8 or CP949"))


def require_table(arguments: argparse.Namespace) -> None:
    """Raise a Problem if the words ask for something of a table, and there is none."""
    asked = (name for name, unasked in _UNASKED.items() if getattr(arguments, name) != unasked)
    if arguments.input is None and (name := next(asked, None)) is not None:
        raise Problem("{option} goes with a table. Give one with --input.", option=f"--{name}")


def table_choices(arguments: argparse.Namespace) -> "TableChoices":
    """Return what the words ask for of the table; see `require_table`."""
    require_table(arguments)
    from lstm_gui.files.tables.choices import TableChoices
    from lstm_gui.files.tables.table import Layout

    first, last = arguments.rows or (1, None)
    layout = Layout(
        arguments.encoding,
        _SEPARATORS.get(arguments.separator),
        _DECIMALS.get(arguments.decimal),
        arguments.headings,
        None if arguments.sequence is None else arguments.sequence - 1,
        arguments.group,
    )
    return TableChoices(
        layout,
        arguments.columns,
        first - 1,
        last,
        _GAPS[arguments.missing],
        float(arguments.pool),
        arguments.rate,
        arguments.pooling,
        arguments.scaler,
        arguments.target,
    )
