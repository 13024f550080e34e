"""What a message names outright: the text at a place that answers its other words, or a plain word that none is held."""

from __future__ import annotations

import pytest

from pipeline.retrieval.named import named


@pytest.mark.parametrize(("typed", "first"), [
    ("reg 13(4)(b)", "force-reg13-england"), ("LGSCO 26B", "council-england"),
    ("s1(7) meaning of chemical restraint, Use of Force Act", "chemical-restraint-england"),
    ("s.132 papers for the nearest relative", "care-powers"), ("s.130I who is a qualifying patient", "imha-who-wales"),
    ("section 5(2) advocate rights in Wales", "imha-short-section-wales"), ("s.139 permission of the judge", "suing-hospital"),
])
def test_the_text_that_answers_the_other_words_comes_first(typed: str, first: str) -> None:
    found = named(typed, "en")
    assert (found["how"], found["note"]) == ("place", "")
    assert found["ids"][0] == first


def test_where_nothing_is_held_it_is_said_and_the_other_words_are_answered() -> None:
    found = named("s.132A leaflet after discharge", "en")
    assert found["how"] == "" and not found["ids"] and "132A" in found["note"]


def test_a_place_alone_of_which_nothing_is_held_is_a_plain_miss() -> None:
    found = named("s.133", "en")
    assert found["how"] == "place" and not found["ids"] and "section 133" in found["note"]


@pytest.mark.parametrize("typed", ["they put me on a 5(2)", "section 3", "can they hold me"])
def test_a_story_names_no_place(typed: str) -> None:
    assert named(typed, "en") == {}


@pytest.mark.parametrize(("typed", "topic"), [
    ("LTS", "term-long-term-segregation"), ("legal aid", "legal-aid"), ("CTO", "term-cto"), ("police", ""), ("me", "")])
def test_a_topic_typed_by_its_own_name_is_that_topic(typed: str, topic: str) -> None:
    found = named(typed, "en")
    assert (found.get("how"), found.get("ids")) == (("topic", [topic]) if topic else (None, None))
