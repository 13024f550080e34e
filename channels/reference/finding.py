"""What the reference finds: extracts by meaning and words, filtered; and how one is shown. No request, no page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.model import Extract, Nation, Weight
from pipeline.ranking import Ranker

MOST = 40
LEAST_LIKE = 0.30


@dataclass(frozen=True)
class Filters:
    """What an advocate asked for; an empty field filters nothing."""

    words: str = ""
    nation: str = ""
    weight: str = ""
    topic: str = ""
    letter: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Filters:
        """The filters of an address; a value nobody knows counts as none."""
        nation, weight = query.get("nation", ""), query.get("weight", "")
        return cls(query.get("q", "").strip()[:200],
                   nation if nation in (Nation.ENGLAND.value, Nation.WALES.value) else "",
                   weight if weight in [one.value for one in Weight] else "",
                   query.get("topic", "")[:60], query.get("letter", "")[:1].upper())


def fits(extract: Extract, filters: Filters) -> bool:
    """True when the extract is served and passes every filter."""
    return (extract.served()
            and (not filters.nation or extract.nation.covers(Nation(filters.nation)))
            and (not filters.weight or extract.weight.value == filters.weight)
            and (not filters.topic or extract.topic == filters.topic)
            and (not filters.letter or extract.title[:1].upper() == filters.letter))


def search(ranker: Ranker, filters: Filters) -> list[Extract]:
    """The extracts that fit: nearest first when words are given, else by title."""
    extracts = ranker.knowledge.extracts
    if filters.words:
        ranked = ranker.rank(filters.words, keep=MOST)
        found: Iterable[Extract] = (extracts[one.id] for one in ranked if one.score >= LEAST_LIKE)
    else:
        found = sorted(extracts.values(), key=lambda one: one.title.lower())
    return [extract for extract in found if fits(extract, filters)]


def letters(extracts: Mapping[str, Extract]) -> list[str]:
    """The first letters that titles start with."""
    return sorted({one.title[:1].upper() for one in extracts.values() if one.served()})


def topics(extracts: Mapping[str, Extract]) -> list[str]:
    """The topics, in order."""
    return sorted({one.topic for one in extracts.values() if one.served()})


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
