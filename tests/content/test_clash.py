"""What a learner is told when two answers cannot stand together is a sentence, and names no fact by its id."""

import pytest

from everyelement.content import library

FACTS = library().facts


@pytest.mark.parametrize("id_", [id_ for id_, fact in FACTS.items() if fact.clash])
def test_a_clash_names_no_fact_by_its_id(id_):
    assert [other for other in FACTS if "-" in other and other in FACTS[id_].clash] == []


@pytest.mark.parametrize("id_", [id_ for id_, fact in FACTS.items() if fact.clash])
def test_a_clash_is_a_sentence(id_):
    assert FACTS[id_].clash.endswith(".")
