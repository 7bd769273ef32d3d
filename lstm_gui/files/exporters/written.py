"""The formats that a model is written in, told apart by how the name of the file ends."""

import os
from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct

from lstm_gui.core import Sequence
from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.exporters import keras_weights_file, onnx_graph, rtneural_json, state_dict_files
from lstm_gui.files.exporters.code.code_files import (
    LANGUAGES,
    NOT_RUN,
    framework_file,
    numpy_file,
)
from lstm_gui.files.exporters.written_parts import Part
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.problem import Problem, message


class Format(Struct, frozen=True):
    """How a model is written.

    All but the title are asked with the name of the file and the model; the first two of these
    raise a Problem if the file cannot hold it.

    Parameters
    ----------
    title
        What the format is called, a message.
    encoded
        The bytes of a file, read again.
    parts
        Its arrays; none of a program, which has names of its own for them.
    left_behind
        What it lacks.
    """

    title: str
    encoded: Callable[[str, Imported], bytes]
    parts: Callable[[str, Imported], tuple[Part, ...]]
    left_behind: Callable[[str, Imported], tuple[str, ...]]


class Survey(Struct, frozen=True):
    """What a file would hold: names, shapes, roles and orders of its arrays, and what it lacks.

    ``problem`` tells why there is no such file.
    """

    arrays: tuple[tuple[str, tuple[int, ...], str, str], ...] = ()
    left_behind: tuple[str, ...] = ()
    problem: Problem | None = None


def _nothing(file: str, model: Imported) -> tuple[str, ...]:
    del file, model
    return ()


def _not_run(file: str, model: Imported) -> tuple[str, ...]:
    del file, model
    return (NOT_RUN,)


def _program_parts(language: str, file: str, model: Imported) -> tuple[Part, ...]:
    LANGUAGES[language].required(file, model)
    return ()


def _no_parts(file: str, model: Imported) -> tuple[Part, ...]:
    del file, model
    return ()


def _of_framework(language: str, title: str, given: Sequence | None = None) -> Format:
    encoded = partial(framework_file, language, given=given)
    return Format(title, encoded, partial(_program_parts, language), _not_run)


def _of_state_dict(title: str) -> Format:
    module = state_dict_files
    return Format(title, module.encoded, module.parts, module.left_behind)


_HEADER = ".h"
FORMATS: Mapping[str, Format] = {
    ".safetensors": _of_state_dict(message("PyTorch state dict (safetensors)")),
    ".onnx": Format("ONNX", onnx_graph.encoded, onnx_graph.parts, onnx_graph.left_behind),
    ".weights.h5": Format(
        message("Keras weights (HDF5)"),
        keras_weights_file.encoded,
        keras_weights_file.parts,
        keras_weights_file.left_behind,
    ),
    ".npz": _of_state_dict("NumPy (NPZ)"),
    ".json": _of_state_dict(message("PyTorch state dict or GuitarML (JSON)")),
    ".aidax": Format(
        "RTNeural, AIDA-X", rtneural_json.encoded, rtneural_json.parts, rtneural_json.left_behind
    ),
    _HEADER: _of_framework("c", message("Header of C")),
}
"""By the suffix; the one list that a new format joins."""

PROGRAMS: Mapping[str, str] = {
    "numpy": message("Program of NumPy"),
    "pytorch": message("Program of PyTorch"),
    "keras": message("Program of Keras"),
}
"""What a ``.py`` can be, and what that is called; the first is the usual one."""
CODE = tuple(PROGRAMS)


def write_model(
    path: str | os.PathLike[str],
    model: Imported,
    code: str = CODE[0],
    given: Sequence | None = None,
) -> None:
    """Save ``model`` as ``path``, in the format of the suffix, one of `FORMATS`.

    What was written is read again and compared before the file takes its name.

    Parameters
    ----------
    code
        Which program a ``.py`` is, one of `CODE`.
    given
        The input of a session, which a program of NumPy then holds; other programs hold what
        its columns are called.

    Raises
    ------
    Problem
        If the suffix is another, the model holds what the format cannot hold, or the file
        cannot be written.
    """
    replace_bytes(path, encoded_model(path, model, code, given))


def encoded_model(
    path: str | os.PathLike[str],
    model: Imported,
    code: str = CODE[0],
    given: Sequence | None = None,
) -> bytes:
    """Return what `write_model` would write; it raises the same, but for what the disk says."""
    name = os.fspath(path)
    return _format_of(name, code, given).encoded(name, model)


def survey(path: str | os.PathLike[str], model: Imported, code: str) -> Survey:
    """Return what the file ``path`` would hold, or why there is none; nothing is written."""
    name = os.fspath(path)
    chosen = _format_of(name, code)
    try:
        parts = chosen.parts(name, model)
    except Problem as problem:
        return Survey(problem=problem)
    arrays = tuple((part.name, part.values.shape, part.role, part.order) for part in parts)
    return Survey(arrays, chosen.left_behind(name, model))


def require_model_format(path: str | os.PathLike[str], code: str | None) -> None:
    """Raise a Problem if `write_model` knows no format for the suffix of ``path``.

    So it does if ``code`` asks for a program, and the suffix for anything else.
    """
    name = os.fspath(path)
    _format_of(name)
    if code is not None and not _is_program(name):
        raise Problem(
            "{file} would be no program of {code}: its name says what it is. Choose a name that "
            "ends in .py, or leave --code out.",
            file=name,
            code=code,
        )


def left_behind(
    model: Imported, path: str | os.PathLike[str], code: str = CODE[0]
) -> tuple[str, ...]:
    """Return what is to be known of the file ``path``, one sentence for each."""
    name = os.fspath(path)
    return _format_of(name, code).left_behind(name, model)


def _program(code: str, given: Sequence | None) -> Format:
    if code == CODE[0]:
        return Format(PROGRAMS[code], partial(numpy_file, given=given), _no_parts, _nothing)
    return _of_framework(code, PROGRAMS[code], given)


def _is_program(name: str) -> bool:
    return name.lower().endswith(".py")


def _format_of(name: str, code: str = CODE[0], given: Sequence | None = None) -> Format:
    if _is_program(name):
        return _program(code, given)
    for suffix, found in FORMATS.items():
        if name.lower().endswith(suffix):
            return _of_framework("c", found.title, given) if suffix == _HEADER else found
    raise Problem(
        "{file} cannot be written: a model needs a name that ends in {known}. Choose another name.",
        file=name,
        known=" / ".join((*FORMATS, ".py")),
    )
