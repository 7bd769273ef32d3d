"""A session as a text: it comes back exactly, and whatever is not one is refused."""

import base64
import random
import zlib

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import encode_session
from lstm_gui.files.sessions.share_text import (
    MAX_TEXT,
    MAX_UNPACKED,
    PREFIX,
    session_of,
    share_text,
)
from lstm_gui.files.shipped.presets import load_preset, preset_names

LATCH = load_preset("latch").session


def packed(data: bytes) -> str:
    body = zlib.compress(data)
    raw = zlib.crc32(body).to_bytes(4, "big") + body
    return PREFIX + base64.urlsafe_b64encode(raw).decode().rstrip("=")


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_comes_back_to_the_last_bit(name):
    session = load_preset(name).session
    text = share_text(session)
    assert text.startswith(PREFIX)
    assert text.isascii()
    assert len(text) <= MAX_TEXT
    back = session_of(text)
    assert encode_session(back) == encode_session(type(session)(session.network))


@pytest.mark.parametrize(
    ("between", "message"),
    [
        ("\n  ", " {}\r\n"),
        ("\n> ", "On Monday somebody wrote:\n> {}\n>\n> Best wishes"),
        ("\n>> | ", ">> | {}"),
        ("=\n", "{}"),
        ("\u200b", "“{}”."),
        ("", "이 상태를 여세요: <{}>를 붙여 넣으면 됩니다"),
        ("", "A text that begins with lstm1: is meant, here it is: {} {}"),
        (" ", "```\n{}\n```\nsee you at 10:30"),
    ],
)
def test_a_message_may_break_and_quote_the_text_and_say_more(between, message):
    text = share_text(LATCH)
    sent = between.join(text[start : start + 60] for start in range(0, len(text), 60))
    assert share_text(session_of(message.format(sent, sent))) == text


def test_any_damage_is_refused_with_a_sentence():
    text, chance = share_text(LATCH), random.Random(3)
    for _ in range(300):
        place = chance.randrange(len(PREFIX), len(text))
        other = chance.choice([c for c in "ABCxyz019-_*=é" if c != text[place]])
        for broken in (text[:place], text[:place] + other + text[place + 1 :]):
            with pytest.raises(Problem, match="paste it again"):
                session_of(broken)


@pytest.mark.parametrize("text", ["", "hello", PREFIX, "lstm2:AAAA", "x" * (3 * MAX_TEXT), "lstm1"])
def test_other_texts_are_refused(text):
    with pytest.raises(Problem, match="paste it again"):
        session_of(text)


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    with pytest.raises(Problem, match="damaged"):
        session_of(packed(b" " * (MAX_UNPACKED + 1)))


def test_what_is_packed_well_but_no_session_is_refused_as_a_file_would_be():
    for data in (b"", b"[]", b'{"format": 1}', b"\xff", b"__import__('os')"):
        with pytest.raises(Problem, match="The pasted text"):
            session_of(packed(data))


def test_what_is_too_large_for_a_text_is_told(monkeypatch):
    state = LATCH.state
    x = np.random.default_rng(1).normal(size=(20_000, state.sequence.x.shape[1]))
    sequence = replace(state.sequence, x=x, labels=tuple(map(str, range(len(x)))))
    with pytest.raises(Problem, match="Save it as a file"):
        share_text(LATCH.with_state(replace(state, sequence=sequence)))
