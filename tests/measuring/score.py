"""One page of figures: every set, what came of it, the day and the commit, and whether the set has been looked at.

    python -m tests.measuring.score [--url http://127.0.0.1:5005] [--folder FOLDER]     writes docs/score.md

Without an address only what needs no server is measured. The folder holds cases.jsonl, and public.jsonl if there is one.
"""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from channels import log_redaction
from tests.measuring.blind import Figure, measured
from tests.measuring.chat_cases import run
from tests.measuring.heard import CONVERSATIONS

PAGE = Path("docs/score.md")
NEVER = "nobody has looked at its messages; nothing was trained, tuned or worded on them"
SEEN = "looked at: its misses were read and their kinds mended, so a stranger's messages may fare worse"
FILES = {"cases.jsonl": "Chat cases by seven writers", "public.jsonl": "Wordings of real people from public pages"}


@dataclass(frozen=True)
class Section:
    """A set, whether it has been looked at, and its figures."""

    title: str
    looked_at: str
    figures: tuple[Figure, ...]


def blind_sections() -> list[Section]:
    """The voices kept apart, in this process."""
    return [Section(f"Voices kept apart, {language}", NEVER, tuple(measured(language))) for language in ("English", "Welsh")]


def served_sections(url: str, folder: Path) -> list[Section]:
    """Chat cases against a running server, judged by their expressions; what is folded counts, and then does not."""
    files = {CONVERSATIONS: "Whole chats of testers (tests/measuring/conversations)"}
    files |= {folder / name: title for name, title in FILES.items() if (folder / name).exists()}
    sections = []
    for file, title in files.items():
        for in_view, how in ((False, ""), (True, ", without what the page folds")):
            found = run(url, file, in_view)
            sections.append(Section(f"{title}{how}", SEEN, tuple(Figure(one.category, one.passed / max(one.of, 1), one.of)
                                                                  for one in found)))
    return sections


def page(sections: Sequence[Section], day: date, commit: str) -> str:
    """The page in Markdown."""
    lines = ["# What was measured", "", f"On {day:%-d %B %Y}, at commit {commit}, by `make score`. A set that has been looked at",
             "says that what was mended stays mended; only one that has not says how a stranger fares.", ""]
    for one in sections:
        lines += [f"## {one.title}", "", f"*{one.looked_at[0].upper()}{one.looked_at[1:]}.*", "", *_table(one.figures), ""]
    return "\n".join(lines)


def _table(figures: Iterable[Figure]) -> list[str]:
    rows = [f"| {one.name} | {one.share:.1%} | {one.of} |" for one in figures if one.of]
    return ["| figure | share | of |", "|---|---|---|", *rows]


def commit_now() -> str:
    """The commit that is measured; says so when files differ from it."""
    def git(*words: str) -> str:
        return subprocess.run(["git", *words], capture_output=True, text=True, check=True).stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no")
    return git("rev-parse", "--short", "HEAD") + (" with changes that are not committed" if changed else "")


def main() -> int:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", default="", help="a running server; without it the chat cases are left out")
    parser.add_argument("--folder", type=Path, default=Path("../shared/eval"))
    given = parser.parse_args()
    log_redaction.quieten()
    logging.disable(logging.WARNING)
    commit = commit_now()
    sections = [*blind_sections(), *(served_sections(given.url, given.folder) if given.url else [])]
    PAGE.write_text(page(sections, date.today(), commit), encoding="utf-8")
    print(f"{PAGE}: {len(sections)} sets")
    return 0


if __name__ == "__main__":
    sys.exit(main())
