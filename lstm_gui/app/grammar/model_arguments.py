"""The grammar of the commands on trained models. Standard library only."""

import argparse

from lstm_gui.app.grammar import argument_values
from lstm_gui.app.grammar.argument_parts import (
    add_input,
    add_json,
    add_language,
    add_model,
    add_output,
    command_parser,
)
from lstm_gui.files.problem import message

PROGRAMS = ("numpy", "pytorch", "keras")
_SIGNAL = message(
    "the name of a column of a trace, such as x_1, out_1 or LAYER.h_3, or of an input; target, or "
    "target:WORD for 1 where it is that word; label:TEXT for 1 where a step is called so; or a "
    "file with one number for each step"
)
_LAG = 8


def inspect_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui inspect``."""
    parser = command_parser("inspect", message("Tell what is in the file of a trained model."))
    add_model(parser)
    add_json(parser)
    return parser


def diagnose_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui diagnose``."""
    parser = command_parser("diagnose", message("Tell what in a trained model deserves a look."))
    add_model(parser)
    add_input(parser)
    add_json(parser)
    add_language(parser)
    return parser


def find_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui find``."""
    parser = command_parser(
        "find", message("Tell which unit or gate follows a signal, and which steps stand out.")
    )
    add_model(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--signal", metavar="S", help=_SIGNAL)
    what.add_argument(
        "--top", metavar="S", help=message("tell at which steps one of these is largest")
    )
    what.add_argument(
        "--like", type=int, metavar="T",
        help=message("tell when the memory was as at step T, from 0"),
    )  # fmt: skip
    add_input(parser)
    parser.add_argument(
        "--layer", metavar="NAME", help=message("of --like; the last one by default")
    )
    parser.add_argument(
        "--lag", type=argument_values.lag, default=_LAG, metavar="N",
        help=message("how many steps later or earlier it may follow, default: 8"),
    )  # fmt: skip
    add_json(parser)
    add_language(parser)
    return parser


def compare_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui compare``."""
    parser = command_parser("compare", message("Tell how two models of the same network differ."))
    add_model(parser, "A")
    parser.add_argument("other", metavar="B", help=message("what became of it"))
    add_input(parser)
    add_json(parser)
    add_language(parser)
    return parser


def convert_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui convert``."""
    parser = command_parser("convert", message("Write a trained model for other programs."))
    add_model(parser)
    add_output(parser, ".safetensors, .npz, .json, .onnx, .weights.h5, .aidax, .py, .h")
    parser.add_argument("--code", choices=PROGRAMS, help=message("of a .py; default: numpy"))
    return parser
