"""Reads welsh_answers.yml: the short answers in Welsh, each signed off on its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.model import Extract
from knowledge.store.fields import Fields
from knowledge.store.lists import read_entries
from knowledge.store.problems import Problem

FILE = "welsh_answers.yml"
FIELDS = frozenset({"id", "en", "cy", "asked_as", "review", "by", "on"})
FEWEST_WAYS = 5
REVIEWS = ("pending", "done")
MADE_FROM_CONTACTS = "contact-"


@dataclass(frozen=True)
class WelshAnswer:
    """The Welsh of one extract's short text, the English it was made from ('' for a contact), whether it was read, and the
    ways of asking for it in Welsh."""

    id: str
    en: str
    cy: str
    checked: bool
    asked_as: tuple[str, ...] = ()

    def fits(self, short: str) -> bool:
        """True while the English is still the one that the Welsh stands for."""
        return self.id.startswith(MADE_FROM_CONTACTS) or " ".join(self.en.split()) == " ".join(short.split())


def read_welsh_answers(folder: Path, extracts: Iterable[Extract], problems: list[Problem]) -> tuple[WelshAnswer, ...]:
    """Every Welsh answer; an id nobody knows, an empty text, too few ways of asking and an unsigned 'done' are refused."""
    known = {extract.id for extract in extracts}
    found = []
    for entry in read_entries(folder / FILE, folder, FIELDS, problems):
        made = WelshAnswer(entry.text("id"), entry.text("en", needed=False), entry.text("cy"), _checked(entry),
                           tuple(dict.fromkeys(entry.words("asked_as"))))
        if made.id not in known:
            entry.refuse("id", f"'{made.id}' is not an extract.", "an id that exists")
        if not made.en and not made.id.startswith(MADE_FROM_CONTACTS):
            entry.refuse("en", "the English it stands for is missing.", "en: the 'short' text of the extract, as it is")
        if len(made.asked_as) < FEWEST_WAYS:
            entry.refuse("asked_as", f"{len(made.asked_as)} ways of asking in Welsh; at least {FEWEST_WAYS} are needed.",
                         "other ways a person would say it, North and South")
        found.append(made)
    return tuple(found)


def _checked(entry: Fields) -> bool:
    review = entry.text("review")
    if review not in REVIEWS:
        entry.refuse("review", f"'review: {review}' is not known.", "review: pending, or review: done with 'by' and 'on'")
    if review == "done":
        entry.text("by")
        entry.day("on")
    return review == "done"


def with_welsh(extract: Extract, answers: dict[str, WelshAnswer]) -> Extract:
    """The extract with its Welsh, as long as its English has not changed since."""
    answer = answers.get(extract.id)
    if answer is None or not answer.fits(extract.short):
        return extract
    return replace(extract, welsh_short=answer.cy, welsh_checked=answer.checked,
                   asked_in_welsh=answer.asked_as)
