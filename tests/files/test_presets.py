"""Every preset does what its story says, by the numbers of its trace."""

from collections.abc import Iterator

import numpy as np
import pytest

from lstm_gui.core import Trace, converted, forward
from lstm_gui.core.cells.rnn.equations import rnn_kind
from lstm_gui.core.cells.slstm.equations import slstm_kind
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped import resources
from lstm_gui.files.shipped.presets import (
    FIRST_PRESET,
    Preset,
    load_preset,
    preset_index,
    preset_names,
)


def traced(name: str) -> Trace:
    return forward(load_preset(name).session.state)


def pulses(x: np.ndarray, n: int) -> np.ndarray:
    return np.flatnonzero(x[:, n] > 0.5)


def roughness(values: np.ndarray) -> float:
    return float(np.abs(np.diff(values)).mean() / np.ptp(values))


def lag(values: np.ndarray, like: np.ndarray) -> int:
    """Steps by which ``values`` has to be advanced to resemble ``like`` most."""
    agreement = [np.corrcoef(values[k:], like[: len(like) - k])[0, 1] for k in range(12)]
    return int(np.argmax(agreement))


def test_there_are_at_least_seven_and_the_first_launch_opens_one_of_them() -> None:
    names = preset_names()
    assert len(set(names)) == len(names) >= 7
    assert names[0] == FIRST_PRESET == "remember-early-pulse"


@pytest.mark.parametrize("name", preset_names())
def test_a_preset_tells_its_story_in_both_languages(name: str) -> None:
    preset: Preset = load_preset(name)
    for words in (preset.title, preset.story):
        assert set(words) == {"ko", "en"}
        assert any("가" <= letter <= "힣" for letter in words["ko"])
        assert not any("가" <= letter <= "힣" for letter in words["en"])
        assert not any(" - " in said for said in words.values()), "a hyphen is no minus sign"
        assert "\n" not in words["ko"] + words["en"]
    assert preset.name == name


@pytest.mark.parametrize("name", preset_names())
def test_a_preset_has_no_idle_weights(name: str) -> None:
    parameters = load_preset(name).session.state.parameters
    heard = parameters.w_h[[parameters.kind.hears(block) for block in parameters.kind.blocks]]
    assert np.mean(parameters.w_x != 0) > 0.7
    is_identity = np.array_equal(heard[:1], [np.eye(parameters.hidden_size)])
    assert heard.size == 0 or is_identity or np.mean(heard != 0) > 0.7
    assert np.abs(parameters.w_x).max() < 10


def test_remember_early_pulse() -> None:
    trace = traced("remember-early-pulse")
    assert (trace.x.shape, trace.h.shape) == ((24, 2), (24, 4))
    assert pulses(trace.x, 0).tolist() == [3]
    c, h, distractor = trace.c, trace.h, trace.x[:, 1]
    assert np.abs(c[:3, 0]).max() < 0.05
    assert c[3:, 0].min() > 0.8 * c[3, 0] > 0.7
    assert h[3:, 0].min() > 0.4
    assert c[3, 1] > 0.8
    assert 0.2 < c[9, 1] / c[3, 1] < 0.6
    assert c[-1, 1] < 0.15
    assert np.corrcoef(c[:, 2], distractor)[0, 1] > 0.85
    assert abs(np.corrcoef(c[4:, 0], distractor[4:])[0, 1]) < 0.3
    assert np.abs(c[:4, 3]).max() < 0.05
    assert (np.sign(c[4:, 3]) == [1, -1] * 10).all()
    assert np.abs(h[4:, 3]).min() > 0.25


def test_forget_always() -> None:
    trace = traced("forget-always")
    assert trace.f.max() < 0.05
    np.testing.assert_allclose(trace.c, trace.i * trace.c_tilde, atol=0.03)
    assert trace.c[2, 0] > 0.9
    assert abs(trace.c[4, 0]) < 0.1


def test_overwrite() -> None:
    trace = traced("overwrite")
    writes = pulses(trace.x, 1)
    assert writes.tolist() == [2, 8, 14]
    values = trace.x[writes, 0]
    assert (np.sign(trace.c[writes, 0]) == np.sign(values)).all()
    np.testing.assert_allclose(trace.c[writes, 0], np.tanh(2 * values), atol=0.06)
    np.testing.assert_allclose(trace.c[[7, 13, 19], 0], trace.c[writes, 0], atol=0.06)
    np.testing.assert_allclose(trace.c[writes, 1], np.cumsum(np.tanh(2 * values)), atol=0.1)


