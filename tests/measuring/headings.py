"""Asks every heading of the first five documents as a person would, and writes what comes back.

    python -m tests.measuring.headings      dist/headings.txt: question, first three texts, whether one of them covers it
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge.reports.coverage import coverage, key, questions
from knowledge.store.content import FOLDER, read_content
from knowledge.store.read import Knowledge
from pipeline.language.encoder import cache_folder
from pipeline.retrieval.ranking import Ranker

SHOWN = 3
OUTPUT = Path("dist/headings.txt")


@dataclass(frozen=True)
class Asked:
    """One heading, the question put, what came back first, and what covers the heading."""

    heading: str
    question: str
    found: tuple[str, ...]
    covers: frozenset[str]

    @property
    def verdict(self) -> str:
        """'first' when the first text covers it, 'near' when another shown does, else 'missed'."""
        if self.found and self.found[0] in self.covers:
            return "first"
        return "near" if self.covers & set(self.found) else "missed"


def ask_all(knowledge: Knowledge, folder: Path = FOLDER) -> list[Asked]:
    """Every question with the ids of the texts that came back, best first."""
    covers = {key(entry.name): frozenset(entry.said_by) for entry in coverage(read_content(folder), folder)}
    ranker = Ranker(knowledge, cache_folder())
    return [Asked(heading, question, tuple(one.id for one in ranker.rank(question)[:SHOWN]), covers[key(heading)])
            for heading, question in questions(folder).items()]


def report(asked: list[Asked]) -> str:
    """The missed first, then the near, then those answered."""
    order = ("missed", "near", "first")
    lines = []
    for one in sorted(asked, key=lambda each: order.index(each.verdict)):
        lines += [f"{one.verdict:7}{one.heading}", f"       asked:    {one.question}",
                  f"       came:     {', '.join(one.found)}", f"       covers:   {', '.join(sorted(one.covers))}", ""]
    return "\n".join(lines)


def main() -> None:
    """Ask, write the list, and print how many came back."""
    asked = ask_all(Knowledge(Path("knowledge.db")))
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(report(asked), encoding="utf-8")
    counts = {verdict: sum(one.verdict == verdict for one in asked) for verdict in ("first", "near", "missed")}
    print(f"{len(asked)} headings asked: {counts['first']} answered first, {counts['near']} among the first {SHOWN}, "
          f"{counts['missed']} missed ({OUTPUT})")


if __name__ == "__main__":
    main()
