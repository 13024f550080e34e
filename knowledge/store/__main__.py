"""The editors' command: check the content, build knowledge.db, list what is due, what is said where and how well.

    python -m knowledge.store check | build | review | coverage | facts | metadata | readability | schema
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from knowledge.reports import by_document, facts_sheet
from knowledge.reports.coverage import REPORT, as_markdown, coverage, unknown_names
from knowledge.reports.facts import sentences
from knowledge.reports.review import review
from knowledge.reports.review_list import as_csv, as_text, summary
from knowledge.schema import json_schemas
from knowledge.store.build import build
from knowledge.store.checks import check
from knowledge.store.content import FOLDER, read_content
from knowledge.store.metadata import metadata
from knowledge.store.problems import BadContentError
from knowledge.store.readability import HIGHEST_AGE, MEDIAN_AGE, hardest

DATABASE, OUTPUT = Path("knowledge.db"), Path("dist")
HARDEST_SHOWN, DOCUMENTS_SHOWN = 20, 8


def today() -> date:
    """The day to act for: AS_OF (YYYY-MM-DD) when set, else the system's date."""
    as_of = os.environ.get("AS_OF", "")
    return date.fromisoformat(as_of) if as_of else date.today()


def _check(_: argparse.Namespace) -> int:
    content = read_content()
    problems = check(content, today())
    for problem in problems:
        print(problem)
    served = sum(extract.served() for extract in content.extracts)
    print(f"{len(content.extracts)} extracts ({served} served), {len(content.sources)} sources, "
          f"{len(content.contacts)} contacts: {len(problems)} to mend")
    return 1 if problems else 0


def _build(arguments: argparse.Namespace) -> int:
    try:
        content = build(arguments.database, today())
    except BadContentError as error:
        print(error)
        print(f"{len(error.problems)} to mend; {arguments.database.name} was left as it was")
        return 1
    print(f"{arguments.database.name}: {len(content.extracts)} extracts, {len(content.sources)} sources, "
          f"{len(content.contacts)} contacts")
    return 0


def _review(_: argparse.Namespace) -> int:
    day = today()
    content = read_content()
    items = review(content, FOLDER, day)
    _write("review.csv", as_csv(items))
    _write("review.txt", as_text(items, day))
    lists = by_document.by_document(content)
    for source, looks in lists.items():
        _write(f"review/{source}.txt", by_document.as_text(content, source, looks), say=False)
    print("\n".join([*summary(items), "", "With one document open you can clear (dist/review/):",
                     *by_document.index(content, lists)[:DOCUMENTS_SHOWN]]))
    return 0


def _coverage(_: argparse.Namespace) -> int:
    content = read_content()
    problems, entries = unknown_names(content, FOLDER), coverage(content, FOLDER)
    (FOLDER / REPORT).write_text(as_markdown(entries), encoding="utf-8")
    for problem in problems:
        print(problem)
    missing = [entry.name for entry in entries if not entry.mapped]
    print(f"{FOLDER.name}/{REPORT}: {len(entries)} headings and facts, {len(missing)} not mapped {', '.join(missing)}")
    return 1 if problems or missing else 0


def _facts(_: argparse.Namespace) -> int:
    found = sentences(read_content(), FOLDER)
    _write("facts.csv", facts_sheet.as_csv(found))
    _write("facts.html", facts_sheet.as_html(found, today().isoformat()))
    print(f"{len(found)} sentences")
    return 0


def _readability(_: argparse.Namespace) -> int:
    found = hardest((extract.id, extract.short) for extract in read_content().extracts if extract.served())
    for one in found[:HARDEST_SHOWN]:
        print(f"{one.age:5} {one.name}: {' '.join(one.text.split())}")
    print(f"{len(found)} short texts: median reading age {median(one.age for one in found):.1f} "
          f"(at most {MEDIAN_AGE:.0f}), {sum(one.age > HIGHEST_AGE for one in found)} over {HIGHEST_AGE:.0f}")
    return 0


def _metadata(arguments: argparse.Namespace) -> int:
    print(json.dumps(metadata(arguments.database), indent=1))
    return 0


def _schema(_: argparse.Namespace) -> int:
    folder = FOLDER / "schema"
    folder.mkdir(exist_ok=True)
    for kind, text in json_schemas().items():
        (folder / f"{kind}.json").write_text(text, encoding="utf-8")
        print(f"{FOLDER.name}/schema/{kind}.json")
    return 0


def _write(name: str, text: str, say: bool = True) -> None:
    (OUTPUT / name).parent.mkdir(parents=True, exist_ok=True)
    (OUTPUT / name).write_text(text, encoding="utf-8")
    if say:
        print(f"{OUTPUT}/{name}")


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check, "build": _build, "review": _review, "coverage": _coverage, "facts": _facts,
    "metadata": _metadata, "readability": _readability, "schema": _schema}


def main(words: list[str] | None = None) -> int:
    """Run one command; returns the exit status (0 well, 1 something to mend)."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.store", description=__doc__)
    parser.add_argument("command", choices=list(COMMANDS))
    parser.add_argument("--database", type=Path, default=DATABASE)
    arguments = parser.parse_args(words)
    return COMMANDS[arguments.command](arguments)


if __name__ == "__main__":
    sys.exit(main())
