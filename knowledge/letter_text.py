"""From a route and the facts to the letter message. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from knowledge.complaints.condition import Case
from knowledge.complaints.facts import ComplaintFacts
from knowledge.complaints.letter import LetterField, Standard, fields_of
from knowledge.letters.rendering import draft
from knowledge.messages import Message, Wording
from knowledge.model import Route


def letter_message(card: Route, template: str, facts: ComplaintFacts, standards: Sequence[Standard], today: date,
                   words: Wording, fields: Mapping[str, LetterField] | None = None,
                   topics: frozenset[str] = frozenset()) -> Message:
    """The drafted letter as a message of kind 'letter'; nothing is ever sent for anybody.

    ``topics`` are those the person has asked about in the chat: the standards on them come first.
    """
    letter = draft(template, Case(facts, today, card.id, topics), standards)
    return {"text": f"{words.say('letter_lead')}\n\n{letter.text}", "buttons": [],
            "custom": {"kind": "letter", "letter": {"title": card.title, "template": letter.text,
                                                    "fields": fields_of(letter, fields or {})}}}
