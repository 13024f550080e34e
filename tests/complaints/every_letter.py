"""Every letter for everybody who may come to it, drafted once for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import product
from random import Random

from knowledge.complaints import decide, load_table
from knowledge.complaints.condition import Case
from knowledge.complaints.facts import (
    Asker,
    ComplaintFacts,
    Consent,
    Country,
    Funder,
    LegalStatus,
    Setting,
    Stage,
    Want,
)
from knowledge.complaints.letter import Letter
from knowledge.letters.rendering import draft
from knowledge.store.content import Content, read_content
from knowledge.store.letter_checks import RECORD_SHEET

TODAY = date(2026, 11, 22)
DAYS = (date(2026, 11, 20), date(2025, 11, 22), date(2025, 3, 1), date(2026, 4, 1), date(2016, 2, 3), None)
WISHES = [one for one in Want if one is not Want.COMPLAINT]
NAMES = ("council-england", "council-wales", "cqc-mha", "hiw", "lgsco", "moj", "mp", "nhs-england",
         "nhs-england-commissioner", "nhs-wales", "phso", "police", "private", "psow", "records")


@lru_cache(maxsize=1)
def content() -> Content:
    """What editors wrote, read once."""
    return read_content()


@lru_cache(maxsize=1)
def drafted() -> dict[str, list[tuple[Case, Letter]]]:
    """By template: every case of asker, consent, nation and stage that the rules lead to it, with its letter."""
    letters = content().letters
    standards = tuple(one.standard for one in letters.standards)
    made: dict[str, list[tuple[Case, Letter]]] = {}
    for name, case in _led_to():
        made.setdefault(name, []).append((case, draft(letters.templates[name], case, standards)))
    return made


def templates() -> list[str]:
    """The names of the letters there are."""
    return sorted(name for name in content().letters.templates if name != RECORD_SHEET)


def _led_to() -> Iterator[tuple[str, Case]]:
    table, chance = load_table(), Random(4)
    letter_of = {route.id: route.takes_letter for route in content().routes if route.takes_letter}
    for asker, consent, nation, stage in product((None, *Asker), (None, *Consent), (None, *Country), (None, *Stage)):
        facts = ComplaintFacts(
            asker=asker, consent=consent, hospital_country=nation, stage=stage,
            setting=chance.choice((None, *Setting)), funder=chance.choice((None, *Funder)),
            legal_status=chance.choice((None, *LegalStatus)), event_date=chance.choice(DAYS),
            want=frozenset(chance.sample(WISHES, chance.randrange(4))),
            stage_date=TODAY if stage is Stage.FINAL_REPLY else None)
        for card in dict.fromkeys(step.card for step in decide(facts, table, TODAY).steps):
            if card in letter_of:
                yield letter_of[card], Case(facts, TODAY, card)
