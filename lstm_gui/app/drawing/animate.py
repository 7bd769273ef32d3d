"""``lstm-gui animate``: an animation without a display, settings or a home."""

from collections.abc import Sequence

from PyQt6.QtCore import QCoreApplication, QEvent, QSize

from lstm_gui.app.drawing.offscreen import headless_application
from lstm_gui.app.drawing.swallowed_errors import telling_swallowed_errors
from lstm_gui.app.grammar.animation_options import AnimationOptions
from lstm_gui.files.animations.animation import Frame, write_animation
from lstm_gui.files.problem import Problem
from lstm_gui.scenes import shots
from lstm_gui.scenes.figure_views import UNROLLED, VIEWS
from lstm_gui.scenes.shots import Shot
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.workspaces import TRAIN
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.exporting.recording.subjects import Subject, window_subject
from lstm_gui.ui.exporting.staging.out_of_sight import keep_out_of_sight
from lstm_gui.ui.exporting.staging.stage import Stage, panel_stage
from lstm_gui.ui.style.current import set_theme
from lstm_gui.ui.style.theme import THEMES
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.ui.window.window_layout import FIRST_SIZE
from lstm_gui.words.translation import set_language


def animate(options: AnimationOptions) -> None:
    """Draw the animation that ``options`` describe and save it as ``options.output``.

    Raises
    ------
    Problem
        If a font is missing, the size is too small for the view, or the file cannot be
        written.
    """
    write_animation(options.output, _frames(options))


@telling_swallowed_errors()
def _frames(options: AnimationOptions) -> list[Frame]:
    app = headless_application()
    set_theme(THEMES[options.theme])
    set_language(options.language)
    stage = _stage(options)
    try:
        app.processEvents()
        _require_size(stage, options)
        return [_frame(stage, shot) for shot in planned(options)]
    finally:
        stage.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@telling_swallowed_errors()
def _frame(stage: Stage, shot: Shot) -> Frame:
    return stage.frame(shot)


def planned(options: AnimationOptions) -> Sequence[Shot]:
    """Return the shots that ``options`` ask for."""
    state = options.session.state
    t, last = state.selection.t, len(state.sequence) - 1
    if options.unfolding:
        return shots.of_unfolding(t, options.per_second or shots.SMOOTH)
    if options.gate_steps:
        first, end = options.steps or (t, t)
        smooth, inside = options.per_second or shots.SMOOTH, steps_of(state.parameters.kind)
        return [
            shot
            for step in range(first, end + 1)
            for shot in shots.of_gate_steps(inside, step, smooth)
        ]
    if options.view in VIEWS and VIEWS[options.view].workspace == TRAIN:
        return shots.of_training(t, options.per_second or shots.SMOOTH)
    first, end = options.steps or (0, last)
    return shots.of_steps(first, end, options.per_second or shots.STEPS_PER_SECOND)


def _stage(options: AnimationOptions) -> Stage:
    size = QSize(*options.size) if options.size else None
    if options.unfolding:
        return panel_stage(options.session, UNROLLED, size)
    if options.view == "window":
        return _window_stage(options, size or FIRST_SIZE)
    # Gate steps happen inside of the cell.
    view = "diagram" if options.gate_steps and options.view == UNROLLED else options.view
    return panel_stage(options.session, view, size)


def _window_stage(options: AnimationOptions, size: QSize) -> Stage:
    document = Document(options.session, title=options.title)
    window = MainWindow(document)
    keep_out_of_sight(window)
    window.resize(size)
    window.show()
    window.complete()

    def subject(snapshot: Snapshot) -> Subject:
        return window_subject(window, snapshot)

    return Stage(document, window, lambda shown, _shot: window.draw(shown), subject)


def _require_size(stage: Stage, options: AnimationOptions) -> None:
    needed = stage.subject(stage.document.computed()).widget.size()
    if options.size and needed != QSize(*options.size):
        raise Problem(
            "The view {view} needs {width} × {height} pixels at least. Choose a larger size.",
            view=options.view,
            width=needed.width(),
            height=needed.height(),
        )
