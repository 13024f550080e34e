"""What the learnt reader of stories makes of sentences, and how it is put beside the patterns."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from knowledge.complaints.facts import BY_NAME
from knowledge.complaints.interview.story.learnt import together
from pipeline.stories.learning import TOLD, messages, sentences, story_reader
from pipeline.stories.reader import LONG, MOST_PIECES, YES_OR_NO, StoryReader, facts_read, pieces

OWN = (1.0, 0.5)


def reader(*labels: str) -> StoryReader:
    return StoryReader(labels, np.zeros((len(labels), 1), dtype=np.float32), np.zeros(len(labels), dtype=np.float32))


@pytest.mark.parametrize(("found", "read", "merged"), [
    ({}, {"asker": ("carer", 1.0)}, {"asker": ("carer", 1.0)}),
    ({}, {"asker": ("carer", 0.5)}, {"asker": ("carer", 0.5)}),
    ({"asker": ("carer", 1.0)}, {}, {"asker": ("carer", 1.0)}),
    ({"asker": ("carer", 0.5)}, {"asker": ("carer", 1.0)}, {"asker": ("carer", 1.0)}),
    ({"asker": ("carer", 1.0)}, {"asker": ("bereaved", 1.0)}, {"asker": ("carer", 0.5)}),
    ({"asker": ("carer", 1.0)}, {"asker": ("bereaved", 0.5)}, {"asker": ("carer", 1.0)}),
    ({"asker": ("carer", 0.5)}, {"asker": ("bereaved", 1.0)}, {"asker": ("bereaved", 1.0)}),
    ({"hospital_country": ("wales", 1.0)}, {"hospital_country": ("england", 1.0)}, {"hospital_country": ("wales", 1.0)}),
    ({"legal_status": ("detained", 1.0)}, {"legal_status": ("s3", 1.0)}, {"legal_status": ("s3", 1.0)}),
    ({"legal_status": ("s136", 1.0)}, {"legal_status": ("short_power", 1.0)}, {"legal_status": ("s136", 1.0)}),
    ({"legal_status": ("s2", 1.0)}, {"legal_status": ("s3", 1.0)}, {"legal_status": ("s2", 0.5)}),
    ({"stage": ("final_reply", 1.0)}, {"stage": ("formal_open", 1.0)}, {"stage": ("final_reply", 0.5)}),
    ({"stage": ("final_reply", 0.5)}, {"stage": ("formal_open", 1.0)}, {"stage": ("formal_open", 1.0)}),
    ({"want": (["records"], 1.0)}, {"want": (["money"], 1.0)}, {"want": (["money", "records"], 1.0)}),
    ({"want": (["records"], 1.0)}, {"want": (["money"], 0.5)}, {"want": (["records"], 1.0)}),
])
def test_what_both_say_is_sure_and_what_they_say_otherwise_is_asked_back_as_the_words_say_it(
    found: dict[str, Any], read: dict[str, Any], merged: dict[str, Any],
) -> None:
    assert together(found, read) == merged


def test_the_surest_sentence_counts_and_a_later_one_as_sure_puts_it_right() -> None:
    rows = np.array([[0.9, 0.1, 0.3], [0.2, 0.9, 0.8]])
    assert reader("age=adult", "age=under_18", "want=money").told(rows) == ({"age": ("under_18", 0.9)}, {"money": 0.8})


@pytest.mark.parametrize(("facts", "wishes", "read"), [
    ({"age": ("adult", 0.7)}, {}, {"age": ("adult", 1.0)}),
    ({"age": ("adult", 0.4)}, {}, {"age": ("adult", 0.5)}),
    ({"age": ("adult", 0.2)}, {}, {}),
    ({"injury": ("true", 0.9)}, {}, {"injury": (True, 1.0)}),
    ({"continuing": ("false", 0.9)}, {}, {"continuing": (False, 1.0)}),
    ({"asker": ("patient", 0.9), "consent": ("yes", 0.9)}, {}, {"asker": ("patient", 1.0)}),
    ({}, {"money": 0.7, "records": 0.4}, {"want": (["money"], 1.0)}),
])
def test_a_fact_is_said_outright_or_half_by_how_probable_it_is(
    facts: dict[str, Any], wishes: dict[str, float], read: dict[str, Any],
) -> None:
    assert facts_read((facts, wishes), 0.6, 0.3) == read


def test_a_story_without_stops_is_read_in_runs_and_a_very_long_one_within_bounds() -> None:
    assert pieces("She is 84. She lives in Rhyl") == ["She is 84", "She lives in Rhyl"]
    assert all(len(piece.split()) <= LONG for piece in pieces("one two three four five " * 20))
    assert len(pieces("word " * 20_000)) == MOST_PIECES and pieces("") == []


def test_every_label_of_the_stories_is_a_value_of_its_fact() -> None:
    for one in sentences():
        for label in one.labels:
            name, value = label.split("=", 1)
            assert value in BY_NAME[name].values or (value in YES_OR_NO and BY_NAME[name].kind is bool), (one.text, label)


def test_no_story_is_told_twice_and_none_is_measured_with() -> None:
    told = [json.dumps([one.text for one in message]) for file in TOLD.glob("*.jsonl") for message in messages(file)]
    blind = [json.dumps([one.text for one in message]) for file in BLIND.glob("*.jsonl") for message in messages(file)]
    assert len(told) == len(set(told)) and blind and not set(told) & set(blind)


BLIND = TOLD.parents[1] / "tests" / "measuring" / "voices" / "sentences"


@pytest.mark.parametrize(("text", "fact", "value"), [
    ("my mother can no longer decide anything for herself", "consent", "lacks_capacity"),
    ("they sent me their answer to the complaint and it was rubbish", "stage", "final_reply"),
    ("the council pays for her place", "funder", "council"),
])
def test_a_fact_in_words_that_no_pattern_holds_is_read(text: str, fact: str, value: str) -> None:
    facts, _ = story_reader().read(text)
    assert facts[fact][0] == value
