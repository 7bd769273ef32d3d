"""Models written as programs, which compute what is shown here."""

import ctypes
import errno
import os
import runpy
import shutil
import subprocess
import sys
import tempfile

import numpy as np
import pytest

from lstm_gui.app.cli import main
from lstm_gui.core import GRU, KINDS, Clamp, with_clamp
from lstm_gui.files.exporters.code import array_literals, code_files
from lstm_gui.files.sessions.session import Session, write_session
from lstm_gui.files.shipped.presets import load_preset
from tests.core.network.networks import embedded
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.reading import assert_close, traced
from tests.files.importers.test_onnx_files import node, stored
from tests.files.importers.writers import onnx_model, torch_file

PRESETS = (
    "latch",
    "coupled-sampler",
    "gru-latch",
    "irnn-counter",
    "mingru-hold",
    "minlstm-shares",
    "slstm-loud",
)
X = np.random.default_rng(0).normal(size=(5, 3))
TOGETHER = """
import runpy, sys
words = sys.argv[1:]
while words:
    sys.argv = words[:2]
    runpy.run_path(words[0], run_name="__main__")
    del words[:2]
"""
"""Many programs in one process, each with its output: to start and to import takes longest."""


def ran(program, *words) -> None:
    """Run a program as somebody does who has nothing but NumPy."""
    subprocess.run(
        [sys.executable, "-I", program, *map(str, words)],
        check=True,
        timeout=60,
        cwd=program.parent,
        env={"PATH": os.environ["PATH"]},
    )


def arrays_in(path) -> dict[str, np.ndarray]:
    with np.load(path) as found:
        return {name: found[name] for name in found.files}


def converted(path, out, *words) -> None:
    assert main(["convert", str(path), "-o", str(out), *words]) == 0


def deep_model(tmp_path, kind="lstm", back=True):
    tensors = {}
    for level in (0, 1):
        width = 3 if not level else 8 if back else 4
        for end in ("", "_reverse") if back else ("",):
            weights = arrays_of(kind, width, 4, seed=level + 5 * bool(end))
            tensors |= named(weights, "rnn.", f"_l{level}{end}")
    width = 8 if back else 4
    tensors |= {"fc.weight": np.ones((2, width)) / 4, "fc.bias": np.array([0.5, 1.0])}
    return torch_file(tmp_path / "model.pt", tensors)


def test_each_session_runs_with_numpy_as_it_is_shown(tmp_path):
    words = []
    for preset in PRESETS:
        converted(preset, tmp_path / f"{preset}.py")
        words += [f"{preset}.py", f"{preset}.npz"]
    together = tmp_path / "together.py"
    together.write_text(TOGETHER, "utf-8")
    ran(together, *words)
    for preset in PRESETS:
        shown = tmp_path / f"{preset}-shown.npz"
        assert main(["trace", preset, "-o", str(shown)]) == 0
        found, expected = arrays_in(tmp_path / f"{preset}.npz"), arrays_in(shown)
        assert {name.removeprefix("layer1.") for name in found} == set(expected), preset
        for name, values in expected.items():
            assert_close(found[f"layer1.{name}"], values)


def test_a_program_is_not_asked_for_under_the_name_of_something_else(tmp_path, capsys):
    out = tmp_path / "model.npz"
    assert main(["convert", "latch", "-o", str(out), "--code", "pytorch"]) != 0
    told = capsys.readouterr().err
    assert "model.npz" in told
    assert "--code" in told
    assert not out.exists()


def test_all_kinds_of_cell_are_tried():
    kinds = {load_preset(name).session.state.parameters.kind.name for name in PRESETS}
    assert kinds == set(KINDS)


def test_a_trained_model_runs_with_numpy_in_both_directions_and_answers(tmp_path):
    path, program = deep_model(tmp_path), tmp_path / "a.py"
    np.save(tmp_path / "x.npy", X)

    converted(path, program)
    ran(program, tmp_path / "x.npy", tmp_path / "out.npz")

    found, expected = arrays_in(tmp_path / "out.npz"), traced(path, X)[1]
    assert found.keys() == expected.keys()
    for name, values in expected.items():
        assert_close(found[name], values)


