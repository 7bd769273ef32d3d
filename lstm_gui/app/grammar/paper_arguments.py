"""What the command line takes to say how a picture is put on paper. Standard library only."""

import argparse

from lstm_gui.app.grammar import argument_values
from lstm_gui.files.figures.lengths import USUAL_DPI, USUAL_TYPE
from lstm_gui.files.problem import message


def add_paper(parser: argparse.ArgumentParser) -> None:
    """Let ``parser`` take how large a picture is, and how it is printed."""
    _add_extent(parser)
    _add_print(parser)
    _add_left_out(parser)


def _add_extent(parser: argparse.ArgumentParser) -> None:
    """Take its size, on a screen or on paper."""
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument(
        "--size", type=argument_values.size, metavar="WxH", help=message("in logical pixels")
    )
    extent.add_argument(
        "--width", type=argument_values.length, metavar="L",
        help=message("of the printed figure, as 89mm, 3.5in or 252pt"),
    )  # fmt: skip


def _add_print(parser: argparse.ArgumentParser) -> None:
    """Take how it is printed."""
    parser.add_argument(
        "--font-size", type=argument_values.type_size, default=USUAL_TYPE, metavar="PT",
        help=message("of the text of a figure with a --width, default: 7pt"),
    )  # fmt: skip
    parser.add_argument(
        "--dpi", type=argument_values.dots, default=USUAL_DPI, metavar="N",
        help=message("of a .png or .tif with a --width, default: 300"),
    )  # fmt: skip
    parser.add_argument(
        "--scale", type=argument_values.scale, default=1.0, metavar="S",
        help=message("of any other .png"),
    )  # fmt: skip
    parser.add_argument("--grey", action="store_true", help=message("for paper without colours"))
    parser.add_argument("--transparent", action="store_true", help=message("leave out the ground"))
    parser.add_argument(
        "--outlines", action="store_true",
        help=message("SVG: the shapes of letters in place of text"),
    )  # fmt: skip


def _add_left_out(parser: argparse.ArgumentParser) -> None:
    """Take what of a picture is left out."""
    parser.add_argument(
        "--no-title", action="store_true", help=message("leave out the title of a view")
    )
    parser.add_argument(
        "--no-cursor", dest="without", action="append_const", const="cursor", default=[],
        help=message("leave out what marks the step, unit and gate that are looked at"),
    )  # fmt: skip
    parser.add_argument(
        "--no-legend", dest="without", action="append_const", const="legend",
        help=message("leave out what says what the colours stand for"),
    )  # fmt: skip
