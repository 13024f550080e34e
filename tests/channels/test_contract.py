"""Requests are read strictly and answers are shaped plainly; no server needed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from channels.contract import Asked, UnreadableError, read_form, read_json, shape
from channels.notices import FALLBACK, Notice, Notices, fallback_words
from channels.session.tokens import token

READ = [
    (b'{"message": "hi"}', Asked("hi")),
    (b'{"message": null, "session": null, "choice": null}', Asked()),
    (b"{}", Asked()),
    (b'{"message": "hi", "session": 7, "extra": [1]}', Asked("hi")),
    (b'{"message": "hi", "session": "abc"}', Asked("hi", "abc")),
    (b'{"choice": "tok"}', Asked(choice="tok")),
    (b'{"message": "a", "choice": ""}', Asked("a")),
    (b'{"message": "hi", "setting": "ward", "language": "cy"}', Asked("hi", setting="ward", language="cy")),
    (b'{"message": "hi", "setting": "<b>", "language": ["cy"]}', Asked("hi")),
    ('{"message": "\u0175"}'.encode(), Asked("\u0175")),
    (b'{"choices": null}', Asked()),
    (b'{"choices": ["a", "b", "a"]}', Asked(choices=("a", "b"))),
    (b'{"choices": ["a"]}', Asked(choice="a")),
    (b'{"choice": "c", "choices": ["a", "b"]}', Asked(choice="c")),
]
UNREADABLE = [
    (b"", Notice.UNREADABLE), (b"hello", Notice.UNREADABLE), (b"[]", Notice.UNREADABLE), (b'"hi"', Notice.UNREADABLE),
    (b"null", Notice.UNREADABLE), (b'{"message": "hi"', Notice.UNREADABLE),
    (b'{"message": "\xff"}', Notice.UNREADABLE),
    (b"\xff\xfe{\x00}\x00", Notice.UNREADABLE), (b"[" * 60000, Notice.UNREADABLE),
    (b'{"message": 5}', Notice.WRONG_TYPE), (b'{"message": true}', Notice.WRONG_TYPE),
    (b'{"message": ["hi"]}', Notice.WRONG_TYPE), (b'{"message": {"a": 1}}', Notice.WRONG_TYPE),
    (b'{"choices": []}', Notice.WRONG_TYPE), (b'{"choices": "a"}', Notice.WRONG_TYPE), (b'{"choices": [5]}', Notice.WRONG_TYPE),
    (b'{"choices": [""]}', Notice.WRONG_TYPE), (json.dumps({"choices": [str(n) for n in range(13)]}).encode(), Notice.WRONG_TYPE),
    (b'{"message": "hi", "choice": 5}', Notice.WRONG_TYPE), (b'{"choice": ["x"]}', Notice.WRONG_TYPE),
]


@pytest.mark.parametrize(("body", "asked"), READ)
def test_requests_of_the_contract_are_read(body: bytes, asked: Asked) -> None:
    assert read_json(body) == asked


@pytest.mark.parametrize(("body", "notice"), UNREADABLE)
def test_anything_else_gets_the_fitting_notice(body: bytes, notice: Notice) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_json(body)
    assert refused.value.notice is notice
    assert body.decode("latin-1")[:20] not in str(refused.value) or not body


def test_a_plain_form_is_read_too() -> None:
    assert read_form(b"message=a+b%3F&session=s&setting=ward") == Asked("a b?", "s", setting="ward")
    assert read_form(b"session=s&choices=a&choices=b") == Asked("", "s", choices=("a", "b"))
    assert read_form(b"session=s&clear=1") == Asked("", "s", clear=True)
    with pytest.raises(UnreadableError):
        read_form(b"message=%ff%fe")
    with pytest.raises(UnreadableError):
        read_form(b"&".join(b"a%d=1" % n for n in range(40)))


def test_metadata_holds_only_values_of_a_list() -> None:
    assert Asked("x", setting="ward", language="cy").metadata() == {"setting": "ward", "language": "cy"}
    assert Asked("x").metadata() == {}


def test_an_answer_holds_what_the_contract_names_and_no_more() -> None:
    custom = {"kind": "routes", "extract": "e1", "level": "urgent", "secret": "no", "steps": [{"a": 1}],
              "sources": [{"title": "T", "url": "javascript:x", "junk": 1, "year": 2021}, "no source"]}
    message = {"text": "Hi", "buttons": [{"title": "B", "payload": "/b"}], "custom": custom, "timestamp": 1.0}
    assert shape("s" * 32, [message]) == [{
        "kind": "routes", "text": "Hi", "buttons": [{"title": "B", "choice": token("s" * 32, "/b")}],
        "sources": [{"title": "T", "pinpoint": "", "url": "", "nation": "", "checked": "", "year": "2021"}],
        "extract": "e1", "level": "urgent", "steps": [{"a": 1}],
    }]


@pytest.mark.parametrize(("message", "kept"), [
    ({"text": "x"}, True), ({"text": ""}, False), ({"text": None}, False), ({}, False), ({"text": " \n "}, False),
    ({"text": None, "custom": {"letter": {"body": "Dear"}}}, True), ({"text": "x", "custom": "odd"}, True),
])
def test_empty_messages_are_left_out(message: dict[str, Any], kept: bool) -> None:
    assert bool(shape("s" * 32, [message])) is kept


@pytest.mark.parametrize("kind", [None, "", "html", ["answer"], {"a": 1}])
def test_an_unknown_kind_is_a_notice(kind: object) -> None:
    assert shape("s" * 32, [{"text": "x", "custom": {"kind": kind}}])[0]["kind"] == "notice"


def test_every_notice_has_words_of_last_resort() -> None:
    assert {notice.response for notice in Notice} == set(fallback_words())
    assert FALLBACK.is_file()


@pytest.mark.parametrize("notice", [
    Notice.BROKEN, Notice.NO_WORDS, Notice.UNREADABLE, Notice.WRONG_TYPE, Notice.NOT_ALLOWED, Notice.TOO_BIG,
    Notice.TOO_MANY,
])
def test_what_leaves_somebody_without_an_answer_carries_the_crisis_numbers(notice: Notice) -> None:
    words = Notices(dict, lambda _: {}).say(notice)["text"]
    assert all(number in words for number in ("999", "111", "116 123"))


def test_a_notice_takes_the_words_for_the_setting_and_the_language() -> None:
    responses: dict[str, list[dict[str, Any]]] = {
        "utter_sorry_broken": [{"text": "plain", "condition": [{"type": "slot"}]}, {"text": "english"}],
        "utter_sorry_broken_ward": [{"text": "ward"}],
    }
    cymraeg = {"utter_sorry_broken": "cy", "utter_sorry_broken.ward": "cy ward"}
    notices = Notices(lambda: responses, lambda language: cymraeg if language == "cy" else {})
    assert notices.say(Notice.BROKEN)["text"] == "english"
    assert notices.say(Notice.BROKEN, "ward", "en")["text"] == "ward"
    assert notices.say(Notice.BROKEN, None, "cy") == {"text": "cy", "custom": {"kind": "notice", "language": "cy"}}
    assert notices.say(Notice.BROKEN, "ward", "cy")["text"] == "cy ward"
    assert notices.say(Notice.TOO_MANY, "ward", "cy")["text"] == fallback_words()["utter_sorry_too_many"]


def test_what_to_do_in_danger_comes_before_the_answer() -> None:
    card = {"text": "call", "buttons": [{"title": "Answer my question", "payload": "/answer_anyway"}], "custom": {"kind": "urgent"}}
    answer = {"text": "no", "custom": {"kind": "answer"}}
    numbers = {"text": "numbers", "custom": {"kind": "urgent"}}
    assert [(one["text"], len(one["buttons"])) for one in shape("s" * 32, [answer, card])] == [("call", 0), ("no", 0)]
    assert [(one["text"], len(one["buttons"])) for one in shape("s" * 32, [card])] == [("call", 1)]
    assert [one["text"] for one in shape("s" * 32, [answer, numbers])] == ["no", "numbers"]


def test_every_payload_in_a_message_becomes_a_token_and_no_payload_is_left() -> None:
    session = "s" * 32
    custom = {
        "kind": "routes", "heading": "H", "more": "fuller", "progress": {"now": 3, "of": 6}, "multiple": True,
        "back": '/back{"to": "nation"}', "stop": "/stop", "numbers": [{"name": "N", "phone": "999", "text": "", "note": ""}],
        "understood": [{"fact": "nation", "label": "Where", "value": "Wales", "change": '/change{"fact": "nation"}'}],
        "steps": [{"title": "S", "text": "t", "buttons": [{"title": "Letter", "payload": "/letter"}], "main": ""}],
        "letters": [{"title": "L", "payload": "/letter_l"}], "nearest": {"title": "T", "day": "2027-01-01", "days": 3, "do": "d"},
        "parts": [{"role": "answer", "heading": "P", "text": "t", "next": "n"}],
    }
    [shaped] = shape(session, [{"text": "x", "custom": custom}])
    assert shaped["back"] == token(session, '/back{"to": "nation"}') and shaped["stop"] == token(session, "/stop")
    assert shaped["understood"][0]["change"] == token(session, '/change{"fact": "nation"}')
    assert shaped["steps"][0]["buttons"] == [{"title": "Letter", "choice": token(session, "/letter")}]
    assert shaped["steps"][0]["main"] == "" and shaped["letters"] == [{"title": "L", "choice": token(session, "/letter_l")}]
    same = ("heading", "more", "progress", "multiple", "numbers", "nearest", "parts")
    assert {key: shaped[key] for key in same} == {key: custom[key] for key in same}
    assert "payload" not in str(shaped)
