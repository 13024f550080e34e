"""Finds a text by its place in an instrument: 'NG10 1.4.24', 'reg 13(4)(b)', '26.70', 's.139', 'art 8', 'Munjaz'. Pure.

The index is read from what each text cites and from its 'exact' text; the names of instruments are data
(content/instruments.yml). A place is a closed grammar: a word for its kind, a number, and what stands in brackets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from knowledge.model import Extract, Weight

KINDS = {
    "section": ("s", "ss", "sec", "sect", "section", "sections"),
    "regulation": ("r", "reg", "regs", "regulation", "regulations"),
    "article": ("art", "arts", "article", "articles"),
    "paragraph": ("para", "paras", "paragraph", "paragraphs"),
    "recommendation": ("rec", "recs", "recommendation", "recommendations"),
    "statement": ("st", "statement", "statements"),
    "schedule": ("sch", "schedule"),
    "chapter": ("ch", "chapter"),
    "rule": ("rule", "rules"),
}
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words}
UNIT = rf"(?<![\w.])(?P<unit>{'|'.join(sorted(KIND_OF, key=len, reverse=True))})\.?\s*(?=\d)"
NUMBER = r"(?P<number>\d{1,3}[a-z]{0,2}(?:\.\d{1,3})*)(?P<inner>(?:\s?\((?:\d{1,2}[a-z]{0,2}|[a-z]{1,4})\))*)(?![\w/])"
JOIN = r"\s{0,3}(?P<join>,|and|&|or|to|-|–|;)\s{0,3}"
PLACE = re.compile(rf"(?:{UNIT}|(?<![\w.(])){NUMBER}", re.IGNORECASE)
NEXT = re.compile(f"{JOIN}(?:{NUMBER}|(?P<more>(?:\\((?:\\d{{1,2}}[a-z]{{0,2}}|[a-z]{{1,4}})\\))+))", re.IGNORECASE)
OTHER = re.compile(r"\b(?:act|measure|regulations|rules|order) \d{4}|\bw?si \d{4}/\d+|\bv\.? \w+ \[\d{4}\]")
INNER = re.compile(r"\((\w+)\)")
RANGE = frozenset({"to", "-", "–"})
LONGEST_RANGE = 40
CITED, MENTIONED = 0, 1
FILLERS = frozenset("what does do say says said about is are in of under on for the a an and text tell me show please where "
                    "can i find read at please case nice act code law guidance para paragraph".split())
WORD = re.compile(r"[\w'.()/]+")
SECTION = "section"
OF_A_NUMBER = frozenset({"paragraph", "recommendation"})
SPELT_OUT = re.compile(r"\bsections?\b", re.IGNORECASE)
SOMEBODY = frozenset("i i'm im i've ive me my we us our you your he she him her his hers they them their".split())
ON_IT = re.compile(r"\bon (?:an? )?(?:the )?$")


@dataclass(frozen=True)
class Instrument:
    """A law, code, guideline or case: how people name it, which sources are it, and how strong it is."""

    id: str
    name: str
    called: tuple[str, ...]
    sources: tuple[str, ...]
    url: str
    bare: tuple[str, ...] = ()
    dotted: int = 0
    by_name: bool = False
    weight: Weight = Weight.LAW


@dataclass(frozen=True)
class Place:
    """A number in an instrument and what stands in brackets after it: 13 and (4), (b)."""

    kind: str
    number: str
    inner: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As it is said: 'section 13(4)(b)', '1.4.24'."""
        return f"{self.kind} {self.number}".strip() + "".join(f"({part})" for part in self.inner)


@dataclass(frozen=True)
class Found:
    """What stands at the place: ids, nearest first. ``note`` says plainly when nothing, or only the wider part, is held.
    ``alone``: the message says little besides the place, so nothing else was asked; ``besides``: its other words."""

    instrument: Instrument
    place: Place | None
    ids: tuple[str, ...]
    note: str = ""
    alone: bool = True
    besides: str = ""


@dataclass(frozen=True, order=True)
class Held:
    """One text at a place: whether it cites the place (0) or only mentions it (1), whether it is told as strong as the
    instrument is (0) or not (1), how many places it names in all (few: it is about this one), and what stood in brackets."""

    how: int
    weaker: int
    breadth: int
    id: str
    inner: tuple[str, ...]


Index = Mapping[tuple[str, str], tuple[Held, ...]]


