"""After a danger card in the middle of the walk: who says that they go on is met kindly, and the question stands again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.decision.decide import decide
from pipeline.decision.settings import decision_settings
from pipeline.decision.state import ChatState
from tests.decision.test_decide import VAGUE, WALK, read

AFTER = replace(WALK, card_before=True)
MET = ["utter_after_card_in_walk", "funder"]


@pytest.mark.parametrize(("name", "intents", "said", "state", "actions"), [
    ("goes on", {"resume": 0.6, "complain": 0.3}, {}, AFTER, MET),
    ("well again", {"after_card": 0.9}, {}, AFTER, MET),
    ("complains all the same", {"complain": 0.9}, {}, AFTER, MET),
    ("hardly any sign of it", {"complain": 0.06}, {}, AFTER, []),
    ("tells what happened", {"complain": 0.9}, {"legal_status": "s3"}, AFTER, []),
    ("no card before", {"resume": 0.6}, {}, WALK, []),
    ("an answer to the question", {"resume": 0.6}, {}, replace(AFTER, answers_it=1.0), [])])
def test_going_on_after_a_card(name: str, intents: dict[str, float], said: dict[str, str], state: ChatState,
                               actions: list[str]) -> None:
    assert decide(read(intents, VAGUE, said=said), state, decision_settings()).actions() == actions, name
