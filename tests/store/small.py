"""A small content folder that is fit to be built, for tests to spoil one line at a time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

TODAY = date(2026, 11, 22)
WAYS = "\n".join(f"- way {n} to ask {{}}" for n in ("one", "two", "three", "four", "five", "six", "seven", "eight"))


def ways(about: str) -> str:
    """Eight ways of asking about something."""
    return WAYS.format(*[about] * 8)


GUIDANCE = f"""---
topic: holding
title: Being held
---

## hold-old

title: How long may a hold last?
nation: both
weight: guidance
status: seed
sources:
  - guide: Holding
in_force_to: 2020-01-31
superseded_by: hold-new
checked_on: 2026-11-01
review_by: 2027-05-01
facts: [HOLD-01]
headings: ["002: Holding"]

### short

The guide of 2016 set an old time. It was long.

### fuller

The guide of 2016 set an old time, and it was a long one.

### exact

Guide (2016), 'Holding': the old time.

### next

Ask for the record.

### asked_as

{ways("the old hold")}

## hold-new

title: How long may a hold last now?
nation: both
weight: guidance
status: verified
sources:
  - rules: rec 1
  - guide: Holding
in_force_from: 2020-02-01
checked_on: 2026-11-01
review_by: 2027-05-01
facts: [HOLD-02]
related: [record-england]

### short

A hold ends as soon as it can. Ring {{contact:line}}.

### fuller

A hold ends as soon as it can, whatever the reason was.

### exact

Rules (2020) rec 1: a hold ends as soon as it can.

### asked_as

{ways("the new hold")}

## record-england

title: Who keeps the record in England?
nation: england
pair: record-wales
weight: law
status: verified
sources:
  - rules: s.6
checked_on: 2026-11-01
review_by: 2027-05-01

### short

In England the hospital keeps it.

### fuller

In England the hospital keeps the record of force.

### exact

Rules (2020) s.6.

### asked_as

{ways("the english record")}

## record-wales

title: Who keeps the record in Wales?
nation: wales
pair: record-england
weight: law
status: pending
sources:
  - rules: s.7
checked_on: 2026-11-01
review_by: 2026-11-10

### short

In Wales the health board keeps it.

### fuller

In Wales the health board keeps the record of force.

### exact

Rules (2020) s.7.

### asked_as

{ways("the welsh record")}
"""

FILES = {
    "guidance/holding.md": GUIDANCE,
    "sources.yml": """- id: guide
  title: "The guide"
  publisher: "A charity"
  year: 2016
  nation: both
  url: https://example.org/guide
  note: "Read in an old copy."
- id: rules
  title: "The rules"
  publisher: "A ministry"
  year: 2020
  nation: both
  url: https://example.org/rules
""",
    "contacts.yml": """- id: line
  name: "The line"
  what_for: "Somebody to talk to."
  nation: both
  phone: "0300 000 0001"
  source: "https://example.org/line"
  checked_on: 2026-11-01
  status: verified
  pending: {hours: "9 to 5", why: "one old page"}
  facts: [LINE]
""",
    "glossary.yml": """- id: term-hold
  term: "Hold"
  aliases: ["holding"]
  meaning: "Staff stop you from moving."
  nation: both
  weight: guidance
  status: verified
  sources:
    - guide: Words
  facts: [G-HOLD]
  see: [hold-new]
  checked_on: 2026-11-01
  review_by: 2027-05-01
""",
    "changes.yml": """- id: C01
  was: "The guide set an old time."
  now: "A hold ends as soon as it can."
  since: "2020"
  nation: both
  status: verified
  sources:
    - rules: rec 1
  extracts: [hold-new]
  superseded: [hold-old]
  checked_on: 2026-11-01
  facts: [C01]
""",
    "coverage_expected.yml": """headings:
  "002": ["Holding"]
facts:
  "rights: HOLD": [HOLD-01, HOLD-02, HOLD-03, G-HOLD, C01, LINE]
covered_by:
  HOLD-02: [contact line]
""",
    "not_served.yml": """- id: HOLD-03
  reason: "Recalled."
  covered_by: [hold-new]
""",
    "topics.yml": """hold:
  extracts: [hold-new, hold-old]
  siblings: [record]
record:
  extracts: [record-england]
word-hold:
  extracts: [term-hold]
""",
    "welsh.yml": """utter_urgent_now:
  en: "Call 999."
  cy: "Ffoniwch 999."
  review: pending
page.title:
  en: "Rights"
  cy: "Hawliau"
  review: done
""",
}


def write(folder: Path, files: dict[str, str] = FILES) -> Path:
    """The files, written under the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Change one place of one file; the place must be there, and once."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


def line_of(folder: Path, file: str, text: str) -> int:
    """The first line (from 1) that holds this text."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)
