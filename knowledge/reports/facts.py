"""Every sentence the assistant can say, with what it rests on, for a fact-checker to sign."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.complaints.routing.table import Kind, Row
from knowledge.letters.checking import Kept, kept_lines
from knowledge.model import Citation, Extract, Route, Source
from knowledge.store.checks import texts
from knowledge.store.contacts import spoken
from knowledge.store.content import Content
from knowledge.store.files import plain
from knowledge.store.loader import load

OWN_WORDS = "the assistant's own everyday words"
BREAK = re.compile(
    r"(?<=[.!?])(?<!\bs\.)(?<!\bss\.)(?<!\breg\.)(?<!\bregs\.)(?<!\bpara\.)(?<!\bparas\.)(?<!\bch\.)(?<!\bart\.)"
    r"(?<!\brec\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bNo\.)(?<!\bv\.)[\"')]?\s+(?=[\"'(\[{]?[A-Z0-9])|\n\s*\n|\n(?=\s*[-*])")
CARD_TEXTS = ("title", "who_can", "how", "what_it_can_do", "what_it_cannot", "what_happens_next", "how_long",
              "before_you_start")
REPLY_FILES = ("channels/notices.json", "channels/page/strings.en.json")


@dataclass(frozen=True)
class Grounds:
    """What a text rests on: source and place, its address, how well it is known, when it was last looked at."""

    source: str
    address: str = ""
    status: str = ""
    checked_on: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence: the kind of text it stands in, whose, for which reader or part, for which nation."""

    kind: str
    name: str
    part: str
    nation: str
    text: str
    grounds: Grounds
    language: str = "en"


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; list items and paragraphs end a sentence too."""
    return [" ".join(piece.split()) for piece in BREAK.split(text) if piece and piece.strip()]


def sentences(content: Content, folder: Path) -> tuple[Sentence, ...]:
    """Everything that can be said, in a fixed order; ``folder`` is the content folder inside the repository."""
    root = folder.parents[1]
    return (*_extracts(content.extracts), *_changes(content), *_cards(content.routes), *_rules(content),
            *_standards(content), *_letters(content), *_contacts(content), *_heard(content), *_replies(root), *_page(root),
            *_welsh(folder))


def _each(kind: str, name: str, nation: str, parts: Iterable[tuple[str, str]], grounds: Grounds,
          language: str = "en") -> Iterator[Sentence]:
    for part, text in parts:
        for sentence in sentences_of(text):
            yield Sentence(kind, name, part, nation, sentence, grounds, language)


def _grounds(citations: Iterable[Citation], status: str, checked_on: str) -> Grounds:
    cited = [(one.source, one.pinpoint) for one in citations]
    return Grounds(_places(cited), " ".join(dict.fromkeys(source.url for source, _ in cited)), status, checked_on)


def _places(cited: Iterable[tuple[Source, str]]) -> str:
    return "; ".join(f"{one.title} ({one.publisher}, {one.year}): {place}" for one, place in cited)


def _extracts(extracts: Iterable[Extract]) -> Iterator[Sentence]:
    for extract in extracts:
        if extract.served():
            grounds = _grounds(extract.citations, f"{extract.status.value}, {extract.weight.value}",
                               extract.checked_on.isoformat())
            parts = dict(texts(extract))
            if parts["exact"] == parts["fuller"]:
                del parts["exact"]
            kind = "glossary" if extract.topic == "words" else "extract"
            yield from _each(kind, extract.id, extract.nation.value, parts.items(), grounds)
            yield from _each(kind, extract.id, extract.nation.value, (("welsh", extract.welsh_short),), grounds, "cy")


def _changes(content: Content) -> Iterator[Sentence]:
    for change in content.changes:
        grounds = _grounds(change.citations, change.status.value, "")
        yield from _each("change", change.id, change.nation.value, (("was", change.was), ("now", change.now)), grounds)


def _cards(routes: Iterable[Route]) -> Iterator[Sentence]:
    for route in routes:
        grounds = _grounds(route.citations, "", route.checked_on.isoformat())
        parts = ((name, getattr(route, name)) for name in CARD_TEXTS)
        yield from _each("card", route.id, route.nation.value, parts, grounds)


def _rules(content: Content) -> Iterator[Sentence]:
    """Each text of the decision table once, with every rule that says it; a row that takes a route away is its nation's."""
    said: dict[tuple[str, str, str, Grounds], list[str]] = {}
    belongs = {row.route: row.belongs.value for row in content.rules if row.kind is Kind.OFFER}
    for row in content.rules:
        grounds = _rule_grounds(content, row)
        nation = belongs.get(row.route, "both") if row.kind is Kind.EXCLUDE else row.belongs.value
        for part, text in (("because", row.because), ("when_passed", row.when_passed), ("reason", row.reason)):
            said.setdefault((part, text, nation, grounds), []).append(row.rule)
    for (part, text, nation, grounds), rules in said.items():
        yield from _each("rule", ", ".join(rules), nation, ((part, text),), grounds)


