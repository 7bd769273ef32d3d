"""What is done with each damaged file, and which files there are."""

import io
import json
import random
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.app.models.inspecting import as_json, as_text
from lstm_gui.core import GRU, KINDS, LSTM, RNN, Clamp, Network, forward, network_of, sensitivity
from lstm_gui.core.network import Layer, focused, network_forward, network_gradients
from lstm_gui.core.network.structure import (
    with_direction,
    with_layer_above,
    with_layer_moved,
    without_layer,
)
from lstm_gui.files.exporters.written import write_model
from lstm_gui.files.importers.formats import opened
from lstm_gui.files.importers.model_session import session_of
from lstm_gui.files.importers.running import traced_model
from lstm_gui.files.importers.source import Source
from lstm_gui.files.lessons.lesson_files import decode_lesson
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.recovery import Leftover, RecoveryStore, Unreadable
from lstm_gui.files.sessions.session import Session, decode_session, encode_session, write_session
from lstm_gui.files.sessions.session_limits import has_room
from lstm_gui.files.settings.old_settings import old_values
from lstm_gui.files.settings.settings_file import SettingsFile
from lstm_gui.files.shipped.resources import resource
from lstm_gui.files.shipped.trained import read_trained
from lstm_gui.files.tables.input_rows import read_rows
from lstm_gui.files.traces.network_arrays import network_arrays
from lstm_gui.files.traces.trace_export import write_arrays
from lstm_gui.scenes.layers import answers, layer_cells
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.widgets.pages.page_links import targets_in
from lstm_gui.ui.widgets.pages.page_text import PageText
from lstm_gui.words.translation import set_language, told
from tests.core.network.networks import bidirectional, embedded
from tests.core.states import CELLS, seeded_state
from tests.files.sessions import small_session
from tests.fuzz.models import model_files, overwritten_or_damaged, unpacked
from tests.fuzz.mutations import damaged, mutated

_LARGEST_COMPUTED = 200_000
_EXPORTED = 0.02
_EDITED = 0.2
_RIFF = b"RIFF\x34\0\0\0WAVEfmt \x10\0\0\0\1\0\2\0\x40\x1f\0\0\0\x7d\0\0\4\0\x10\0data\x10\0\0\0"
_OLD = b'[General]\ntheme=dark\nrecent=/a, "/b;c", @@d\nfolder=\\x41b\nclassroom%20size=1.5\n'


Mutate = Callable[[bytes, random.Random], bytes]


class Part(Struct, frozen=True):
    """One kind of file.

    Parameters
    ----------
    name
        What the table calls it.
    share
        How many trials there are for one of a session.
    files
        What is mutated.
    mutate
        How.
    use
        Opens what became of one and does with it what the program does. Raises a Problem if
        it is refused, anything else if the program fails.
    """

    name: str
    share: float
    files: Callable[[], Sequence[bytes]]
    mutate: Mutate
    use: Callable[[bytes, Path], None]


def sessions() -> list[bytes]:
    small = [encode_session(small_session(kind=kind)) for kind in CELLS.values()]
    small += [
        encode_session(Session.of(seeded_state(2, 2, 3, kind=kind))) for kind in KINDS.values()
    ]
    presets = [path.read_bytes() for path in resource("presets").glob("*.lstm.json")]
    return [*small * 3, *(data for data in presets if len(data) < 60_000)]


def _compute(session: Session) -> None:
    state = session.state
    size = len(state.sequence) * state.parameters.hidden_size
    if size * (state.parameters.hidden_size + state.parameters.input_size) < _LARGEST_COMPUTED:
        sensitivity(state, forward(state))


def _use_session(data: bytes, folder: Path) -> None:
    session = decode_session(data, "a.lstm.json")
    _compute(session)
    again = decode_session(encode_session(session), "a.lstm.json")
    assert again == session, "another session than was written"
    if random.random() < _EXPORTED:
        write_session(folder / "a.lstm.json", session)
        if len(session.network.sequence) < 1000:
            arrays = network_arrays(network_forward(session.network))
            write_arrays(folder / "a.csv", arrays, session.network.sequence.labels)


