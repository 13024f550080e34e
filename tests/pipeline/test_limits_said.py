"""The usual last days, worked out for the day that a question about time names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from knowledge.messages import Wording
from knowledge.store.read import Knowledge
from pipeline.replies.limits import KNOWN, OF_LIMITS, UNKNOWN, day_of_it, limits_of, too_late, with_limits

TODAY = date(2026, 11, 22)
WORDS = Wording.from_responses(yaml.safe_load((Path(__file__).parents[2] / "domain.yml").read_text(encoding="utf-8"))["responses"])


@pytest.mark.parametrize(("text", "holds"), [
    ("it was on 3 march 2026, too late?", (
        "from 3 March 2026, you are in time", "until 3 March 2027", "judicial review (at once, 3 months at most), discrimination",
        "usually open: human rights (1 year) until 2 March 2027, injury (3 years) until 3 March 2029", "Check these dates")),
    ("22 november 2025, is that too late", ("you are in time", "until 22 November 2026", "have usually ended: judicial review",
                                            "human rights (1 year).")),
    ("21 november 2025, is that too late", ("ended 21 November 2026", "You can still send it", "Say why you waited")),
    ("it was 5 may 2022", ("ended 5 May 2023", "In England you can still send it", "In Wales nothing is taken up after 3 years",
                           "injury (3 years).")),
    ("last year", ("from about 1 January 2025", "may be over, or nearly")),
    ("about a year ago", ("may be over, or nearly",)), ("in november last year", ("may be over, or nearly",)),
])
def test_the_last_days_counted_from_a_day(text: str, holds: tuple[str, ...]) -> None:
    said = day_of_it(text, TODAY)
    assert said is not None
    told = limits_of(said, TODAY, WORDS)
    assert all(each in told for each in holds), told
    assert "[" not in told


@pytest.mark.parametrize("text", [
    "", "is it too late", "it happened today", "next week", "3 march 2025 and again 4 may 2026", "born on 3/5/1990",
    "their final answer came on 3 march 2026, can i still go to the ombudsman", "i was sectioned on 2 november",
    "they replied last year", "WSI 2011/704 reg 15 longstop"])
def test_a_day_of_something_else_or_none_has_nothing_to_count(text: str) -> None:
    assert day_of_it(text, TODAY) is None
    assert too_late(text, TODAY) == UNKNOWN


def test_a_day_that_was_said_gets_the_reply_for_it() -> None:
    assert too_late("it was january last year, too late?", TODAY) == KNOWN


@pytest.mark.parametrize(("custom", "led_in"), [
    ({"kind": "notice", "reply": KNOWN}, True), ({"kind": "answer", "extract": "complain-limit-england"}, True),
    ({"kind": "answer", "extract": "prone-avoid"}, False), ({"kind": "routes", "extract": "time-limits"}, False), ({}, False)])
def test_only_what_is_about_time_is_led_in(custom: dict[str, str], led_in: bool) -> None:
    told = with_limits({"text": "As it stands.", "custom": custom}, "on 5 january 2025", TODAY, WORDS)
    assert told is not None and (told["text"] != "As it stands.") is led_in
    assert with_limits({"text": "As it stands.", "custom": custom}, "is it too late", TODAY, WORDS) == {
        "text": "As it stands.", "custom": custom}


def test_no_message_stays_none() -> None:
    assert with_limits(None, "on 5 january 2025", TODAY, WORDS) is None


def test_the_texts_it_stands_before_are_there() -> None:
    assert set(Knowledge(Path("knowledge.db")).extracts) >= OF_LIMITS
