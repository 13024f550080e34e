"""Reads guidance/*.md into extracts, and the glossary's terms as extracts of their own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from knowledge.model import Extract, Nation, Source, Status, Weight
from knowledge.schema import ExtractEntry
from knowledge.store.fields import Fields
from knowledge.store.files import plain
from knowledge.store.lists import Term, read_citations
from knowledge.store.markdown import Document, Entry, read_document
from knowledge.store.problems import Problem, shown

BULLET = re.compile(r"^\s*[-*]\s+")
WRAPPED = re.compile(r"(?<=\S)\n(?!\s*(?:[-*]\s|\n|$))")
FEWEST_WAYS_OF_ASKING = 5


def read_guidance(folder: Path, sources: dict[str, Source], problems: list[Problem],
                  topics: dict[str, str] | None = None) -> list[Extract]:
    """Every extract of every guidance file, in file order; each topic's name, from the file's head, goes into ``topics``."""
    found: list[Extract] = []
    names = {} if topics is None else topics
    for path in sorted((folder / "guidance").glob("*.md")):
        file = shown(path, folder)
        document = read_document(plain(path), file)
        problems += document.problems
        topic, title = document.head.get("topic"), document.head.get("title")
        if topic and not title:
            problems.append(Problem(file, 1, "the head gives the topic no name.", "title: Being held face down"))
        names[str(topic or "")] = str(title or topic or "")
        found += [_extract(entry, document, file, sources, problems) for entry in document.entries]
    return found


def unwrapped(text: str) -> str:
    """The text with lines broken only between paragraphs and before list items."""
    return WRAPPED.sub(" ", text)


def _ways(text: str) -> tuple[str, ...]:
    """The ways of asking: one a line, with or without a bullet and quotes."""
    lines = (BULLET.sub("", line).strip().strip("\"") for line in text.splitlines())
    return tuple(line for line in lines if line)


def _extract(entry: Entry, document: Document, file: str, sources: dict[str, Source],
             problems: list[Problem]) -> Extract:
    """One entry as an Extract; every fault is noted in ``problems``."""
    fields = Fields(entry.fields, file, entry.lines, entry.line, problems, entry.id)
    for name in ("short", "fuller", "exact", "asked_as"):
        if not entry.texts.get(name):
            fields.refuse(name, f"'### {name}' is missing or empty.", f"### {name} and the text below it")
    ways = _ways(entry.texts.get("asked_as", ""))
    if ways and len(ways) < FEWEST_WAYS_OF_ASKING:
        fields.refuse("asked_as", f"only {len(ways)} ways of asking.", f"at least {FEWEST_WAYS_OF_ASKING}")
    checked = fields.day("checked_on") or date.min
    made = Extract(
        id=entry.id, topic=str(document.head.get("topic", "")), title=fields.text("title"),
        nation=fields.one_of("nation", Nation, Nation.BOTH), weight=fields.one_of("weight", Weight, Weight.GUIDANCE),
        status=fields.one_of("status", Status, Status.PENDING),
        short=unwrapped(entry.texts.get("short", "")), fuller=unwrapped(entry.texts.get("fuller", "")),
        exact=unwrapped(entry.texts.get("exact", "")), next_steps=unwrapped(entry.texts.get("next", "")),
        citations=read_citations(fields, sources, checked), checked_on=checked,
        review_by=fields.day("review_by") or date.max,
        in_force_from=fields.day("in_force_from", needed=False),
        in_force_to=fields.day("in_force_to", needed=False),
        superseded_by=fields.text("superseded_by", needed=False), pair=fields.text("pair", needed=False),
        related=fields.words("related"), asked_as=ways, facts=fields.words("facts"),
        headings=fields.words("headings"), heading=fields.text("heading", needed=False),
        was=fields.words("was"), say_force=fields.yes("say_force"),
        opener=fields.opener(),
    )
    fields.fits(ExtractEntry)
    return made


def term_extracts(terms: list[Term]) -> list[Extract]:
    """Each glossary term as an extract: 'what does X mean?'."""
    return [_term(term) for term in terms]


def _term(term: Term) -> Extract:
    names = (term.term, *term.aliases)
    ways = tuple(form.format(name) for name in names
                 for form in ("what does {} mean", "what is {}", "{}", "meaning of {}", "explain {}"))
    return Extract(
        id=term.id, topic="words", title=f"What does '{term.term}' mean?", nation=term.nation, weight=term.weight,
        status=term.status, short=term.meaning, fuller=term.more or term.meaning, exact=term.more or term.meaning,
        next_steps="", citations=term.citations, checked_on=term.checked_on, review_by=term.review_by,
        related=term.see, asked_as=ways, facts=term.facts, heading=term.term[:1].upper() + term.term[1:],
        say_force=False,  # a meaning binds nobody
    )
