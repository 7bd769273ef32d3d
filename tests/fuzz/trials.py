"""What is done with each damaged file, and which files there are."""

import json
import random
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from lstm_gui.core import KINDS, forward, sensitivity
from lstm_gui.files.lessons import decode_lesson
from lstm_gui.files.old_settings import old_values
from lstm_gui.files.problem import Problem
from lstm_gui.files.recovery import Leftover, RecoveryStore, Unreadable
from lstm_gui.files.resources import resource
from lstm_gui.files.session import Session, decode_session, encode_session, write_session
from lstm_gui.files.settings_file import SettingsFile
from lstm_gui.files.trace_export import write_trace
from lstm_gui.files.trained import read_trained
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.learn.page_text import PageText, targets_in
from lstm_gui.words.translation import set_language, told
from tests.core.states import CELLS, seeded_state
from tests.files.sessions import small_session
from tests.fuzz.mutations import damaged, mutated

_LARGEST_COMPUTED = 200_000
_EXPORTED = 0.02
_OLD = b'[General]\ntheme=dark\nrecent=/a, "/b;c", @@d\nfolder=\\x41b\nclassroom%20size=1.5\n'


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
    mutate: Callable[[bytes, random.Random], bytes]
    use: Callable[[bytes, Path], None]


def _sessions() -> list[bytes]:
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
        labels = session.state.sequence.labels
        if len(session.state.sequence) < 1000:
            write_trace(folder / "a.csv", forward(session.state), labels)


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


PARTS = (
    Part("sessions", 1.0, _sessions, mutated, _use_session),
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