def test_count_pulses() -> None:
    trace = traced("count-pulses")
    up, down = (np.cumsum(trace.x[:, n] > 0.5) for n in (0, 1))
    assert (up[-1], down[-1]) == (5, 4)
    assert (np.rint(trace.c[:, 0]) == up).all()
    assert (np.rint(trace.c[:, 1]) == up - down).all()
    np.testing.assert_allclose(trace.c[:, 0], up, atol=0.25)
    assert trace.h[:, 0].max() < 1


def test_latch() -> None:
    trace = traced("latch")
    on = False
    for x, h in zip(trace.x, trace.h, strict=True):
        on = bool(x[0] > 0.5) or (on and not x[1] > 0.5)
        assert (h[0] > 0.6) == on
        assert (h[1] > 0.6) == (not on)
        assert min(h) < 0.1
    assert trace.x.sum(axis=0).tolist() == [3, 4]


def test_leaky_average() -> None:
    trace = traced("leaky-average")
    x = trace.x[:, 0]
    np.testing.assert_allclose(trace.f.mean(axis=0), [0.6, 0.85, 0.95], atol=0.02)
    np.testing.assert_allclose(trace.f + trace.i, 1, atol=0.02)
    rough = [roughness(values) for values in (x, *trace.c.T)]
    assert rough == sorted(rough, reverse=True)
    lags = [lag(values, x) for values in trace.c.T]
    assert lags == sorted(set(lags))
    assert lags[0] <= 2


def test_silent_until_the_end() -> None:
    trace = traced("silent-until-the-end")
    assert np.abs(trace.h[:-1]).max() < 0.05
    assert trace.h[-1, 0] > 0.7
    assert trace.h[-1, 1] < -0.7
    assert np.abs(trace.c[10]).min() > 1


def test_bracket_depth() -> None:
    state = load_preset("bracket-depth").session.state
    trace = forward(state)
    assert state.sequence.labels is not None
    steps = [{"(": 1, ")": -1}.get(label, 0) for label in state.sequence.labels]
    depth = np.cumsum(steps)
    assert depth.max() == 3
    assert depth[-1] == 0
    np.testing.assert_allclose(trace.c[:, 0], depth, atol=0.12)
    assert (trace.h[depth > 0, 1] > 0.5).all()
    assert trace.h[-1, 1] < -0.5


def test_coupled_sampler() -> None:
    state = load_preset("coupled-sampler").session.state
    assert state.parameters.kind.variant.coupled
    trace = traced("coupled-sampler")
    np.testing.assert_allclose(trace.i, 1 - trace.f, atol=1e-12)
    taken = pulses(trace.x, 1)
    assert taken.tolist() == [2, 11, 19]
    for start, end in zip(taken, [*taken[1:], len(trace)], strict=True):
        assert trace.c[start, 0] == pytest.approx(trace.c_tilde[start, 0], abs=0.02)
        assert np.sign(trace.c[start, 0]) == np.sign(trace.x[start, 0])
        assert np.abs(trace.c[start:end, 0] - trace.c[start, 0]).max() < 0.1
    assert np.abs(trace.f[:, 1] - 0.5).max() < 0.05
    assert roughness(trace.c[:, 1]) < roughness(trace.c_tilde[:, 1])
    assert np.corrcoef(trace.c[:, 1], trace.x[:, 0])[0, 1] > 0.7


def test_gru_latch() -> None:
    trace = forward(load_preset("gru-latch").session.state)
    on = False
    for x, z, h in zip(trace.x, trace.z, trace.h, strict=True):
        on = bool(x[0] > 0.5) or (on and not x[1] > 0.5)
        assert (h[0] > 0.6) == on
        assert (h[1] > 0.6) == (not on)
        assert min(h) < -0.6
        assert (z.max() < 0.1) if x.any() else (z.min() > 0.95)
    assert trace.x.sum(axis=0).tolist() == [3, 4]


def test_rnn_echo() -> None:
    trace = forward(load_preset("rnn-echo").session.state)
    assert pulses(trace.x, 0).tolist() == [2]
    after = trace.h[2:]
    assert after[0].min() > 0.5
    assert (np.diff(after[:, 0]) < 0).all()
    assert 0 < after[-1, 0] < 0.15
    assert (np.sign(after[:, 1]) == [1, -1] * 11).all()
    assert np.abs(after[-1, 1]) < 0.15
    assert np.abs(after[4:, 2] - 0.79).max() < 0.05


