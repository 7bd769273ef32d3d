"""The command line: ``lstm-gui``, ``python -m lstm_gui`` and ``python main.py``."""

import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from lstm_gui.app.ended_by_system import EndedBySystem, heeding_the_system
from lstm_gui.app.grammar import arguments, model_arguments
from lstm_gui.app.output import OutputError, mention
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.spoken_languages import LANGUAGES
from lstm_gui.ui.window.system.system_language import system_language
from lstm_gui.words.notations.in_force import set_notation
from lstm_gui.words.notations.notation import OWN
from lstm_gui.words.translation import set_language, told, tr

_ENDED_BY, _CTRL_C = 128, 2
"""What shells take for the end by a signal, and the number of that of Ctrl+C."""


class _Command(NamedTuple):
    parser: Callable[[], Any]
    runner: str


# Who asks the window to end is heard by its event loop.
_WINDOW = _Command(arguments.window_parser, "show_window")
COMMANDS = {
    "render": _Command(arguments.render_parser, "render"),
    "animate": _Command(arguments.animate_parser, "animate"),
    "handout": _Command(arguments.handout_parser, "handout"),
    "equations": _Command(arguments.equations_parser, "equations"),
    "trace": _Command(arguments.trace_parser, "trace"),
    "compare": _Command(model_arguments.compare_parser, "compare"),
    "convert": _Command(model_arguments.convert_parser, "convert"),
    "diagnose": _Command(model_arguments.diagnose_parser, "diagnose"),
    "find": _Command(model_arguments.find_parser, "find"),
    "inspect": _Command(model_arguments.inspect_parser, "inspect"),
    "manual": _Command(arguments.manual_parser, "manual"),
    "desktop": _Command(arguments.desktop_parser, "desktop"),
    "presets": _Command(arguments.presets_parser, "presets"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    argv
        The arguments without the program's name; None takes those of the process.

    Returns
    -------
    int
        0 if it went well, 1 after a Problem, told on stderr: one line for each thing that is wrong.
        Wrong usage exits with 2; Ctrl+C ends a command with 130, another signal as shells say it.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    set_language(spoken_language(words))
    command = COMMANDS.get(words[0], _WINDOW) if words else _WINDOW
    return _run(command, words if command is _WINDOW else words[1:])


def _run(command: _Command, words: Sequence[str]) -> int:
    try:
        if command is _WINDOW:
            return _carried_out(command, words)
        # From here on, since most of a short command is reading what it takes.
        with heeding_the_system():
            return _carried_out(command, words)
    except Problem as problem:
        for one in problem.all:
            mention(told(one))
        return 1
    except OutputError as error:
        return _without_output(error)
    except KeyboardInterrupt as end:
        mention(tr("Stopped before its end."))
        return _ENDED_BY + (end.number if isinstance(end, EndedBySystem) else _CTRL_C)
    except MemoryError:
        mention(tr("There is not enough memory. Use a smaller session."))
        return 1


def _carried_out(command: _Command, words: Sequence[str]) -> int:
    parsed = command.parser().parse_args(words)
    use_one_thread()
    set_notation(getattr(parsed, "notation", OWN.name))
    # NumPy, which reads how many threads it may have.
    from lstm_gui.app import commands

    return getattr(commands, command.runner)(parsed)


def _without_output(error: OutputError) -> int:
    if str(error):
        mention(str(error))
    return 1


def spoken_language(words: Sequence[str]) -> str:
    """Return the language that ``words`` ask for, else that of the system."""
    for word, following in pairwise((*words, "")):
        name, equals, code = word.partition("=")
        if name == "--lang":
            code = code if equals else following
            return code if code in LANGUAGES else system_language()
    return system_language()


def use_one_thread() -> None:
    """Let the BLAS work on one core, if NumPy is not imported yet."""
    # Read by the BLAS when NumPy is imported. Below H = 512 more threads are slower, and
    # they stall the window whenever another program keeps a core busy.
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
