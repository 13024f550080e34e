"""The editors' command: check the content, build knowledge.db, list what is due.

    python -m knowledge.store check | build | review | coverage | facts
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from knowledge.store.build import build
from knowledge.store.checks import check
from knowledge.store.content import read_content
from knowledge.store.problems import BadContentError

DATABASE = Path("knowledge.db")


def today() -> date:
    """The day to act for: AS_OF (YYYY-MM-DD) when set, else the system's date."""
    as_of = os.environ.get("AS_OF", "")
    return date.fromisoformat(as_of) if as_of else date.today()


def _check(_: argparse.Namespace) -> int:
    content = read_content()
    problems = check(content, today())
    for problem in problems:
        print(problem)
    served = sum(extract.served() for extract in content.extracts)
    print(f"{len(content.extracts)} extracts ({served} served), {len(content.sources)} sources, "
          f"{len(content.contacts)} contacts: {len(problems)} to mend")
    return 1 if problems else 0


def _build(arguments: argparse.Namespace) -> int:
    try:
        content = build(arguments.database, today())
    except BadContentError as error:
        print(error)
        print(f"{len(error.problems)} to mend; {arguments.database.name} was left as it was")
        return 1
    print(f"{arguments.database.name}: {len(content.extracts)} extracts, {len(content.sources)} sources, "
          f"{len(content.contacts)} contacts")
    return 0


def main(words: list[str] | None = None) -> int:
    """Run one command; returns the exit status (0 well, 1 something to mend)."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.store", description=__doc__)
    parser.add_argument("command", choices=["check", "build"])
    parser.add_argument("--database", type=Path, default=DATABASE)
    arguments = parser.parse_args(words)
    return {"check": _check, "build": _build}[arguments.command](arguments)


if __name__ == "__main__":
    sys.exit(main())
