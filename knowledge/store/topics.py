"""Topics: which extracts answer one matter together, and which matters people ask about next (content/topics.yml)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from knowledge.model import Extract, Topic
from knowledge.schema import TopicEntry
from knowledge.schema import faults as misfits
from knowledge.store.files import plain
from knowledge.store.places import Place, Places
from knowledge.store.problems import Problem

FILE = "topics.yml"
CONTACT = "contact-"
FOLDER = Path(__file__).parents[1] / "content"


def read_topics(folder: Path = FOLDER, problems: list[Problem] | None = None) -> tuple[Topic, ...]:
    """The topics as editors grouped them; what is no topic goes into ``problems``, and none is read from it."""
    found: list[Problem] = [] if problems is None else problems
    path = folder / FILE
    text = plain(path) if path.exists() else ""
    try:
        read = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        found.append(Problem(FILE, line, "this is not a list of topics.", "topic-name:, and '  extracts: [one, two]' below it"))
        return ()
    lines = {line.partition(":")[0]: number for number, line in enumerate(text.splitlines(), 1)}
    return tuple(Topic(str(name), _ids(one, "extracts"), _ids(one, "siblings")) for name, one in (read or {}).items()
                 if _is_topic(str(name), one, lines, found))


def _is_topic(name: str, entry: Any, lines: Mapping[str, int], problems: list[Problem]) -> bool:
    wrong = misfits(TopicEntry, entry if isinstance(entry, dict) else {})
    problems += [Problem(FILE, lines.get(name, 1), f"{name}: '{part}' does not fit ({why}).",
                         "extracts: [one, two], and perhaps siblings: [three]") for part, why in wrong.items()]
    return not wrong


def _ids(entry: Mapping[str, Any], field: str) -> tuple[str, ...]:
    given = entry.get(field) or []
    return (given,) if isinstance(given, str) else tuple(str(one) for one in given)


def with_topics(extracts: Iterable[Extract], topics: Iterable[Topic]) -> tuple[Extract, ...]:
    """The extracts, each knowing its topic, the other extracts of it, and the leading ones of the topics asked for next."""
    leading = {topic.id: topic.extracts[0] for topic in topics if topic.extracts}
    of = {extract: topic for topic in topics for extract in topic.extracts}
    return tuple(replace(one, group=of[one.id].id, parts=of[one.id].extracts,
                         siblings=tuple(leading[near] for near in of[one.id].siblings if near in leading))
                 if one.id in of else one for one in extracts)


def check_topics(topics: Iterable[Topic], extracts: Iterable[Extract], places: Places) -> Iterator[Problem]:
    """Every extract that may be said stands in exactly one topic, both nations of a pair in the same; siblings are topics."""
    known = {extract.id: extract for extract in extracts}
    merged = {old: extract.id for extract in known.values() for old in extract.was}
    home: dict[str, str] = {}
    names = {topic.id for topic in topics}
    for topic in topics:
        place = places.of(FILE, topic.id)
        for one in topic.extracts:
            wrong, instead = _fault(one, known, merged, home)
            if wrong:
                yield Problem(place.file, place.line, f"{topic.id}: '{one}' {wrong}", instead)
            home.setdefault(one, topic.id)
        for near in topic.siblings:
            if near not in names or near == topic.id:
                yield Problem(place.file, place.line, f"{topic.id}: its sibling '{near}' is no other topic.",
                              "the name of another topic of this file")
    yield from _homeless(known.values(), home, places)


def _fault(one: str, known: Mapping[str, Extract], merged: Mapping[str, str], home: Mapping[str, str]) -> tuple[str, str]:
    """What is wrong with an extract's place in a topic, and what to write; two empty texts when nothing is."""
    if one in merged:
        return f"was merged into '{merged[one]}'.", "nothing: that one stands in its own topic"
    if one not in known or not known[one].served():
        return "is not an extract that may be said.", "an id of guidance/, of glossary.yml or 'contact-...'; pending ones wait"
    return (f"stands in '{home[one]}' too.", "it in one topic alone") if one in home else ("", "")


def _place(name: str, places: Places) -> Place:
    contact = name.removeprefix(CONTACT)
    return places.of("contacts.yml", contact) if contact != name else places.of_extract(name)


def _homeless(extracts: Iterable[Extract], home: Mapping[str, str], places: Places) -> Iterator[Problem]:
    for extract in extracts:
        place = _place(extract.id, places)
        if extract.served() and extract.id not in home:
            yield Problem(place.file, place.line, f"{extract.id}: it stands in no topic.",
                          f"its id under 'extracts' of the topic in {FILE} whose question it answers, or a topic of its own: "
                          f"'{extract.id}:' and below it '  extracts: [{extract.id}]'")
        elif extract.pair in home and home.get(extract.id, home[extract.pair]) != home[extract.pair]:
            yield Problem(place.file, place.line, f"{extract.id}: its pair '{extract.pair}' stands in another topic.",
                          f"both in one topic of {FILE}")
