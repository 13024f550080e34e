"""One list a document: what is kept back or was not read, with its paragraph and the line to edit."""

from __future__ import annotations

from pathlib import Path

from knowledge.reports.by_document import as_text, by_document, index
from knowledge.store.content import read_content
from tests.store.small import spoil

INSTRUMENTS = """- id: rules
  name: "the Rules"
  called: ["the rules"]
  sources: [rules]
"""


def test_a_pending_text_stands_under_each_document_it_rests_on(folder: Path) -> None:
    lists = by_document(read_content(folder))
    pending = [(source, look.name, look.paragraph) for source, looks in lists.items() for look in looks]
    assert pending and all(paragraph for _, _, paragraph in pending)


def test_what_exact_says_was_not_read_stands_under_the_document_it_names(folder: Path) -> None:
    (folder / "instruments.yml").write_text(INSTRUMENTS, encoding="utf-8")
    spoil(folder, "guidance/holding.md", "Rules (2020) s.6.", "Rules (2020) s.6. The Rules on records were not read.")
    content = read_content(folder)
    look = next(one for one in by_document(content)["rules"] if one.name == "record-england")
    assert look.look_for == "The Rules on records were not read."
    said = as_text(content, "rules", by_document(content)["rules"])
    assert "knowledge/content/guidance/holding.md:" in said and "[ ]" in said
    assert any("(rules.txt)" in line for line in index(content, by_document(content)))
