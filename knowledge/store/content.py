"""The whole content, read once: what the checks look at and the build writes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from knowledge.complaints.routing.loading import TABLE_FILE, TableError, load_table
from knowledge.complaints.routing.table import Row
from knowledge.model import Contact, Extract, Route, Source, Topic
from knowledge.pinpoints import Instrument
from knowledge.store.contacts import contact_extracts, contact_source, read_contacts, with_numbers
from knowledge.store.extracts import read_guidance, term_extracts
from knowledge.store.files import faults
from knowledge.store.instruments import read_instruments
from knowledge.store.letter_checks import check_letters
from knowledge.store.letters import Letters, read_all_letters
from knowledge.store.lists import Change, Pending, Term, read_changes, read_sources, read_terms
from knowledge.store.places import Places, find_places
from knowledge.store.problems import Problem
from knowledge.store.routes import read_interview, read_routes
from knowledge.store.topics import read_topics, with_topics
from knowledge.store.welsh_answers import WelshAnswer, read_welsh_answers, with_welsh

MADE_THEMES = {"words": "Words and their meaning", "numbers": "Numbers and hours"}
FOLDER = Path(__file__).parents[1] / "content"


@dataclass(frozen=True)
class Content:
    """Everything editors wrote, with what is wrong with it."""

    sources: dict[str, Source]
    contacts: dict[str, Contact]
    extracts: tuple[Extract, ...]
    terms: tuple[Term, ...]
    changes: tuple[Change, ...]
    pending: tuple[Pending, ...]
    routes: tuple[Route, ...]
    interview: dict[str, Any]
    letters: Letters
    rules: tuple[Row, ...]
    problems: tuple[Problem, ...]
    places: Places
    instruments: tuple[Instrument, ...] = ()
    welsh: tuple[WelshAnswer, ...] = ()
    themes: dict[str, str] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()


def read_content(folder: Path = FOLDER) -> Content:
    """The content of a folder; faults of form are in ``problems``, never raised."""
    problems: list[Problem] = list(faults(folder))
    sources = read_sources(folder, problems)
    contacts, pending = read_contacts(folder, problems)
    terms = read_terms(folder, sources, problems)
    themes = dict(MADE_THEMES)
    extracts = [*read_guidance(folder, sources, problems, themes), *term_extracts(terms), *contact_extracts(contacts)]
    sources |= {made.id: made for made in (contact_source(contact) for contact in contacts.values() if contact.called)}
    changes = read_changes(folder, sources, problems)
    routes = read_routes(folder, sources, frozenset(contacts), problems)
    interview, letters = read_interview(folder, problems), read_all_letters(folder, sources, problems)
    check_letters(folder, letters, routes, frozenset(extract.topic for extract in extracts), problems)
    rules = _rules(folder, problems)
    instruments = read_instruments(folder, sources, problems)
    welsh = read_welsh_answers(folder, extracts, problems)
    spoken = {answer.id: answer for answer in welsh}
    topics = read_topics(folder, problems)
    numbered = with_topics((_numbered(with_welsh(extract, spoken), contacts) for extract in extracts), topics)
    return Content(sources, contacts, numbered, tuple(terms), tuple(changes), tuple(pending), tuple(routes), interview,
                   letters, rules, tuple(problems), find_places(folder), instruments, welsh, themes, topics)


def _rules(folder: Path, problems: list[Problem]) -> tuple[Row, ...]:
    """The rows of the decision table; a table with a fault is refused, a folder without one has none."""
    if not (folder / TABLE_FILE).exists():
        return ()
    try:
        return load_table(folder).rows
    except TableError as error:
        problems += [Problem(fault.file, fault.line, fault.wrong, fault.instead) for fault in error.faults]
        return ()


def _numbered(extract: Extract, contacts: dict[str, Contact]) -> Extract:
    """The extract with the numbers of its contacts filled in."""
    return replace(extract, short=with_numbers(extract.short, contacts), fuller=with_numbers(extract.fuller, contacts),
                   exact=with_numbers(extract.exact, contacts),
                   next_steps=with_numbers(extract.next_steps, contacts),
                   welsh_short=with_numbers(extract.welsh_short, contacts))
