"""What several commands take. Standard library only, so that ``--help`` is instant."""

import argparse

from lstm_gui.app.grammar.spoken_parser import OneLineParser
from lstm_gui.app.grammar.table_arguments import add_table
from lstm_gui.files.problem import message
from lstm_gui.files.shipped.spoken_languages import LANGUAGES
from lstm_gui.ui.window.system.system_language import system_language
from lstm_gui.words.notations.notation import OWN


def command_parser(command: str, description: str) -> OneLineParser:
    """Return the parser of ``lstm-gui COMMAND``, which takes nothing yet."""
    return OneLineParser(prog=f"lstm-gui {command}", description=description)


def add_session(parser: argparse.ArgumentParser) -> None:
    """Let ``parser`` take what can be opened, and which layer of it."""
    known = message("a session file, the name of a preset, or the file of a trained model")
    parser.add_argument("session", metavar="SESSION", nargs="?", help=known)
    add_layer(parser)


def add_layer(parser: argparse.ArgumentParser) -> None:
    """Let ``parser`` take a layer."""
    whose = message("which layer of a session or of a trained model")
    parser.add_argument("--layer", metavar="NAME", help=whose)


def add_model(parser: argparse.ArgumentParser, metavar: str = "MODEL") -> None:
    """Let ``parser`` take a trained model."""
    known = message("the file of a trained model, or a session")
    parser.add_argument("model", metavar=metavar, help=known)


def add_input(parser: OneLineParser) -> None:
    """Let ``parser`` take numbers to run a network over, and how they are read."""
    known = message("run it over the numbers of a table, an array or a sound")
    parser.add_argument("--input", metavar="X", help=known)
    add_table(parser)


def add_output(parser: argparse.ArgumentParser, suffixes: str) -> None:
    """Let ``parser`` ask where to write, to a file of one of the ``suffixes``."""
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help=suffixes)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let ``parser`` take how an answer is written."""
    parser.add_argument("--json", action="store_true", help=message("as one JSON object"))


def add_notation(parser: argparse.ArgumentParser) -> None:
    """Let ``parser`` take the notation in which symbols are written."""
    # The start of a window has this grammar too, and no need of the books.
    from lstm_gui.words.notations.books import NOTATIONS

    how = message("how symbols are written; default: own")
    parser.add_argument("--notation", choices=NOTATIONS, default=OWN.name, help=how)


def add_language(parser: argparse.ArgumentParser) -> None:
    """Let ``parser`` take the language that is spoken."""
    parser.add_argument("--lang", choices=LANGUAGES, default=system_language())