def test_layers_that_form_no_network_run_one_by_one(tmp_path):
    tensors = named(arrays_of("gru", 3, 3), "a.") | named(arrays_of("gru", 7, 3), "b.")
    path, program = torch_file(tmp_path / "two.pt", tensors), tmp_path / "a.py"
    np.save(tmp_path / "x.npy", X)

    converted(path, program)
    ran(program, tmp_path / "x.npy", tmp_path / "out.npz", "a")

    shown = tmp_path / "shown.npz"
    words = ["trace", str(path), "--input", str(tmp_path / "x.npy"), "--layer", "a"]
    assert main([*words, "-o", str(shown)]) == 0
    found = arrays_in(tmp_path / "out.npz")
    for name, values in arrays_in(shown).items():
        assert_close(found[name], values)


def test_tokens_run_through_the_embedding(tmp_path):
    session, program = tmp_path / "a.lstm.json", tmp_path / "a.py"
    network = embedded(GRU)
    write_session(session, Session(network))

    converted(session, program)
    ran(program, tmp_path / "out.npz")

    assert main(["trace", str(session), "-o", str(tmp_path / "shown.npz")]) == 0
    found = arrays_in(tmp_path / "out.npz")
    assert_close(found["l0.h"], arrays_in(tmp_path / "shown.npz")["h"])


def test_numbers_of_large_models_stand_in_the_program_with_all_digits(tmp_path):
    weights = arrays_of("gru", 20, 30)
    path, program = torch_file(tmp_path / "model.pt", named(weights)), tmp_path / "a.py"

    converted(path, program)

    layers = runpy.run_path(str(program))["LAYERS"]
    np.testing.assert_array_equal(layers["lstm"][4]["w_x_r"], weights.w_x[:30])
    assert max(map(len, program.read_text("utf-8").splitlines())) < 2000


def test_names_of_a_file_stay_text_in_a_program(tmp_path):
    evil = 'a"""\n/**/ \\\' {0} %s\n__import__("os").abort()#'
    nodes = [node("gru", name=evil)]
    path = onnx_model(tmp_path / "m.onnx", nodes, stored("gru", arrays_of("gru", 3, 4)))
    program, header = tmp_path / "a.py", tmp_path / "a.h"

    converted(path, program)
    converted(path, header)

    assert list(runpy.run_path(str(program))["LAYERS"]) == [evil]
    assert header.read_text("utf-8").count("*/") == 3, "only comments of our own end"


def test_a_program_that_computes_something_else_never_takes_its_name(tmp_path, monkeypatch, capsys):
    real, program = code_files.numpy_code, tmp_path / "a.py"
    program.write_text("before")
    monkeypatch.setattr(
        code_files, "numpy_code", lambda *given: real(*given).replace("* tanh_c", "* c")
    )

    assert main(["convert", str(deep_model(tmp_path)), "-o", str(program)]) == 1

    assert "not the same model" in capsys.readouterr().err
    assert program.read_text() == "before"


def test_a_program_that_could_not_be_run_is_not_told_to_be_another_model(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(code_files, "_RUN", "raise MemoryError")

    assert main(["convert", "latch", "-o", str(tmp_path / "a.py")]) == 1

    said = capsys.readouterr().err
    assert "did not come to its end" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [["convert", "latch", "-o", "a.py"], ["--smoke"]])
def test_without_a_place_for_temporary_files_one_line_says_so(tmp_path, monkeypatch, capsys, words):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))

    assert main(words) == 1

    (line,) = capsys.readouterr().err.splitlines()
    assert "TMPDIR" in line
    assert not list(tmp_path.iterdir())


def test_a_place_for_temporary_files_that_is_full_is_told(tmp_path, monkeypatch, capsys):
    def full(*_given: object, **_arrays: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(code_files.np, "savez", full)

    assert main(["convert", "latch", "-o", str(tmp_path / "a.py")]) == 1

    assert "the disk is full" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("cc") is None, reason="no compiler of C is installed")
