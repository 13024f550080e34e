"""Every sentence stands once beside its source, and what is not said is not in the sheet."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from knowledge.reports.facts import OWN_WORDS, sentences, sentences_of
from knowledge.reports.facts_sheet import COLUMNS, as_csv, as_html
from knowledge.store.content import read_content
from tests.store.small import spoil, write

DOMAIN = """responses:
  utter_greet:
  - text: Hello. Ask me.
    buttons:
    - title: Go on
      payload: /go_on
  - text: ""
"""


@pytest.mark.parametrize("text, pieces", [
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("See s. 6 and reg. 13 of it. Then ask.", ["See s. 6 and reg. 13 of it.", "Then ask."]),
    ("Wrapped\nline. Next", ["Wrapped line.", "Next"]),
    ("Two:\n- one\n- two", ["Two:", "- one", "- two"]),
    ("A paragraph\n\nAnother", ["A paragraph", "Another"]),
    ("It is 3.5 days, e.g. this one.", ["It is 3.5 days, e.g. this one."]),
    ("", []),
])
def test_a_text_is_cut_into_its_sentences(text: str, pieces: list[str]) -> None:
    assert sentences_of(text) == pieces


def test_each_sentence_stands_beside_its_source(folder: Path) -> None:
    found = [one for one in sentences(read_content(folder), folder) if one.name == "hold-new"]
    assert [(one.part, one.text) for one in found] == [
        ("title", "How long may a hold last now?"), ("short", "A hold ends as soon as it can."),
        ("short", "Ring The line (0300 000 0001)."), ("fuller", "A hold ends as soon as it can, whatever the reason was."),
        ("exact", "Rules (2020) rec 1: a hold ends as soon as it can.")]
    assert {one.grounds.source for one in found} == {
        "The rules (A ministry, 2020): rec 1; The guide (A charity, 2016): Holding"}
    assert {(one.grounds.status, one.grounds.checked_on) for one in found} == {("verified, guidance", "2026-11-01")}


def test_a_pending_text_is_not_in_it(folder: Path) -> None:
    assert not any(one.name == "record-wales" for one in sentences(read_content(folder), folder))


def test_replies_contacts_changes_and_welsh_are_in_it(folder: Path) -> None:
    write(folder.parents[1], {"domain.yml": DOMAIN, "channels/notices.json": '{"utter_sorry": "Sorry.", "n": 3}'})
    found = sentences(read_content(folder), folder)
    kinds = {(one.kind, one.name, one.part, one.text, one.language) for one in found}
    assert {("reply", "utter_greet", "text", "Ask me.", "en"), ("reply", "utter_greet", "button", "Go on", "en"),
            ("page", "notices.json", "utter_sorry", "Sorry.", "en"), ("Welsh", "page.title", "cy", "Hawliau", "cy"),
            ("contact", "line", "shown", "The line (0300 000 0001)", "en"),
            ("change", "C01", "was", "The guide set an old time.", "en"),
            ("glossary", "term-hold", "short", "Staff stop you from moving.", "en")} <= kinds
    assert {one.grounds.source for one in found if one.kind == "reply"} == {OWN_WORDS}


def test_the_spreadsheet_has_room_to_sign(folder: Path) -> None:
    found = sentences(read_content(folder), folder)
    rows = list(csv.reader(as_csv(found).splitlines()))
    assert rows[0] == list(COLUMNS)
    assert len(rows) == len(found) + 1
    assert {tuple(row[-3:]) for row in rows[1:]} == {("", "", "")}


def test_the_page_shows_each_sentence_and_no_markup_of_its_own(folder: Path) -> None:
    spoil(folder, "guidance/holding.md", "Ring {contact:line}.", "Ring <b>now</b> & go.")
    page = as_html(sentences(read_content(folder), folder), "2026-11-22")
    assert "<td>short</td><td>Ring &lt;b&gt;now&lt;/b&gt; &amp; go.</td><td></td>" in page
    assert '<td lang="cy">Hawliau</td>' in page
    assert "<b>" not in page
    assert page.count("<h1>") == 1
    assert '<html lang="en-GB">' in page
