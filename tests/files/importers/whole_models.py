"""One small file of each format that is read without another program."""

import json
from pathlib import Path

import numpy as np

from tests.files.importers.cells import arrays_of, named
from tests.files.importers.writers import onnx_model, onnx_node, safetensors, torch_file


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
