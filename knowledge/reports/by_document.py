"""One list a document: what somebody who has it open can clear, and what to look for in which paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.model import Extract
from knowledge.pinpoints import named_in
from knowledge.store.content import Content
from knowledge.store.places import Place

UNREAD = re.compile(r"\bnot (?:been )?(?:read|re-read|checked|confirmed|found)\b|\bby counting\b|\brecalled\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-Z])")
ANYWHERE = "not known: look in the contents"
APPROVE = "if right: status: verified, with checked_by and checked_on; if wrong: mend the text, or leave it pending"
MEND = "write what you read into 'exact' with its paragraph, and take out that it was not read"


@dataclass(frozen=True, order=True)
class Look:
    """One thing to look for in a document: the paragraph as far as it is known, and what to do in which line."""

    where: Place
    name: str
    title: str
    paragraph: str
    look_for: str
    edit: str


def by_document(content: Content) -> dict[str, tuple[Look, ...]]:
    """By source id, the documents that clear most first."""
    found: dict[str, set[Look]] = defaultdict(set)
    for extract in content.extracts:
        for source, look in (*_pending(content, extract), *_unread(content, extract)):
            found[source].add(look)
    return {source: tuple(sorted(looks)) for source, looks in sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))}


def _pending(content: Content, extract: Extract) -> Iterator[tuple[str, Look]]:
    """A text that is kept back, once for each document it rests on."""
    for cited in extract.citations if not extract.served() else ():
        yield cited.source.id, Look(content.places.of_extract(extract.id, "status"), extract.id, extract.title,
                                    cited.pinpoint or ANYWHERE, extract.short, APPROVE)


def _unread(content: Content, extract: Extract) -> Iterator[tuple[str, Look]]:
    """A sentence of 'exact' that says what was not read, for the document it names."""
    for sentence in SENTENCE.split(extract.exact) if extract.served() else ():
        if not UNREAD.search(sentence):
            continue
        for instrument in named_in(sentence, content.instruments):
            place = next((cited.pinpoint for cited in extract.citations if cited.source.id in instrument.sources), ANYWHERE)
            yield instrument.sources[0], Look(content.places.of_extract(extract.id, "exact"), extract.id, extract.title,
                                              place, sentence, MEND)


def as_text(content: Content, source: str, looks: tuple[Look, ...]) -> str:
    """The list of one document, to print: tick, paragraph, what to look for, and the line to edit."""
    one = content.sources[source]
    lines = [f"{one.title} ({one.publisher}, {one.year})", one.url, "",
             f"{len(looks)} texts wait for somebody who has this document open."]
    for look in looks:
        lines += ["", f"[ ] {look.paragraph}", f"    text:     {look.name}: {look.title}", f"    look for: {look.look_for}",
                  f"    then:     knowledge/content/{look.where}: {look.edit}"]
    return "\n".join(lines) + "\n"


def index(content: Content, lists: dict[str, tuple[Look, ...]]) -> list[str]:
    """One line a document: how many texts it clears."""
    return [f"{len(looks):4}  {content.sources[source].title} ({source}.txt)" for source, looks in lists.items()]
