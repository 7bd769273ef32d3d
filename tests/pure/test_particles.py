"""Korean particles follow the sound of the word before them."""

import pytest

from lstm_gui.words.particles import Sentence, with_particles
from lstm_gui.words.translation import set_language, tr


@pytest.mark.parametrize(
    ("both", "expected"),
    [
        ("유닛 1은(는)", "유닛 1은"),
        ("유닛 2은(는)", "유닛 2는"),
        ("0.98을(를)", "0.98을"),
        ("0.5을(를)", "0.5를"),
        ("0.30이(가)", "0.30이"),
        ("기억이(가)", "기억이"),
        ("후보이(가)", "후보가"),
        ('"latch.json"은(는)', '"latch.json"은'),
        ("a.csv을(를)", "a.csv를"),
        ("서울(으)로", "서울로"),
        ("부산(으)로", "부산으로"),
        ("a.npz(으)로", "a.npz로"),
        ("a.png(으)로", "a.png로"),
        ("1(으)로", "1로"),
        ("3(으)로", "3으로"),
        ("입력과(와) 출력", "입력과 출력"),
        ("메모와(과) 쪽지", "메모와 쪽지"),
        ("latch(이)라는", "latch라는"),
        ("LSTM(이)라서", "LSTM이라서"),
        ("3(이)어야", "3이어야"),
        ("2(이)어야", "2여야"),
        ("게이트(0.73)을(를)", "게이트(0.73)를"),
        ("LSTM(chrono, 시드 2)은(는)", "LSTM(chrono, 시드 2)은"),
        ("사본 (2)은(는)", "사본 (2)는"),
        ("(3)을(를)", "(3)을"),
        ("encoder이(가)", "encoder가"),
        ("layer(으)로", "layer로"),
        ("R은(는)", "R은"),
        ("embedding을(를)", "embedding을"),
        ("embedding(으)로", "embedding으로"),
        ("`F6`은(는)", "`F6`은"),
        ("**설명서** (`F1`)을(를)", "**설명서** (`F1`)를"),
        ("**시드 세 개**(이)나", "**시드 세 개**나"),
        ("99 %을(를)", "99 %를"),
        ("hₜ₋₁을(를)", "hₜ₋₁을"),
        ("cₜ을(를)", "cₜ를"),
        ("온도 ℃을(를)", "온도 ℃를"),
        ("길이㎜은(는)", "길이㎜은"),
        ("½(으)로", "½로"),
        ("ﷺ이(가)", "ﷺ가"),
        ("은(는)", "는"),
    ],
)
def test_one_particle_is_chosen(both: str, expected: str) -> None:
    assert with_particles(both) == expected


def test_a_message_chooses_when_its_words_are_put_in() -> None:
    message = Sentence("유닛 {unit}은(는) {file}을(를)")
    assert message.format(unit=3, file="그림") == "유닛 3은 그림을"
    assert message.format(unit=4, file="파일") == "유닛 4는 파일을"


def test_no_sentence_of_the_window_shows_both() -> None:
    set_language("ko")
    told = tr("Unit {unit} has nothing to remember yet").format(unit=2)
    set_language("en")
    assert "(" not in told
    assert "2" in told
