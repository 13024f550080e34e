"""What is pending or due, worst first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from pathlib import Path
from typing import Any

from knowledge.complaints.routing.table import Basis, Row
from knowledge.model import Citation, Status
from knowledge.store.content import Content
from knowledge.store.files import plain
from knowledge.store.loader import load
from knowledge.store.places import Place

SOON = timedelta(days=90)
ADDRESS = re.compile(r"https?://[^\s;,)\"]+")
UNCHECKED = ("pending", "recalled")
IN_DANGER = ("who-can-help", "numbers")
OURS = "Our own statements"
APPROVE = "Open the address and compare. Then write checked_by and checked_on, mend 'sources' if needed, and "


class Urgency(IntEnum):
    """How bad it is: what people are told now comes before what is kept back, and both before what is due later."""

    OVERDUE = 1
    RECALLED = 2
    DANGER_IN_WELSH = 3
    KEPT_BACK = 4
    OLD_COPY = 5
    SOON = 6
    WELSH = 7

    @property
    def label(self) -> str:
        """The heading of its part of the list."""
        return LABELS[self]


LABELS = {
    Urgency.OVERDUE: "Said to people, and past the day it should have been checked again",
    Urgency.RECALLED: "Said to people, but only recalled: nobody has read it in its source",
    Urgency.DANGER_IN_WELSH: "Said to people in danger, in Welsh that no Welsh speaker has checked",
    Urgency.KEPT_BACK: "Not said until somebody checks it",
    Urgency.OLD_COPY: "Said to people, but read in an old, undated or partial copy: open the document once",
    Urgency.SOON: f"Due to be checked again within {SOON.days} days",
    Urgency.WELSH: "Other Welsh that no Welsh speaker has checked",
}


@dataclass(frozen=True)
class Item:
    """One thing to do: what, where it stands, why, the address to open, what to edit, and by when (None: now)."""

    urgency: Urgency
    what: str
    where: Place
    why: str
    address: str
    edit: str
    due: date | None = None
    rests_on_it: int = 0


def review(content: Content, folder: Path, today: date) -> tuple[Item, ...]:
    """Everything pending or due on this day, worst first, then by day, by how much rests on it, and by place."""
    found = [*_extracts(content, today), *_contacts(content), *_rules(content), *_cards(content, folder, today),
             *_standards(content, today), *_welsh(content, folder), *_welsh_answers(content), *_old_copies(content)]
    return tuple(sorted(found, key=lambda item: (item.urgency, item.due or date.min, -item.rests_on_it, item.where)))


def _dated(what: str, where: Place, review_by: date, address: str, today: date) -> Iterator[Item]:
    """The item when its review day has passed or is near."""
    if review_by <= today + SOON:
        urgency = Urgency.OVERDUE if review_by < today else Urgency.SOON
        yield Item(urgency, what, where, f"to be checked again by {review_by}", address,
                   APPROVE + "a new 'review_by', at most a year on.", review_by)


def _extracts(content: Content, today: date) -> Iterator[Item]:
    for extract in content.extracts:
        what, address = f"{extract.id}: {extract.title}", _address(extract.citations)
        if extract.served():
            place = content.places.of_extract(extract.id, "review_by")
            yield from _dated(what, place, extract.review_by, address, today)
        else:
            place = content.places.of_extract(extract.id, "status")
            yield Item(Urgency.KEPT_BACK, what, place, f"status is pending; facts {', '.join(extract.facts) or 'none'}",
                       address, APPROVE + "change 'status' to verified.")


def _contacts(content: Content) -> Iterator[Item]:
    for pending in content.pending:
        name = pending.where.split()[-1]
        place = content.places.of("contacts.yml", name, "pending")
        address = pending.url or _first_address(content.contacts[name].source)
        yield Item(Urgency.KEPT_BACK, f"{name}: {pending.what}", place, pending.why, address,
                   "Ring it or open the address. If right, move it out of 'pending' to the entry, with 'source' and "
                   "'checked_on'; if wrong, take it out.")
    for contact in content.contacts.values():
        if contact.status is Status.PENDING:
            yield Item(Urgency.KEPT_BACK, f"{contact.id}: {contact.name}",
                       content.places.of("contacts.yml", contact.id, "status"), "status is pending",
                       contact.web or _first_address(contact.source), APPROVE + "change 'status' to verified.")


def _rules(content: Content) -> Iterator[Item]:
    """Each sentence once, with every rule that says it."""
    recalled: dict[str, list[Row]] = {}
    for row in content.rules:
        if row.basis is Basis.RECALLED:
            recalled.setdefault(row.because or row.reason, []).append(row)
    for said, rows in recalled.items():
        source = content.sources.get(rows[0].source.split(":")[0])
        known = source is not None and not source.note.startswith(OURS)
        yield Item(Urgency.RECALLED, f"rule {', '.join(row.rule for row in rows)}: {said}",
                   Place("decision_table.csv", rows[0].line), "status is recalled",
                   source.url if source and known else "none yet: find the official page",
                   "Find the source. Then write it in 'source' and change 'status' to verified; or mend or take out "
                   "the row.")


def _cards(content: Content, folder: Path, today: date) -> Iterator[Item]:
    """Route cards: their status and review day stand only in their files."""
    for route in content.routes:
        file = f"routes/{route.id}.yml"
        values: dict[str, Any] = load(plain(folder / file))
        what, address = f"card {route.id}: {route.title}", _address(route.citations)
        if isinstance(values.get("review_by"), date):
            place = content.places.of(file, route.id, "review_by")
            yield from _dated(what, place, values["review_by"], address, today)
        if values.get("status") in UNCHECKED:
            place = content.places.of(file, route.id, "status")
            yield Item(Urgency.RECALLED, what, place, f"status is {values['status']}", address,
                       APPROVE + "change 'status' to verified.")


def _standards(content: Content, today: date) -> Iterator[Item]:
    for one in content.letters.standards:
        place = content.places.of("letters/standards.yml", one.standard.id)
        what, address = f"letters, {one.standard.id}: {one.standard.text}", _address(one.citations)
        if one.status is Status.PENDING:
            yield Item(Urgency.KEPT_BACK, what, place, "status is pending", address,
                       APPROVE + "change 'status' to verified.")
        else:
            yield from _dated(what, place, one.review_by, address, today)


def _welsh(content: Content, folder: Path) -> Iterator[Item]:
    path = folder / "welsh.yml"
    strings: Mapping[str, Any] = load(plain(path)) if path.exists() else {}
    for name, entry in strings.items():
        if entry.get("review") == "pending":
            danger = name.startswith("utter_urgent") or name.startswith("utter_sorry")
            yield Item(Urgency.DANGER_IN_WELSH if danger else Urgency.WELSH, f"{name}: {' '.join(entry['cy'].split())}",
                       content.places.of("welsh.yml", name), f"stands for: {' '.join(str(entry['en']).split())}",
                       "none: a Welsh speaker", "Compare 'cy' with 'en', mend it, change 'review' to done, add 'by' "
                       "and 'on'.")


def _welsh_answers(content: Content) -> Iterator[Item]:
    """Welsh answers that nobody has read, and those whose English has changed since."""
    known = {extract.id: extract for extract in content.extracts}
    for answer in content.welsh:
        extract, place = known[answer.id], content.places.of("welsh_answers.yml", answer.id)
        urgent = Urgency.DANGER_IN_WELSH if extract.topic in IN_DANGER else Urgency.WELSH
        if not extract.welsh_short:
            yield Item(urgent, f"{answer.id}: the English has changed, so the Welsh is not shown", place,
                       f"stands for: {answer.en}", "none: a Welsh speaker",
                       "Mend 'cy', and copy the extract's 'short' into 'en'.")
        elif not answer.checked:
            yield Item(urgent, f"{answer.id}: {extract.welsh_short}", place, f"stands for: {extract.short}",
                       "none: a Welsh speaker", "Compare 'cy' with 'en', mend it, change 'review' to done, add 'by' and 'on'.")


def _old_copies(content: Content) -> Iterator[Item]:
    """Sources whose note says what was read, and was not the document as it stands now."""
    uses = Counter(cited.source.id for extract in content.extracts if extract.served() for cited in extract.citations)
    uses.update(cited.source.id for route in content.routes for cited in route.citations)
    for source in content.sources.values():
        if source.note and uses[source.id] and not source.note.startswith(OURS):
            yield Item(Urgency.OLD_COPY, f"{source.id}: {source.title}",
                       content.places.of("sources.yml", source.id, "note"),
                       f"{source.note} Texts that rest on it: {uses[source.id]}.", source.url,
                       "Open the address and compare what rests on it. Then mend the texts, and 'note' and 'year'.",
                       rests_on_it=uses[source.id])


def _address(citations: Iterable[Citation]) -> str:
    return next((cited.source.url for cited in citations), "none yet")


def _first_address(text: str) -> str:
    found = ADDRESS.search(text)
    return found[0] if found else "none yet"
