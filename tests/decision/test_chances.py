"""What hangs on an answer told before, and what a message is about, as far as the decision goes."""

from __future__ import annotations

import pytest

from knowledge.model import Ranked
from pipeline.decision.decide import decide
from pipeline.decision.reading import Danger, Reading
from pipeline.decision.settings import decision_settings
from pipeline.decision.state import ChatState
from tests.decision.test_decide import OUTSIDE, PLACE, THREAD, VAGUE, read


def test_what_surely_leans_is_never_a_miss() -> None:
    numbers = decision_settings()
    assert "utter_miss" not in decide(read({"leans": 0.9}, OUTSIDE), THREAD, numbers).actions()
    assert "utter_miss" in decide(read({"ask_rights": 0.2}, VAGUE[:0]), THREAD, numbers).actions()


@pytest.mark.parametrize(("name", "reading", "actions"), [
    ("nothing in it points to the assistant", read({"privacy": 0.96, "ask_rights": 0.03}, text="can my dad see my records"),
     ["utter_answer"]),
    ("the same of the assistant", read({"privacy": 0.96, "ask_rights": 0.03}, text="can you see my records"), ["utter_privacy"]),
    ("nothing answers it", read({"privacy": 0.96}, VAGUE, text="who gets to know"), ["utter_privacy"]),
    ("'this tablet' is the assistant's", read({"can_you_see_me": 0.86}, text="is there a camera in this tablet"),
     ["utter_can_you_see_me"]),
    ("a camera of the ward", read({"can_you_see_me": 0.86}, text="is there a camera in my room"), ["utter_answer"]),
    ("one word that wants to complain", read({"complain": 0.44, "stop": 0.29}, text="complain"), ["complaint_form"]),
    ("a question about a complaint, with its answer", read({"complain": 0.55, "about_complaining": 0.38},
                                                          text="they want a meeting about it, should I go"), ["utter_answer"]),
    ("the same, surely wanting to", read({"complain": 0.95}, text="can we do it now, should I go on"), ["complaint_form"]),
    ("a citation that sounds like danger", read(danger=Danger("both", "breathing"), named=PLACE, text="CPR 54.5"),
     ["utter_answer"]),
    ("asked about being held, and surely answered", read(danger=Danger("both", "restraint_now", clear=False)),
     ["utter_answer"]),
    ("being held, with no doubt", read(danger=Danger("both", "restraint_now", clear=True)), ["utter_urgent_restraint_now"]),
    ("what is not covered stands second", read({"out_of_scope": 0.97}, (Ranked("a", 0.6), Ranked("limit-poison", 0.59))),
     ["utter_answer"]),
])
def test_what_a_message_is_about(name: str, reading: Reading, actions: list[str]) -> None:
    assert decide(reading, ChatState(), decision_settings()).actions() == actions, name