def test_irnn_counter() -> None:
    state = load_preset("irnn-counter").session.state
    trace = forward(state)
    assert state.parameters.kind == rnn_kind("relu")
    assert np.array_equal(state.parameters.w_h[0], np.eye(3))
    assert trace.h[:, 0].tolist() == np.cumsum(trace.x[:, 0]).tolist()
    left = 0.0
    for x, h in zip(trace.x, trace.h, strict=True):
        left = max(left + x[0] - x[1], 0.0)
        assert h[1] == left
    assert trace.x[:, 1].sum() > trace.x[:, 0].sum()
    assert trace.h[:, 2].tolist() == (np.cumsum(trace.x.sum(axis=1)) / 2).tolist()


def test_mingru_hold() -> None:
    trace = traced("mingru-hold")
    held, writes = 0.0, trace.x[:, 1] > 0.5
    for t, (x, h) in enumerate(zip(trace.x, trace.h, strict=True)):
        held = x[0] if writes[t] else held
        assert h[0] == pytest.approx(held, abs=0.06)
        assert writes[t] or h[1] == pytest.approx(x[0], abs=0.03)
    assert np.abs(np.diff(trace.h[:, 1])[writes[1:]]).max() < 0.02
    assert writes.sum() == 4
    assert (trace.z[:, 2] > 0.2).all()
    assert (trace.z[:, 2] < 0.4).all()


def test_minlstm_shares() -> None:
    trace = traced("minlstm-shares")
    assert min(trace.f[:, 0].min(), trace.i[:, 0].min()) > 0.95
    assert max(trace.f[:, 1].max(), trace.i[:, 1].max()) < 0.05
    assert np.abs(trace.f_share[:, :2] - 0.5).max() < 1e-12
    assert np.abs(trace.h[:, 0] - trace.h[:, 1]).max() < 1e-12
    assert trace.f_share[:, 2].min() > 0.75
    assert roughness(trace.h[:, 2]) < roughness(trace.h[:, 0])


def test_slstm_loud() -> None:
    state = load_preset("slstm-loud").session.state
    trace = forward(state)
    assert trace.z_i[6, 0] == pytest.approx(810, abs=1)
    assert np.isfinite(trace.h).all()
    assert np.abs(trace.c[6:, 0] / trace.n[6:, 0] - trace.z[6, 0]).max() < 1e-12
    assert np.ptp(trace.h[7:, 1]) > 0.2
    bare = forward(converted(state, slstm_kind(stabiliser=False)))
    assert np.abs(bare.h[:6] - trace.h[:6]).max() < 1e-12
    assert np.isnan(bare.h[6:, 0]).all()


def test_the_index_names_the_kind_of_each_cell() -> None:
    for entry in preset_index():
        assert entry.kind == load_preset(entry.name).session.state.parameters.kind.name


def test_a_preset_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(Problem) as caught:
        load_preset("remember-all")
    assert 'no preset "remember-all"' in str(caught.value)
    assert "count-pulses, latch" in str(caught.value)


def test_a_preset_is_read_once() -> None:
    assert load_preset("latch") is load_preset("latch")


@pytest.fixture
def nothing_read() -> Iterator[None]:
    _forget_what_was_read()
    yield
    _forget_what_was_read()


def _forget_what_was_read() -> None:
    for read in (preset_index, load_preset):
        read.cache_clear()


def test_missing_and_broken_presets_are_named(
    tmp_path, nothing_read, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = resources.resource("presets", "index.json").read_bytes()
    monkeypatch.setattr(resources, "_FOLDERS", (tmp_path,))
    with pytest.raises(Problem, match=r"index\.json is missing from the installation"):
        preset_names()
    (tmp_path / "presets").mkdir()
    (tmp_path / "presets" / "index.json").write_bytes(index)
    with pytest.raises(Problem, match=r"latch\.lstm\.json is missing from the installation"):
        load_preset("latch")
    (tmp_path / "presets" / "latch.lstm.json").write_bytes(b'{"format": ')
    with pytest.raises(Problem, match="ends before its JSON is complete"):
        load_preset("latch")
    _forget_what_was_read()
    (tmp_path / "presets" / "index.json").write_bytes(
        b'[{"name": "a", "kind": "lstm", "title": 3}]'
    )
    with pytest.raises(Problem, match=r"a whole number at \$\[0\]\.title"):
        preset_names()
