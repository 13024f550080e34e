"""What is true of children only is not told of somebody who was said to be an adult."""

from __future__ import annotations

import pytest

from knowledge.model import Ranked
from pipeline.replies.planning import fitting_the_age

RANKING = (Ranked("cyp-seclusion", 0.8), Ranked("seclusion-room", 0.7))
ALONE = RANKING[:1]


@pytest.mark.parametrize(("age", "text", "ids"), [
    ("adult", "my son is 40 and is in seclusion", ["seclusion-room"]), ("adult", "and when may i see him", ["seclusion-room"]),
    ("under_16", "she is in seclusion", ["cyp-seclusion", "seclusion-room"]),
    (None, "in seclusion", ["cyp-seclusion", "seclusion-room"]),
    ("adult", "what are the rules for children", ["cyp-seclusion", "seclusion-room"]),
    ("adult", "seclusion under 12s", ["cyp-seclusion", "seclusion-room"])])
def test_the_age_decides_what_may_be_told(age: str | None, text: str, ids: list[str]) -> None:
    assert [one.id for one in fitting_the_age(RANKING, age, text)] == ids


def test_what_is_left_alone_stays() -> None:
    assert fitting_the_age(ALONE, "adult", "in seclusion") == ALONE
