"""What scripts and notebooks have: show, explain and animate."""

import os
import stat
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import PIL.Image
import pytest

import lstm_gui
from lstm_gui.app.drawing import from_python, shown
from lstm_gui.app.drawing.python_figures import FigureWarning
from lstm_gui.core import network_of
from lstm_gui.core.network import network_forward
from lstm_gui.files.importers.from_memory import model_in_memory
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_limits import MAX_LABEL
from lstm_gui.files.shipped.presets import load_preset
from tests.files.importers.cells import arrays_of, named, rows_of, x_of
from tests.files.importers.reading import assert_close
from tests.files.importers.writers import torch_file

STATE = named(arrays_of("lstm", 2, 3), "rnn.")


class Started:
    """Stands in for a process: keeps what was started, and the session that it would find."""

    def __init__(self, words: list[str], **settings: Any) -> None:
        self.words, self.settings = words, settings
        self.path = Path(words[3])
        self.mode = stat.S_IMODE(self.path.parent.stat().st_mode)
        self.session = shown.taken_out(self.path)


@pytest.fixture
def started(monkeypatch):
    monkeypatch.setattr(from_python.subprocess, "Popen", Started)


def test_the_window_gets_the_model_and_its_input_by_a_private_file(started):
    x = x_of(2)

    process: Any = lstm_gui.show(STATE, x)

    assert process.words[:3] == [sys.executable, "-m", "lstm_gui.app.drawing.shown"]
    assert process.words[4] == "dict: rnn"
    passed = network_forward(process.session.network)
    assert_close(passed.traces[0].h, rows_of("lstm", arrays_of("lstm", 2, 3), x))
    assert os.name != "posix" or process.mode == 0o700
    assert not process.path.parent.exists(), "the child removes what it was given"


def test_a_batch_of_one_and_a_list_are_an_input_and_a_file_a_model(started, tmp_path):
    path = torch_file(tmp_path / "model.pt", STATE)

    batch: Any = lstm_gui.show(path, x_of(2)[np.newaxis].tolist())

    np.testing.assert_array_equal(batch.session.network.sequence.x, x_of(2))


class DataFrame:
    """A table of pandas, as far as anybody asks it."""

    def __init__(self, values: np.ndarray, columns: tuple[object, ...]) -> None:
        self.values, self.columns = values, columns

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return np.array(self.values, dtype)


@pytest.mark.parametrize(
    ("columns", "names"),
    [
        (("warmth", "price"), ("warmth", "price")),
        ((0, 1), None),
        (("x_1 warmth", "w" * 5000), ("warmth", "w" * MAX_LABEL)),
    ],
)
def test_the_columns_of_a_table_in_memory_name_the_inputs(started, monkeypatch, columns, names):
    module = ModuleType("pandas")
    module.DataFrame = DataFrame
    monkeypatch.setitem(sys.modules, "pandas", module)

    process: Any = lstm_gui.show(STATE, DataFrame(x_of(2), columns))

    assert process.session.network.sequence.names == names


def test_a_session_is_shown_as_it_is(started):
    session = load_preset("latch").session

    process: Any = lstm_gui.show(session)

    assert process.session.network == session.network


def test_one_of_layers_that_form_no_network_stands_alone_in_its_direction(started):
    tensors = named(arrays_of("gru", 2, 3), "a.") | named(arrays_of("gru", 7, 3), "b.")
    tensors |= named(arrays_of("gru", 7, 3, seed=1), "b.", "_l0_reverse")

    process: Any = lstm_gui.show(tensors, x_of(7), layer="b_reverse")

    (layer,) = process.session.network.layers
    assert (layer.name, layer.direction) == ("b_reverse", "backward")
    weights = arrays_of("gru", 7, 3, seed=1)
    passed = network_forward(process.session.network)
    assert_close(passed.rows(0, "h"), rows_of("gru", weights, x_of(7)[::-1])[::-1])


