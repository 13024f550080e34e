"""A guidance file is split by its layout; what cannot be read is named with its line, never raised."""

from __future__ import annotations

import pytest

from knowledge.store.extracts import unwrapped
from knowledge.store.markdown import read_document

HEAD = "---\ntopic: holding\n---\n\n"
ENTRY = HEAD + "## hold-long\n\ntitle: How long?\nnation: both\n\n### short\n\nNot long.\nReally.\n\n### asked_as\n\n- how long\n"


def test_an_entry_has_its_fields_its_texts_and_their_lines() -> None:
    document = read_document(ENTRY, "guidance/holding.md")
    entry = document.entries[0]
    assert document.head == {"topic": "holding"}
    assert document.problems == []
    assert entry.id == "hold-long"
    assert entry.fields == {"title": "How long?", "nation": "both"}
    assert entry.texts == {"short": "Not long.\nReally.", "asked_as": "- how long"}
    assert (entry.line, entry.line_of("nation"), entry.line_of("short"), entry.line_of("missing")) == (5, 8, 10, 5)


@pytest.mark.parametrize("text, message", [
    ("## hold\n", "f.md:1: the file does not start with a head. Write instead: --- then 'topic: ...' and 'title: ...' "
                  "then ---"),
    ("---\ntitle: x\n---\n", "f.md:1: the head names no topic. Write instead: topic: one-word"),
    (HEAD + "## two words\n", "f.md:5: an id may not hold spaces. Write instead: ## my-new-id"),
    (ENTRY + "### aske_as\n\n- x\n", "f.md:18: '### aske_as' is not a text we know. Write instead: ### short, ### fuller, "
                                     "### exact, ### next, ### asked_as"),
    (ENTRY + "### short\n\nAgain.\n", "f.md:18: '### short' stands twice in hold-long. Write instead: it once."),
    (HEAD + "## hold\n\njust words\n", "f.md:6: expected fields here. Write instead: 'field: value', one a line."),
])
def test_a_fault_of_layout_is_named_with_its_line(text: str, message: str) -> None:
    assert [str(problem) for problem in read_document(text, "f.md").problems] == [message]


@pytest.mark.parametrize("text, message", [
    ("title: one: two\nnation: both\n", "f.md:7: a text with a colon in it stands without quotes. Write instead: "
                                        'title: "one: two"'),
    ("title: [one\n", "f.md:7: this cannot be read"), ("title: \"one\nnation: both\n", "f.md:8: this cannot be read"),
])
def test_fields_that_are_no_yaml_are_named_with_the_line_of_the_fault(text: str, message: str) -> None:
    problems = read_document(HEAD + "## hold\n\n" + text, "f.md").problems
    assert len(problems) == 1 and str(problems[0]).startswith(message), problems


@pytest.mark.parametrize("line, message", [
    ("##hold-new", "f.md:18: there is no space after '##'. Write instead: ## my-new-id"),
    ("# hold-new", "f.md:18: an id starts with two '#'. Write instead: ## my-new-id"),
    ("## hold new", "f.md:18: an id may not hold spaces. Write instead: ## my-new-id"),
    ("###exact", "f.md:18: the heading of a text has three '#' and a space. Write instead: ### short"),
    ("## exact", "f.md:18: the heading of a text has three '#' and a space. Write instead: ### short"),
    ("#### exact", "f.md:18: the heading of a text has three '#' and a space. Write instead: ### short"),
    ("# exact", "f.md:18: the heading of a text has three '#' and a space. Write instead: ### short"),
])
def test_a_heading_that_is_nearly_one_is_named(line: str, message: str) -> None:
    said = [str(problem) for problem in read_document(ENTRY + line + "\n", "f.md").problems]
    assert message in said, said


@pytest.mark.parametrize("written, read", [
    ("One line\nwrapped.", "One line wrapped."),
    ("A paragraph.\n\nAnother.", "A paragraph.\n\nAnother."),
    ("A list:\n- one\n- two", "A list:\n- one\n- two"),
])
def test_lines_are_joined_save_at_paragraphs_and_lists(written: str, read: str) -> None:
    assert unwrapped(written) == read
