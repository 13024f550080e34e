"""What the reference finds: extracts by meaning and words, filtered; and how one is shown. No request, no page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.model import Extract, Nation, Weight
from knowledge.pinpoints import find_by_pinpoint
from knowledge.store.read import Knowledge
from pipeline.retrieval.ranking import Ranker

MOST = 40
LEAST_LIKE = 0.30
NUMBERS = "0-9"
STATES = ("now", "soon", "old")
OPENERS = frozenset(
    "a an and any are be been by can could did do does for had has have how i if in is it its may me must my "
    "of on or right rights should some somebody someone that the their there they this to was we were what "
    "when where which who whose why will with would you your".split())
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


@dataclass(frozen=True)
class Filters:
    """What an advocate asked for; an empty field filters nothing."""

    words: str = ""
    nation: str = ""
    weight: str = ""
    topic: str = ""
    letter: str = ""
    state: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Filters:
        """The filters of an address; a value nobody knows counts as none."""
        nations, weights = (Nation.ENGLAND.value, Nation.WALES.value), [one.value for one in Weight]
        return cls(query.get("q", "").strip()[:200], _known(query, "nation", nations),
                   _known(query, "weight", weights), query.get("topic", "")[:60],
                   query.get("letter", "")[:3].upper(), _known(query, "state", STATES))

    @property
    def empty(self) -> bool:
        """True when nothing was asked for: the page then shows where to start."""
        return self == Filters()


def _known(query: Mapping[str, str], name: str, values: tuple[str, ...] | list[str]) -> str:
    """The value of the address when it is one of ``values``, else nothing."""
    value = query.get(name, "")
    return value if value in values else ""


def fits(extract: Extract, filters: Filters, today: date) -> bool:
    """True when the extract is served and passes every filter."""
    return (extract.served()
            and (not filters.nation or extract.nation.covers(Nation(filters.nation)))
            and (not filters.weight or extract.weight.value == filters.weight)
            and (not filters.topic or extract.topic == filters.topic)
            and (not filters.letter or initial(extract) == filters.letter)
            and (not filters.state or state(extract, today) == filters.state))


def search(ranker: Ranker, filters: Filters, today: date) -> list[Extract]:
    """The extracts that fit: those at the place named ('NG10 1.4.24'), then the nearest, at most MOST; without words all,
    A to Z; none for no filter."""
    extracts = ranker.knowledge.extracts
    if filters.empty:
        return []
    if not filters.words:
        return sorted((one for one in extracts.values() if fits(one, filters, today)), key=place)
    found = find_by_pinpoint(filters.words, ranker.knowledge.pinpoints)
    there = [extracts[one] for one in found.ids] if found else []
    ranked = [] if found and found.alone else ranker.extracts(filters.words, keep=len(extracts))
    near = [extracts[one.id] for one in ranked if one.score >= LEAST_LIKE]
    return [extract for extract in dict.fromkeys([*there, *near]) if fits(extract, filters, today)][:MOST]


def lacking(knowledge: Knowledge, filters: Filters) -> str:
    """What to say when the place asked for ('s.133') stands in no text, or only the wider part does; else nothing."""
    found = find_by_pinpoint(filters.words, knowledge.pinpoints)
    return found.note if found else ""


def place(extract: Extract) -> tuple[str, str]:
    """Where it stands in the A to Z: by its title from the first telling word, so not under 'What is'."""
    words = WORD.findall(extract.title.lower())
    telling = next((n for n, word in enumerate(words) if word not in OPENERS), 0)
    return " ".join(words[telling:]), extract.id


def initial(extract: Extract) -> str:
    """The letter of the A to Z it is under; numbers are together."""
    first = place(extract)[0][:1].upper()
    return NUMBERS if first.isdigit() else first


def letters(extracts: Mapping[str, Extract]) -> list[str]:
    """The letters of the A to Z."""
    return sorted({initial(one) for one in extracts.values() if one.served()})


def topics(extracts: Mapping[str, Extract]) -> list[tuple[str, int]]:
    """The topics in order, with how many extracts each has."""
    return sorted(Counter(one.topic for one in extracts.values() if one.served()).items())


def state(extract: Extract, today: date) -> str:
    """'now', 'old' (superseded) or 'soon' (passed, not yet in force)."""
    if extract.in_force_from is not None and extract.in_force_from > today:
        return "soon"
    ended = extract.in_force_to is not None and extract.in_force_to < today
    return "old" if ended or extract.superseded_by else "now"


def sides(extract: Extract, extracts: Mapping[str, Extract]) -> list[Extract]:
    """The extract, with its pair for the other nation beside it: England first."""
    other = extracts.get(extract.pair)
    both = [extract, other] if other is not None and other.served() else [extract]
    return sorted(both, key=lambda one: one.nation.value)
