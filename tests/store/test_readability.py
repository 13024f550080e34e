"""Our reading age is textstat's automated readability index plus five years."""

from __future__ import annotations

import pytest
import textstat

from knowledge.store.readability import SCHOOL_STARTS, hardest, reading_age

EASY = "Staff must stop. Ask for an advocate. You can ring Mind. They will listen to you."
HARD = ("Multidisciplinary professionals collaboratively determine individualised therapeutic interventions, "
        "notwithstanding contraindications, whenever proportionality considerations demonstrably necessitate them.")


@pytest.mark.parametrize("text", [HARD, HARD + " " + EASY, "In Wales, HIW (Healthcare Inspectorate Wales) inspects health "
                                  "care and checks how the Mental Health Act is used."])
def test_it_agrees_with_textstat(text: str) -> None:
    assert reading_age(text) == pytest.approx(textstat.automated_readability_index(text) + SCHOOL_STARTS, abs=0.05)


def test_a_text_is_never_younger_than_the_start_of_school() -> None:
    assert reading_age("I am. It is. Go on now.") == SCHOOL_STARTS
    assert reading_age("") == 0
    assert reading_age("... !") == 0


def test_a_short_yes_does_not_flatter_a_text() -> None:
    assert reading_age("Yes. " + HARD) > reading_age("Yes it is. " + HARD) + 1


def test_the_hardest_comes_first() -> None:
    assert [one.name for one in hardest([("easy", EASY), ("hard", HARD)])] == ["hard", "easy"]


def test_each_point_of_a_list_is_read_by_itself() -> None:
    points = "You can ask for three things:\n- a copy of the plan\n- a talk with the doctor\n- a visit from an advocate"
    assert reading_age(points) == pytest.approx(reading_age(points.replace("\n", ". ")), abs=0.01)
    assert reading_age(points) < reading_age(points.replace("\n", " "))
