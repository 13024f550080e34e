"""Reads routes/*.yml and interview.yml: the content of the complaint walk."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from knowledge.model import Nation, Route, Source
from knowledge.schema import RouteEntry
from knowledge.store.fields import Fields
from knowledge.store.files import plain
from knowledge.store.lists import read_citations
from knowledge.store.loader import fault, load
from knowledge.store.problems import Problem, shown

TEXTS = ("who_can", "how", "what_it_can_do", "what_it_cannot", "what_happens_next", "how_long", "before_you_start")


def _mapping(path: Path, folder: Path, problems: list[Problem]) -> dict[str, Any]:
    try:
        loaded = load(plain(path))
    except yaml.YAMLError as error:
        problems.append(Problem(shown(path, folder), *fault(error, plain(path))))
        return {}
    return loaded if isinstance(loaded, dict) else {}


def read_routes(folder: Path, sources: dict[str, Source], contacts: frozenset[str],
                problems: list[Problem]) -> list[Route]:
    """Every route card; an unknown contact or source is refused."""
    found = []
    for path in sorted((folder / "routes").glob("*.yml")):
        values = _mapping(path, folder, problems)
        entry = Fields(values, shown(path, folder), {}, 1, problems, path.stem)
        checked = entry.day("checked_on") or date.min
        names = entry.words("contacts")
        for name in names:
            if name not in contacts:
                entry.refuse("contacts", f"the contact '{name}' is not in contacts.yml.", "an id that stands there")
        texts = {name: entry.text(name, needed=name in ("who_can", "how")) for name in TEXTS}
        found.append(Route(id=entry.text("id"), title=entry.text("title"),
                           nation=entry.one_of("nation", Nation, Nation.BOTH),
                           takes_letter=_letter(entry), contacts=names,
                           citations=read_citations(entry, sources, checked), checked_on=checked, **texts))
        entry.fits(RouteEntry)
    return found


def _letter(entry: Fields) -> str:
    """The template's name; '' when the route takes no letter."""
    name = entry.text("takes_letter", needed=False)
    return "" if name == "none" else name


def read_interview(folder: Path, problems: list[Problem]) -> dict[str, Any]:
    """The questions of the complaint walk as plain data."""
    path = folder / "interview.yml"
    return _mapping(path, folder, problems) if path.exists() else {"skip": [], "questions": []}
