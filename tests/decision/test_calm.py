"""Something calm that is surely said beside an uncertain danger."""

from __future__ import annotations

from dataclasses import replace

from pipeline.decision.decide import decide
from pipeline.decision.reading import Danger
from pipeline.decision.settings import DecisionSettings
from pipeline.decision.state import ChatState
from tests.decision.test_decide import numbers, read

__all__ = ["numbers"]


def test_something_calm_surely_said_keeps_its_answer_with_the_numbers_below(numbers: DecisionSettings) -> None:
    home = read({"wants_home": 0.95}, danger=Danger("both", "suicide", clear=False))
    assert decide(home, ChatState(), numbers).actions() == ["utter_wants_home", "utter_urgent_perhaps"]
    outright = replace(home, danger=Danger("both", "suicide", clear=True))
    assert decide(outright, ChatState(), numbers).actions()[0] == "utter_urgent_suicide"
