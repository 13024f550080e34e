"""What the text of the ways to complain is made from, and how it names a way and a day. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.complaints.routing.decision import Step
from knowledge.messages import Wording
from knowledge.model import Contact, Route


@dataclass(frozen=True)
class Library:
    """What the text is made from: the route cards, the contacts, the phrases."""

    routes: Mapping[str, Route]
    contacts: Mapping[str, Contact]
    words: Wording


def short_date(day: date) -> str:
    """'21 November 2027'."""
    return f"{day.day} {day:%B %Y}"


def way_title(group: Sequence[Step], library: Library) -> str:
    """The title of a way: that of its card."""
    card = library.routes.get(group[0].card)
    return card.title if card else group[0].route.replace("_", " ").title()
