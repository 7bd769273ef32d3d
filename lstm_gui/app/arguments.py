"""The grammar of the command line. Standard library only, so that ``--help`` is instant."""

import argparse
import math
import re
from pathlib import Path
from typing import NoReturn

from lstm_gui import __version__
from lstm_gui.files.figures.lengths import (
    LARGEST_TYPE,
    SMALLEST_TYPE,
    USUAL_DPI,
    USUAL_TYPE,
    points_of,
)
from lstm_gui.files.spoken_languages import LANGUAGES
from lstm_gui.scenes.figure_views import CELL_VIEWS, LAYERS, VIEWS, WINDOW
from lstm_gui.ui.window.system_language import system_language

_ANIMATED = (WINDOW, *(name for name in CELL_VIEWS if name != LAYERS))
_MOST_COLUMNS = 6
THEMES = ("light", "dark")
PROGRAMS = ("numpy", "pytorch", "keras")

_SMALLEST, _LARGEST = 200, 8000
_STEPS = re.compile(r"(\d{1,6}):(\d{1,6})", re.ASCII)
_FASTEST = 50.0
_SIZE = re.compile(r"(\d{1,6})[xX×](\d{1,6})", re.ASCII)
_SESSION = "a session file, the name of a preset, or the file of a trained model"
_MODEL = "the file of a trained model, or a session"
_INPUT = "run it over the numbers of a .npy, .npz, .csv or .wav file"
_LAYER = "which layer of a session or of a trained model"
_EPILOG = f"""\
commands:
  lstm-gui render [SESSION] -o FILE   draw a picture without a display
  lstm-gui animate [SESSION] -o FILE  draw an animation without a display
  lstm-gui trace [SESSION] -o FILE    save every number of the forward pass
  lstm-gui inspect MODEL              tell what is in the file of a trained model
  lstm-gui diagnose MODEL             tell what in it deserves a look
  lstm-gui compare MODEL MODEL        tell how two checkpoints differ
  lstm-gui convert MODEL -o FILE      write it for other programs
  lstm-gui presets [--lang CODE]      list the presets in a language ({", ".join(LANGUAGES)})
  lstm-gui desktop [--remove]         make a menu entry, or take it out again

A session file that is called like a command is opened as ./render."""


class OneLineParser(argparse.ArgumentParser):
    """Tells what is wrong in one line, as every other message of the program."""

    def error(self, message: str) -> NoReturn:
        line = " ".join(message.split())
        self.exit(2, f"lstm-gui: {line}. See {self.prog} --help.\n")


def window_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui [SESSION]``."""
    parser = OneLineParser(
        prog="lstm-gui",
        description="Open an LSTM cell, move any number, see every other one answer.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"LSTM Explorer {__version__}")
    parser.add_argument(
        "--smoke", action="store_true", help="see whether it works: open, draw, save and leave"
    )
    _add_session(parser)
    return parser


def render_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui render``."""
    parser = _with_session("render", "Draw a picture; needs no display.")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help=".png, .svg or .pdf")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--view", choices=(WINDOW, *VIEWS), default=WINDOW, metavar="NAME",
        help=f"{WINDOW} (default), {', '.join(VIEWS)}",
    )  # fmt: skip
    what.add_argument(
        "--panels", type=_panels, default=(), metavar="A,B,…", help="several views on one sheet"
    )
    parser.add_argument(
        "--columns", type=_column_count, default=1, metavar="N",
        help="of a sheet with --panels, default: 1",
    )  # fmt: skip
    parser.add_argument("--no-letters", action="store_true", help="leave out the letters of panels")
    parser.add_argument("--t", type=int, metavar="N", help="select step N, counted from 0")
    parser.add_argument("--unit", type=int, metavar="J", help="select unit J, counted from 0")
    parser.add_argument("--theme", choices=THEMES, default="light", help="default: light")
    parser.add_argument("--lang", choices=LANGUAGES, default=system_language())
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--size", type=_size, metavar="WxH", help="in logical pixels")
    extent.add_argument(
        "--width", type=_length, metavar="L", help="of the printed figure, as 89mm, 3.5in or 252pt"
    )
    parser.add_argument(
        "--font-size", type=_type_size, default=USUAL_TYPE, metavar="PT",
        help="of the text of a figure with a --width, default: 7pt",
    )  # fmt: skip
    parser.add_argument(
        "--dpi", type=_dots, default=USUAL_DPI, metavar="N",
        help="of a .png with a --width, default: 300",
    )  # fmt: skip
    parser.add_argument("--scale", type=_scale, default=1.0, metavar="S", help="of any other .png")
    parser.add_argument("--grey", action="store_true", help="for paper without colours")
    parser.add_argument("--transparent", action="store_true", help="leave out the ground")
    parser.add_argument("--no-title", action="store_true", help="leave out the title of a view")
    return parser


