"""The letter as a message of the chat."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.complaints.facts import Asker, ComplaintFacts, Country
from knowledge.complaints.letter import LetterField, Standard
from knowledge.letter_text import letter_message
from knowledge.messages import Wording
from knowledge.model import Nation, Route

WORDS = Wording({"letter_lead": "Here is a draft."})
CARD = Route("NHS_W", "Raise a concern", Nation.WALES, *[""] * 7, "nhs-wales", (), (), date(2026, 11, 22))
FACTS = ComplaintFacts(asker=Asker.PATIENT, hospital_country=Country.WALES)
STANDARDS = (Standard("calm", "Staff should stay calm.", "Guide, 2015", "both"),
             Standard("alone", "Nobody should be alone.", "Guide, 2015", "both", "topic=seclusion"))
TEMPLATE = "{{ date }}\n[your name]\n{% if route is one_of('NHS_W') %}\nTo the board\n{% endif %}\n{{ standards }}\n"


def test_the_message_carries_the_letter_and_its_fields() -> None:
    message = letter_message(CARD, TEMPLATE, FACTS, STANDARDS, date(2026, 11, 22), WORDS,
                             {"your name": LetterField("Your name", "As you sign")})
    letter = message["custom"]["letter"]
    assert message["text"] == f"Here is a draft.\n\n{letter['template']}"
    assert letter["title"] == "Raise a concern"
    assert letter["template"] == ("Sunday 22 November 2026\n[your name]\nTo the board\n"
                                  "- Staff should stay calm. (Guide, 2015)\n")
    assert letter["fields"] == [{"name": "your_name", "blank": "[your name]", "label": "Your name",
                                 "hint": "As you sign", "multiline": False, "step": "where"}]
    assert (message["custom"]["kind"], message["buttons"]) == ("letter", [])


@pytest.mark.parametrize("topics, said", [(frozenset(), False), (frozenset({"seclusion"}), True)])
def test_topics_of_the_chat_bring_their_standards(topics: frozenset[str], said: bool) -> None:
    message = letter_message(CARD, TEMPLATE, FACTS, STANDARDS, date(2026, 11, 22), WORDS, topics=topics)
    assert ("Nobody should be alone." in message["text"]) == said
