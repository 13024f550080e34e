"""The complaint walk without a chat: which question comes next, and what an answer means. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from knowledge.complaints.case import CaseError, read_case
from knowledge.complaints.decide import decide
from knowledge.complaints.decision import Decision
from knowledge.complaints.facts import ComplaintFacts
from knowledge.complaints.sense import check_dates
from knowledge.complaints.table import Table

Values = Mapping[str, Any]
DATES = ("event_date", "known_date", "stage_date", "complaint_date")
HELPERS = ("carer", "advocate", "attorney_deputy")
MAYBE_FOUND_OUT_LATER = timedelta(days=330)
TRIAL_DAYS = (30, 200, 500)


@dataclass(frozen=True)
class Option:
    """One answer to a question: its id, how it is read back, the facts it gives, the words that mean it."""

    id: str
    says: str
    sets: Mapping[str, Any]
    words: tuple[re.Pattern[str], ...]
    anywhere: tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class Question:
    """One question, which is one fact."""

    field: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Interview:
    """Every question in the order it is asked, and the words that pass one over."""

    questions: tuple[Question, ...]
    skip: tuple[re.Pattern[str], ...]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Interview:
        """The interview as editors wrote it (interview.yml)."""
        return cls(tuple(Question(one["field"], tuple(map(_option, one["options"]))) for one in data["questions"]),
                   tuple(re.compile(pattern) for pattern in data["skip"]))

    def question(self, field: str) -> Question:
        """The question of a field; raises KeyError when there is none."""
        for question in self.questions:
            if question.field == field:
                return question
        raise KeyError(field)

    def option(self, option_id: str) -> tuple[Question, Option] | None:
        """The question and option of an id, or None."""
        return next(((question, option) for question in self.questions for option in question.options
                     if option.id == option_id), None)


def _option(data: Mapping[str, Any]) -> Option:
    return Option(data["id"], data["says"], data["sets"], tuple(re.compile(one) for one in data["words"]),
                  tuple(re.compile(one) for one in data["anywhere"]))


def fold(text: str) -> str:
    """Small letters, no apostrophes, other signs as spaces."""
    return " ".join(re.sub(r"[^\w\s]", " ", re.sub(r"[’'`]", "", text.lower())).split())


def wants_to_skip(interview: Interview, text: str) -> bool:
    """True when the words pass the question over."""
    return any(pattern.search(fold(text)) for pattern in interview.skip)


def meant(question: Question, text: str) -> dict[str, Any] | None:
    """The facts a typed answer gives; None when it is not clear. The option named first in the text wins."""
    said = fold(text)
    found = [(match.start(), -match.end(), option) for option in question.options for pattern in option.words
             if (match := pattern.search(said))]
    if question.field == "want":
        return _merged(option for _, _, option in found) or None
    named = {option.id for _, _, option in found}
    if not found or len(named) > 2:
        return None
    return dict(min(found, key=lambda one: one[:2])[2].sets)


def given_away(interview: Interview, text: str) -> dict[str, Any]:
    """Facts that any sentence gives away; a field with two readings is left to be asked."""
    said = fold(text)
    facts: dict[str, Any] = {}
    for question in interview.questions:
        fitting = [option for option in question.options if any(one.search(said) for one in option.anywhere)]
        if question.field == "want" or len(fitting) == 1:
            facts.update({name: value for name, value in _merged(fitting).items() if name not in facts})
    return facts


def _merged(options: Iterable[Option]) -> dict[str, Any]:
    """The facts of several options; lists are joined."""
    facts: dict[str, Any] = {}
    for option in options:
        for name, value in option.sets.items():
            facts[name] = sorted({*facts.get(name, []), *value}) if isinstance(value, list) else value
    return facts


def relevant(field: str, known: Values) -> bool:
    """Whether the question can matter for somebody who has said this much."""
    asker, setting, stage = known.get("asker"), known.get("setting"), known.get("stage")
    if asker == "staff":
        return field in ("asker", "hospital_country")
    conditions = {
        "age": asker in HELPERS and known.get("age") != "adult" and not _age_is_settled(known),
        "consent": asker in HELPERS,
        "funder": setting in ("indep_hospital", "social_care"),
        "legal_status": setting not in ("police_contact", "social_care") and asker != "bereaved",
        "known_date": False,
        "stage_date": stage in ("final_reply", "ombudsman_decision", "court_issued", "pre_action"),
        "complaint_date": stage in ("formal_open", "final_reply"),
    }
    return conditions.get(field, True)


def _age_is_settled(known: Values) -> bool:
    return bool(known.get("age")) and known.get("asker") == "patient"


def next_field(interview: Interview, known: Values, skipped: Sequence[str], table: Table, today: date) -> str | None:
    """The next question worth asking: unknown, not passed over, relevant, and able to change the routes."""
    for question in interview.questions:
        field = question.field
        wanted = _missing(field, known) and field not in skipped
        if wanted and _relevant_today(field, known, today) and changes_result(question, known, table, today):
            return field
    return None


def _missing(field: str, known: Values) -> bool:
    return not known.get(field)


def _relevant_today(field: str, known: Values, today: date) -> bool:
    """'When did you find out?' is asked only when the event may be too old for the usual limit."""
    if field == "known_date":
        happened = known.get("event_date")
        return bool(happened) and today - date.fromisoformat(happened) > MAYBE_FOUND_OUT_LATER
    return relevant(field, known)


def changes_result(question: Question, known: Values, table: Table, today: date) -> bool:
    """True when at least two answers (or an answer and none) lead to different routes or days."""
    trials: list[Mapping[str, Any]] = [{}]
    if question.field in DATES:
        trials += [{question.field: (today - timedelta(days=back)).isoformat()} for back in TRIAL_DAYS]
    trials += [option.sets for option in question.options]
    seen = {_outcome({**known, **trial}, table, today) for trial in trials}
    return len(seen - {None}) > 1


def _outcome(values: Values, table: Table, today: date) -> tuple[Any, ...] | None:
    """What somebody would be told; None for facts that cannot be true together."""
    try:
        found = decided(values, table, today)
    except CaseError:
        return None
    return (tuple((step.route, step.by) for step in found.steps), tuple((one.clock, one.by) for one in found.clocks))


def facts_from(values: Values) -> ComplaintFacts:
    """The facts of the walk's answers; raises CaseError for one that cannot be used."""
    return read_case({name: value for name, value in values.items() if value})


