"""One small file of each format that is read without another program."""

import json
from pathlib import Path

import numpy as np

from tests.files.importers.cells import arrays_of, named
from tests.files.importers.writers import (
    hdf5,
    onnx_model,
    onnx_node,
    safetensors,
    torch_file,
)


def whole_models(folder: Path) -> tuple[Path, ...]:
    """Write them into ``folder``, all of an LSTM with I 2 and H 3."""
    tensors = named(arrays_of("lstm", 2, 3))
    npz, plain = folder / "whole.npz", folder / "whole.json"
    np.savez(npz, **tensors)
    plain.write_text(json.dumps({name: one.tolist() for name, one in tensors.items()}))
    weights = {"w": np.ones((1, 12, 2)), "r": np.ones((1, 12, 3))}
    nodes = [onnx_node("LSTM", ["x", "w", "r"], ["y"], "lstm", hidden_size=3)]
    return (
        torch_file(folder / "whole.pt", tensors),
        safetensors(folder / "whole.safetensors", tensors),
        npz,
        plain,
        onnx_model(folder / "whole.onnx", nodes, weights),
    )


def whole_hdf5() -> tuple[bytes, bytes]:
    """Return weights of Keras 3 and a whole model of Keras 2, both of an LSTM and a read-out."""
    weights = arrays_of("lstm", 2, 3)
    arrays = {"0": weights.w_x.T, "1": weights.w_h.T, "2": weights.b_x}
    dense = {"0": np.ones((3, 2)), "1": np.zeros(2)}
    layers = {"lstm": ("LSTM", arrays), "dense": ("Dense", dense)}
    alone = {"layers/lstm/cell/vars": arrays, "layers/dense/vars": dense}
    config = [{"class_name": kind, "config": {"name": name}} for name, (kind, _) in layers.items()]
    model = {"class_name": "Sequential", "config": {"name": "model", "layers": config}}
    places = {f"model_weights/{name}": held for name, (_, held) in layers.items()}
    attributes = {
        place: {"weight_names": [one.encode() for one in held]} for place, held in places.items()
    }
    attributes["model_weights"] = {"layer_names": [name.encode() for name in layers]}
    attributes["/"] = {"model_config": json.dumps(model)}
    return hdf5(alone, {}), hdf5(places, attributes)