@pytest.mark.parametrize(
    ("given", "x", "said"),
    [
        (3, None, "int is no model"),
        ({"a": 1}, None, "no LSTM"),
        ({"weight_hh_l0": "text"}, None, "holds no numbers"),
        (STATE, np.ones((4, 3)), "x has 3 columns"),
        (STATE, np.full((4, 2), np.nan), "x has nan"),
        ("nowhere.pt", None, "nowhere.pt"),
    ],
)
def test_what_cannot_be_shown_is_told_and_nothing_is_started(monkeypatch, given, x, said):
    monkeypatch.setattr(from_python.subprocess, "Popen", None)

    with pytest.raises(Problem, match=said):
        lstm_gui.show(given, x)


def test_a_process_that_does_not_start_leaves_no_file(monkeypatch, tmp_path):
    def fails(*words, **settings):
        raise OSError("no more processes")

    monkeypatch.setattr(from_python.subprocess, "Popen", fails)
    monkeypatch.setattr(from_python, "private_folder", lambda: tmp_path / "private")
    (tmp_path / "private").mkdir()

    with pytest.raises(OSError, match="no more processes"):
        lstm_gui.show(STATE)

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_broken_is_removed_as_well(tmp_path, capsys):
    folder = tmp_path / "private"
    folder.mkdir()
    (folder / "a.lstm.json").write_text("{")

    assert shown.main(str(folder / "a.lstm.json"), "title") == 1

    assert not folder.exists()
    assert capsys.readouterr().err.startswith("lstm-gui: ")