@pytest.mark.parametrize(
    "model", ["latch", "coupled-sampler", "gru-latch", "slstm-loud", "minlstm-shares", "deep"]
)
def test_a_header_of_c_computes_each_step(tmp_path, model):
    header, source, library = (tmp_path / name for name in ("a.h", "a.c", "a.so"))
    if model == "deep":
        model = str(deep_model(tmp_path, back=False))
        x = X
    else:
        x = load_preset(model).session.state.sequence.x
    converted(model, header)
    source.write_text(
        '#include "a.h"\n'
        "int outputs = NETWORK_OUTPUTS;\n"
        "void run(const double *x, double *out, int steps) {\n"
        "    network_state state;\n"
        "    network_start(&state);\n"
        "    for (int t = 0; t < steps; t++)\n"
        "        network_step(&state, x + t * NETWORK_INPUTS, out + t * NETWORK_OUTPUTS);\n"
        "}\n"
    )
    command = ["cc", "-std=c99", "-Wall", "-Werror", "-Wno-unused-function", "-shared", "-fPIC"]
    subprocess.run([*command, "-o", library, source, "-lm"], check=True, timeout=60)
    compiled = ctypes.CDLL(str(library))
    outputs = ctypes.c_int.in_dll(compiled, "outputs").value
    out, given = np.zeros((len(x), outputs)), np.ascontiguousarray(x)
    numbers = ctypes.POINTER(ctypes.c_double)
    compiled.run(given.ctypes.data_as(numbers), out.ctypes.data_as(numbers), len(x))

    np.save(tmp_path / "x.npy", x)
    shown = tmp_path / "shown.npz"
    assert main(["trace", model, "--input", str(tmp_path / "x.npy"), "-o", str(shown)]) == 0
    expected = arrays_in(shown)
    assert_close(out, expected.get("out", expected.get("h")))


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_a_program_of_pytorch_computes_the_same(tmp_path, kind):
    torch = pytest.importorskip("torch")
    path, program = deep_model(tmp_path, kind), tmp_path / "a.py"

    converted(path, program, "--code", "pytorch")

    found = runpy.run_path(str(program))["network"](torch.from_numpy(X)[:, None])
    for name in ("rnn_l0", "rnn_l1_reverse"):
        assert_close(found[name][:, 0].detach().numpy(), traced(path, X)[1][f"{name}.h"])
    assert_close(found["out"][:, 0].detach().numpy(), traced(path, X)[1]["out"])


@pytest.mark.parametrize("code", ["pytorch", "keras"])
@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_programs_of_frameworks_hold_all_numbers_and_say_that_they_were_not_run(
    tmp_path, kind, code, capsys
):
    path, program = deep_model(tmp_path, kind), tmp_path / "a.py"

    converted(path, program, "--code", code)

    assert "not run" in capsys.readouterr().out
    text = program.read_text("utf-8")
    compile(text, "a.py", "exec")
    numbers = array_literals.arrays_in(text)
    kernel = numbers[0] if code == "pytorch" else numbers[0].T
    assert kernel.shape == arrays_of(kind, 3, 4).w_x.shape
    assert sorted(kernel.ravel()) == sorted(arrays_of(kind, 3, 4).w_x.ravel())


def test_a_program_whose_numbers_are_others_never_takes_its_name(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(array_literals, "_MOST_IN_WORDS", 0)
    monkeypatch.setattr(
        "lstm_gui.files.exporters.code.framework_parts.literal",
        lambda values: array_literals.literal(values + 1e-9),
    )
    program = tmp_path / "a.py"
    words = ["convert", str(deep_model(tmp_path)), "-o", str(program), "--code", "pytorch"]

    assert main(words) == 1

    assert "not the same model" in capsys.readouterr().err
    assert not program.exists()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("slstm-loud", "a.py", "--code", "pytorch"), "slstm"),
        (("slstm-loud", "a.py", "--code", "keras"), "slstm"),
        (("BACK", "a.h"), "from its end"),
        (("BACK", "a.py", "--code", "keras"), "backward"),
        (("BACK", "a.py", "--code", "pytorch"), "backward"),
    ],
)
def test_what_a_program_cannot_hold_is_refused_in_one_sentence(tmp_path, capsys, words, reason):
    nodes = [node("lstm", direction="reverse")]
    back = onnx_model(tmp_path / "m.onnx", nodes, stored("lstm", arrays_of("lstm", 3, 4)))
    model = str(back) if words[0] == "BACK" else words[0]

    assert main(["convert", model, "-o", str(tmp_path / words[1]), *words[2:]]) == 1

    captured = capsys.readouterr()
    assert reason in captured.err
    assert captured.err.count("\n") == 1
    assert not (tmp_path / words[1]).exists()


def test_what_is_held_in_a_session_is_said_to_be_free(tmp_path, capsys):
    session = load_preset("latch").session
    held = with_clamp(session.state, Clamp("f", 0, 2, 3, 0.5))
    write_session(tmp_path / "a.lstm.json", session.with_state(held))

    converted(tmp_path / "a.lstm.json", tmp_path / "out.onnx")

    assert "held" in capsys.readouterr().out
