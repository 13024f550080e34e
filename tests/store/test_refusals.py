"""Each thing that is refused: the exact message, with its file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from knowledge.store.checks import check
from knowledge.store.content import read_content
from tests.store.small import TODAY, line_of, spoil, ways, write

G, T, S = "guidance/holding.md", "topics.yml", "short\n\nA hold ends as soon as it can."


def said(folder: Path, today: date = TODAY) -> list[str]:
    """Everything refused in this folder."""
    return [str(problem) for problem in check(read_content(folder), today)]


def test_the_small_content_is_fit(folder: Path) -> None:
    assert said(folder) == []


REFUSED = [
    # fields
    (G, "title: How long may a hold last now?\n", "",
     "guidance/holding.md:48: hold-new: 'title' is missing. Write instead: title: ..."),
    (G, "nation: wales\n", "nation: scotland\n",
     "guidance/holding.md:124: record-wales: 'nation: scotland' is not known. Write instead: nation: one of england, "
     "wales, both"),
    (G, "weight: guidance\nstatus: verified\n", "weight: heavy\nstatus: verified\n",
     "guidance/holding.md:52: hold-new: 'weight: heavy' is not known. Write instead: weight: one of law, "
     "statutory-guidance, guidance, regulator, court, advice, campaign, data"),
    (G, "status: pending\n", "status: maybe\n",
     "guidance/holding.md:127: record-wales: 'status: maybe' is not known. Write instead: status: one of seed, verified, "
     "pending"),
    (G, "review_by: 2026-11-10", "review_by: soon",
     "guidance/holding.md:131: record-wales: 'review_by' is not a date. Write instead: review_by: 2026-11-22"),
    (G, "in_force_from: 2020-02-01", "in_froce_from: 2020-02-01",
     "guidance/holding.md:57: hold-new: 'in_froce_from' is not a field we know. Write instead: "),
    (G, "related: [record-england]", "related: {record-england: 1}",
     "guidance/holding.md:61: hold-new: 'related' is not a list. Write instead: related: [one, two]"),
    # sources
    (G, "sources:\n  - rules: s.6\n", "",
     "guidance/holding.md:86: record-england: no source. Write instead: sources: and below it '  - nice-ng10: rec 1.4.24'"),
    (G, "  - rules: s.6", "  - ruels: s.6",
     "guidance/holding.md:93: record-england: the source 'ruels' is not in sources.yml. Write instead: add it there first"),
    ("sources.yml", "year: 2020", "year: lately",
     "sources.yml:8: rules: 'year' is not a year. Write instead: year: 2015"),
    ("sources.yml", "- id: rules", "- id: guide",
     "sources.yml:8: guide: the source 'guide' stands twice. Write instead: each source once"),
    ("sources.yml", 'publisher: "A ministry"', "publisher: A: ministry",
     "sources.yml:10: a text with a colon in it stands without quotes. Write instead: publisher: \"A: ministry\""),
    # texts
    (G, "### exact\n\nRules (2020) s.6.", "### exact",
     "guidance/holding.md:106: record-england: '### exact' is missing or empty. Write instead: ### exact and the text below "
     "it"),
    (G, "\n".join(f"- way {n} to ask the english record" for n in ("one", "two", "three", "four")) + "\n", "",
     "guidance/holding.md:110: record-england: only 4 ways of asking. Write instead: at least 5"),
    # words and numbers
    (G, S, "short\n\nA hold of somebody mentally ill ends.",
     "guidance/holding.md:63: hold-new: 'mentally ill' is a word we do not use. Write instead: see 'How we write' in "
     "README.md"),
    (G, S, "short\n\nIt is too late to complain.",
     "guidance/holding.md:63: hold-new: 'too late' is a word we do not use. Write instead: see 'How we write' in README.md"),
    (G, "{contact:line}", "{contact:lien}",
     "guidance/holding.md:63: hold-new: '{contact:lien}' is not a contact we know. Write instead: {contact:id} with an id "
     "of contacts.yml"),
    (G, "{contact:line}", "0300 123 4567",
     "guidance/holding.md:63: hold-new: the number 0300 123 4567 is not in contacts.yml. Write instead: {contact:id}"),
    # nations
    (G, S, "short\n\nTell the CQC.",
     "guidance/holding.md:63: hold-new: says a thing of the other nation without naming it: 'Tell the CQC.' Write instead: "
     "'In England, ...' or 'In Wales, ...' in the same sentence, or move it to the pair"),
    (G, "In England the hospital keeps it.", "Llais can help.",
     "guidance/holding.md:98: record-england: says a thing of the other nation without naming it: 'Llais can help.' Write "
     "instead: 'In England, ...' or 'In Wales, ...' in the same sentence, or move it to the pair"),
    (G, "In Wales the health board keeps it.", "Ask PALS.",
     "guidance/holding.md:133: record-wales: says a thing of the other nation without naming it: 'Ask PALS.' Write "
     "instead: 'In England, ...' or 'In Wales, ...' in the same sentence, or move it to the pair"),
    # ids
    (G, "## record-england\n", "## hold-new\n",
     "guidance/holding.md:48: hold-new: this id stands more than once. Write instead: another id"),
    (G, "related: [record-england]", "related: [record-england, no-such]",
     "guidance/holding.md:61: hold-new: 'related: no-such' is not an extract. Write instead: an id that exists"),
    (G, "superseded_by: hold-new", "superseded_by: no-such",
     "guidance/holding.md:15: hold-old: 'superseded_by: no-such' is not an extract. Write instead: an id that exists"),
    (G, "pair: record-england\n", "",
     "guidance/holding.md:90: record-england: its pair 'record-wales' does not point back from the other nation. Write "
     "instead: 'pair: record-england' in 'record-wales', one england and one wales"),
    (G, "superseded_by: hold-new", "superseded_by: record-wales",
     "guidance/holding.md:15: hold-old: its successor 'record-wales' may not be said itself. Write instead: the id of one "
     "that is checked and in force"),
    (G, "superseded_by: hold-new", "superseded_by: record-england",
     "guidance/holding.md:15: hold-old: its successor 'record-england' is for england only. Write instead: one for both"),
    # merged and told together
    (G, "facts: [HOLD-02]\n", "facts: [HOLD-02]\nwas: [hold-old]\n",
     "guidance/holding.md:61: hold-new: 'was: hold-old' is still in use in 'hold-old'. Write instead: an id that was merged "
     "into this one, once"),
    # topics
    (T, "[hold-new, hold-old]", "[hold-new]",
     "guidance/holding.md:6: hold-old: it stands in no topic. Write instead: its id under 'extracts' of the topic in topics.yml "
     "whose question it answers, or a topic of its own: 'hold-old:' and below it '  extracts: [hold-old]'"),
    (T, "word-hold:\n  extracts: [term-hold]\n", "",
     "glossary.yml:1: term-hold: it stands in no topic. Write instead: its id under 'extracts' of the topic in topics.yml "
     "whose question it answers, or a topic of its own: 'term-hold:' and below it '  extracts: [term-hold]'"),
    (T, "[term-hold]", "[term-hold, hold-old]",
     "topics.yml:6: word-hold: 'hold-old' stands in 'hold' too. Write instead: it in one topic alone"),
    (T, "[term-hold]", "[term-hold, record-wales]",
     "topics.yml:6: word-hold: 'record-wales' is not an extract that may be said. Write instead: an id of guidance/, of "
     "glossary.yml or 'contact-...'; pending ones wait"),
    (T, "siblings: [record]", "siblings: [hold]",
     "topics.yml:1: hold: its sibling 'hold' is no other topic. Write instead: the name of another topic of this file"),
    (T, "  siblings: [record]", "  sibling: [record]",
     "topics.yml:1: hold: 'sibling' does not fit (extra fields not permitted). Write instead: extracts: [one, two], and perhaps "
     "siblings: [three]"),
    (G, "facts: [HOLD-02]\n", "facts: [HOLD-02]\nsay_force: perhaps\n",
     "guidance/holding.md:61: hold-new: 'say_force: perhaps' is neither yes nor no. Write instead: say_force: no"),
    # dates
    (G, "in_force_to: 2020-01-31\nsuperseded_by: hold-new\n", "in_force_to: 2020-01-31\n",
     "guidance/holding.md:14: hold-old: is no longer in force and names no successor. Write instead: "
     "superseded_by: the-new-id"),
    (G, "in_force_to: 2020-01-31", "in_force_from: 2021-01-01\nin_force_to: 2020-01-31",
     "guidance/holding.md:15: hold-old: it ends before it starts. Write instead: a later day"),
    (G, "review_by: 2026-11-10", "review_by: 2028-01-01",
     "guidance/holding.md:131: record-wales: 'review_by: 2028-01-01' is more than a year on. Write instead: a day at most a "
     "year after 'checked_on'"),
    # ways of asking, contacts, changes
    (G, "- way one to ask the english record", "- Way one to ask the NEW hold?",
     "guidance/holding.md:110: record-england: 'Way one to ask the NEW hold?' is also a way of asking for 'hold-new'. Write "
     "instead: a different way in one of them"),
    ("contacts.yml", "status: verified", "status: pending",
     "contacts.yml:1: line: an unchecked number is shown. Write instead: move it under 'pending:'"),
    ("changes.yml", "extracts: [hold-new]", "extracts: [no-such]",
     "changes.yml:1: C01: 'no-such' is not an extract. Write instead: an id that exists"),
    ("changes.yml", "superseded: [hold-old]", "superseded: [record-england]",
     "changes.yml:1: C01: 'record-england' may be served bare. Write instead: 'superseded_by: ...' in 'record-england'"),
    ("changes.yml", "- id: C01", "id: C01",
     "changes.yml:2: this cannot be read (mapping values are not allowed in this context). Write instead: 'field: value', "
     "one a line"),
    # what an editor's program does, and words
    (G, "title: How long may a hold last now?", "title:\tHow long may a hold last now?",
     "guidance/holding.md:50: a tab stands in this line. Write instead: spaces: two for each step inwards"),
    (G, "A hold ends as soon as it can.", "Your medication ends as soon as it can.",
     "guidance/holding.md:63: hold-new: 'medication' is a word of the office. Write instead: 'medicine', 'patients' or "
     "'people'"),
    (G, "A hold ends as soon as it can.", "Notwithstanding organisational considerations, physical interventions necessitate "
     "proportionate, contemporaneously documented justification.",
     "guidance/holding.md:63: hold-new: this reads at the age of "),
    (G, "A hold ends as soon as it can.", "Staff must by law let go.",
     "guidance/holding.md:63: hold-new: says 'must by law', and its weight is 'guidance'. Write instead: 'should', or "),
    (G, "  - rules: rec 1\n  - guide", "  - rules\n  - guide",
     "guidance/holding.md:54: hold-new: 'rules' is cited without a place. Write instead: '- rules: rec 1.4.24', or ': whole "),
    (G, "{contact:line}", "{hours:line}",
     "guidance/holding.md:63: hold-new: '{hours:line}': 'line' shows no such thing in contacts.yml."),
    (G, "Ring {contact:line}.", "Ring 0300 000 0001.",
     "guidance/holding.md:65: the number 0300 000 0001 is typed into a text. Write instead: {contact:id} or {phone:id}, "),
]


@pytest.mark.parametrize("file, old, new, message", REFUSED, ids=[row[3].split(" Write")[0] for row in REFUSED])
def test_it_is_refused_with_file_and_line(folder: Path, file: str, old: str, new: str, message: str) -> None:
    spoil(folder, file, old, new)
    found = said(folder)
    assert any(one.startswith(message) for one in found), found


def test_what_has_not_started_is_never_told_as_law_that_must_be_followed(folder: Path) -> None:
    head = "title: How long may a hold last now?\nnation: both\nweight: "
    spoil(folder, G, f"{head}guidance", f"{head}law")
    spoil(folder, G, "A hold ends as soon as it can.", "A new law will say so, but that part has not started.")
    assert any("says that it has not started" in one for one in said(folder))
    spoil(folder, G, f"{head}law", f"{head}law\nsay_force: no")
    assert not any("says that it has not started" in one for one in said(folder))


def test_a_past_review_day_is_refused_only_for_what_is_said(folder: Path) -> None:
    line = line_of(folder, G, "review_by: 2027-05-01")
    later = said(folder, date(2027, 5, 2))
    assert f"{G}:{line}: hold-old: should have been checked again by 2027-05-01. Write instead: check it, then a new " \
           "'checked_on' and 'review_by'" in later
    assert not any("record-wales" in one for one in later)


def test_a_pair_may_be_asked_in_the_same_words(folder: Path) -> None:
    spoil(folder, G, ways("the welsh record"), ways("the english record"))
    spoil(folder, G, "status: pending", "status: verified")
    spoil(folder, T, "[record-england]", "[record-england, record-wales]")
    assert said(folder, date(2026, 11, 9)) == []
    spoil(folder, T, "[record-england, record-wales]\n", "[record-england]\nrecord-wales:\n  extracts: [record-wales]\n")
    assert said(folder, date(2026, 11, 9)) == [
        f"{G}:{line_of(folder, G, '## record-' + name)}: record-{name}: its pair 'record-{other}' stands in another topic. Write "
        "instead: both in one topic of topics.yml" for name, other in (("england", "wales"), ("wales", "england"))]


def test_a_faulty_decision_table_is_refused(folder: Path) -> None:
    write(folder, {"decision_table.csv": "rule,kind\nR01,offer\n", "bank_holidays.csv": "date\n2026-12-25\n"})
    assert said(folder)[0].startswith("decision_table.csv:1: these are not the columns of the table.")


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    path = folder / G
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert said(folder) == []


@pytest.mark.parametrize("file", [G, "contacts.yml", "welsh.yml"])
def test_a_file_saved_as_windows_text_is_named_with_its_line(folder: Path, file: str) -> None:
    path = folder / file
    lines = path.read_bytes().split(b"\n")
    lines[-2] = lines[-2] + b" caf\xe9"
    path.write_bytes(b"\n".join(lines))
    found = [one for one in said(folder) if "Windows" in one]
    assert found == [f"{file}:{len(lines) - 1}: this file was saved as Windows text: '\u00e9' cannot be read. Write instead: "
                     "the same, saved as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"]
