"""Something calm that is surely said beside an uncertain danger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.decision.decide import decide
from pipeline.decision.plan import Kind, Part
from pipeline.decision.reading import Danger, Named
from pipeline.decision.settings import DecisionSettings
from pipeline.decision.state import ChatState
from tests.decision.test_decide import numbers, read

__all__ = ["numbers"]


def test_something_calm_surely_said_keeps_its_answer_with_the_numbers_below(numbers: DecisionSettings) -> None:
    home = read({"wants_home": 0.95}, danger=Danger("both", "suicide", clear=False))
    assert decide(home, ChatState(), numbers).actions() == ["utter_wants_home", "utter_urgent_perhaps"]
    outright = replace(home, danger=Danger("both", "suicide", clear=True))
    assert decide(outright, ChatState(), numbers).actions()[0] == "utter_urgent_suicide"


@pytest.mark.parametrize("kind", ["death", "distress"])
def test_a_loss_or_fear_keeps_its_place_beside_something_calm(numbers: DecisionSettings, kind: str) -> None:
    home = read({"wants_home": 0.95}, danger=Danger("both", kind, clear=False))
    assert decide(home, ChatState(), numbers).actions()[0] == f"utter_urgent_{kind}"


def test_a_topic_by_its_own_name_stands_behind_what_is_said_of_the_case(numbers: DecisionSettings) -> None:
    named = replace(read(), named=Named("topic", ("imha-what",), 1.0))
    assert decide(named, ChatState(), numbers).parts[0].topics == ("imha-what",)
    assert decide(named, ChatState(of_the_case=True), numbers).actions() == ["complaint_form"]
    assert decide(named, ChatState(in_walk=True, open_question="asker"), numbers).parts[:1] != (
        Part(Kind.ANSWER, "utter_answer", "a topic by its own name", 1.0, ("imha-what",)),)
