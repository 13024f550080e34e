"""Recall by kind and false alarms of hearing danger.

    python -m tests.measuring.danger            our own table (looked at) and every blind voice, one line a kind
    python -m tests.measuring.danger --missed   the failures of our own table as well; those of blind voices are never shown
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.danger.assess import Assessment, Urgency, assess
from tests.measuring.cases import LOOKALIKE, UrgentCase, urgent_cases

BLIND = Path(__file__).parent / "voices" / "blind"
ORDINARY = "ordinary"
NO_DANGER = frozenset({LOOKALIKE, ORDINARY})
FAMILY = {"sexual": "abuse", "threat": "danger_others"}
"""Kinds that the labels of the cases do not tell apart."""
ORDINARY_SETS = frozenset({"question", "about_complaining", "complain", "outside", "statement", "safe"})
Judge = Callable[[str], Assessment]


@dataclass(frozen=True)
class Judged:
    """A case and what was made of it."""

    case: UrgentCase
    found: Assessment

    @property
    def first(self) -> bool:
        """A card comes first; the answer may follow."""
        return self.found.urgency in (Urgency.CERTAIN, Urgency.BOTH)

    @property
    def noticed(self) -> bool:
        """The numbers are said, first or below the answer."""
        return self.found.urgency is not Urgency.NO


    @property
    def kind_right(self) -> bool:
        """The kind of the card is that of the label, as far as labels tell."""
        return self.case.kind in (self.found.kind, FAMILY.get(self.found.kind))


@dataclass(frozen=True)
class Figures:
    """Shares between 0 and 1."""

    alone: float
    first: float
    noticed: float
    kind_right: float


def judge(cases: Sequence[UrgentCase], by: Judge = assess) -> list[Judged]:
    """Every case with what is made of it."""
    return [Judged(case, by(case.text)) for case in cases]


def figures(judged: Sequence[Judged]) -> Figures:
    """The shares over these cases; all 0 for none. The kind is judged where a card was shown."""
    count, shown = len(judged) or 1, [one for one in judged if one.first]
    return Figures(sum(one.found.urgency is Urgency.CERTAIN for one in judged) / count, len(shown) / count,
                   sum(one.noticed for one in judged) / count,
                   sum(one.kind_right for one in shown) / (len(shown) or 1))


def voice(path: Path) -> list[UrgentCase]:
    """The danger, the look-alikes and the ordinary messages of one voice."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["turns"][-1] if "turns" in row else row["text"]
        if row["set"] == "danger":
            found.append(UrgentCase(row["label"], text))
        elif LOOKALIKE in (row["set"], row["label"]):
            found.append(UrgentCase(LOOKALIKE, text))
        elif row["set"] in ORDINARY_SETS:
            found.append(UrgentCase(ORDINARY, text))
    return found


def report(judged: Sequence[Judged]) -> str:
    """One line a kind, then all danger, look-alikes and ordinary messages."""
    danger = [one for one in judged if one.case.kind not in NO_DANGER]
    lines = [f"{'kind':14}{'n':>5}{'alone':>10}{'card':>10}{'noticed':>10}{'kind':>10}"]
    lines += [_line(kind, [one for one in danger if one.case.kind == kind]) for kind in sorted({one.case.kind for one in danger})]
    lines.append(_line("all danger", danger))
    lines += [_line(kind, [one for one in judged if one.case.kind == kind]) for kind in (LOOKALIKE, ORDINARY)]
    return "\n".join(lines)


def missed(judged: Sequence[Judged]) -> str:
    """Danger without a card, and cards where there is no danger."""
    wrong = [one for one in judged if one.first == (one.case.kind in NO_DANGER)]
    return "\n".join(f"  {one.found.urgency.value:8}{one.case.kind:14}{one.found.kind:14}{one.case.text}" for one in wrong)


def _line(name: str, judged: Sequence[Judged]) -> str:
    of = figures(judged)
    return f"{name:14}{len(judged):5}{of.alone:10.1%}{of.first:10.1%}{of.noticed:10.1%}{of.kind_right:10.1%}"


def _main() -> None:
    own = judge(urgent_cases())
    print(f"our own table (looked at)\n{report(own)}")
    if "--missed" in sys.argv:
        print(missed(own))
    english: list[Judged] = []
    for path in sorted(BLIND.glob("*.jsonl")):
        judged = judge(voice(path))
        print(f"\n{path.stem} (blind)\n{report(judged)}")
        english += [] if path.stem.startswith("welsh") else judged
    print(f"\nall blind English voices\n{report(english)}")


if __name__ == "__main__":
    _main()
