"""Numbers asked for outright: one home for each number, and nothing shown that nobody checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.model import Contact, Nation, Status
from knowledge.store.contacts import contact_extracts, with_numbers

DAY = date(2026, 11, 29)
LINE = Contact("line", "The line", "Talking.", Nation.BOTH, Status.VERIFIED, "Its page: https://example.org/a", DAY,
               phone="0300 000 0001", web="https://www.example.org", hours="day and night", called=("the line",))
BARE = replace(LINE, id="bare", phone="", hours="")


@pytest.mark.parametrize("text, said", [
    ("{phone:line}", "0300 000 0001"), ("{hours:line}", "day and night"),
    ("Ring {contact:line}.", "Ring The line (0300 000 0001)."),
    ("{phone:bare}", "{phone:bare}"), ("{phone:nobody}", "{phone:nobody}"), ("{colour:line}", "{colour:line}"),
])
def test_a_placeholder_is_filled_only_with_what_was_checked(text: str, said: str) -> None:
    assert with_numbers(text, {"line": LINE, "bare": BARE}) == said


def test_the_number_and_the_hours_come_first() -> None:
    made, = contact_extracts({"line": LINE})
    assert made.short == "The line: ring 0300 000 0001. Open day and night. What for: Talking."
    assert made.citations[0].source.url == "https://www.example.org"
    assert "when is the line open" in made.asked_as and made.status is Status.VERIFIED


def test_no_number_is_said_plainly() -> None:
    made, = contact_extracts({"bare": BARE})
    assert made.short == "The line: I have no checked number. Look on example.org. What for: Talking."


def test_unknown_hours_are_said_plainly_unless_the_caution_says_where() -> None:
    unknown, cautioned = (contact_extracts({"a": replace(LINE, hours=hours, note=note)})[0].short
                          for hours, note in (("", ""), ("check the hours on example.org", "check the hours on example.org")))
    assert "I have no checked hours." in unknown
    assert "checked hours" not in cautioned and "Check the hours on example.org." in cautioned


def test_a_contact_that_nobody_names_makes_no_answer() -> None:
    assert contact_extracts({"line": replace(LINE, called=())}) == []
