"""What hangs on an answer told before, as far as the decision goes."""

from __future__ import annotations

from pipeline.decision.decide import decide
from pipeline.decision.settings import decision_settings
from tests.decision.test_decide import OUTSIDE, THREAD, VAGUE, read


def test_what_surely_leans_is_never_a_miss() -> None:
    numbers = decision_settings()
    assert "utter_miss" not in decide(read({"leans": 0.9}, OUTSIDE), THREAD, numbers).actions()
    assert "utter_miss" in decide(read({"ask_rights": 0.2}, VAGUE[:0]), THREAD, numbers).actions()