def decided(values: Values, table: Table, today: date) -> Decision:
    """The routes for the walk's answers; raises CaseError when they cannot be true."""
    facts = facts_from(values)
    check_dates(facts, today, table.holidays)
    return decide(replace(facts), table, today)


def read_back(interview: Interview, known: Values) -> list[tuple[str, str]]:
    """(field, what was understood) for each fact given, in the order of the questions."""
    lines = []
    for question in interview.questions:
        value = known.get(question.field)
        if not value:
            continue
        if question.field in DATES:
            lines.append((question.field, long_date(date.fromisoformat(value))))
            continue
        says = [option.says for option in question.options if _holds(option, question.field, known)]
        says = says if isinstance(value, list) else says[:1]
        lines.append((question.field, "; ".join(dict.fromkeys(says)) or str(value)))
    return lines


def _holds(option: Option, field: str, known: Values) -> bool:
    """True when every fact the option gives is among those known (a later answer may have changed one)."""
    given = option.sets.get(field)
    if isinstance(given, list):
        return set(given) <= set(known[field])
    return given == known[field] and all(known.get(name) == value for name, value in option.sets.items()
                                         if not isinstance(value, list))


def long_date(day: date) -> str:
    """'Tuesday 17 November 2026'."""
    return f"{day:%A} {day.day} {day:%B %Y}"
