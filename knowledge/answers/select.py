"""From topics to an answer: the right extract, for the right nation, on the right day. Pure; no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.model import Answer, Extract, Nation, Part, Ranked, Reader

Extracts = Mapping[str, Extract]
NEVER_BESIDE = frozenset({"words", "figures", "campaigns"})
LIMIT = "limit-"
GENERAL_TEST = "force-last-resort"
FORCE = frozenset({"holding", "face-down", "when-force", "mechanical", "seclusion", "long-term-segregation", "what-restraint-is",
                   "misconceptions-force", "medicine", "police", "children-young-people", "use-of-force-act", "consent"})


@dataclass(frozen=True)
class Asked:
    """What the answer depends on besides the topics: nation (None: not known), reader and day."""

    nation: Nation | None
    reader: Reader
    today: date


def answer_about(topics: Sequence[str], extracts: Extracts, asked: Asked, own_case: bool = False, most: int = 3) -> Answer | None:
    """The answer these topics give: the first, and the others beside it, at most ``most`` in all; None when none may be said.

    Somebody who asks whether what was done to them was allowed gets the general test of force first: last resort, a real
    risk of harm, proportionate, least restrictive, shortest time (NICE NG10 1.4; Mental Health Act Codes, ch. 26).
    """
    fitting = list(_fitting(topics, extracts, asked))
    if not fitting:
        return None
    if own_case and fitting[0].topic in FORCE and asked.reader is not Reader.EXACT:
        general = extracts.get(GENERAL_TEST)
        fitting = [general, *(one for one in fitting if one.id != GENERAL_TEST)] if general else fitting
    answer = answer_with(fitting[0], extracts, asked)
    if asked.reader is Reader.EXACT or fitting[0].id.startswith(LIMIT):
        return answer
    beside = [one for one in fitting[1:] if one.topic not in NEVER_BESIDE and not one.id.startswith(LIMIT)]
    return replace(answer, also=tuple(tuple(_parts(one, extracts, asked)) for one in beside[:most - 1]))


def offered(topics: Sequence[str], extracts: Extracts, asked: Asked, told: Answer | None = None) -> tuple[Extract, ...]:
    """The topics to choose from, each once, without what is told already and without words of the glossary."""
    said = {part.extract.id for part in told.every_part()} if told else set()
    said |= {extracts[one].pair for one in said if one in extracts}
    return tuple(one for one in _fitting(topics, extracts, asked) if one.id not in said and one.topic != "words")


def answer_with(extract: Extract, extracts: Extracts, asked: Asked) -> Answer:
    """The answer that this extract gives, with its pair for the other nation when the nation is not known."""
    shown = [extract]
    other = extracts.get(extract.pair)
    if asked.nation is None and other is not None and other.served():
        shown = sorted([extract, other], key=lambda one: one.nation.value)
    parts = tuple(part for one in shown for part in _parts(one, extracts, asked))
    ask = asked.nation is None and extract.nation is not Nation.BOTH
    return Answer(parts, asked.reader, ask)


def for_nation(extract: Extract, extracts: Extracts, nation: Nation | None) -> Extract | None:
    """The extract itself if it may be said in this nation, else its pair, else None."""
    if nation is None or extract.nation.covers(nation):
        return extract
    other = extracts.get(extract.pair)
    return other if other is not None and other.served() else None


def text_for(extract: Extract, reader: Reader) -> str:
    """The extract as this reader reads it."""
    return {Reader.SHORT: extract.short, Reader.FULLER: extract.fuller, Reader.EXACT: extract.exact}[reader]


def fitting_ranking(ranking: Sequence[Ranked], extracts: Extracts, asked: Asked) -> list[Ranked]:
    """The ranking with each topic once, as it may be said in this nation, best first."""
    scores: dict[str, float] = {}
    for ranked in ranking:
        for one in _fitting([ranked.id], extracts, asked):
            if one.pair not in scores:
                scores.setdefault(one.id, ranked.score)
    return [Ranked(name, score) for name, score in scores.items()]


def _fitting(topics: Sequence[str], extracts: Extracts, asked: Asked) -> Iterator[Extract]:
    """The extracts that may be said to this person, each topic once, in order."""
    seen: set[str] = set()
    for name in topics:
        extract = extracts.get(name)
        if extract is None or not extract.served():
            continue
        fit = for_nation(extract, extracts, asked.nation)
        if fit is None or fit.id in seen:
            continue
        seen |= {fit.id, fit.pair}
        yield fit


def _parts(extract: Extract, extracts: Extracts, asked: Asked) -> Iterator[Part]:
    """The extract as said on this day: never a superseded statement without what replaced it."""
    labelled = asked.nation is None and extract.nation is not Nation.BOTH
    nation = extract.nation.value if labelled else ""
    successor = extracts.get(extract.superseded_by)
    ended = extract.in_force_to is not None and extract.in_force_to < asked.today
    if successor is not None and (ended or extract.in_force_to is None):
        yield Part(successor, text_for(successor, asked.reader), nation or "now")
        yield Part(extract, text_for(extract, asked.reader), "before")
        return
    starts = extract.in_force_from
    label = "not_yet" if starts is not None and starts > asked.today else nation
    yield Part(extract, text_for(extract, asked.reader), label)
