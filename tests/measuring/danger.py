"""Recall and false alarms of the urgent lane, on messages it was not made from.

    python -m tests.measuring.urgent
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.urgent import Assessment, Urgency, assess
from tests.measuring.cases import LOOKALIKE, UrgentCase, urgent_cases

Judge = Callable[[str], Assessment]


@dataclass(frozen=True)
class Judged:
    """A case and what the lane made of it."""

    case: UrgentCase
    found: Assessment

    @property
    def alone(self) -> bool:
        """What to do in danger is all that is said."""
        return self.found.urgency is Urgency.CERTAIN

    @property
    def first(self) -> bool:
        """What to do in danger comes first; the answer may follow."""
        return self.found.urgency in (Urgency.CERTAIN, Urgency.BOTH)

    @property
    def noticed(self) -> bool:
        """The numbers are said, first or below the answer."""
        return self.found.urgency is not Urgency.NO


@dataclass(frozen=True)
class Figures:
    """Shares between 0 and 1."""

    alone: float
    first: float
    noticed: float
    kind_right: float


def judge(cases: Sequence[UrgentCase], by: Judge = assess) -> list[Judged]:
    """Every case with what the lane makes of it."""
    return [Judged(case, by(case.text)) for case in cases]


def figures(judged: Sequence[Judged]) -> Figures:
    """The shares over these cases; all 0 for none."""
    count = len(judged) or 1
    right = sum(one.found.kind == one.case.kind for one in judged) / count
    return Figures(sum(one.alone for one in judged) / count, sum(one.first for one in judged) / count,
                   sum(one.noticed for one in judged) / count, right)


def urgent_only(judged: Sequence[Judged]) -> list[Judged]:
    """Those in which somebody is in danger."""
    return [one for one in judged if one.case.kind != LOOKALIKE]


def lookalikes(judged: Sequence[Judged]) -> list[Judged]:
    """Those that only look alike."""
    return [one for one in judged if one.case.kind == LOOKALIKE]


def _line(name: str, judged: Sequence[Judged]) -> str:
    of = figures(judged)
    return (f"{name:14}{len(judged):5}{of.alone:10.1%}{of.first:10.1%}{of.noticed:10.1%}"
            + (f"{of.kind_right:10.1%}" if name != LOOKALIKE else ""))


def report(judged: Sequence[Judged]) -> str:
    """The table, and below it everything missed and every false alarm."""
    danger, alike = urgent_only(judged), lookalikes(judged)
    kinds = list(dict.fromkeys(one.case.kind for one in danger))
    lines = [f"{'kind':14}{'n':>5}{'alone':>10}{'first':>10}{'noticed':>10}{'kind':>10}"]
    lines += [_line(kind, [one for one in danger if one.case.kind == kind]) for kind in kinds]
    lines += [_line("all urgent", danger), _line(LOOKALIKE, alike), "", "noticed only as 'perhaps', or missed:"]
    lines += [_told(one) for one in danger if not one.first]
    lines += ["", "false alarms:", *(_told(one) for one in alike if one.noticed)]
    return "\n".join(lines)


def _told(one: Judged) -> str:
    return f"  {one.found.urgency.value:8}{one.case.kind:14}{one.found.kind:14}{one.case.text}"


if __name__ == "__main__":
    print(report(judge(urgent_cases())))