def networks() -> list[bytes]:
    networks = [bidirectional(LSTM), bidirectional(RNN, "sigmoid"), bidirectional(GRU, "linear")]
    networks += [embedded(LSTM), embedded(KINDS["minlstm"])]
    networks += [stacked(name) for name in KINDS]
    return [encode_session(Session(network)) for network in networks]


def stacked(name: str) -> Network:
    """Three layers, the upper ones of other kinds, clamped, turned and looked at."""
    network = network_of(seeded_state(2, 2, 3, kind=KINDS[name]))
    for place, other in enumerate(("slstm", "mingru")):
        network = with_layer_above(network, place, KINDS[other])
    network = with_direction(network, 1, backward=True)
    layers = (_clamped(layer) for layer in network.layers)
    sequence = replace(network.sequence, labels=("a", "<b>", "=c"))
    return focused(replace(network, layers=tuple(layers), sequence=sequence), 1)


def _clamped(layer: Layer) -> Layer:
    quantity = layer.parameters.kind.clampable[0]
    return replace(layer, clamps=(Clamp(quantity, 0, 1, 2, 0.5),))


def _use_network(data: bytes, folder: Path) -> None:
    session = decode_session(data, "a.lstm.json")
    again = decode_session(encode_session(session), "a.lstm.json")
    assert again == session, "another session than was written"
    network = session.network
    _show_network(network)
    if random.random() < _EXPORTED:
        write_arrays(folder / "a.csv", network_arrays(network_forward(network)))
    if random.random() < _EDITED:
        _show_network(decode_session(encode_session(Session(_edited(network))), "a").network)


def _show_network(network: Network) -> None:
    trace = network_forward(network)
    layer_cells(trace)
    answers(trace)
    if _size(network) < _LARGEST_COMPUTED and trace.scores is not None:
        network_gradients(trace, d_scores=np.ones_like(trace.scores))


def _size(network: Network) -> int:
    layers = (layer.parameters for layer in network.layers)
    return len(network.sequence) * sum(one.w_x.size + one.w_h.size for one in layers)


def _edited(network: Network) -> Network:
    """Return ``network`` after a few edits of its layers."""
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(network.layers))
        edit = random.randrange(5)
        if edit == 0 and has_room(network, network.layers[place].hidden_size):
            network = with_layer_above(network, place, random.choice([*KINDS.values(), None]))
        elif edit == 1 and len(network.layers) > 1:
            network = without_layer(network, place)
        elif edit == 2 and place:
            network = with_layer_moved(network, place, -1)
        elif edit == 3:
            network = with_direction(network, place, backward=random.random() < 0.5)
        network = focused(network, random.randrange(len(network.layers)))
    return network


@cache
def _models() -> dict[str, list[bytes]]:
    return model_files()


def _use_model(suffix: str, data: bytes, folder: Path) -> None:
    model = opened(Source(f"a model.{suffix}", data))
    as_json(model), as_text(model)
    name, session = session_of(model, None, "a model")
    assert name in model.names
    _show_network(session.network)
    with suppress(Problem):
        encode_session(session)
    with suppress(Problem):
        traced_model(model, session.network.sequence.x, "x", "a model")
    if random.random() < _EXPORTED:
        with suppress(Problem):
            write_model(folder / "again.npz", model)


def _of_any_format() -> list[bytes]:
    return [data for files in _models().values() for data in files]


def _use_misnamed(data: bytes, folder: Path) -> None:
    _use_model(random.choice(list(_models())), data, folder)


def _inputs() -> list[bytes]:
    stream = io.BytesIO()
    np.save(stream, np.arange(6.0).reshape(3, 2))
    sound = _RIFF + np.arange(8, dtype="<i2").tobytes()
    return [stream.getvalue(), b"t,a,b\n0,1,2\n1,0.5,-3e2\n", b"1 2\n3 4\n", b'"1";"2"\n', sound]


def _use_input(data: bytes, folder: Path) -> None:
    for suffix in (".npy", ".csv", ".wav"):
        path = folder / f"input{suffix}"
        path.write_bytes(data)
        with suppress(Problem):
            assert np.isfinite(read_rows(path)).all()


