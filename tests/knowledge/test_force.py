"""How strong a statement is goes unsaid where it would mislead: not yet in force, or the instrument unread."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.answers import Asked, answer_with
from knowledge.answers.render import answer_message
from knowledge.messages import Wording
from knowledge.model import Citation, Extract, Nation, Reader, Source, Status, Weight

TODAY = date(2026, 11, 29)
MUST = "It must be followed."
WORDS = Wording({"label_not_yet": "Not yet in force:", "weight_law": MUST, "more": "More", "where": "Where",
                 "complain": "Complain", "who_helps": "Who", "next": "Do:", "citation": "Source:"})
SOURCE = Source("act", "The Act", "Parliament", 2020, Nation.BOTH, "https://example.org")
LAW = Extract("law", "law", "Is it law?", Nation.BOTH, Weight.LAW, Status.VERIFIED, "It is.", "It is.", "s.1", "",
              (Citation(SOURCE, "s.1", TODAY),), TODAY, TODAY, heading="The law")


def told(extract: Extract) -> str:
    message = answer_message(answer_with(extract, {extract.id: extract}, Asked(None, Reader.SHORT, TODAY)), WORDS)
    return str(message["text"])


def test_law_in_force_says_so_under_its_heading() -> None:
    assert told(LAW) == f"The law\n\nIt is.\n{MUST}"


@pytest.mark.parametrize("changed", [replace(LAW, in_force_from=date.max), replace(LAW, say_force=False)])
def test_what_is_not_in_force_or_was_not_read_does_not(changed: Extract) -> None:
    assert MUST not in told(changed)
    assert not changed.says_force(TODAY)


def test_says_force_agrees_with_what_is_told() -> None:
    assert LAW.says_force(TODAY)
