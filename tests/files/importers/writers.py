"""Small files of each format, written byte by byte without the programs they come from."""

import io
import json
import struct
import zipfile
from typing import Any, NamedTuple

import numpy as np


class Global(NamedTuple):
    module: str
    name: str


class Call(NamedTuple):
    called: Global
    arguments: tuple[Any, ...]


class Persistent(NamedTuple):
    parts: tuple[Any, ...]


def pickled(value: Any) -> bytes:
    """Return a pickle of plain data, calls of anything, and what PyTorch calls a persistent id."""
    return b"\x80\x02" + _part(value) + b"."


def _part(value: Any) -> bytes:
    match value:
        case Global(module, name):
            return f"c{module}\n{name}\n".encode()
        case Call(called, arguments):
            return _part(called) + _part(tuple(arguments)) + b"R"
        case Persistent(parts):
            return _part(tuple(parts)) + b"Q"
        case dict():
            return b"}(" + b"".join(_part(k) + _part(v) for k, v in value.items()) + b"u"
        case tuple():
            return b"(" + b"".join(map(_part, value)) + b"t"
        case bool() | None:
            return {None: b"N", True: b"\x88", False: b"\x89"}[value]
        case int():
            return b"J" + struct.pack("<i", value)
        case float():
            return b"G" + struct.pack(">d", value)
        case str():
            return b"X" + struct.pack("<I", len(value.encode())) + value.encode()
    raise TypeError(value)


STORAGES = {"float64": "DoubleStorage", "float32": "FloatStorage", "float16": "HalfStorage"}


def tensor(key: int, array: np.ndarray, storage: str | None = None) -> Call:
    kind = Global("torch", storage or STORAGES[array.dtype.name])
    stored = Persistent(("storage", kind, str(key), "cpu", array.size))
    steps = tuple(int(np.prod(array.shape[axis + 1 :])) for axis in range(array.ndim))
    arguments = (
        stored,
        0,
        array.shape,
        steps,
        False,
        Call(Global("collections", "OrderedDict"), ()),
    )
    return Call(Global("torch._utils", "_rebuild_tensor_v2"), arguments)


def torch_file(path, tensors: dict[str, np.ndarray], wrap=lambda state: state, storage=None):
    """Save a state dict, or what ``wrap`` makes of it, as ``torch.save`` does."""
    state = {name: tensor(key, one, storage) for key, (name, one) in enumerate(tensors.items())}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.pkl", pickled(wrap(state)))
        for key, one in enumerate(tensors.values()):
            archive.writestr(f"archive/data/{key}", np.ascontiguousarray(one).tobytes())
    return path


def safetensors(path, tensors: dict[str, np.ndarray], kinds: dict[str, str] | None = None):
    names = {"float64": "F64", "float32": "F32", "float16": "F16"}
    header, data = {}, b""
    for name, one in sorted(tensors.items()):
        kind = (kinds or {}).get(name) or names[one.dtype.name]
        end = len(data) + one.nbytes
        header[name] = {"dtype": kind, "shape": one.shape, "data_offsets": [len(data), end]}
        data += one.tobytes()
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)
    return path


def hdf5(groups: dict[str, dict[str, np.ndarray]], attributes: dict[str, dict[str, Any]]) -> bytes:
    """Return an HDF5 file with these arrays, by group, and attributes, by path."""
    import h5py

    stream = io.BytesIO()
    with h5py.File(stream, "w") as file:
        for group, arrays in groups.items():
            for name, one in arrays.items():
                file.create_dataset(f"{group}/{name}", data=one)
        for where, named in attributes.items():
            for name, value in named.items():
                file.require_group(where).attrs[name] = value
    return stream.getvalue()


def field(number: int, value: Any) -> bytes:
    """Return one field of a Protocol Buffers message."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value & (2**64 - 1))
    if isinstance(value, float):
        return varint(number << 3 | 5) + struct.pack("<f", value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def varint(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def onnx_tensor(name: str, array: np.ndarray) -> bytes:
    kind = {"float32": 1, "float64": 11, "int64": 7}[array.dtype.name]
    dims = b"".join(field(1, int(size)) for size in array.shape)
    return dims + field(2, kind) + field(8, name) + field(9, array.tobytes())


def onnx_node(kind: str, inputs, outputs, name: str = "", **settings: Any) -> bytes:
    parts = [field(1, one) for one in inputs] + [field(2, one) for one in outputs]
    parts += [field(3, name), field(4, kind)]
    return b"".join(parts) + b"".join(field(5, _setting(*one)) for one in settings.items())


def _setting(name: str, value: Any) -> bytes:
    if isinstance(value, list):
        number = 9 if isinstance(value[0], str) else 8
        return field(1, name) + b"".join(field(number, one) for one in value)
    if isinstance(value, bytes):  # a graph
        return field(1, name) + field(6, value)
    number = {int: 3, float: 2, str: 4}[type(value)]
    return field(1, name) + field(number, value)


def onnx_graph(nodes, arrays: dict[str, np.ndarray], inputs=("x",)) -> bytes:
    parts = [field(1, one) for one in nodes]
    parts += [field(5, onnx_tensor(name, one)) for name, one in arrays.items()]
    return b"".join(parts + [field(11, field(1, name)) for name in inputs])


def onnx_model(path, nodes, arrays, inputs=("x",)):
    path.write_bytes(field(1, 8) + field(7, onnx_graph(nodes, arrays, inputs)))
    return path
