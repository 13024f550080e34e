"""What is wrong with a file, in words an editor understands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: the file, the line (from 1), what is wrong, and what to write instead."""

    file: str
    line: int
    wrong: str
    instead: str = ""

    def __str__(self) -> str:
        """'file:line: what is wrong. Write instead: ...' as one line."""
        mend = f" Write instead: {self.instead}" if self.instead else ""
        return f"{self.file}:{self.line}: {self.wrong}{mend}"


class BadContentError(Exception):
    """The content cannot be built; ``problems`` lists every reason, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def shown(path: Path, folder: Path) -> str:
    """The file's name as an editor knows it: its path inside the content folder."""
    return str(path.relative_to(folder))
