"""What the manual says of networks and sources is what their files say."""

import re

import pytest

from lstm_gui.files.lessons.lesson_evidence import all_sources
from lstm_gui.files.shipped.trained import load_trained, trained_facts, trained_names
from lstm_gui.scenes.training.offers import OFFERS
from lstm_gui.words.evidence_words import source_list, trained_table
from lstm_gui.words.translation import set_language


@pytest.fixture(params=["ko", "en"])
def code(request):
    set_language(request.param)
    yield request.param
    set_language("en")


def test_every_network_has_a_row_with_its_seed_and_what_came_of_all(code):
    """But for the sentences of another language."""
    names = [name for name in trained_names() if "sentence" not in name or f"-{code}-" in name]
    rows = trained_table().splitlines()[2:]
    assert len(rows) == len(names)
    for row, name in zip(rows, names, strict=True):
        model = load_trained(name)
        *_, distance, cell, _start, seed, solved = row.strip("| ").split(" | ")
        assert distance.split("–")[-1] == str(model.facts.distances[1])
        assert cell.lower() == model.state.parameters.kind.name
        assert seed == str(model.facts.seed)
        counts = {int(number) for number in re.findall(r"\d+", solved.partition("(")[0])}
        assert counts == {model.facts.runs, model.facts.runs_solved}


def test_facts_are_read_without_the_networks():
    facts = trained_facts()
    assert tuple(facts) == trained_names()
    assert facts["adding-5-to-30-rnn-orthogonal"] == (
        load_trained("adding-5-to-30-rnn-orthogonal").facts
    )


def test_what_counts_as_solved_is_as_the_manual_says():
    assert {offer.enough for name, offer in OFFERS.items() if name != "adding"} == {0.99}
    assert OFFERS["adding"].enough == 0.95
    assert {facts.runs for facts in trained_facts().values()} == {16}


def test_all_sources_are_listed_from_the_oldest_on():
    years = [int(re.search(r"\((\d{4})\)", source)[1]) for source in all_sources()]
    assert years == sorted(years)
    assert len(years) > 10
    assert source_list().count("\n- ") == len(years) - 1
