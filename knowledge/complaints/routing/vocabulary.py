"""The words the decision table may use: its columns, the values of each, clocks and reasons."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from knowledge.complaints.facts import Age, Asker, Consent, Country, LegalStatus, Setting, Stage, Want
from knowledge.complaints.routing.features import COLUMNS, FLAGS, NO, UNKNOWN, YES

HEADER = (
    "rule",
    "kind",
    *(column.name for column in COLUMNS),
    "want",
    "also",
    "route",
    "card",
    "belongs",
    "place",
    "deadline",
    "due",
    "milestones",
    "pick_one",
    "because",
    "when_passed",
    "reason",
    "source",
    "status",
)
CLOCKS = ("HRA", "EQA", "JR", "PI", "CICA", "TRIB")
REASONS = ("nation", "payer", "setting", "status", "consent", "stage", "wish", "safety", "staff", "age")
PAYERS = ("england", "wales", "private", "council", "unsure", "unsure_england", "unsure_wales")
PLACES = range(1, 12)


def _and_unknown(kind: Iterable[Enum]) -> tuple[str, ...]:
    return (*(str(item.value) for item in kind), UNKNOWN)


VALUES: dict[str, tuple[str, ...]] = {
    "nation": _and_unknown(Country),
    "payer": PAYERS,
    "setting": _and_unknown(Setting),
    "legal_status": _and_unknown(LegalStatus),
    "age": _and_unknown(Age),
    "asker": _and_unknown(Asker),
    "consent": _and_unknown(Consent),
    "stage": _and_unknown(Stage),
    **{flag.name: (YES, NO) for flag in FLAGS},
}
WANTS = _and_unknown(Want)
GROUPS: dict[str, tuple[str, ...]] = {
    **{
        group.value: tuple(str(item.value) for item in LegalStatus if item.group is group)
        for group in (LegalStatus.DETAINED, LegalStatus.SHORT_POWER)
    },
    "detained_no_section": (LegalStatus.DETAINED.value,),
    "short_power_no_section": (LegalStatus.SHORT_POWER.value,),
}