def animate_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui animate``."""
    parser = _with_session("animate", "Draw an animation; needs no display.")
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help=".gif, .png (APNG) or .webp"
    )
    parser.add_argument("--view", choices=_ANIMATED, default="diagram", help="default: diagram")
    parser.add_argument("--steps", type=_steps, metavar="A:B", help="step A to step B, both shown")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--substeps", action="store_true", help="go through the gates of each step")
    what.add_argument("--unfold", action="store_true", help="unfold the loop to a chain")
    parser.add_argument("--t", type=int, metavar="N", help="select step N, counted from 0")
    parser.add_argument("--unit", type=int, metavar="J", help="select unit J, counted from 0")
    parser.add_argument("--fps", type=_per_second, metavar="N", help="pictures a second, 0.1 to 50")
    parser.add_argument("--theme", choices=THEMES, default="light", help="default: light")
    parser.add_argument("--lang", choices=LANGUAGES, default=system_language())
    parser.add_argument("--size", type=_size, metavar="WxH", help="in pixels")
    return parser


def trace_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui trace``."""
    parser = _with_session("trace", "Save every number of the forward pass.")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help=".npz or .csv")
    parser.add_argument("--input", metavar="X", help=_INPUT)
    parser.add_argument(
        "--gradients",
        action="store_true",
        help="save the derivatives of the sum of h_T as well; only .npz",
    )
    parser.add_argument(
        "--weights",
        type=_weights,
        metavar="V1,V2,…",
        help="weigh the units in that sum, as in --weights=1,-0.5, or FILE.npy with weights of "
        "all steps (T × H); implies --gradients",
    )
    parser.add_argument(
        "--score-weights",
        type=_array_file,
        metavar="FILE.npy",
        help="weigh the scores of the read-out (T × V) as well; implies --gradients",
    )
    return parser


def inspect_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui inspect``."""
    parser = OneLineParser(
        prog="lstm-gui inspect", description="Tell what is in the file of a trained model."
    )
    parser.add_argument("model", metavar="MODEL", help=_MODEL)
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    return parser


def diagnose_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui diagnose``."""
    parser = OneLineParser(
        prog="lstm-gui diagnose", description="Tell what in a trained model deserves a look."
    )
    parser.add_argument("model", metavar="MODEL", help=_MODEL)
    parser.add_argument("--input", metavar="X", help=_INPUT)
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    parser.add_argument("--lang", choices=LANGUAGES, default=system_language())
    return parser


def compare_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui compare``."""
    parser = OneLineParser(
        prog="lstm-gui compare", description="Tell how two models of the same network differ."
    )
    parser.add_argument("model", metavar="A", help=_MODEL)
    parser.add_argument("other", metavar="B", help="what became of it")
    parser.add_argument("--input", metavar="X", help=_INPUT)
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    parser.add_argument("--lang", choices=LANGUAGES, default=system_language())
    return parser


def convert_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui convert``."""
    parser = OneLineParser(
        prog="lstm-gui convert", description="Write a trained model for other programs."
    )
    parser.add_argument("model", metavar="MODEL", help=_MODEL)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        required=True,
        help=".safetensors, .npz, .json, .onnx, .weights.h5, .aidax, or a program: .py or .h",
    )
    parser.add_argument(
        "--code", choices=PROGRAMS, default=PROGRAMS[0], help="of a .py; default: numpy"
    )
    return parser


def presets_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui presets``."""
    parser = OneLineParser(prog="lstm-gui presets", description="List the presets.")
    parser.add_argument("--lang", choices=LANGUAGES, default=system_language())
    return parser


def desktop_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lstm-gui desktop``."""
    parser = OneLineParser(
        prog="lstm-gui desktop",
        description="Put a menu entry, the icon and the type of session files into your home.",
    )
    parser.add_argument("--remove", action="store_true", help="take them out again")
    return parser


def _with_session(command: str, description: str) -> argparse.ArgumentParser:
    parser = OneLineParser(prog=f"lstm-gui {command}", description=description)
    _add_session(parser)
    return parser


def _add_session(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("session", metavar="SESSION", nargs="?", help=_SESSION)
    parser.add_argument("--layer", metavar="NAME", help=_LAYER)


def _size(text: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(text)
    size = (int(match.group(1)), int(match.group(2))) if match else (0, 0)
    if not all(_SMALLEST <= side <= _LARGEST for side in size):
        raise argparse.ArgumentTypeError(
            f"{text} is not WIDTHxHEIGHT with sides from {_SMALLEST} to {_LARGEST}"
        )
    return size


def _panels(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    unknown = [name for name in names if name not in VIEWS]
    if unknown:
        raise argparse.ArgumentTypeError(
            f"{unknown[0] or text} is no view; known are {', '.join(VIEWS)}"
        )
    return names


def _column_count(text: str) -> int:
    if text not in map(str, range(1, _MOST_COLUMNS + 1)):
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to {_MOST_COLUMNS}")
    return int(text)


def _length(text: str) -> float:
    """Return a length in points of 1/72 inch."""
    points = points_of(text)
    if points is None:
        raise argparse.ArgumentTypeError(f"{text} is not a width from 30mm to 1000mm, such as 89mm")
    return points


def _type_size(text: str) -> float:
    return _between(text.removesuffix("pt"), SMALLEST_TYPE, LARGEST_TYPE)


def _dots(text: str) -> float:
    return _between(text, 72.0, 1200.0)


def _between(text: str, low: float, high: float) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not low <= number <= high:
        raise argparse.ArgumentTypeError(f"{text} is not a number from {low:g} to {high:g}")
    return number


def _steps(text: str) -> tuple[int, int]:
    match = _STEPS.fullmatch(text)
    if not match:
        raise argparse.ArgumentTypeError(f"{text} is not FIRST:LAST, such as 0:9")
    return int(match.group(1)), int(match.group(2))


def _per_second(text: str) -> float:
    return _between(text, 0.1, _FASTEST)


def _weights(text: str) -> list[float] | Path:
    return Path(text) if text.lower().endswith(".npy") else _numbers(text)


def _array_file(text: str) -> Path:
    if not text.lower().endswith(".npy"):
        raise argparse.ArgumentTypeError(f"{text} is not the name of a .npy file")
    return Path(text)


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = [math.nan]
    if not all(math.isfinite(number) for number in numbers):
        raise argparse.ArgumentTypeError(f"{text} is not a list of numbers, such as 1,-0.5")
    return numbers


def _scale(text: str) -> float:
    return _between(text, 0.5, 4.0)
