"""Work on a thread that fails: nothing stays open, running or dead, and one sentence is said."""

import numpy as np
import pytest
from PyQt6.QtWidgets import QProgressDialog

from lstm_gui.core import Sequence, with_sequence
from lstm_gui.files.sessions.recovery import RecoveryStore
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting import trace_saving
from lstm_gui.ui.exporting.animations import animation_making
from lstm_gui.ui.exporting.animations.animation_dialog import AnimationDialog
from lstm_gui.ui.exporting.dialogs import making_dialog
from lstm_gui.ui.exporting.staging import stage
from lstm_gui.ui.exporting.trace_saving import TraceSaving
from lstm_gui.ui.memory import comparer
from lstm_gui.ui.sessions import autosave
from lstm_gui.ui.sessions.autosave import Autosave
from lstm_gui.ui.train import training_course
from tests.core.states import seeded_state
from tests.ui.driving import Heard, settle
from tests.ui.memory_window import memory, show_memory
from tests.ui.told import notices

MEMORY = "There is not enough memory for this."


@pytest.fixture(params=[MemoryError, ZeroDivisionError])
def error(request):
    return request.param


@pytest.fixture
def reported(monkeypatch):
    """What went to the error report."""
    errors = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: errors.append(kind))
    return errors


@pytest.fixture
def fail(error, monkeypatch):
    """Let a function of a module fail from now on."""
    return lambda module, name: monkeypatch.setattr(module, name, _raising(error))


@pytest.fixture
def told(monkeypatch):
    sentences = []
    for module in (trace_saving, making_dialog):
        monkeypatch.setattr(module, "show_problem", lambda _parent, one: sentences.append(str(one)))
    return sentences


def said(error, told, reported):
    """Tell whether one sentence was said, or else the error report has it."""
    if error is MemoryError:
        return (told, reported) == ([MEMORY], [])
    return (told, reported) == ([], [error])


def test_a_trace(window, tmp_path, qtbot, fail, error, told, reported):
    main = window(seeded_state(2, 8, 6000))
    saving = TraceSaving(main.document, Settings(), main)
    fail(trace_saving, "write_arrays")
    saving.save(tmp_path / "trace.csv")
    qtbot.waitUntil(lambda: bool(told or reported))
    settle()
    assert main.findChildren(QProgressDialog) == []
    assert said(error, told, reported)
    assert notices(main) == []


@pytest.mark.parametrize(
    ("module", "name"), [(stage, "image"), (animation_making, "write_animation")]
)
def test_an_animation(window, tmp_path, qtbot, fail, error, told, reported, module, name):
    main = window(seeded_state(2, 3, 4))
    dialog = AnimationDialog(main.document, Settings(), main)
    dialog.open()
    fail(module, name)
    with qtbot.captureExceptions() as caught:
        dialog.save_to(tmp_path / "steps.gif")
        qtbot.waitUntil(lambda: dialog.maker is None)
        settle()
    reported += [kind for kind, _, _ in caught if kind not in reported]
    assert dialog.save_button.isEnabled()
    assert dialog.progress.isHidden()
    assert said(error, told, reported)
    assert notices(main) == []
    dialog.reject()


def test_a_training(window, qtbot, fail, error, reported):
    main = window(seeded_state(2, 3, 4))
    fail(training_course, "Training")
    main.workspaces.choose("train")
    lab = main.workspaces.train.lab
    lab.start()
    qtbot.waitUntil(lambda: lab.state == "idle")
    settle()
    assert said(error, notices(main), reported)


def test_a_comparison(window, qtbot, fail, error, reported, monkeypatch):
    main = window(seeded_state(2, 3, 4))
    long = Sequence(np.random.default_rng(1).normal(size=(300, 2)))
    with monkeypatch.context() as patch:
        patch.setattr(comparer.Cells, "compare", _raising(error))
        main.document.edit("", with_sequence(main.document.state, long))
        show_memory(main)
        qtbot.waitUntil(lambda: not memory(main).computing)
        settle()
        assert memory(main).measure.text() == "The three cells could not be compared."
        assert said(error, notices(main), reported)
        main.document.set_view(mean=True)
        settle()
        assert not memory(main).computing, "a redraw does not try again"
    sentence = memory(main).sentence
    assert sentence.isEnabled(), "what cannot be compared can be made smaller"
    assert sentence.units.value() == main.document.memory.units
    sentence.units.setValue(9)
    settle()
    assert memory(main).measure.text().startswith("The three cells are being compared …")
    qtbot.waitUntil(lambda: memory(main).comparison is not None, timeout=20_000)
    assert memory(main).measure.text().startswith("A share says")


def test_what_is_kept_for_a_crash(document, home, qtbot, monkeypatch, error, reported):
    monkeypatch.setattr(autosave, "LARGE", 0)
    opened = document()
    keeping = Autosave(opened, RecoveryStore(home / "recovery"), opened)
    failed = Heard(keeping.failed)
    opened.select(t=1)
    opened.edit("", seeded_state(2, 3, 4))
    with monkeypatch.context() as patch:
        patch.setattr(RecoveryStore, "save", _raising(error))
        keeping.save()
        qtbot.waitUntil(lambda: bool(failed.calls or reported))
    assert said(error, [str(problem) for (problem,) in failed.calls], reported)
    keeping.save()
    keeping.wait()
    settle()
    assert len(list((home / "recovery").glob("*.recovery.json"))) == 1
    keeping.close()


def _raising(error):
    def fail(*_arguments, **_named):
        raise error

    return fail
