"""What an answer holds: sources always, the right nation, the own-case sentence, a second topic only when there is room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.answers import Asked, answer_about, offered
from knowledge.answers.render import WORDS_IN_VIEW, Manner, answer_message, choice_message
from knowledge.answers.select import GENERAL_TEST
from knowledge.messages import Message, Wording
from knowledge.model import Citation, Extract, Nation, Opener, Reader, Source, Status, Weight

TODAY = date(2026, 11, 29)
WHOLE, QUIET = "This is guidance: staff should follow it.", "Guidance."
WORDS = Wording({"weight_guidance": WHOLE, "force_guidance": QUIET, "where": "Where?", "complain": "How do I complain?",
                 "who_helps": "Who can help me?", "next": "What you can do:", "citation": "To quote:", "also": "Also:",
                 "own_case": "I cannot say if it was lawful.", "own_case_line": "The line: 0300 466 6463.",
                 "ask_nation": "England or Wales?", "in_england": "In England",
                 "in_wales": "In Wales", "label_england": "In England:", "label_wales": "In Wales:", "neither": "None of these",
                 "which_of_two": "Which of these?", "and_in_wales": "And in Wales?", "and_in_england": "And in England?"})


def extract(name: str, nation: Nation = Nation.BOTH, pair: str = "", short: str = "Staff should not.",
            topic: str = "holding") -> Extract:
    source = Source(f"of-{name}", f"Source of {name}", "NICE", 2015, nation, "https://example.org")
    return Extract(name, topic, f"Title of {name}?", nation, Weight.GUIDANCE, Status.VERIFIED, short, f"Fuller {name}.", "Exact.",
                   f"Ask about {name}.", (Citation(source, "rec 1", TODAY), Citation(source, "rec 2", TODAY)), TODAY, TODAY,
                   pair=pair, heading=f"About {name}")


EXTRACTS = {one.id: one for one in (
    extract("face-down"), extract("how-long"), extract(GENERAL_TEST, short="Only as a last resort. Being loud is no reason."),
    extract("rule-england", Nation.ENGLAND, "rule-wales", "England has it."),
    extract("rule-wales", Nation.WALES, "rule-england", "Wales has it."),
    extract("long", short="word " * (WORDS_IN_VIEW + 10)), extract("limit-homes"), extract("phone", topic="daily-life"))}


def told(*topics: str, nation: Nation | None = None, reader: Reader = Reader.SHORT, own_case: bool = False,
         explained: frozenset[str] = frozenset()) -> Message:
    answer = answer_about(topics, EXTRACTS, Asked(nation, reader, TODAY), own_case)
    assert answer is not None
    return answer_message(answer, WORDS, Manner(explained, own_case))


@pytest.mark.parametrize("topics", [("face-down",), ("face-down", "how-long"), ("rule-england",), ("long", "how-long")])
def test_every_citation_of_every_topic_told_stands_below(topics: tuple[str, ...]) -> None:
    custom = told(*topics)["custom"]
    for name in custom["topics"]:
        assert {(f"Source of {name} (NICE, 2015)", "rec 1"), (f"Source of {name} (NICE, 2015)", "rec 2")} <= {
            (one["title"], one["pinpoint"]) for one in custom["sources"]}


def test_a_known_nation_hears_its_own_rule_alone() -> None:
    message = told("rule-england", nation=Nation.WALES)
    assert "Wales has it." in message["text"] and "England has it." not in str(message)


def test_an_unknown_nation_hears_both_labelled_and_is_asked() -> None:
    text = told("rule-england")["text"]
    assert "In England: England has it." in text and "In Wales: Wales has it." in text and "England or Wales?" in text


def test_a_label_is_not_said_twice() -> None:
    extracts = {**EXTRACTS, "rule-wales": replace(EXTRACTS["rule-wales"], short="In Wales you have it.")}
    answer = answer_about(["rule-wales"], extracts, Asked(None, Reader.SHORT, TODAY))
    assert answer is not None and "In Wales: In Wales" not in answer_message(answer, WORDS)["text"]


def test_somebody_asking_of_their_own_case_gets_the_general_test_first_and_the_sentence() -> None:
    message = told("face-down", own_case=True)
    parts = [one.get("topic", one["role"]) for one in message["custom"]["parts"]]
    assert parts == [GENERAL_TEST, "face-down", "own_case"] and message["text"].startswith("Only as a last resort.\n")
    assert "Being loud is no reason." in message["custom"]["more"]
    assert message["custom"]["extract"] == "face-down" and message["custom"]["topics"] == ["face-down"]
    assert f"Source of {GENERAL_TEST} (NICE, 2015)" in {one["title"] for one in message["custom"]["sources"]}
    assert WORDS.say("own_case") in message["text"]
    assert WORDS.say("own_case") not in told("face-down")["text"]


def test_the_number_of_the_legal_line_is_said_once() -> None:
    assert told("face-down", own_case=True)["text"].count("0300 466 6463") == 1
    extracts = {"held": replace(EXTRACTS["face-down"], id="held", next_steps="Ring Mind's legal line (0300 466 6463).")}
    answer = answer_about(["held"], extracts, Asked(None, Reader.SHORT, TODAY), own_case=True)
    assert answer is not None
    text = answer_message(answer, WORDS, Manner(own_case=True))["text"]
    assert text.count("0300 466 6463") == 1 and WORDS.say("own_case") in text


def test_the_general_test_of_force_is_not_said_of_a_telephone() -> None:
    assert told("phone", own_case=True)["custom"]["topics"] == ["phone"]


def test_the_sentence_of_force_is_said_whole_once_in_a_chat() -> None:
    assert WHOLE in told("face-down")["text"]
    later = told("face-down", explained=frozenset({"guidance"}))["text"]
    assert WHOLE not in later and QUIET in later
    assert told("face-down", "how-long")["text"].count(WHOLE) == 1


def test_a_limit_has_no_force_and_no_second_topic() -> None:
    message = told("limit-homes", "face-down")
    assert WHOLE not in message["text"] and message["custom"]["topics"] == ["limit-homes"]


def test_the_fuller_text_is_folded_and_not_in_view() -> None:
    message = told("face-down")
    assert "Fuller face-down." in message["custom"]["more"] and "Fuller" not in message["text"]


def test_a_second_topic_is_in_view_in_a_sentence_and_only_when_there_is_room() -> None:
    beside = told("how-long", GENERAL_TEST)
    assert f"Also: About {GENERAL_TEST}\n\nOnly as a last resort.\n" in beside["text"]
    assert "Being loud" not in beside["text"] and "Being loud" in beside["custom"]["more"]
    crowded = told("long", "how-long")
    assert "About how-long" not in crowded["text"] and "About how-long" in crowded["custom"]["more"]
    assert "Ask about how-long." in crowded["custom"]["more"]


def test_an_advocate_gets_the_line_to_copy_and_one_topic() -> None:
    message = told("face-down", "how-long", reader=Reader.EXACT)
    assert "To quote: Source of face-down" in message["text"] and message["custom"]["topics"] == ["face-down"]


def test_the_heading_is_neutral_and_first() -> None:
    assert told("face-down")["text"].startswith("About face-down\n\n")


def test_the_parts_say_what_the_text_says() -> None:
    message = told("rule-england", "face-down")
    for part in message["custom"]["parts"]:
        assert part["text"] in message["text"]


def test_choices_are_topics_and_people() -> None:
    found = offered(["face-down", "how-long"], EXTRACTS, Asked(None, Reader.SHORT, TODAY))
    titles = [one["title"] for one in choice_message(found, WORDS)["buttons"]]
    assert titles == ["Title of face-down?", "Title of how-long?", "None of these", "Who can help me?"]


@pytest.mark.parametrize(("question", "said"), [
    ("can staff hold me face down", "Yes. Staff should not."), ("what about being face down", "Staff should not."),
    ("", "Staff should not.")])
def test_yes_is_said_only_to_somebody_who_asked_what_the_title_asks(question: str, said: str) -> None:
    extracts = {"held": replace(EXTRACTS["face-down"], id="held", title="Can staff hold me face down?", opener=Opener.YES)}
    answer = answer_about(["held"], extracts, Asked(None, Reader.SHORT, TODAY))
    assert answer is not None
    assert answer_message(answer, WORDS, Manner(question=question))["text"].startswith(f"About face-down\n\n{said}\n")
