"""What is told of a topic: the extract that fits best, the rest of its topic folded or offered, the next topics as choices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from knowledge.answers import Asked, answer_about, fitting_ranking, offered
from knowledge.answers.render import WORDS_IN_VIEW, Manner, answer_message
from knowledge.answers.select import GENERAL_TEST, MOST_FURTHER
from knowledge.messages import Message, Wording
from knowledge.model import Extract, Nation, Ranked, Reader
from tests.knowledge.test_answers import TODAY, WORDS, extract

SAYS = Wording({**WORDS.phrases, "more_about": "More about:"})
MOST_IN_VIEW = 150


def topic(name: str, *extracts: Extract, siblings: tuple[str, ...] = ()) -> list[Extract]:
    """These extracts as one topic."""
    parts = tuple(one.id for one in extracts)
    return [replace(one, group=name, parts=parts, siblings=siblings) for one in extracts]


def known(*topics: Iterable[Extract]) -> dict[str, Extract]:
    return {one.id: one for each in topics for one in each}


EXTRACTS = known(
    topic("leave", extract("leave", topic="daily-life"), extract("leave-refused", topic="daily-life"),
          extract("leave-court", topic="daily-life"), extract("leave-old", topic="daily-life"),
          extract("term-leave", topic="words"), siblings=("outside", "visits-england")),
    topic("outside", extract("outside", topic="daily-life"), siblings=("leave",)),
    topic("visits", extract("visits-england", Nation.ENGLAND, "visits-wales", topic="post"),
          extract("visits-wales", Nation.WALES, "visits-england", topic="post"),
          extract("visits-cut", Nation.ENGLAND, topic="post"), siblings=("leave",)),
    topic("force", extract(GENERAL_TEST, short="Only as a last resort."), extract("force-law")),
    topic("hold", extract("hold-long"), extract("hold-end")),
    topic("homes", extract("limit-homes", topic="limits"), extract("homes-more", topic="limits"), siblings=("leave",)),
)


def told(*topics: str, nation: Nation | None = None, reader: Reader = Reader.SHORT, own_case: bool = False,
         offer: tuple[Extract, ...] = ()) -> Message:
    answer = answer_about(topics, EXTRACTS, Asked(nation, reader, TODAY), own_case)
    assert answer is not None
    return answer_message(answer, SAYS, Manner(own_case=own_case, offered=offer))


def choices(message: Message) -> list[str]:
    return [one["title"] for one in message["buttons"]]


def test_the_extract_that_fits_best_is_told_and_the_rest_of_its_topic_is_folded() -> None:
    message = told("leave-refused")
    assert message["custom"]["extract"] == "leave-refused"
    assert message["custom"]["topics"] == ["leave-refused"]
    assert "About leave-refused" in message["text"] and "About leave\n" not in message["text"]
    assert "About leave\n" in message["custom"]["more"] and "Ask about leave." in message["custom"]["more"]
    assert "Source of leave (NICE, 2015)" in {one["title"] for one in message["custom"]["sources"]}


def test_what_is_not_folded_can_be_chosen_and_a_word_of_the_glossary_is_neither() -> None:
    message = told("leave")
    assert MOST_FURTHER == 2
    assert "About leave-refused" in message["custom"]["more"] and "About leave-court" in message["custom"]["more"]
    assert "More about: About leave-old" in choices(message)
    assert "term-leave" not in str(message)


def test_a_second_answer_is_of_another_topic() -> None:
    assert told("leave", "leave-refused", "outside")["custom"]["topics"] == ["leave", "outside"]


def test_the_topics_near_it_are_what_to_ask_next() -> None:
    assert {"Title of outside?", "Title of visits-england?"} <= set(choices(told("leave")))
    assert "Title of visits-wales?" in choices(told("leave", nation=Nation.WALES))
    assert "Title of outside?" not in choices(told("leave", "outside"))


def test_in_doubt_only_other_topics_are_offered() -> None:
    asked = Asked(None, Reader.SHORT, TODAY)
    answer = answer_about(["leave"], EXTRACTS, asked)
    found = offered(["leave-refused", "outside", "visits-cut", "visits-england"], EXTRACTS, asked, answer)
    assert [one.id for one in found] == ["outside", "visits-cut"]
    titles = choices(told("leave", offer=found))
    assert "Title of outside?" in titles and not [one for one in titles if one.startswith("More about")]


@pytest.mark.parametrize(("best", "nation", "first"), [
    ("visits-england", Nation.WALES, "visits-wales"), ("visits-cut", Nation.WALES, "visits-wales"),
    ("visits-cut", Nation.ENGLAND, "visits-cut"), ("visits-wales", Nation.ENGLAND, "visits-england"),
    ("visits-wales", None, "visits-england")])
def test_a_topic_answers_in_the_nation_that_is_known(best: str, nation: Nation | None, first: str) -> None:
    custom = told(best, nation=nation)["custom"]
    assert custom["topics"][0] == first
    assert nation is None or {one["nation"] for one in custom["sources"]} <= {nation.value, "both"}


def test_a_topic_with_nothing_for_the_nation_is_no_answer() -> None:
    only = known(topic("act", extract("act", Nation.ENGLAND)))
    assert answer_about(["act"], only, Asked(Nation.WALES, Reader.SHORT, TODAY)) is None


def test_a_word_of_the_glossary_found_beside_or_as_a_choice_gives_way_to_what_its_topic_leads_with() -> None:
    assert told("outside", "term-leave")["custom"]["topics"] == ["outside", "leave"]
    assert told("term-leave", "outside")["custom"]["topics"] == ["term-leave", "outside"]
    assert [one.id for one in offered(["term-leave"], EXTRACTS, Asked(None, Reader.SHORT, TODAY))] == ["leave"]


def test_an_advocate_gets_one_extract_and_the_rest_to_choose_from() -> None:
    message = told("leave", reader=Reader.EXACT)
    assert "more" not in message["custom"] and "More about: About leave-refused" in choices(message)


def test_a_limit_is_completed_by_nothing() -> None:
    message = told("limit-homes")
    assert "homes-more" not in str(message) and "Title of leave?" in choices(message)


def test_somebodys_own_case_is_completed_from_the_topic_asked_about() -> None:
    message = told("hold-long", own_case=True)
    assert message["custom"]["topics"] == ["hold-long"] and message["text"].startswith("Only as a last resort.")
    assert "About hold-end" in message["custom"]["more"] and "About force-law" not in str(message)


def test_the_words_in_view_stay_few_however_full_the_topic() -> None:
    short = " ".join(["word"] * (WORDS_IN_VIEW - 40))
    full = known(topic("full", *(replace(extract(f"full-{n}", short=short)) for n in range(9))),
                 topic("near", extract("near", short=short)))
    answer = answer_about(["full-4", "near"], full, Asked(None, Reader.SHORT, TODAY))
    assert answer is not None
    assert len(answer_message(answer, SAYS)["text"].split()) <= MOST_IN_VIEW


def test_a_ranking_has_each_topic_once() -> None:
    ranking = [Ranked("leave-refused", 0.9), Ranked("leave", 0.8), Ranked("outside", 0.7)]
    found = fitting_ranking(ranking, EXTRACTS, Asked(None, Reader.SHORT, TODAY))
    assert [one.id for one in found] == ["leave-refused", "outside"]
