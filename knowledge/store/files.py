"""The files as editors save them: how they are read, and what an editor's program may have done to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from knowledge.store.problems import Problem, shown

WRITTEN = ("*.md", "*.yml", "*.csv", "*.txt")
PHONE = re.compile(
    r"(?<![\d./-])(?:0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}|0[38]00 ?\d{4}|0\d{10}|116 123|0300 \d{4} \d{3})(?!\d)")
WITHOUT_NUMBERS = ("guidance/*.md", "glossary.yml", "changes.yml", "decision_table.csv", "routes/*.yml", "letters/*",
                   "letters/parts/*", "interview.yml", "welsh_answers.yml")
TABLES = (".csv",)


def plain(path: Path) -> str:
    """The file's text: a byte order mark is left out, and a byte that is not UTF-8 becomes a mark (see ``faults``)."""
    return path.read_text(encoding="utf-8-sig", errors="replace")


def faults(folder: Path) -> Iterator[Problem]:
    """What an editor's program did to a file: another encoding, or tabs; and telephone numbers typed into texts."""
    for path in sorted(path for pattern in WRITTEN for path in folder.rglob(pattern)):
        file = shown(path, folder)
        yield from _encoding(path.read_bytes(), file)
        if path.suffix not in TABLES:
            yield from _tabs(plain(path), file)
    for path in sorted(path for pattern in WITHOUT_NUMBERS for path in folder.glob(pattern) if path.is_file()):
        yield from _typed_numbers(plain(path), shown(path, folder))


def _encoding(content: bytes, file: str) -> Iterator[Problem]:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        meant = content[error.start : error.start + 1].decode("cp1252", errors="replace")
        yield Problem(file, line, f"this file was saved as Windows text: '{meant}' cannot be read.",
                      "the same, saved as UTF-8 (in Notepad: Save as, Encoding: UTF-8)")


def _tabs(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line:
            yield Problem(file, number, "a tab stands in this line.", "spaces: two for each step inwards")


def _typed_numbers(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        for match in PHONE.finditer(line):
            yield Problem(file, number, f"the number {match[0]} is typed into a text.",
                          "{contact:id} or {phone:id}, with the number in contacts.yml")
