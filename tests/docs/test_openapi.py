"""docs/openapi.yaml is well formed, and every field and status of the front door stands in it."""

from __future__ import annotations

import re

from openapi_spec_validator import validate_spec

from channels.contract import KINDS, PASSED_THROUGH, SOURCE_FIELDS
from channels.notices import Notice
from tests.conftest import ROOT
from tests.docs.openapi import description, faults

SCHEMAS = description()["components"]["schemas"]
OTHER_PAGES = {404, 405}


def test_the_document_is_openapi() -> None:
    validate_spec(description())


def test_every_field_a_message_may_carry_is_described() -> None:
    described = SCHEMAS["Part"]["properties"]
    assert set(PASSED_THROUGH) <= set(described)
    assert set(described["kind"]["enum"]) == KINDS
    assert {*SOURCE_FIELDS, "year"} == set(SCHEMAS["Source"]["properties"])


def test_every_status_of_a_notice_is_described() -> None:
    described = {int(status) for path in description()["paths"].values() for way in path.values() for status in way["responses"]}
    assert {one.status for one in Notice} - OTHER_PAGES <= described


def test_every_way_in_is_described() -> None:
    code = (ROOT / "channels" / "web" / "routes" / "chat.py").read_text(encoding="utf-8")
    ways = re.findall(r'@site\.(get|post|delete)\("([^"]+)"', code)
    assert len(ways) > 4
    assert [f"{how} {path}" for how, path in ways if how not in description()["paths"].get(path, {})] == []


def test_an_answer_with_a_field_nobody_described_is_noticed() -> None:
    part = {"kind": "answer", "text": "Yes.", "buttons": [], "sources": []}
    assert faults({"session": "s", "messages": [part]}, "Reply") == []
    assert faults({"session": "s", "messages": [{**part, "secret": 1}]}, "Reply")
    assert faults({"session": "s", "messages": []}, "Reply")
