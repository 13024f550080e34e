"""What Datasette shows beside the data: titles, descriptions, licence and source; the columns are in columns.yml."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlite_utils

from knowledge.store.build import DESCRIPTIONS, LICENCE
from knowledge.store.loader import load

COLUMNS = Path(__file__).with_name("columns.yml")
TITLE = "Rights around restraint in mental health services, England and Wales"
ABOUT = ("What the restraint-rights assistant can say, and what each statement rests on. General information, not "
         "legal advice. A row whose status is 'pending' has not been checked and is never said.")
SOURCE = "knowledge/content in the assistant's repository; the document behind each statement is in 'citations'"
HIDDEN = frozenset({"words", "interview", "letter_fields", "about"})


def metadata(target: Path) -> dict[str, Any]:
    """The metadata file of Datasette for this knowledge.db; sqlite3.Error when it cannot be read."""
    rights = {"license": LICENCE, "source": SOURCE}
    database = sqlite_utils.Database(sqlite3.connect(f"file:{target}?mode=ro", uri=True))
    try:
        tables = {name: {"title": name.replace("_", " ").capitalize(), "description": text, **rights,
                         "columns": columns(name, [column.name for column in database[name].columns]),
                         "hidden": name in HIDDEN} for name, text in DESCRIPTIONS.items()}
    finally:
        database.close()
    return {"title": TITLE, "description": ABOUT, **rights,
            "databases": {target.stem: {"title": TITLE, "description": ABOUT, **rights, "tables": tables}}}


def columns(table: str, names: Sequence[str]) -> dict[str, str]:
    """What each of these columns of a table holds; empty where nobody has said it."""
    described: dict[str, dict[str, str]] = load(COLUMNS.read_text(encoding="utf-8"))
    known = {**described["everywhere"], **described.get(table, {})}
    return {name: known.get(name, "") for name in names}
