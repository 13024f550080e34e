"""From topics to an answer: the right extract, for the right nation, on the right day. Pure; no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.model import Answer, Extract, Nation, Part, Ranked, Reader

Extracts = Mapping[str, Extract]
WORDS = "words"
NEVER_BESIDE = frozenset({WORDS, "figures", "campaigns"})
NEVER_FURTHER = frozenset({WORDS, "numbers"})
LIMIT = "limit-"
MOST_FURTHER = 2
GENERAL_TEST = "force-last-resort"
FORCE = frozenset({"holding", "face-down", "when-force", "mechanical", "seclusion", "long-term-segregation", "misconceptions-force",
                   "medicine", "children-young-people", "use-of-force-act"})


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
    answer = answer_with(fitting[0], extracts, asked)
    if asked.reader is Reader.EXACT or fitting[0].id.startswith(LIMIT):
        return answer
    if own_case and fitting[0].topic in FORCE and fitting[0].id != GENERAL_TEST:
        answer = replace(answer, test=_general_test(extracts, asked))
        fitting = [one for one in fitting if one.id != GENERAL_TEST]
    beside = [one for one in (_in_sentences(near, extracts, asked) for near in fitting[1:])
              if one.topic not in NEVER_BESIDE and not one.id.startswith(LIMIT)]
    return replace(answer, also=tuple(tuple(_parts(one, extracts, asked)) for one in beside[:most - 1]))


def _general_test(extracts: Extracts, asked: Asked) -> tuple[Part, ...]:
    general = extracts.get(GENERAL_TEST)
    return tuple(_parts(general, extracts, asked)) if general is not None and general.served() else ()


def offered(topics: Sequence[str], extracts: Extracts, asked: Asked, told: Answer | None = None) -> tuple[Extract, ...]:
    """The topics to choose from, each once, without what is told already and without words of the glossary alone."""
    said = {_topic(part.extract) for part in told.every_part()} if told else set()
    found = (_in_sentences(one, extracts, asked) for one in _fitting(topics, extracts, asked))
    return tuple(one for one in found if _topic(one) not in said and one.topic != WORDS)


def _in_sentences(extract: Extract, extracts: Extracts, asked: Asked) -> Extract:
    """For a word of the glossary the text its topic leads with; the word itself where its topic holds words only."""
    if extract.topic != WORDS:
        return extract
    return next((one for one in _each(extract.parts, extracts, asked) if one.topic != WORDS), extract)


def answer_with(extract: Extract, extracts: Extracts, asked: Asked) -> Answer:
    """The answer that this extract gives, with its pair for the other nation when the nation is not known, completed from
    its own topic."""
    ask = asked.nation is None and extract.nation is not Nation.BOTH
    return _completed(Answer(_both(extract, extracts, asked), asked.reader, ask), extract, extracts, asked)


def _both(extract: Extract, extracts: Extracts, asked: Asked) -> tuple[Part, ...]:
    """The extract as it is said, for both nations when the nation is not known."""
    shown = [extract]
    other = extracts.get(extract.pair)
    if asked.nation is None and other is not None and other.served():
        shown = sorted([extract, other], key=lambda one: one.nation.value)
    return tuple(part for one in shown for part in _parts(one, extracts, asked))


def _completed(answer: Answer, extract: Extract, extracts: Extracts, asked: Asked) -> Answer:
    """The answer with the rest of the extract's topic, in the editors' order, and the topics that are asked for next.

    The first of the rest complete a patient's and a carer's answer; what is left over, and all of it for an advocate, is
    to choose from. A limit ('this is not ours') is completed by nothing.
    """
    following = tuple(_fitting(extract.siblings, extracts, asked))
    if extract.id.startswith(LIMIT):
        return replace(answer, further=(), more_about=(), asked_next=following)
    told = {part.extract.id for part in answer.parts} | {extract.id, extract.pair}
    rest = [one for one in _each(extract.parts, extracts, asked) if one.topic not in NEVER_FURTHER and one.id not in told
            and not one.superseded_by and not one.id.startswith(LIMIT)]
    folded = 0 if asked.reader is Reader.EXACT else MOST_FURTHER
    return replace(answer, further=tuple(_both(one, extracts, asked) for one in rest[:folded]), more_about=tuple(rest[folded:]),
                   asked_next=following)


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
    scores: dict[str, Ranked] = {}
    for ranked in ranking:
        for one in _fitting([ranked.id], extracts, asked):
            scores.setdefault(_topic(one), Ranked(one.id, ranked.score))
    return list(scores.values())


def _topic(extract: Extract) -> str:
    """The topic that an extract stands in; one that stands in none is a topic with its pair."""
    return extract.group or min(extract.id, extract.pair or extract.id)


def _fitting(topics: Sequence[str], extracts: Extracts, asked: Asked) -> Iterator[Extract]:
    """What may be said to this person of each topic that an extract is named of, each topic once, in order."""
    seen: set[str] = set()
    for name in topics:
        extract = extracts.get(name)
        if extract is None or not extract.served() or _topic(extract) in seen:
            continue
        fit = for_nation(extract, extracts, asked.nation) or next(_each(extract.parts, extracts, asked), None)
        if fit is not None:
            seen.add(_topic(extract))
            yield fit


def _each(names: Sequence[str], extracts: Extracts, asked: Asked) -> Iterator[Extract]:
    """The extracts of one topic that may be said in this nation, in order, a pair once."""
    seen: set[str] = set()
    for extract in (extracts[name] for name in names if name in extracts and extracts[name].served()):
        if (asked.nation is None or extract.nation.covers(asked.nation)) and extract.id not in seen:
            seen |= {extract.id, extract.pair}
            yield extract


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
