"""The grammar of the command line. Standard library only, so that ``--help`` is instant."""

import argparse

from lstm_gui import __version__
from lstm_gui.app.grammar import argument_values
from lstm_gui.app.grammar.argument_parts import (
    add_input,
    add_language,
    add_layer,
    add_notation,
    add_output,
    add_session,
    command_parser,
)
from lstm_gui.app.grammar.paper_arguments import add_paper
from lstm_gui.app.grammar.spoken_parser import OneLineParser
from lstm_gui.files.animations.animation_formats import ANIMATION_FORMATS
from lstm_gui.files.figures.picture_formats import PICTURE_FORMATS
from lstm_gui.files.problem import message
from lstm_gui.scenes.figure_views import ANIMATED, VIEWS, WINDOW
from lstm_gui.words.translation import tr

THEMES = ("light", "dark", "contrast")

_VOCABULARY = message(
    "the --input is a text whose tokens have their numbers in this .txt, vocab.json or "
    "tokenizer.json"
)
_COMMANDS = {
    "lstm-gui render [SESSION] -o FILE": message("draw a picture without a display"),
    "lstm-gui animate [SESSION] -o FILE": message("draw an animation without a display"),
    "lstm-gui handout [LESSON] -o FILE": message(
        "write worksheets, no two alike, and their answers"
    ),
    "lstm-gui trace [SESSION] -o FILE": message("save every number of the forward pass"),
    "lstm-gui equations [SESSION]": message("print its equations for LaTeX"),
    "lstm-gui inspect MODEL": message("tell what is in the file of a trained model"),
    "lstm-gui diagnose MODEL": message("tell what in it deserves a look"),
    "lstm-gui find MODEL --signal S": message("tell which unit or gate follows a signal"),
    "lstm-gui compare MODEL MODEL": message("tell how two checkpoints differ"),
    "lstm-gui convert MODEL -o FILE": message("write it for other programs"),
    "lstm-gui presets [--lang CODE]": message("list the presets in a language"),
    "lstm-gui manual -o FOLDER": message("write the manual as web pages"),
    "lstm-gui desktop [--remove]": message("make a menu entry, or take it out again"),
}


def window_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui [SESSION]``."""
    parser = OneLineParser(
        prog="lstm-gui",
        description=message("Open an LSTM cell, move any number, see every other one answer."),
        epilog=_epilog(),
    )
    parser.add_argument(
        "--version", action="version", version=f"LSTM Explorer {__version__}",
        help=message("show the version and leave"),
    )  # fmt: skip
    parser.add_argument(
        "--smoke",
        action="store_true",
        help=message("see whether it works: open, draw, save and leave"),
    )
    add_session(parser)
    return parser


def render_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui render``."""
    parser = _with_session("render", message("Draw a picture; needs no display."))
    add_output(parser, ", ".join(PICTURE_FORMATS))
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--view", choices=(WINDOW, *VIEWS), default=WINDOW, metavar="NAME",
        help=", ".join((WINDOW, *VIEWS)),
    )  # fmt: skip
    what.add_argument(
        "--panels", type=argument_values.panels, default=(), metavar="A,B,…",
        help=message("several views on one sheet"),
    )  # fmt: skip
    parser.add_argument(
        "--columns", type=argument_values.column_count, default=1, metavar="N",
        help=message("of a sheet with --panels, default: 1"),
    )  # fmt: skip
    parser.add_argument(
        "--no-letters", action="store_true", help=message("leave out the letters of panels")
    )
    _add_place(parser)
    _add_looks(parser)
    add_paper(parser)
    return parser