@dataclass(frozen=True)
class Pinpoints:
    """The instruments by name, and for each number of each the texts that stand there."""

    instruments: tuple[Instrument, ...]
    index: Index = field(default_factory=dict)
    by_source: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def pinpoints(instruments: Iterable[Instrument], extracts: Iterable[Extract]) -> Pinpoints:
    """The index over every served extract."""
    known = tuple(instruments)
    owner = {source: one for one in known for source in one.sources}
    places: dict[tuple[str, str], set[Held]] = defaultdict(set)
    by_source: dict[str, list[str]] = defaultdict(list)
    for extract in extracts:
        if not extract.served():
            continue
        named = list(_places_of(extract, known, owner))
        for instrument, place, how in named:
            weaker = int(extract.weight is not instrument.weight)
            places[instrument.id, place.number].add(Held(how, weaker, len(set(named)), extract.id, place.inner))
        for cited in extract.citations:
            if cited.source.id in owner and extract.id not in by_source[owner[cited.source.id].id]:
                by_source[owner[cited.source.id].id].append(extract.id)
    return Pinpoints(known, {key: tuple(sorted(held)) for key, held in places.items()},
                     {name: tuple(ids) for name, ids in by_source.items()})


def find_by_pinpoint(text: str, held: Pinpoints) -> Found | None:
    """What stands at the place that the text names; None when it names none."""
    named = _named(text.lower(), held.instruments)
    rest = _without(text.lower(), named)
    places = list(places_in(rest))
    instrument = named[0][0] if named else next((one for place in places for one in held.instruments
                                                 if _means(one, place)), None)
    if instrument is None:
        return None
    place = next((one for one in places if (named and _is_one(one)) or _means(instrument, one)), None)
    besides = " ".join(PLACE.sub(" ", rest).split())
    alone = _says_little_else(besides)
    if place is None:
        return Found(instrument, None, held.by_source.get(instrument.id, ()), alone=alone) if instrument.by_name else None
    return replace(_at(instrument, place, held), alone=alone, besides=besides)


def asked_in_chat(text: str, held: Pinpoints) -> Found | None:
    """As ``find_by_pinpoint``, where most who write are no lawyers: None where a section is what somebody is on.

    'section 3' with the word written out needs the law's name beside it, or more of the place than a number ('5(2)', '132A')
    and something asked of it. Whoever speaks of people tells a story and asks for no place; nor does a number in a sentence.
    """
    found = find_by_pinpoint(text, held)
    if found is None or found.place is None:
        return found if found is not None and found.alone else None
    by_law = bool(named_in(text, held.instruments))
    if not found.alone and (_tells_of_somebody(text.lower()) or not (found.place.kind or by_law)):
        return None
    written_out = found.place.kind == SECTION and SPELT_OUT.search(text) and not by_law
    precise = not found.alone and (found.place.inner or not found.place.number.isdigit())
    return found if not written_out or precise else None


def _tells_of_somebody(text: str) -> bool:
    """True when people stand in the message, or somebody is 'on' the place."""
    on_it = any(ON_IT.search(text[:match.start()]) for match in PLACE.finditer(text))
    return on_it or any(word.strip(".") in SOMEBODY for word in WORD.findall(text.replace("’", "'")))


def _is_one(place: Place) -> bool:
    """True for what can only be a place: with a word for its kind, or more than a number ('26B', '1.4.24', '13(4)')."""
    return bool(place.kind or place.inner) or not place.number.isdigit()


def _at(instrument: Instrument, place: Place, held: Pinpoints) -> Found:
    """The texts at the place; else those of the wider part, said to be wider; else none, said to be none."""
    ids = _nearest(held.index.get((instrument.id, place.number), ()), place.inner)
    if ids:
        return Found(instrument, place, ids)
    wider = place.number.rpartition(".")[0]
    ids = _nearest(held.index.get((instrument.id, wider), ()), ()) if wider else ()
    lacking = f"I hold no text on {place} of {instrument.name} itself."
    if ids:
        return Found(instrument, place, ids, f"{lacking} These are on the part it stands in, {wider}.")
    return Found(instrument, place, (), f"{lacking} Read it at {instrument.url}.")


def _nearest(entries: Iterable[Held], inner: tuple[str, ...]) -> tuple[str, ...]:
    """Ids by how well the brackets agree, then cited before mentioned, then those that are about little else."""
    def far(entry: Held) -> tuple[int, Held]:
        shared = 0
        for mine, theirs in zip(inner, entry.inner, strict=False):
            if mine != theirs:
                break
            shared += 1
        beyond = len(entry.inner) - shared if inner else 0
        return (len(inner) - shared) * 2 + beyond, entry

    return tuple(dict.fromkeys(entry.id for entry in sorted(entries, key=far)))


