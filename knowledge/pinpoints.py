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

from knowledge.cited_places import KIND_OF, PLACE, Place, places_in
from knowledge.model import Extract, Weight

OTHER = re.compile(r"\b(?:act|measure|regulations|rules|order) \d{4}|\bw?si \d{4}/\d+|\bv\.? \w+ \[\d{4}\]")
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
    instrument is (0) or not (1), how many places it names in all (few: it is about this one), what stood in brackets, and the
    word for its kind."""

    how: int
    weaker: int
    breadth: int
    id: str
    inner: tuple[str, ...]
    kind: str


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
            places[instrument.id, place.number].add(Held(how, weaker, len(set(named)), extract.id, place.inner, place.kind))
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
    if not named and OTHER.search(rest):
        return None
    instrument = named[0][0] if named else next((one for place in places for one in held.instruments
                                                 if _means(one, place)), None)
    if instrument is None:
        return None
    place = next((one for one in places if (named and _is_one(one, instrument, held)) or _means(instrument, one)), None)
    besides = " ".join(PLACE.sub(" ", rest).split())
    alone = _says_little_else(besides)
    if place is None:
        return Found(instrument, None, held.by_source.get(instrument.id, ()), alone=alone) if instrument.by_name else None
    found = _at(instrument, place, held) if named else _of_whichever(instrument, place, held)
    return replace(found, alone=alone, besides=besides)


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


def _is_one(place: Place, instrument: Instrument, held: Pinpoints) -> bool:
    """True for what can only be a place: with a word for its kind, or more than a number ('1.4.24', '13(4)').

    A number with a letter is one where the instrument has it: 26B of an Act is a place, 'under 12s' and 'the 2nd' are none.
    """
    return bool(place.kind or place.inner or "." in place.number) or (
        not place.number.isdigit() and (instrument.id, place.number) in held.index)


def _of_whichever(usual: Instrument, place: Place, held: Pinpoints) -> Found:
    """The place where no law was named: in the law it usually means, unless only others have it, or have more of it."""
    depth = {one.id: _depth(one, place, held) for one in held.instruments
             if one is usual or (place.kind and one.weight is usual.weight)}
    deepest = max(depth.values())
    if depth[usual.id] == deepest:
        return _at(usual, place, held)
    having = [one for one in held.instruments if depth.get(one.id) == deepest]
    if len(having) == 1:
        return replace(_at(having[0], place, held), note=f"You named no law. I took {place} to be of {having[0].name}.")
    names = "; ".join(one.name for one in having)
    return Found(usual, place, (), f"You named no law, and more than one has {place}: {names}. Which one do you mean?")


def _depth(instrument: Instrument, place: Place, held: Pinpoints) -> int:
    """How much of the place the instrument is held to have: 0 none of it, 1 its number, and 1 more for each bracket."""
    same = [entry for entry in held.index.get((instrument.id, place.number), ()) if entry.kind == place.kind]
    return max((1 + _shared(place.inner, entry.inner) for entry in same), default=0)


def _shared(inner: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many brackets agree from the first on."""
    return next((at for at, (mine, theirs) in enumerate(zip(inner, other, strict=False)) if mine != theirs),
                min(len(inner), len(other)))


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
        shared = _shared(inner, entry.inner)
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


def _means(instrument: Instrument, place: Place) -> bool:
    """True when the place, with no instrument named, is one of this instrument; '26.70' and 'para 26.70' are the same."""
    if place.kind and place.kind not in OF_A_NUMBER:
        return place.kind in instrument.bare
    return instrument.dotted > 0 and place.number.count(".") + 1 == instrument.dotted


def _says_little_else(besides: str) -> bool:
    """True when nothing but the place and small words is said."""
    return all(word in FILLERS or word.strip(".") in KIND_OF for word in WORD.findall(besides))
