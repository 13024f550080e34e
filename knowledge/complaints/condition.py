"""When a line of a letter, or a standard, belongs in it. Pure; no clock.

In a standard `name=value|value` holds when the case has one of the values, `name!=value` when it has none of them. A name is a
field of the facts ('unknown' when nobody said), or one worked out here: `voice`, `force`, `route`, `topic`, `late`
and `since`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from knowledge.complaints.facts import CHOICES, FIELDS, Asker, ComplaintFacts, Consent, LegalStatus, Want
from knowledge.complaints.routing.deadlines import incl, starting

UNKNOWN = "unknown"
TEST = re.compile(r"(?P<name>\w+)(?P<sign>!?=)(?P<values>[^?=]+)")
LIMIT = re.compile(r"(incl|starting) (\d{1,2})")
NOT_AGREED = (Consent.REFUSED, Consent.CHILD_ABLE)
WITHOUT_FORCE = frozenset({Want.CHANGE_RULE, Want.LEAVE_SECTION, Want.COMPLAIN_ABOUT_MOJ})


@dataclass(frozen=True)
class Case:
    """What a letter is made for: the facts, the day, the route chosen, and the topics asked about in the chat."""

    facts: ComplaintFacts
    today: date
    route: str = ""
    topics: frozenset[str] = frozenset()


def _voice(case: Case) -> set[str]:
    """'self': the patient writes; 'own': somebody who may not speak for them; 'for': anybody else."""
    if case.facts.asker is Asker.PATIENT:
        return {"self"}
    agreed = case.facts.asker is Asker.BEREAVED or case.facts.consent not in NOT_AGREED
    return {"for"} if agreed else {"own"}


def _force(case: Case) -> set[str]:
    """'no' when the wishes are only about a rule, leaving the section with no complaint, or the Ministry of Justice."""
    wishes = case.facts.want - {Want.COMPLAINT}
    complained = Want.COMPLAINT in case.facts.want and Want.LEAVE_SECTION in wishes
    return {"no"} if wishes and wishes <= WITHOUT_FORCE and not complained else {"yes"}


def _consent(case: Case) -> set[str]:
    """A bereaved person writes about somebody who has died."""
    if case.facts.asker is Asker.BEREAVED:
        return {Consent.DIED.value}
    return _plain(case.facts, "consent")


DERIVED: Mapping[str, Callable[[Case], set[str]]] = {
    "voice": _voice, "force": _force, "consent": _consent,
    "route": lambda case: {case.route}, "topic": lambda case: set(case.topics)}
CONDITION_NAMES: tuple[str, ...] = (*DERIVED, *(name for name in FIELDS if name not in DERIVED))
LIMITED = ("late", "since")
KNOWN_VALUES: Mapping[str, frozenset[str]] = {
    "voice": frozenset({"self", "for", "own"}), "force": frozenset({"yes", "no"}),
    **{fact.name: frozenset({UNKNOWN, *fact.values}) for fact in CHOICES},
    **{name: frozenset({UNKNOWN}) for name in FIELDS if name.endswith("_date")}}


def holds(test: str, case: Case) -> bool:
    """Whether one condition is true of the case; raises KeyError for a name nobody knows."""
    found = TEST.fullmatch(test)
    if found is None:
        raise KeyError(test)
    name, values = found["name"], {one.strip() for one in found["values"].split("|")}
    if name == "late":
        met = any(_late(limit, case) for limit in values)
    elif name == "since":
        met = case.facts.event_date is None or case.facts.event_date >= max(map(date.fromisoformat, values))
    else:
        met = bool(said(name, case) & values)
    return met == (found["sign"] == "=")


def said(name: str, case: Case) -> set[str]:
    """The values the case has under this name; 'unknown' when nobody said."""
    return DERIVED[name](case) if name in DERIVED else _plain(case.facts, name)


def _plain(facts: ComplaintFacts, name: str) -> set[str]:
    if name not in FIELDS:
        raise KeyError(name)
    value = getattr(facts, name)
    if isinstance(value, frozenset):
        return {str(one.value) for one in value} or {UNKNOWN}
    if isinstance(value, LegalStatus):
        return {value.value, value.group.value}
    return {UNKNOWN} if value is None else {str(value.value if isinstance(value, Enum) else value)}


def _late(limit: str, case: Case) -> bool:
    """True when this limit ('incl 12', 'starting 12': months) has passed; False when no day is known."""
    kind, months = limit.split()
    count = incl if kind == "incl" else starting
    return case.facts.clock is not None and count(case.facts.clock, int(months)) < case.today


def faults(test: str) -> Iterator[str]:
    """What an editor must mend in one condition; nothing when it is well."""
    found = TEST.fullmatch(test)
    if found is None:
        yield f"'{test}' is not a condition"
        return
    name, values = found["name"], [one.strip() for one in found["values"].split("|")]
    if name in KNOWN_VALUES:
        yield from (f"'{value}' is not a value of '{name}'" for value in values if value not in KNOWN_VALUES[name])
    elif name == "late":
        yield from (f"'{value}' is not a limit such as 'incl 12'" for value in values if not LIMIT.fullmatch(value))
    elif name == "since":
        yield from (f"'{value}' is not a date such as 2022-03-31" for value in values
                    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value))
    elif name not in ("route", "topic"):
        yield f"'{name}' is not a fact we know"
