"""What each command does, once its arguments are parsed."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from lstm_gui.app.grammar.session_argument import open_argument, title_of
from lstm_gui.app.grammar.table_arguments import require_table, table_choices
from lstm_gui.app.models.weighed_loss import network_derivatives
from lstm_gui.app.output import mention, say
from lstm_gui.core import network_forward
from lstm_gui.files.disk.atomic import require_folder
from lstm_gui.files.importers.model_file import model_in
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.presets import preset_index
from lstm_gui.files.shipped.spoken_languages import in_language
from lstm_gui.files.traces.network_arrays import (
    names_of_inputs,
    network_arrays,
    network_gradient_arrays,
    place_of,
)
from lstm_gui.files.traces.trace_export import require_trace_format, write_arrays
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.app.grammar.options import RenderOptions

_MADE, _REMOVED = message("made {path}"), message("removed {path}")


def show_window(arguments: argparse.Namespace) -> int:
    """Open the window and return its exit code."""
    if arguments.smoke:
        from lstm_gui.app.start.smoke import smoke

        return smoke()
    from lstm_gui.app.start.window import run

    return run(arguments.session, arguments.layer)


def render(arguments: argparse.Namespace) -> int:
    """Draw one picture."""
    require_folder(arguments.output)
    options = _render_options(arguments)
    from lstm_gui.app.drawing.render import render as draw

    draw(options)
    return 0


def _render_options(arguments: argparse.Namespace) -> "RenderOptions":
    from lstm_gui.app.grammar.options import RenderOptions

    opened = open_argument(arguments.session, arguments.layer)
    return RenderOptions(
        session=opened.session,
        output=Path(arguments.output),
        view=arguments.view,
        t=arguments.t,
        unit=arguments.unit,
        theme=arguments.theme,
        language=arguments.lang,
        size=arguments.size,
        scale=arguments.scale,
        title=title_of(opened, arguments.lang),
        width=arguments.width,
        font_size=arguments.font_size,
        dpi=arguments.dpi,
        clear=arguments.transparent,
        titled=not arguments.no_title,
        without=frozenset(arguments.without),
        outlines=arguments.outlines,
        grey=arguments.grey,
        panels=arguments.panels,
        columns=arguments.columns,
        lettered=not arguments.no_letters,
    )


def animate(arguments: argparse.Namespace) -> int:
    """Draw one animation."""
    from lstm_gui.app.grammar.animation_options import AnimationOptions
    from lstm_gui.app.grammar.options import with_selection

    require_folder(arguments.output)
    opened = open_argument(arguments.session, arguments.layer)
    options = AnimationOptions(
        session=with_selection(opened.session, arguments.t, arguments.unit),
        output=Path(arguments.output),
        view=arguments.view,
        steps=arguments.steps,
        gate_steps=arguments.substeps,
        unfolding=arguments.unfold,
        per_second=arguments.fps,
        theme=arguments.theme,
        language=arguments.lang,
        size=arguments.size,
        title=title_of(opened, arguments.lang),
    )
    from lstm_gui.app.drawing.render import prepare

    prepare()
    # Only now: without its system libraries Qt would end the process.
    from lstm_gui.app.drawing.animate import animate as draw

    draw(options)
    return 0


def handout(arguments: argparse.Namespace) -> int:
    """Write worksheets, or the answers to them."""
    from lstm_gui.app.drawing.handout import write_handout

    write_handout(arguments)
    return 0


def trace(arguments: argparse.Namespace) -> int:
    """Save the trace of a session, or of the layers of a trained model."""
    if arguments.vocab is not None and arguments.input is None:
        raise Problem("--vocab goes with a text. Give one with --input.")
    require_table(arguments)
    model = model_in(arguments.session)
    if model is not None:
        from lstm_gui.app.models.model_trace import trace_model

        return trace_model(model, arguments)
    return _trace_network(arguments)


def _trace_network(arguments: argparse.Namespace) -> int:
    from lstm_gui.words.target_words import network_fit

    wanted = any((arguments.gradients, arguments.weights, arguments.score_weights))
    require_trace_format(arguments.output, wanted)
    require_folder(arguments.output)
    network = open_argument(arguments.session).session.network
    if arguments.input is not None:
        from lstm_gui.app.models.model_trace import over

        network = over(network, arguments)
    if arguments.layer is not None:
        place_of(network.names, arguments.layer)
    passed = network_forward(network)
    derivatives = None
    if wanted:
        by_all = network_derivatives(passed, arguments.weights, arguments.score_weights)
        derivatives = network_gradient_arrays(passed, by_all, arguments.layer)
    numbers = network_arrays(passed, arguments.layer)
    names = names_of_inputs(passed, arguments.layer)
    labels = network.sequence.labels
    write_arrays(arguments.output, numbers, labels, further=derivatives, names=names)
    for sentence in network_fit(passed):
        mention(sentence)
    return 0


def equations(arguments: argparse.Namespace) -> int:
    """Print the equations of a layer, in symbols or with the numbers of a step."""
    from lstm_gui.app.grammar.options import with_selection
    from lstm_gui.scenes.snapshot import Snapshot, View
    from lstm_gui.scenes.step_equations import cell_and_step
    from lstm_gui.words.tex_equations import aligned

    opened = open_argument(arguments.session, arguments.layer)
    session = with_selection(opened.session, arguments.t, arguments.unit)
    network = session.network
    trace = network_forward(network).traces[network.focus]
    symbols, numbers = cell_and_step(Snapshot(session.state, trace, View()))
    say(aligned(numbers if arguments.numbers else symbols))
    return 0


def inspect(arguments: argparse.Namespace) -> int:
    """Print what is in the file of a trained model."""
    from lstm_gui.app.models.inspecting import as_json, as_text, inspected

    model = inspected(arguments.model)
    say(as_json(model) if arguments.json else as_text(model))
    return 0


def diagnose(arguments: argparse.Namespace) -> int:
    """Print what in a trained model, or in a session, deserves a look."""
    from lstm_gui.app.models.diagnosing import sheet_as_json, sheet_as_text, sheet_of
    from lstm_gui.words.translation import set_language

    sheet = sheet_of(arguments.model, arguments.input, table_choices(arguments))
    set_language(arguments.lang)
    say(sheet_as_json(sheet) if arguments.json else sheet_as_text(sheet))
    return 0


def find(arguments: argparse.Namespace) -> int:
    """Print which unit or gate follows a signal, or which steps stand out."""
    from lstm_gui.app.models.finding import found_in
    from lstm_gui.words.translation import set_language

    set_language(arguments.lang)
    told = found_in(arguments)
    say(told.as_json() if arguments.json else told.as_text())
    return 0


def compare(arguments: argparse.Namespace) -> int:
    """Print how two models of the same network differ."""
    from lstm_gui.app.models.comparing import comparison_as_json, comparison_as_text, comparison_of
    from lstm_gui.words.translation import set_language

    found = comparison_of(
        arguments.model, arguments.other, arguments.input, table_choices(arguments)
    )
    set_language(arguments.lang)
    say(comparison_as_json(found) if arguments.json else comparison_as_text(found))
    return 0


def convert(arguments: argparse.Namespace) -> int:
    """Write a trained model, or a session, for other programs."""
    from lstm_gui.app.models.inspecting import taken
    from lstm_gui.files.exporters.written import (
        CODE,
        left_behind,
        require_model_format,
        write_model,
    )
    from lstm_gui.files.exporters.written_back import not_written

    require_model_format(arguments.output, arguments.code)
    require_folder(arguments.output)
    found = taken(arguments.model)
    network = found.network
    given = None if network is None else network.sequence
    code = arguments.code or CODE[0]
    write_model(arguments.output, found.model, code, given)
    for what in left_behind(found.model, arguments.output, code):
        say(tr(what))
    for what in () if network is None else not_written(network):
        say(tr(what))
    return 0


def desktop(arguments: argparse.Namespace) -> int:
    """Put the files of the desktop into the user's home, or take them out, and print which."""
    from lstm_gui.app.start.desktop import install, remove

    if arguments.remove:
        for path in remove(os.environ):
            say(tr(_REMOVED).format(path=path))
    else:
        for path in install(os.environ):
            say(tr(_MADE).format(path=path))
    return 0


def manual(arguments: argparse.Namespace) -> int:
    """Write the manual as web pages, and print which."""
    from lstm_gui.app.drawing.manual_pages import write_manual

    for path in write_manual(Path(arguments.output), render):
        say(tr(_MADE).format(path=path))
    return 0


def presets(arguments: argparse.Namespace) -> int:
    """Print names, titles and stories."""
    for entry in preset_index():
        title, story = (in_language(words, arguments.lang) for words in (entry.title, entry.story))
        say(f"{entry.name:<22}{title}\n{'':<22}{story}")
    return 0
