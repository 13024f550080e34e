"""The list of what is pending or due: worst first, with the place, the address to open and what to edit."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from knowledge.reports.review import Item, Urgency, review
from knowledge.reports.review_list import COLUMNS, as_csv, as_text, summary
from knowledge.store.content import read_content
from tests.store.small import TODAY, spoil, write

ROUTE = """id: WARD
title: Talk to staff
nation: both
who_can: Anyone.
how: Ask.
takes_letter: none
sources:
- rules: s.1
status: pending
checked_on: 2026-11-01
review_by: 2026-11-20
"""


def listed(folder: Path, today: date = TODAY) -> tuple[Item, ...]:
    return review(read_content(folder), folder, today)


def test_what_is_kept_back_comes_with_place_and_address(folder: Path) -> None:
    assert [(item.urgency, item.what, str(item.where), item.address) for item in listed(folder)] == [
        (Urgency.DANGER_IN_WELSH, "utter_urgent_now: Ffoniwch 999.", "welsh.yml:1", "none: a Welsh speaker"),
        (Urgency.KEPT_BACK, "line: hours: 9 to 5", "contacts.yml:9", "https://example.org/line"),
        (Urgency.KEPT_BACK, "record-wales: Who keeps the record in Wales?", "guidance/holding.md:127",
         "https://example.org/rules"),
        (Urgency.OLD_COPY, "guide: The guide", "sources.yml:7", "https://example.org/guide")]


def test_a_review_day_is_soon_then_overdue_and_overdue_comes_first(folder: Path) -> None:
    soon = [item for item in listed(folder, date(2027, 2, 1)) if item.urgency is Urgency.SOON]
    assert [item.what.split(":")[0] for item in soon] == ["term-hold", "hold-old", "hold-new", "record-england"]
    assert {item.due for item in soon} == {date(2027, 5, 1)}
    assert [item.urgency for item in listed(folder, date(2027, 5, 2))][:4] == [Urgency.OVERDUE] * 4
    assert not any(item.urgency is Urgency.SOON for item in listed(folder, date(2027, 1, 30)))


def test_a_route_card_is_looked_at_too(folder: Path) -> None:
    write(folder, {"routes/WARD.yml": ROUTE})
    found = [(item.urgency, str(item.where), item.why) for item in listed(folder) if item.what.startswith("card WARD")]
    assert found == [(Urgency.OVERDUE, "routes/WARD.yml:11", "to be checked again by 2026-11-20"),
                     (Urgency.RECALLED, "routes/WARD.yml:9", "status is pending")]


def test_what_was_approved_leaves_the_list(folder: Path) -> None:
    spoil(folder, "guidance/holding.md", "status: pending\nsources:\n  - rules: s.7\nchecked_on: 2026-11-01\n"
          "review_by: 2026-11-10", "status: verified\nsources:\n  - rules: s.7\nchecked_on: 2026-11-22\n"
          "checked_by: A. Reader\nreview_by: 2027-11-22")
    spoil(folder, "welsh.yml", "  review: pending", "  review: done\n  by: A. Speaker")
    assert [item.what for item in listed(folder)] == ["line: hours: 9 to 5", "guide: The guide"]


def test_the_spreadsheet_has_a_line_an_item_and_room_to_sign(folder: Path) -> None:
    rows = list(csv.reader(as_csv(listed(folder)).splitlines()))
    assert rows[0] == list(COLUMNS)
    assert [row[2:5] for row in rows[1:]][2] == ["record-wales: Who keeps the record in Wales?", "guidance/holding.md", "127"]
    assert {(row[-2], row[-1]) for row in rows[1:]} == {("", "")}


def test_the_text_says_what_to_do_once_for_items_alike(folder: Path) -> None:
    text = as_text(listed(folder), TODAY)
    assert text.startswith("To check, as on 2026-11-22\n")
    assert "[ ] record-wales: Who keeps the record in Wales?\n    where: knowledge/content/guidance/holding.md:127\n" in text
    assert text.count("   What to do: ") == 4
    assert "   2  Not said until somebody checks it" in summary(listed(folder))
