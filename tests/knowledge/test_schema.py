"""The models of what editors write: the schemas beside the content are current, and what does not fit is named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from knowledge.schema import MODELS, ContactEntry, Entry, ExtractEntry, SourceEntry, faults, fields_of, json_schemas
from knowledge.store.content import FOLDER

DAY = date(2026, 11, 29)
SOURCE = {"id": "rules", "title": "Rules", "publisher": "A body", "year": 2020, "nation": "both", "url": "https://example.org"}
CONTACT = {"id": "line", "name": "The line", "what_for": "Talking.", "nation": "both", "source": "Its page", "checked_on": DAY,
           "status": "verified"}
EXTRACT = {"title": "Can they?", "nation": "wales", "weight": "law", "status": "verified", "sources": [{"rules": "s.1"}],
           "checked_on": DAY, "review_by": DAY}


def test_the_schemas_for_editors_tools_are_current() -> None:
    written = {path.stem: path.read_text(encoding="utf-8") for path in (FOLDER / "schema").glob("*.json")}
    assert written == json_schemas(), "run: python -m knowledge.store schema"


@pytest.mark.parametrize("model, values", [(SourceEntry, SOURCE), (ContactEntry, CONTACT), (ExtractEntry, EXTRACT)])
def test_what_fits_has_no_fault(model: type[Entry], values: dict[str, Any]) -> None:
    assert faults(model, values) == {}


@pytest.mark.parametrize("model, values, field", [
    (SourceEntry, {**SOURCE, "year": "2020"}, "year"), (SourceEntry, {**SOURCE, "url": "example.org"}, "url"),
    (SourceEntry, {**SOURCE, "yaer": 2020}, "yaer"), (ContactEntry, {**CONTACT, "status": "checked"}, "status"),
    (ContactEntry, {**CONTACT, "pending": "a number"}, "pending"), (ExtractEntry, {**EXTRACT, "say_force": "no"}, "say_force"),
    (ExtractEntry, {**EXTRACT, "in_force_from": "soon"}, "in_force_from"),
    (ExtractEntry, {**EXTRACT, "sources": "rules"}, "sources"),
])
def test_what_does_not_fit_is_named_by_its_field(model: type[Entry], values: dict[str, Any], field: str) -> None:
    assert list(faults(model, values)) == [field]


def test_every_field_says_what_to_write() -> None:
    bare = [(kind, name) for kind, model in MODELS.items() for name, one in model.__fields__.items()
            if not one.field_info.description]
    assert bare == []
    assert "heading" in fields_of(ExtractEntry)
