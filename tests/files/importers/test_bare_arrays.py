"""Arrays of NumPy alone, whose layout only names and shapes tell."""

import numpy as np

from tests.files.importers.cells import arrays_of, as_stored, named, rows_of, x_of
from tests.files.importers.reading import assert_close, said, traced


def test_blocks_side_by_side_are_turned_over(tmp_path):
    weights, x = arrays_of("lstm", 3, 4), x_of(3)
    turned = weights._replace(w_x=weights.w_x.T, w_h=weights.w_h.T)
    np.savez(tmp_path / "a.npz", **named(turned, "", ""))

    _, found = traced(tmp_path / "a.npz", x)

    assert_close(found["lstm.h"], rows_of("lstm", weights, x))


def test_arrays_without_names_that_follow_one_another_as_those_of_keras_are_its_layers(tmp_path):
    first, second, x = arrays_of("gru", 3, 4), arrays_of("lstm", 4, 5, seed=2), x_of(3)
    w_x, w_h, b_x, b_h = (as_stored("gru", "zrn", one) for one in first)
    dense, bias = np.arange(10.0).reshape(5, 2) / 9.0, np.array([0.5, -0.5])
    arrays = (w_x.T, w_h.T, np.stack([b_x, b_h]))
    more = (second.w_x.T, second.w_h.T, second.b_x + second.b_h)
    np.savez(tmp_path / "a.npz", *arrays, *more, dense, bias)

    model, found = traced(tmp_path / "a.npz", x)

    rows = rows_of("lstm", second, rows_of("gru", first, x))
    assert_close(found[f"{model.names[1]}.h"], rows)
    assert_close(found["out"], rows @ dense + bias)
    assert [layer.gate_order for layer in model.layers] == ["zrn", "ifgo"]
    assert "order of the gates" in said(model)