def _rule_grounds(content: Content, row: Row) -> Grounds:
    """A rule names its sources as 'id: place; id: place'."""
    pieces = (piece.partition(":") for piece in row.source.split(";"))
    known = [(content.sources[name.strip()], place.strip()) for name, _, place in pieces
             if name.strip() in content.sources]
    return Grounds(_places(known) or row.source, " ".join(dict.fromkeys(one.url for one, _ in known)), row.basis.value)


def _standards(content: Content) -> Iterator[Sentence]:
    for one in content.letters.standards:
        grounds = _grounds(one.citations, one.status.value, one.checked_on.isoformat())
        yield from _each("standard", one.standard.id, one.standard.nation, (("text", one.standard.text),), grounds)


def _letters(content: Content) -> Iterator[Sentence]:
    """A letter rests on what the cards that take it rest on; lines of several letters stand once, as our own words."""
    lines = {name: dict.fromkeys(kept_lines(text)) for name, text in content.letters.templates.items()}
    uses = Counter(line for of_letter in lines.values() for line in of_letter)
    for line, count in uses.items():
        yield from _line(line, "in several letters", "both", Grounds(OWN_WORDS)) if count > 1 else ()
    for name, of_letter in lines.items():
        cards = [route for route in content.routes if route.takes_letter == name]
        grounds = _grounds(dict.fromkeys(cited for card in cards for cited in card.citations), "", "")
        for line in (line for line in of_letter if uses[line] == 1):
            nation = cards[0].nation.value if cards else "both"
            yield from _line(line, name, nation, grounds if cards else Grounds(OWN_WORDS))


def _line(line: Kept, name: str, nation: str, grounds: Grounds) -> Iterator[Sentence]:
    """A letter's line: its conditions are its part; one on the country makes it that nation's."""
    where = [test.partition("=")[2] for test in line.when if test.startswith("hospital_country=")]
    of_nation = where[0] if where and where[0] in ("england", "wales") else nation
    yield from _each("letter", name, of_nation, ((" ".join(line.when), line.text),), grounds)


def _contacts(content: Content) -> Iterator[Sentence]:
    for contact in content.contacts.values():
        grounds = Grounds(contact.source, contact.web, contact.status.value, contact.checked_on.isoformat())
        parts = (("shown", spoken(contact)), ("what_for", contact.what_for), ("hours", contact.hours))
        yield from _each("contact", contact.id, contact.nation.value, parts, grounds)


def _heard(content: Content) -> Iterator[Sentence]:
    """How the walk reads back what it heard."""
    for question in content.interview.get("questions", ()):
        parts = ((str(option["id"]), str(option["says"])) for option in question.get("options") or ())
        yield from _each("read back", question["field"], "both", parts, Grounds(OWN_WORDS))


def _replies(root: Path) -> Iterator[Sentence]:
    """The fixed replies of domain.yml, and the words on their buttons."""
    path = root / "domain.yml"
    domain: dict[str, Any] = load(plain(path)) if path.exists() else {}
    for name, ways in domain.get("responses", {}).items():
        for way in ways:
            buttons = (("button", str(one["title"])) for one in way.get("buttons") or ())
            yield from _each("reply", name, "both", (("text", way.get("text") or ""), *buttons), Grounds(OWN_WORDS))


def _page(root: Path) -> Iterator[Sentence]:
    """The words of the page and of its front door."""
    for file in REPLY_FILES:
        path = root / file
        words: dict[str, Any] = json.loads(plain(path)) if path.exists() else {}
        parts = ((name, text) for name, text in words.items() if isinstance(text, str))
        yield from _each("page", Path(file).name, "both", parts, Grounds(OWN_WORDS))


def _welsh(folder: Path) -> Iterator[Sentence]:
    path = folder / "welsh.yml"
    strings: dict[str, dict[str, str]] = load(plain(path)) if path.exists() else {}
    for name, entry in strings.items():
        status = "not checked by a Welsh speaker" if entry.get("review") == "pending" else entry.get("review", "")
        yield from _each("Welsh", name, "both", (("cy", str(entry.get("cy", ""))),), Grounds(OWN_WORDS, status=status),
                         "en" if entry.get("lang") == "en" else "cy")