def _places_of(extract: Extract, known: tuple[Instrument, ...],
               owner: Mapping[str, Instrument]) -> Iterator[tuple[Instrument, Place, int]]:
    """Every place that the extract cites, and every one its exact text mentions after an instrument's name."""
    for cited in extract.citations:
        if cited.source.id in owner:
            yield from ((owner[cited.source.id], place, CITED) for place in places_in(cited.pinpoint.lower())
                        if place.kind or "." in place.number)
    text = extract.exact.lower()
    named = _named(text, known)
    ends = sorted([*(start for _, start, _ in named), *(match.start() for match in OTHER.finditer(text)), len(text)])
    for instrument, _, end in named:
        stop = next(one for one in ends if one >= end)
        yield from ((instrument, place, MENTIONED) for place in places_in(text[end:stop]) if place.kind)


@lru_cache(maxsize=4)
def _names(known: tuple[Instrument, ...]) -> tuple[re.Pattern[str], Mapping[str, Instrument]]:
    """One pattern for every name, longest first, and whose name each is."""
    owner = {name: one for one in known for name in one.called}
    names = "|".join(re.escape(name) for name in sorted(owner, key=lambda name: -len(name)))
    return re.compile(rf"(?<!\w)(?:{names or '(?!)'})(?!\w)"), owner


def _named(text: str, known: tuple[Instrument, ...]) -> list[tuple[Instrument, int, int]]:
    """Instruments named in the text, in the order named, with where each name starts and ends."""
    pattern, owner = _names(known)
    return [(owner[match[0]], match.start(), match.end()) for match in pattern.finditer(text)]


def named_in(text: str, known: tuple[Instrument, ...]) -> tuple[Instrument, ...]:
    """The instruments that the text names, once each, in the order named."""
    return tuple(dict.fromkeys(one for one, _, _ in _named(text.lower(), known)))


def _without(text: str, named: list[tuple[Instrument, int, int]]) -> str:
    """The text with the instrument's name blanked out, so that NG10 is not a number."""
    for _, start, end in named:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def places_in(text: str) -> Iterator[Place]:
    """Every place in the text; a word for the kind holds for the numbers that follow it, and a range for what is in it."""
    position = 0
    while match := PLACE.search(text, position):
        kind = KIND_OF.get((match["unit"] or "").lower(), "")
        last = _place(kind, match)
        yield last
        position = match.end()
        while kind and (more := NEXT.match(text, position)):
            place = _place(kind, more) if more["number"] else Place(kind, last.number, tuple(INNER.findall(more["more"].lower())))
            if more["number"] and more["join"] in RANGE:
                yield from _between(last, place)
            yield place
            last, position = place, more.end()


def _place(kind: str, match: re.Match[str]) -> Place:
    return Place(kind, match["number"].upper(), tuple(INNER.findall((match["inner"] or "").lower())))


def _between(first: Place, last: Place) -> Iterator[Place]:
    """The places between two: 1.4.25 to 1.4.28, sections 56 to 64, 130A to 130D."""
    stem, _, start = first.number.rpartition(".")
    other, _, end = last.number.rpartition(".")
    if stem == other and start.isdigit() and end.isdigit() and int(start) < int(end) <= int(start) + LONGEST_RANGE:
        for number in range(int(start) + 1, int(end)):
            yield Place(first.kind, f"{stem}.{number}" if stem else str(number))
    elif start[:-1] == end[:-1] and start[-1:].isalpha() and end[-1:].isalpha():
        for letter in range(ord(start[-1]) + 1, ord(end[-1])):
            yield Place(first.kind, start[:-1] + chr(letter))


def _means(instrument: Instrument, place: Place) -> bool:
    """True when the place, with no instrument named, is one of this instrument; '26.70' and 'para 26.70' are the same."""
    if place.kind and place.kind not in OF_A_NUMBER:
        return place.kind in instrument.bare
    return instrument.dotted > 0 and place.number.count(".") + 1 == instrument.dotted


def _says_little_else(besides: str) -> bool:
    """True when nothing but the place and small words is said."""
    return all(word in FILLERS or word.strip(".") in KIND_OF for word in WORD.findall(besides))
