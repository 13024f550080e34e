"""From a ranking to an answer: the right extract, for the right nation, on the right day. Pure; no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.model import Answer, Extract, Nation, Part, Ranked, Reader

LEAST = 0.48
SURE = 0.55
CLOSE = 0.012
SECOND_LEAST = 0.55
SECOND_WITHIN = 0.07
NEVER_BESIDE = frozenset({"words", "figures", "campaigns"})
NEARBY_LEAST, NEARBY_WITHIN, MOST_NEARBY = 0.5, 0.25, 2

Extracts = Mapping[str, Extract]


@dataclass(frozen=True)
class Choice:
    """Two topics too close to choose between: the person chooses."""

    extracts: tuple[Extract, Extract]


@dataclass(frozen=True)
class Asked:
    """What the answer depends on besides the ranking: nation (None: not known), reader and day."""

    nation: Nation | None
    reader: Reader
    today: date


def reply_to(ranking: Sequence[Ranked], extracts: Extracts, asked: Asked) -> Answer | Choice | None:
    """The answer, two choices when two topics are close, or None when nothing fits well enough."""
    found = list(_fitting(ranking, extracts, asked))
    if not found or found[0][1] < LEAST:
        return None
    if len(found) > 1 and _too_close(found[0], found[1]):
        return Choice((found[0][0], found[1][0]))
    answer = _with_second(answer_with(found[0][0], extracts, asked), found, extracts, asked)
    return replace(answer, nearby=_nearby(found, answer))


def _nearby(found: list[tuple[Extract, float]], answer: Answer) -> tuple[Extract, ...]:
    """The next topics, to choose if the first was not meant."""
    told = {part.extract.id for part in (*answer.parts, *answer.also)}
    best = found[0][1]
    near = [extract for extract, score in found[1:] if score >= NEARBY_LEAST and best - score <= NEARBY_WITHIN]
    return tuple(extract for extract in near if extract.id not in told and extract.topic != "words")[:MOST_NEARBY]


def _with_second(answer: Answer, found: list[tuple[Extract, float]], extracts: Extracts, asked: Asked) -> Answer:
    """The answer with the next topic beside it, when the message was about both; an advocate gets one at a time."""
    if len(found) < 2 or asked.reader is Reader.EXACT or found[0][0].id.startswith("limit-"):
        return answer
    second, score = found[1]
    near = score >= SECOND_LEAST and found[0][1] - score <= SECOND_WITHIN
    if not near or second.topic in NEVER_BESIDE or second.id.startswith("limit-"):
        return answer
    return replace(answer, also=tuple(_parts(second, extracts, asked)))


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


def _fitting(ranking: Sequence[Ranked], extracts: Extracts, asked: Asked) -> Iterator[tuple[Extract, float]]:
    """The ranked extracts that may be said to this person, each topic once, best first."""
    seen: set[str] = set()
    for ranked in ranking:
        extract = extracts.get(ranked.id)
        if extract is None or not extract.served():
            continue
        fit = for_nation(extract, extracts, asked.nation)
        if fit is None or fit.id in seen:
            continue
        seen |= {fit.id, fit.pair}
        yield fit, ranked.score


def _too_close(first: tuple[Extract, float], second: tuple[Extract, float]) -> bool:
    return first[1] < SURE and first[1] - second[1] < CLOSE


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
