"""Files that were made to do harm, or that ended too early, give one sentence and nothing else."""

import io
import json
import random
import struct
import subprocess
import tracemalloc
import zipfile

import numpy as np
import pytest

from lstm_gui.files.importers import read_model
from lstm_gui.files.importers.formats import opened
from lstm_gui.files.importers.source import Source
from lstm_gui.files.problem import Problem
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.reading import assert_refused
from tests.files.importers.whole_models import whole_hdf5, whole_models
from tests.files.importers.writers import (
    Call,
    Global,
    onnx_model,
    onnx_node,
    pickled,
    tensor,
    torch_file,
)
from tests.fuzz.mutations import overwritten

COMMANDS = [
    Global("os", "system"),
    Global("posix", "system"),
    Global("builtins", "eval"),
    Global("builtins", "getattr"),
    Global("torch", "load"),
    Global("torch.hub", "load"),
    Global("numpy.f2py.diagnose", "run"),
    Global("__main__", "Net"),
]


def zipped(path, members: dict[str, bytes]):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=".".join)
def test_a_pickle_that_calls_something_is_refused_and_calls_nothing(tmp_path, command):
    mark = tmp_path / "executed"
    call = Call(command, (f"touch {mark}",))
    path = zipped(tmp_path / "evil.pt", {"a/data.pkl": pickled({"weight_ih_l0": call})})

    assert_refused(path, f"{command.module}.{command.name}", "executed here", "state_dict")

    assert not mark.exists()


def test_a_name_that_is_put_together_on_the_stack_is_refused_as_well(tmp_path):
    data = b"\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x02id\x85R."

    assert_refused(zipped(tmp_path / "evil.pt", {"a/data.pkl": data}), "os.system")


def test_nothing_that_is_known_can_be_changed_by_a_state(tmp_path):
    known = Global("collections", "OrderedDict")
    data = pickled(known)[:-1] + pickled({"clear": 1})[2:-1] + b"b."

    assert_refused(zipped(tmp_path / "evil.pt", {"a/data.pkl": data}))

    from collections import OrderedDict

    assert callable(OrderedDict.clear)


def test_a_tensor_that_reaches_beyond_its_numbers_is_refused(tmp_path):
    tensors = named(arrays_of("lstm", 2, 3))
    path = torch_file(tmp_path / "model.pt", tensors)
    members = {}
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["archive/data/1"] = members["archive/data/1"][:-8]

    assert_refused(zipped(path, members), "lstm.weight_hh_l0", "beyond")


def test_strides_beyond_all_memory_are_refused(tmp_path):
    one = tensor(0, np.zeros((4, 1)))
    stored, _, _, *rest = one.arguments
    huge = Call(one.called, (stored, 0, (4, 1), (2**30, 1), *rest[1:]))
    state = {"weight_hh_l0": huge, "weight_ih_l0": huge}
    members = {"a/data.pkl": pickled(state), "a/data/0": bytes(32)}

    assert_refused(zipped(tmp_path / "strides.pt", members), "beyond")


def test_a_pickle_that_grows_without_end_is_given_up(tmp_path):
    # Each holds the one before it fifty times, so that nobody could follow them all.
    data = b"\x80\x02}q\x00"
    for at in range(20):
        held = b"".join(b"K" + bytes([key]) + b"h" + bytes([at]) for key in range(50))
        data += b"}(" + held + b"uq" + bytes([at + 1])
    path = zipped(tmp_path / "bomb.pt", {"a/data.pkl": data + b"."})

    assert_refused(path, "no LSTM")


@pytest.mark.parametrize("size", [2**63, 10**9, 200])
def test_a_safetensors_header_longer_than_the_file_is_refused(tmp_path, size):
    path = tmp_path / "huge.safetensors"
    path.write_bytes(struct.pack("<Q", size) + b'{"a":{}}')

    assert_refused(path, "safetensors", f"{size:,}")


