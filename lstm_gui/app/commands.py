"""What each command does, once its arguments are parsed."""

import argparse
from pathlib import Path

from lstm_gui.app.session_argument import OpenedSession, open_argument
from lstm_gui.core import forward
from lstm_gui.files.presets import preset_index
from lstm_gui.files.trace_export import require_trace_format, write_trace


def show_window(arguments: argparse.Namespace) -> int:
    """Open the window and return its exit code."""
    from lstm_gui.app.window import run

    return run(arguments.session)


def render(arguments: argparse.Namespace) -> int:
    """Draw one picture."""
    from lstm_gui.app.options import RenderOptions

    opened = open_argument(arguments.session)
    options = RenderOptions(
        session=opened.session,
        output=Path(arguments.output),
        view=arguments.view,
        t=arguments.t,
        unit=arguments.unit,
        theme=arguments.theme,
        language=arguments.lang,
        size=arguments.size,
        scale=arguments.scale,
        title=_title(opened, arguments.lang),
    )
    from lstm_gui.app.render import render as draw

    draw(options)
    return 0


def trace(arguments: argparse.Namespace) -> int:
    """Save the trace of a session."""
    require_trace_format(arguments.output)
    state = open_argument(arguments.session).session.state
    write_trace(arguments.output, forward(state), state.sequence.labels)
    return 0


def presets(arguments: argparse.Namespace) -> int:
    """Print names, titles and stories."""
    for entry in preset_index():
        title, story = (getattr(words, arguments.lang) for words in (entry.title, entry.story))
        print(f"{entry.name:<22}{title}\n{'':<22}{story}")
    return 0


def _title(opened: OpenedSession, language: str) -> str:
    if opened.path is not None:
        return opened.path.name
    titles = {entry.name: entry.title for entry in preset_index()}
    return getattr(titles[opened.preset or ""], language)