def animate_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui animate``."""
    parser = _with_session("animate", message("Draw an animation; needs no display."))
    add_output(parser, ", ".join(f"{one} ({name})" for one, name in ANIMATION_FORMATS.items()))
    parser.add_argument(
        "--view",
        choices=(WINDOW, *ANIMATED),
        default="diagram",
        metavar="NAME",
        help=", ".join((WINDOW, *ANIMATED)),
    )
    parser.add_argument(
        "--steps", type=argument_values.steps, metavar="A:B",
        help=message("step A to step B, both shown"),
    )  # fmt: skip
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--substeps", action="store_true", help=message("go through the gates of each step")
    )
    what.add_argument("--unfold", action="store_true", help=message("unfold the loop to a chain"))
    _add_place(parser)
    parser.add_argument(
        "--fps", type=argument_values.per_second, metavar="N",
        help=message("pictures a second, 0.1 to 50"),
    )  # fmt: skip
    _add_looks(parser)
    parser.add_argument(
        "--size", type=argument_values.size, metavar="WxH", help=message("in pixels")
    )
    return parser


def handout_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui handout``."""
    parser = command_parser(
        "handout", message("Write worksheets of a lesson or a session, with other numbers on each.")
    )
    parser.add_argument(
        "session", metavar="LESSON", nargs="?",
        help=message("a lesson file, the id of a lesson such as forget-gate, or what render takes"),
    )  # fmt: skip
    add_layer(parser)
    add_output(parser, ".pdf, .html")
    parser.add_argument(
        "--seed", type=argument_values.seed, default=1, metavar="N",
        help=message("gives the numbers; default: 1"),
    )  # fmt: skip
    parser.add_argument(
        "--students", type=argument_values.students, default=1, metavar="N",
        help=message("how many sheets; default: 1"),
    )  # fmt: skip
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--answers", action="store_true", help=message("write the answers to these sheets instead")
    )
    instead.add_argument(
        "--key", action="store_true",
        help=message("write a key instead: a line of numbers for each of these sheets"),
    )  # fmt: skip
    add_language(parser)
    add_notation(parser)
    return parser


def trace_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui trace``."""
    parser = _with_session("trace", message("Save every number of the forward pass."))
    add_output(parser, ".npz, .csv")
    add_input(parser)
    parser.add_argument("--vocab", metavar="FILE", help=_VOCABULARY)
    parser.add_argument(
        "--gradients",
        action="store_true",
        help=message("save the derivatives of the sum of h_T as well; only .npz"),
    )
    parser.add_argument(
        "--weights",
        type=argument_values.weights,
        metavar="V1,V2,…",
        help=message(
            "weigh the units in that sum, as in --weights=1,-0.5, or FILE.npy with weights of "
            "all steps (T × H); implies --gradients"
        ),
    )
    parser.add_argument(
        "--score-weights", type=argument_values.array_file, metavar="FILE.npy",
        help=message("weigh the scores of the read-out (T × V) as well; implies --gradients"),
    )  # fmt: skip
    return parser


def equations_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui equations``."""
    parser = _with_session("equations", message("Print what a cell computes, for LaTeX."))
    parser.add_argument(
        "--numbers", action="store_true", help=message("with the numbers of a step and a unit")
    )
    _add_place(parser)
    add_notation(parser)
    return parser


def presets_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui presets``."""
    parser = command_parser("presets", message("List the presets."))
    add_language(parser)
    return parser


def manual_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui manual``."""
    parser = command_parser(
        "manual", message("Write the manual as web pages in every language, with pictures.")
    )
    made = message("made if need be")
    parser.add_argument("-o", "--output", metavar="FOLDER", required=True, help=made)
    return parser


def desktop_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui desktop``."""
    parser = command_parser(
        "desktop",
        message("Put a menu entry, the icon and the type of session files into your home."),
    )
    parser.add_argument("--remove", action="store_true", help=message("take them out again"))
    return parser


def _epilog() -> str:
    lines = [f"  {usage:<36}{tr(what)}" for usage, what in _COMMANDS.items()]
    title = tr("commands:")
    note = tr("A session file that is called like a command is opened as ./render.")
    return "\n".join((title, *lines, "", note))


def _with_session(command: str, description: str) -> OneLineParser:
    parser = command_parser(command, description)
    add_session(parser)
    return parser


def _add_looks(parser: argparse.ArgumentParser) -> None:
    """Take in which colours, language and notation it is drawn."""
    parser.add_argument("--theme", choices=THEMES, default="light", help=message("default: light"))
    add_language(parser)
    add_notation(parser)


def _add_place(parser: argparse.ArgumentParser) -> None:
    steps, units = (
        message("select step N, counted from 0"),
        message("select unit J, counted from 0"),
    )
    parser.add_argument("--t", type=int, metavar="N", help=steps)
    parser.add_argument("--unit", type=int, metavar="J", help=units)
