"""Numbers asked for outright: one home for each number, and nothing shown that nobody checked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.model import Contact, Extract, Nation, Status
from knowledge.store.contacts import contact_extracts, read_contacts, with_numbers
from knowledge.store.content import read_content
from knowledge.store.problems import Problem

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
    assert made.short == "The line: ring 0300 000 0001 (check it if nobody answers). Open day and night. What for: Talking."
    assert made.citations[0].source.url == "https://www.example.org"
    assert "when is the line open" in made.asked_as and made.status is Status.VERIFIED


def test_no_number_is_said_plainly_with_one_that_works() -> None:
    made = contact_extracts({"line": LINE, "bare": replace(BARE, name="Bare", instead=("line",))})[1]
    assert made.short == ("Bare: I have no checked number, but you can ring The line on 0300 000 0001 "
                          "(check it if nobody answers). Look on example.org. What for: Talking.")


REAL = read_content()


@pytest.mark.parametrize("extract", [one for one in REAL.extracts if one.id.startswith("contact-")], ids=lambda one: one.id)
def test_the_first_sentence_gives_a_checked_number_and_says_check(extract: Extract) -> None:
    contact = REAL.contacts[extract.id.removeprefix("contact-")]
    first = re.split(r"(?<=[.)])\s+(?=[A-Z])", extract.short)[0]
    own = contact.phone or contact.text
    numbers = [own] if own else [REAL.contacts[one].phone for one in contact.instead]
    assert numbers and all(number in first for number in numbers)
    assert re.search(r"\(check it ", first)
    assert bool(own) != ("no checked number" in first)


@pytest.mark.parametrize("spoilt, said", [
    ("", "it has no checked number, so say who can be rung instead."), ("instead: [web-only]", "'web-only' is not a contact"),
    ("instead: [nobody]", "'nobody' is not a contact"),
])
def test_whom_to_ring_instead_must_have_a_number(spoilt: str, said: str, tmp_path: Path) -> None:
    entry = ("- id: {}\n  name: Web\n  what_for: Talk.\n  nation: both\n  source: x\n  checked_on: 2026-11-29\n"
             "  status: verified\n  {}\n")
    (tmp_path / "contacts.yml").write_text(entry.format("web-only", "") + entry.format("asked", f"called: [asked]\n  {spoilt}"))
    problems: list[Problem] = []
    read_contacts(tmp_path, problems)
    assert [one for one in problems if said in one.wrong]


def test_unknown_hours_are_said_plainly_unless_the_caution_says_where() -> None:
    unknown, cautioned = (contact_extracts({"a": replace(LINE, hours=hours, note=note)})[0].short
                          for hours, note in (("", ""), ("check the hours on example.org", "check the hours on example.org")))
    assert "I have no checked hours." in unknown
    assert "checked hours" not in cautioned and "Check the hours on example.org." in cautioned


def test_a_contact_that_nobody_names_makes_no_answer() -> None:
    assert contact_extracts({"line": replace(LINE, called=())}) == []