def _lessons() -> list[bytes]:
    return [path.read_bytes() for path in resource("lessons").glob("*.lesson.toml")]


def _use_lesson(data: bytes, _folder: Path) -> None:
    lesson = decode_lesson(data, "a.lesson.toml", targets_in)
    for index, page in enumerate(lesson.pages):
        start_of(lesson, index)
        for text in page.text.values():
            shown = PageText()
            shown.show_text(text)
            shown.deleteLater()


def _settings() -> list[bytes]:
    values = {
        "theme": "dark",
        "recent": ["/a"],
        "classroom": True,
        "lesson page": 2,
        "classroom size": 1.5,
        "folder": "/%EA",
        "docks": "AAAA",
        "solved lessons": [],
    }
    return [json.dumps(values, indent=1).encode(), _OLD]


def _use_settings(data: bytes, folder: Path) -> None:
    path, old = folder / "settings.json", folder / "old.conf"
    path.unlink(missing_ok=True)
    (old if data.startswith(b"[General]") else path).write_bytes(data)
    settings = Settings()
    vars(settings)["_store"] = SettingsFile(path, old)
    for name, member in vars(Settings).items():
        if isinstance(member, property):
            getattr(settings, name)
    settings.layout()
    settings.theme = "light"
    assert settings.theme == "light", "what was remembered is not there"
    old_values(old)
    old.unlink(missing_ok=True)


def _trained() -> list[bytes]:
    files = sorted(resource("trained").glob("*.json"), key=lambda path: path.stat().st_size)
    return [path.read_bytes() for path in files[:6]]


def _use_trained(data: bytes, folder: Path) -> None:
    path = folder / "trained.json"
    path.write_bytes(data)
    model = read_trained(path)
    _compute(Session.of(model.state))


def _recovery() -> list[bytes]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = RecoveryStore(folder)
        store.save(small_session(), folder / "a\udcff", "2026-01-01T10:00:00", "latch", "ab")
        (file,) = folder.glob("*.recovery.json")
        content = file.read_bytes()
        store.close()
    return [content]


def _use_recovery(data: bytes, folder: Path) -> None:
    place = folder / "recovery"
    store = RecoveryStore(place)
    try:
        (place / "1-ab.recovery.json").write_bytes(data)
        (found,) = store.leftovers()
        if isinstance(found, Unreadable):
            store.set_aside(found)
            raise found.problem
        assert isinstance(found, Leftover)
        _compute(found.session)
        store.discard(found)
    finally:
        store.close()


def _model_part(suffix: str, mutate: Mutate, share: float) -> Part:
    use = partial(_use_model, suffix)
    return Part(f"models {suffix}", share, lambda: _models()[suffix], mutate, use)


_FORMATS = (
    ("safetensors", overwritten_or_damaged, 0.2),
    ("npz", unpacked, 0.2),
    ("pt", unpacked, 0.2),
    ("onnx", overwritten_or_damaged, 0.2),
    ("json", mutated, 0.2),
    ("keras", unpacked, 0.2),
    ("h5", overwritten_or_damaged, 0.2),
    ("gguf", overwritten_or_damaged, 0.2),
)

PARTS = (
    Part("sessions", 1.0, sessions, mutated, _use_session),
    Part("networks", 0.3, networks, mutated, _use_network),
    *(_model_part(suffix, way, share) for suffix, way, share in _FORMATS),
    Part("models misnamed", 0.2, _of_any_format, overwritten_or_damaged, _use_misnamed),
    Part("inputs", 0.3, _inputs, damaged, _use_input),
    Part("recovery files", 0.1, _recovery, mutated, _use_recovery),
    Part("trained networks", 0.05, _trained, mutated, _use_trained),
    Part("settings", 0.1, _settings, damaged, _use_settings),
    Part("lessons", 0.02, _lessons, damaged, _use_lesson),
)


def require_sentence(problem: Problem) -> None:
    """Fail unless ``problem`` is one line in each language, which can be written anywhere."""
    for code in ("ko", "en"):
        set_language(code)
        sentence = told(problem)
        assert sentence.strip(), "nothing is said"
        assert "\n" not in sentence, f"more than one line: {sentence!r}"
        sentence.encode()
