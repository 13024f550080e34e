"""The words the decision table may use: its columns, the values of each, clocks and reasons."""

from __future__ import annotations

from knowledge.complaints.facts import BY_NAME, CHOICES, LegalStatus
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
CLOCK_NAMES = ("EQA_DIED", "PI_DIED")
REASONS = ("nation", "payer", "setting", "status", "consent", "stage", "wish", "safety", "staff", "age")
PAYERS = ("england", "wales", "private", "council", "unsure", "unsure_england", "unsure_wales")
PLACES = range(1, 12)


COLUMN_OF = {"hospital_country": "nation"}
VALUES: dict[str, tuple[str, ...]] = {
    "payer": PAYERS,
    **{COLUMN_OF.get(fact.name, fact.name): (*fact.values, UNKNOWN) for fact in CHOICES if fact.name not in ("funder", "want")},
    **{flag.name: (YES, NO) for flag in FLAGS},
}
WANTS = (*BY_NAME["want"].values, UNKNOWN)
GROUPS: dict[str, tuple[str, ...]] = {
    **{
        group.value: tuple(str(item.value) for item in LegalStatus if item.group is group)
        for group in (LegalStatus.DETAINED, LegalStatus.SHORT_POWER)
    },
    "detained_no_section": (LegalStatus.DETAINED.value,),
    "short_power_no_section": (LegalStatus.SHORT_POWER.value,),
}