@pytest.mark.parametrize(
    "header",
    [
        {"w": {"dtype": "F32", "shape": [-4, 1], "data_offsets": [0, 16]}},
        {"w": {"dtype": "F32", "shape": [4, 1]}},
        {"w": {"dtype": "F32", "shape": "4", "data_offsets": [0, 16]}},
        {"w": []},
        {"weight_hh": {"dtype": "F32", "shape": [2**40, 2**40], "data_offsets": [0, 16]}},
        {"weight_hh": {"dtype": "F32", "shape": [4, 1], "data_offsets": [0, 2**50]}},
        {"weight_hh": {"dtype": "F8_E4M3", "shape": [4, 1], "data_offsets": [0, 4]}},
    ],
)
def test_a_safetensors_header_that_lies_is_refused(tmp_path, header):
    text = json.dumps(header).encode()
    path = tmp_path / "lies.safetensors"
    path.write_bytes(struct.pack("<Q", len(text)) + text + bytes(16))

    assert_refused(path)


def test_an_array_of_objects_is_refused(tmp_path):
    path = tmp_path / "objects.npz"
    np.savez(path, weight_ih_l0=np.array([{}], dtype=object))

    assert_refused(path, "no real numbers")


def test_an_array_whose_header_promises_more_than_there_is_takes_no_memory(tmp_path):
    stream = io.BytesIO()
    header = {"descr": "<f8", "fortran_order": False, "shape": (10**6, 10**6)}
    np.lib.format.write_array_header_1_0(stream, header)
    path = zipped(tmp_path / "huge.npz", {"weight_hh_l0.npy": stream.getvalue()})

    source = Source(path.name, path.read_bytes())
    tracemalloc.start()
    with pytest.raises(Problem, match="bytes"):
        opened(source)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 50 * 2**20


def test_an_archive_that_unpacks_to_more_than_a_model_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("lstm_gui.files.importers.source.MAX_BYTES", 10_000)
    path = zipped(tmp_path / "bomb.npz", {"weight_hh_l0.npy": bytes(20_000)})

    assert_refused(path, "too long")


def test_weights_in_another_file_are_not_looked_for(tmp_path):
    (tmp_path / "weights.bin").write_bytes(bytes(1000))
    nodes = [onnx_node("LSTM", ["x", "w", "r"], ["y"], "lstm", hidden_size=3)]
    path = onnx_model(tmp_path / "outside.onnx", nodes, {})
    from tests.files.importers.writers import field

    entry = field(1, "location") + field(2, "../weights.bin")
    outside = b"".join(
        field(
            5,
            field(1, 1)
            + field(1, 12)
            + field(1, 3)
            + field(2, 1)
            + field(8, name)
            + field(13, entry)
            + field(14, 1),
        )
        for name in ("w", "r")
    )
    graph = field(1, nodes[0]) + outside + field(11, field(1, "x"))
    path.write_bytes(field(1, 8) + field(7, graph))

    assert_refused(path, "another file", "external_data")


def test_a_file_that_ends_too_early_or_has_a_wrong_byte_gives_a_sentence_or_a_model(tmp_path):
    random = np.random.default_rng(3)
    for whole in whole_models(tmp_path):
        name, data = whole.name, whole.read_bytes()
        read_model(whole)
        cut = [data[:end] for end in random.integers(0, len(data), 12)]
        bent = [
            _with_byte(data, int(at), int(byte))
            for at, byte in zip(
                random.integers(0, len(data), 40), random.integers(0, 256, 40), strict=True
            )
        ]
        for one in (*cut, *bent):
            path = tmp_path / f"broken-{name}"
            path.write_bytes(one)
            try:
                read_model(path)
            except Problem as problem:
                assert "\n" not in str(problem)


def test_damaged_hdf5_gives_a_sentence_or_a_model_and_the_program_goes_on():
    chance = random.Random(5)
    for whole in whole_hdf5():
        assert opened(Source("whole.h5", whole)).layers
        for _ in range(4):
            try:
                opened(Source("bent.h5", overwritten(whole, chance)))
            except Problem as problem:
                assert "\n" not in str(problem)


def test_a_process_that_never_ends_over_a_file_is_given_up(monkeypatch):
    def hangs(words, **settings):
        raise subprocess.TimeoutExpired(words, settings["timeout"])

    monkeypatch.setattr("lstm_gui.files.importers.keras.hdf5.subprocess.run", hangs)

    with pytest.raises(Problem, match="damaged"):
        opened(Source("hangs.h5", whole_hdf5()[0]))


def _with_byte(data: bytes, at: int, byte: int) -> bytes:
    return data[:at] + bytes([byte]) + data[at + 1 :]
