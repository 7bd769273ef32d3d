"""What the tests of all formats ask of a model."""

import re

import numpy as np
import pytest

from lstm_gui.files.importers import read_model
from lstm_gui.files.importers.running import traced_layer, traced_model
from lstm_gui.files.problem import Problem


def traced(path, x):
    """Return the model and the arrays of all its layers over ``x``."""
    model = read_model(path)
    return model, traced_model(model, x, "x.npy", str(path))


def alone(path, name, x):
    """Return the arrays of one layer over what it reads."""
    model = read_model(path)
    layer = model.layers[model.names.index(name)]
    return traced_layer(model, layer, x, "x.npy")


def assert_refused(path, *patterns: str) -> None:
    """Fail unless ``path`` is refused with one line that begins with it and has the patterns."""
    with pytest.raises(Problem) as caught:
        read_model(path)
    sentence = str(caught.value)
    assert sentence.startswith(str(path))
    assert "\n" not in sentence
    for pattern in patterns:
        assert re.search(pattern, sentence), (pattern, sentence)


def said(model) -> str:
    return "\n".join((model.format, *model.left_out, *model.notes))


def assert_close(found, expected, atol=1e-12):
    np.testing.assert_allclose(found, expected, rtol=0.0, atol=atol)