def test_a_figure_is_drawn_for_a_notebook(tmp_path):
    figure = lstm_gui.explain(STATE, x_of(2), "states", t=3, unit=1, lang="en", size=(640, 400))

    svg, png = figure._repr_svg_(), figure._repr_png_()

    assert svg.lstrip().startswith("<")
    assert "<svg" in svg
    assert struct.unpack(">II", png[16:24]) == (640, 400)
    figure.save(tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_text("utf-8") == svg
    with pytest.raises(Problem, match=r"\.svg"):
        figure.save(tmp_path / "a.gif")


def test_a_figure_is_set_for_print_as_by_the_command_line(tmp_path):
    figure = lstm_gui.explain(
        STATE, x_of(2), ("states", "ranges"), columns=2, width="183mm", font_size=6.0,
        dpi=150, title=False, grey=True, transparent=True,
    )  # fmt: skip

    png, svg = figure._repr_png_(), figure._repr_svg_()

    assert struct.unpack(">II", png[16:24])[0] == pytest.approx(183 / 25.4 * 150, abs=1)
    assert png[25] == 6, "with opacity"
    assert svg.count('class="panel"') == 2


def test_what_a_figure_has_no_room_for_is_warned_of_once_and_kept(tmp_path):
    session = load_preset("latch").session
    narrow = lstm_gui.explain(session, None, "memory-flow", width="89mm", lang="en")

    with pytest.warns(FigureWarning, match="1 number or note has no room") as told:
        narrow.save(tmp_path / "narrow.pdf")
    # Not again: a warning is an error here.
    narrow.save(tmp_path / "narrow.svg")

    assert told[0].filename == __file__, "the line that asked for it"
    assert narrow.left_out.startswith("1 number or note has no room and is left out.")
    assert "\n" not in narrow.left_out
    wide = lstm_gui.explain(session, None, "memory-flow", width="183mm", lang="en")
    assert wide.left_out == ""


def test_the_frames_of_an_animation_are_arrays_and_files(tmp_path):
    moving = lstm_gui.animate(STATE, x_of(2), "states", steps=(1, 3), fps=4.0, size=(500, 300))

    pictures = list(moving)

    assert len(moving) == len(pictures) == 3
    assert moving.milliseconds == (250, 250, 250)
    assert {(one.shape, one.dtype.name) for one in pictures} == {((300, 500, 3), "uint8")}
    assert (pictures[0] != pictures[1]).any()
    moving.save(tmp_path / "a.webp")
    assert moving._repr_png_().startswith(b"\x89PNG")
    paths = moving.save_frames(tmp_path)
    assert [path.name for path in paths] == [f"frame-000{number}.png" for number in (1, 2, 3)]
    for path, pixels in zip(paths, pictures, strict=True):
        assert (np.asarray(PIL.Image.open(path)) == pixels).all()
    with PIL.Image.open(tmp_path / "a.webp") as image:
        assert (image.n_frames, image.size) == (3, (500, 300))
    with pytest.raises(Problem, match=r"\.webp"):
        moving.save(tmp_path / "a.svg")
    with pytest.raises(Problem, match="does not exist"):
        moving.save_frames(tmp_path / "nowhere")


def test_substeps_are_frames_of_their_own():
    moving = lstm_gui.animate(STATE, x_of(2), t=1, substeps=True, fps=0.1, size=(640, 400))

    pictures = list(moving)

    assert len(pictures) > len(set(moving.milliseconds)) > 1
    assert (pictures[0] != pictures[-1]).any()


def test_an_animation_that_cannot_be_drawn_says_why():
    with pytest.raises(Problem, match="no steps 1:99"):
        len(lstm_gui.animate(STATE, x_of(2), steps=(1, 99)))


def test_a_figure_that_cannot_be_drawn_says_why():
    with pytest.raises(Problem, match="no step 99"):
        lstm_gui.explain(STATE, x_of(2), t=99)._repr_svg_()
    with pytest.raises(Problem, match="view"):
        lstm_gui.explain(STATE, x_of(2), "nothing")._repr_png_()


NO_FRAMEWORK = """
import sys
import lstm_gui
assert "numpy" not in sys.modules, "nothing is imported before it is asked for"
assert {"show", "explain", "animate"} <= set(dir(lstm_gui))
import numpy as np
model = {"weight_ih_l0": np.ones((12, 2)), "weight_hh_l0": np.ones((12, 3))}
lstm_gui.explain(model)
lstm_gui.animate(model)
assert not {"torch", "keras", "PyQt6"} & set(sys.modules)
"""


def test_no_framework_is_imported(tmp_path):
    for name in ("torch", "keras"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported')")
    path = os.pathsep.join((str(tmp_path), str(Path.cwd())))

    ended = subprocess.run(
        [sys.executable, "-c", NO_FRAMEWORK],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": path},
    )

    assert (ended.returncode, ended.stderr) == (0, "")


class Tensor:
    """What a tensor of PyTorch does, on a device and of a type that NumPy does not know."""

    def __init__(self, values: np.ndarray, steps: tuple[str, ...] = ()) -> None:
        self.values, self.steps = values, steps

    def detach(self):
        return Tensor(self.values, (*self.steps, "detach"))

    def cpu(self):
        return Tensor(self.values, (*self.steps, "cpu"))

    def double(self):
        return Tensor(self.values, (*self.steps, "double"))

    def numpy(self):
        assert self.steps == ("detach", "cpu", "double")
        return self.values


class Module:
    """A network that has an RNN with ReLU, which its state dict does not tell."""

    nonlinearity = "tanh"

    def state_dict(self):
        tensors = named(arrays_of("rnn", 2, 3), "rnn.") | named(
            arrays_of("rnn", 3, 3), "rnn.", "_l1"
        )
        return {name: Tensor(one) for name, one in tensors.items()}

    def named_modules(self):
        inner = Module()
        inner.nonlinearity = "relu"
        return [("", self), ("rnn", inner)]


@pytest.fixture
def torch(monkeypatch):
    module, inner = ModuleType("torch"), ModuleType("torch.nn")
    module.Tensor, inner.Module = Tensor, Module
    monkeypatch.setitem(sys.modules, "torch", module)
    monkeypatch.setitem(sys.modules, "torch.nn", inner)


def test_tensors_of_pytorch_are_taken_where_it_is_imported(torch):
    model = model_in_memory({name: Tensor(one) for name, one in STATE.items()})

    weights = arrays_of("lstm", 2, 3)
    np.testing.assert_array_equal(model.layers[0].parameters.block("f").w_x, weights.w_x[3:6])


def test_a_module_tells_what_its_state_dict_does_not(torch):
    model = model_in_memory(Module())

    assert model.names == ("rnn_l0", "rnn_l1")
    assert {layer.parameters.kind.squash("h") for layer in model.layers} == {"relu"}
    assert "Module" in model.format


def test_a_network_may_be_shown_before_it_is_saved(started):
    network = network_of(load_preset("latch").session.state)

    process: Any = lstm_gui.show(network)

    assert process.session.network == network


def test_what_the_package_has_not_is_no_attribute():
    with pytest.raises(AttributeError, match="nothing"):
        lstm_gui.nothing  # noqa: B018
