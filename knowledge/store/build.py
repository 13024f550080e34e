"""Writes the content into knowledge.db: the same content always gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import sqlite_utils

from knowledge.complaints.routing.table import Row
from knowledge.model import Citation, Extract
from knowledge.store.checks import check
from knowledge.store.content import Content, read_content
from knowledge.store.letters import Letters, WrittenStandard
from knowledge.store.problems import BadContentError

LICENCE = "Our own words; facts from the source named in each row"
DESCRIPTIONS = {
    "sources": "Every document a statement rests on, with its official address and licence",
    "contacts": "Everybody a person can turn to; only checked numbers and hours are shown",
    "extracts": "One statement each, for three readers: short (patient), fuller (carer), exact (advocate)",
    "citations": "Which source each extract rests on, and the place in it",
    "asked_as": "The ways people ask for an extract; the retriever looks for the nearest of them",
    "changes": "What has changed since the guide of 2015-16",
    "pending": "What nobody has checked yet: for editors, never said",
    "routes": "The ways to complain, as explained to a person",
    "rules": "The decision table: when a way to complain is offered or not, the reason said, and its source",
    "interview": "The questions of the complaint walk",
    "letters": "Letter templates, with their blanks, and the record sheet",
    "letter_fields": "How the page asks for each blank of a letter",
    "standards": "What should have happened, one sentence each, as the letters say it",
    "topics": "The topics and their names: one guidance file each, the glossary, and the numbers",
    "instruments": "Laws, codes, guidelines and cases that people name by number, with their abbreviations",
    "words": "The words of what is said, for full-text search",
    "statements": "What is said, for an advocate to quote: the exact text with its source, place and address",
    "about": "What each table holds, its licence and its source",
}
LISTS = ("related", "facts", "headings", "parts", "siblings", "was", "asked_in_welsh")
STATEMENTS = """
    select e.id, e.title, e.nation, e.weight, e.short, e.exact, s.title as source, c.pinpoint, s.publisher, s.year,
           s.url, c.checked_on, e.in_force_from, e.in_force_to, e.superseded_by
    from extracts e join citations c on c.extract = e.id join sources s on s.id = c.source
    where e.status <> 'pending' order by e.topic, e.id, c.place"""


def build(target: Path, today: date, folder: Path | None = None) -> Content:
    """Check the content and write it to ``target``; raises BadContentError and leaves the old file if unfit."""
    content = read_content(folder) if folder else read_content()
    problems = check(content, today)
    if problems:
        raise BadContentError(problems)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    database = sqlite_utils.Database(fresh)
    try:
        _write(database, content)
    finally:
        database.close()
    os.replace(fresh, target)
    return content


def _write(database: sqlite_utils.Database, content: Content) -> None:
    with database.conn:
        _insert(database, "sources", ({**vars(source), "nation": source.nation.value}
                                      for source in content.sources.values()), "id")
        _insert(database, "contacts", (_contact(vars(contact)) for contact in content.contacts.values()), "id")
        _insert(database, "extracts", (_row(extract) for extract in content.extracts), "id")
        _insert(database, "citations", (row for extract in content.extracts for row in _citations(extract)),
                ("extract", "source", "pinpoint"), [("extract", "extracts", "id"), ("source", "sources", "id")])
        _insert(database, "asked_as", ({"extract": extract.id, "way": way} for extract in content.extracts
                                       if extract.served() for way in dict.fromkeys(extract.asked_as)),
                ("extract", "way"), [("extract", "extracts", "id")])
        _insert(database, "changes", (_change(vars(change)) for change in content.changes), "id")
        _insert(database, "pending", (vars(item) for item in content.pending), None)
        _insert(database, "about", ({"table": name, "description": text, "licence": LICENCE,
                                     "source": "knowledge/content"} for name, text in DESCRIPTIONS.items()), "table")
        _insert(database, "routes", (_route(vars(route)) for route in content.routes), "id")
        _insert(database, "interview", [{"id": "walk", "data": json.dumps(content.interview, sort_keys=True)}], "id")
        _insert(database, "rules", (_rule(row) for row in content.rules), "rule")
        _insert(database, "topics", ({"id": topic, "title": title} for topic, title in content.themes.items()), "id")
        _insert(database, "instruments", (_instrument(vars(one)) for one in content.instruments), "id")
        _letters(database, content.letters)
        _search(database, content.extracts)
        database.create_view("statements", STATEMENTS)
    database.conn.execute("vacuum")


def _insert(database: sqlite_utils.Database, name: str, rows: Iterable[dict[str, Any]], key: Any,
            links: Sequence[tuple[str, str, str]] = ()) -> None:
    """A table of these rows; ``links`` are column, other table, its column."""
    made = [dict(row) for row in rows]
    if made:
        database[name].insert_all(made, pk=key, foreign_keys=list(links))
    else:
        database[name].create({"id": str}, pk="id")


def _row(extract: Extract) -> dict[str, Any]:
    """The extract as a row: dates as ISO text, lists as JSON."""
    row = {name: value for name, value in vars(extract).items() if name not in ("citations", "asked_as")}
    row.update({name: row[name].value for name in ("nation", "weight", "status")})
    row["opener"] = extract.opener.value if extract.opener else None
    row.update({name: row[name].isoformat() if row[name] else None
                for name in ("checked_on", "review_by", "in_force_from", "in_force_to")})
    row.update({name: json.dumps(row[name]) for name in LISTS})
    return row


def _citations(extract: Extract) -> Iterable[dict[str, Any]]:
    return ({"extract": extract.id, "place": place, "source": cited.source.id, "pinpoint": cited.pinpoint,
             "checked_on": cited.checked_on.isoformat()} for place, cited in enumerate(extract.citations))


def _contact(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "nation": row["nation"].value, "status": row["status"].value,
            "checked_on": row["checked_on"].isoformat(), **{name: json.dumps(row[name]) for name in ("called", "instead")}}


def _change(row: dict[str, Any]) -> dict[str, Any]:
    cited: tuple[Citation, ...] = row["citations"]
    return {**{name: value for name, value in row.items() if name != "citations"},
            "nation": row["nation"].value, "status": row["status"].value,
            "citations": json.dumps([[one.source.id, one.pinpoint] for one in cited]),
            "extracts": json.dumps(row["extracts"]), "superseded": json.dumps(row["superseded"])}


def _route(row: dict[str, Any]) -> dict[str, Any]:
    cited: tuple[Citation, ...] = row["citations"]
    return {**row, "nation": row["nation"].value, "contacts": json.dumps(row["contacts"]),
            "checked_on": row["checked_on"].isoformat(),
            "citations": json.dumps([[one.source.id, one.pinpoint] for one in cited])}


def _rule(row: Row) -> dict[str, Any]:
    return {"rule": row.rule, "line": row.line, "kind": row.kind.value, "routes": json.dumps(row.routes),
            "belongs": row.belongs.value, "because": row.because, "when_passed": row.when_passed, "reason": row.reason,
            "source": row.source, "status": row.basis.value}


def _instrument(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "weight": row["weight"].value, **{name: json.dumps(row[name]) for name in ("called", "sources", "bare")}}


def _letters(database: sqlite_utils.Database, letters: Letters) -> None:
    """The templates, the fields of their blanks, and the standards they name."""
    _insert(database, "letters", ({"id": name, "text": text} for name, text in letters.templates.items()), "id")
    _insert(database, "letter_fields", ({"id": blank, **vars(field), "step": field.step.value}
                                        for blank, field in letters.fields.items()), "id")
    _insert(database, "standards", (_standard(place, one) for place, one in enumerate(letters.standards)), "id")


def _standard(place: int, written: WrittenStandard) -> dict[str, Any]:
    """The standard as a row; ``place`` keeps the editors' order."""
    days = {"since": written.standard.since, "until": written.standard.until,
            "checked_on": written.checked_on, "review_by": written.review_by}
    return {"place": place, **vars(written.standard), "status": written.status.value,
            "citations": json.dumps([[one.source.id, one.pinpoint] for one in written.citations]),
            "facts": json.dumps(written.facts),
            **{name: day.isoformat() if day else None for name, day in days.items()}}


def _search(database: sqlite_utils.Database, extracts: Iterable[Extract]) -> None:
    """The words of every served extract, for FTS5."""
    database["words"].create({"id": str, "title": str, "asked": str, "texts": str}, pk="id")
    database["words"].insert_all(
        {"id": extract.id, "title": extract.title, "asked": "\n".join(extract.asked_as),
         "texts": "\n".join((extract.short, extract.fuller, extract.exact))}
        for extract in extracts if extract.served())
    database["words"].enable_fts(["title", "asked", "texts"], tokenize="porter unicode61")


def fingerprint(paths: Iterable[Path]) -> str:
    """A hash over the names and bytes of these files, so that 'has it changed?' has one answer."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
