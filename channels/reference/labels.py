"""How the reference names things: nations, weights, states, days. The same words in pages and in search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from channels.reference.finding import Filters, state
from knowledge.model import Extract, Nation, Weight
from knowledge.routes_library import short_date

NATIONS = {Nation.ENGLAND: "England", Nation.WALES: "Wales", Nation.BOTH: "England and Wales"}
WEIGHTS = {
    Weight.LAW: "Law", Weight.STATUTORY_GUIDANCE: "Statutory guidance", Weight.GUIDANCE: "Guidance",
    Weight.REGULATOR: "Regulator", Weight.COURT: "Court decision", Weight.ADVICE: "Advice",
    Weight.CAMPAIGN: "Campaign", Weight.DATA: "Figures",
}
STATES = {"now": "In force or current", "soon": "Passed, not yet in force", "old": "Superseded"}
RULES = (Weight.LAW, Weight.STATUTORY_GUIDANCE)
NEVER = 9000
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Tag = tuple[str, str]


def state_tag(extract: Extract, today: date) -> Tag:
    """(kind, words): whether it is good today; a rule is in force, anything else is current."""
    kind = state(extract, today)
    return kind, STATES[kind] if kind != "now" else "In force" if extract.weight in RULES else "Current"


def tags(extract: Extract, today: date) -> list[Tag]:
    """(kind, words) of the nation, the weight and the state."""
    return [("", NATIONS[extract.nation]), ("", WEIGHTS[extract.weight]), state_tag(extract, today)]


def counted(found: Sequence[Extract], filters: Filters, note: str = "") -> str:
    """How many were found, and what to try when none was; ``note`` says first what is not held at the place named."""
    if filters.empty:
        return ""
    if note:
        return f"{note} {len(found)} found." if found else note
    if not found:
        return "Nothing found. Try other words or fewer filters, or look in the topics and the A to Z."
    return f"{len(found)} found, nearest first" if filters.words else f"{len(found)} found, A to Z"


def good(extract: Extract) -> list[tuple[str, str]]:
    """(name, words) for the days from and until which it is good, as far as they are known."""
    lines = []
    if extract.in_force_from:
        known = extract.in_force_from.year < NEVER
        lines.append(("In force from", short_date(extract.in_force_from) if known else "No day has been set"))
    if extract.in_force_to:
        lines.append(("In force until", short_date(extract.in_force_to)))
    return lines


def since(day: str) -> str:
    """A day in words; a year, or a year and month, as it is."""
    return short_date(date.fromisoformat(day)) if DAY.fullmatch(day) else day
