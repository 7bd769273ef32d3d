"""Programs as files: NumPy, PyTorch or Keras as ``.py``, C as ``.h``."""

import subprocess
import sys
from collections.abc import Callable, Mapping

import numpy as np
from msgspec import Struct

from lstm_gui.core import Sequence
from lstm_gui.core.arrays import Array, largest_magnitude
from lstm_gui.files.disk.no_console import NO_CONSOLE
from lstm_gui.files.disk.scratch import scratch_folder, telling_of_scratch
from lstm_gui.files.exporters.blocks_in_order import OTHER
from lstm_gui.files.exporters.code import c_code, keras_code, pytorch_code
from lstm_gui.files.exporters.code.array_literals import arrays_in
from lstm_gui.files.exporters.code.framework_parts import Names
from lstm_gui.files.exporters.code.numpy_code import numpy_code
from lstm_gui.files.exporters.sameness import as_files_name
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.networks import forms_network
from lstm_gui.files.importers.running import traced_layer, traced_model
from lstm_gui.files.problem import Problem, message

_STEPS = 12
_ALLOWED = 1e-9
_LONGEST = 120.0
_RUN = """\
import runpy, sys
import numpy as np
made = runpy.run_path(sys.argv[1])
given = np.load(sys.argv[2])
found = {}
for name in given.files:
    numbers = made["run_layer"](name[1:], given[name]) if name[1:] else made["run"](given[name])
    found.update({f"{name}.{key}": rows for key, rows in numbers.items()})
np.savez(sys.argv[3], **found)
"""
"""Runs a program over the inputs of its layers, ``.NAME``, and of the whole, ``.``."""

_FAILED = message(
    "{file} cannot be written: the program was to be run once, to compare its numbers, and did "
    "not come to its end. Make room in memory and for temporary files, or choose another format."
)
NOT_RUN = message("The numbers of the program were read again and compared; it was not run.")


class Language(Struct, frozen=True):
    """What a program can hold, how it is written, its arrays, and how they are read again."""

    required: Callable[[str, Imported], Imported]
    code: Callable[[str, Imported, Names], str]
    arrays: Callable[[Imported], list[Array]]
    read: Callable[[str], list[Array]]


LANGUAGES: Mapping[str, Language] = {
    "pytorch": Language(pytorch_code.required, pytorch_code.code, pytorch_code.arrays, arrays_in),
    "keras": Language(keras_code.required, keras_code.code, keras_code.arrays, arrays_in),
    "c": Language(c_code.required, c_code.code, c_code.arrays, c_code.arrays_in),
}


def numpy_file(file: str, model: Imported, given: Sequence | None = None) -> bytes:
    """Return the program of NumPy, which was run and compared with what is computed here.

    Parameters
    ----------
    given
        The input of a session, which the program runs over unless it is given another.

    Raises
    ------
    Problem
        If it could not be run, or computes anything else.
    """
    code = numpy_code(model, given)
    tried, expected = _signals(model)
    found = _ran(code, tried)
    if found is None:
        raise Problem(_FAILED, file=file)
    if found.keys() != expected.keys():
        raise Problem(OTHER, file=file)
    for name, values in expected.items():
        allowed = _ALLOWED * max(1.0, largest_magnitude(values))
        if not np.allclose(found[name], values, rtol=0.0, atol=allowed, equal_nan=True):
            raise Problem(OTHER, file=file)
    return code.encode()


def framework_file(
    language: str, file: str, model: Imported, given: Sequence | None = None
) -> bytes:
    """Return a program of one of `LANGUAGES`, whose arrays were read again and compared.

    Parameters
    ----------
    given
        The input of a session, of which the program holds what its columns are called.

    Raises
    ------
    Problem
        If it cannot hold ``model``.
    """
    chosen = LANGUAGES[language]
    # Before an embedding stand tokens, whatever the columns of a session count.
    names = None if given is None or model.embedding is not None else given.names
    code = chosen.code(file, model, names)
    found, expected = chosen.read(code), chosen.arrays(as_files_name(model))
    if len(found) != len(expected) or not all(map(np.array_equal, found, expected)):
        raise Problem(OTHER, file=file)
    return code.encode()


def _signals(model: Imported) -> tuple[dict[str, Array], dict[str, Array]]:
    """Return inputs for each layer and for the whole, and what is computed over them here."""
    random = np.random.default_rng(0)
    given: dict[str, Array] = {}
    expected: dict[str, Array] = {}
    for layer in model.layers:
        x = random.normal(size=(_STEPS, layer.input_size))
        given[f".{layer.name}"] = x
        numbers = traced_layer(model, layer, x, "x")
        numbers.pop("out", None)
        expected |= {f".{layer.name}.{key}": rows for key, rows in numbers.items()}
    if forms_network(model):
        given["."] = _whole_input(model)
        numbers = traced_model(model, given["."], "x", "the model")
        expected |= {f"..{key}": rows for key, rows in numbers.items()}
    return given, expected


def _whole_input(model: Imported) -> Array:
    random = np.random.default_rng(1)
    if model.embedding is None:
        return random.normal(size=(_STEPS, model.layers[0].input_size))
    return random.integers(0, len(model.embedding.weights), (_STEPS, 1)).astype(np.float64)


def _ran(code: str, given: Mapping[str, Array]) -> dict[str, Array] | None:
    """Return what the program computes over ``given`` in a process of its own, None if it fails."""
    with scratch_folder() as folder:
        program, inputs, outputs = (folder / one for one in ("a.py", "x.npz", "out.npz"))
        with telling_of_scratch():
            program.write_text(code, "utf-8")
            np.savez(inputs, **given)  # pyright: ignore[reportArgumentType]
        words = [sys.executable, "-I", "-c", _RUN, str(program), str(inputs), str(outputs)]
        try:
            ended = subprocess.run(
                words,
                capture_output=True,
                check=False,
                timeout=_LONGEST,
                creationflags=NO_CONSOLE,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        if ended.returncode:
            return None
        with np.load(outputs) as found:
            return {key: found[key] for key in found.files}
