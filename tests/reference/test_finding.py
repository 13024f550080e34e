"""What the reference finds: filters, states, the A to Z, both nations side by side. A tiny knowledge base."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from channels.reference import finding, labels
from channels.reference.finding import Filters
from knowledge.model import Extract, Nation, Ranked, Status, Weight
from knowledge.pinpoints import pinpoints
from pipeline.retrieval.ranking import Ranker

TODAY = date(2026, 11, 22)


def extract(name: str, title: str, **more: object) -> Extract:
    made = Extract(name, "holding", title, Nation.BOTH, Weight.LAW, Status.VERIFIED, "short", "fuller", "exact", "",
                   (), TODAY, date(2027, 5, 22))
    return replace(made, **more)  # type: ignore[arg-type]


ALL = {one.id: one for one in (
    extract("imha-e", "Who has a right to an IMHA in England?", nation=Nation.ENGLAND, pair="imha-w", topic="advocacy"),
    extract("imha-w", "Who has a right to an IMHA in Wales?", nation=Nation.WALES, pair="imha-e", topic="advocacy"),
    extract("code", "What was the Code of 2008?", weight=Weight.STATUTORY_GUIDANCE, in_force_to=date(2016, 10, 2),
            superseded_by="code-now"),
    extract("code-now", "Which Code is used now?", weight=Weight.STATUTORY_GUIDANCE),
    extract("act", "What does the new Act change?", in_force_from=date.max),
    extract("hidden", "What nobody has checked", status=Status.PENDING),
    extract("ten", "10 minutes face down"),
)}


class Liked:
    """A ranker with fixed likings."""

    knowledge = SimpleNamespace(extracts=ALL, pinpoints=pinpoints((), ALL.values()))

    def extracts(self, question: str, keep: int) -> list[Ranked]:
        return [Ranked("imha-w", 0.9), Ranked("hidden", 0.8), Ranked("imha-e", 0.5), Ranked("code", 0.29)][:keep]


def found(**query: str) -> list[str]:
    return [one.id for one in finding.search(cast(Ranker, Liked()), Filters.from_query(query), TODAY)]


@pytest.mark.parametrize(("query", "expected"), [
    ({}, []),
    ({"q": "   "}, []),
    ({"q": "advocate"}, ["imha-w", "imha-e"]),
    ({"q": "advocate", "nation": "england"}, ["imha-e"]),
    ({"q": "advocate", "topic": "holding"}, []),
    ({"nation": "wales"}, ["ten", "act", "code", "code-now", "imha-w"]),
    ({"weight": "statutory-guidance"}, ["code", "code-now"]),
    ({"topic": "advocacy"}, ["imha-e", "imha-w"]),
    ({"letter": "c"}, ["code", "code-now"]),
    ({"letter": "0-9"}, ["ten"]),
    ({"letter": "W"}, []),
    ({"state": "old"}, ["code"]),
    ({"state": "soon"}, ["act"]),
    ({"state": "now", "letter": "C"}, ["code-now"]),
    ({"nation": "scotland", "weight": "heavy", "state": "yes"}, []),
    ({"name": "somebody"}, []),
])
def test_search_finds_what_fits_in_order(query: dict[str, str], expected: list[str]) -> None:
    given = found(**query)
    assert given == expected if "q" in query else sorted(given) == sorted(expected)


def test_without_words_the_order_is_the_a_to_z() -> None:
    titles = [finding.place(ALL[name])[0] for name in found(nation="wales")]
    assert titles == sorted(titles) and titles[0].startswith("10 minutes")


@pytest.mark.parametrize(("title", "letter"), [
    ("What does 'Advance decision' mean?", "A"), ("Can I refuse medicine?", "R"), ("'My next of kin decides for me'", "N"),
    ("10 minutes face down", "0-9"), ("What is it?", "W"), ("Is there a law on force in Welsh units?", "L"),
])
def test_a_to_z_goes_by_the_first_telling_word(title: str, letter: str) -> None:
    assert finding.initial(extract("x", title)) == letter


def test_letters_and_topics_leave_out_what_is_not_served() -> None:
    assert finding.letters(ALL) == ["0-9", "C", "I", "N"]
    assert finding.topics(ALL) == [("advocacy", 2), ("holding", 4)]


@pytest.mark.parametrize(("more", "expected"), [
    ({}, ("now", "In force")),
    ({"weight": Weight.GUIDANCE}, ("now", "Current")),
    ({"in_force_from": TODAY}, ("now", "In force")),
    ({"in_force_from": date(2026, 11, 23)}, ("soon", "Passed, not yet in force")),
    ({"in_force_from": date.max}, ("soon", "Passed, not yet in force")),
    ({"in_force_to": TODAY}, ("now", "In force")),
    ({"in_force_to": date(2026, 11, 21)}, ("old", "Superseded")),
    ({"superseded_by": "y"}, ("old", "Superseded")),
])
def test_state_is_said_in_words(more: dict[str, object], expected: tuple[str, str]) -> None:
    assert labels.state_tag(extract("x", "X", **more), TODAY) == expected


@pytest.mark.parametrize(("name", "expected"), [
    ("imha-e", ["imha-e", "imha-w"]), ("imha-w", ["imha-e", "imha-w"]), ("code", ["code"]),
])
def test_sides_are_england_then_wales(name: str, expected: list[str]) -> None:
    assert [one.id for one in finding.sides(ALL[name], ALL)] == expected


def test_a_pair_that_is_not_served_is_not_beside() -> None:
    alone = extract("x", "X", pair="hidden")
    assert finding.sides(alone, ALL) == [alone]


def test_days_are_said_only_as_far_as_known() -> None:
    assert labels.good(ALL["act"]) == [("In force from", "No day has been set")]
    assert labels.good(ALL["code"]) == [("In force until", "2 October 2016")]
    assert labels.good(ALL["ten"]) == []
    assert (labels.since("2022-03-31"), labels.since("2016")) == ("31 March 2022", "2016")


@pytest.mark.parametrize(("query", "many", "said"), [
    ({}, 0, ""), ({"q": "x"}, 2, "2 found, nearest first"), ({"letter": "C"}, 1, "1 found, A to Z"),
])
def test_count_says_the_order(query: dict[str, str], many: int, said: str) -> None:
    assert labels.counted(list(ALL.values())[:many], Filters.from_query(query)) == said


def test_nothing_found_says_what_to_try() -> None:
    assert labels.counted([], Filters(words="x")).startswith("Nothing found. Try")
