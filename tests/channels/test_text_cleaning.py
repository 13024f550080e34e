"""What is typed becomes words: nothing unseen, nothing that Rasa would take for a command."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.text_cleaning import FIRST, INVISIBLE, LAST, SLASHES, clean, has_words, within_bounds

CLEANED = [
    ("markup", "<img src=x onerror=alert(1)> can they <b>hold</b> me", "can they hold me"),
    ("markup in markup", "<scr<b>ipt>hello", "scr ipt>hello"),
    ("less and more", "5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
    ("plain", "Can they hold me?", "Can they hold me?"),
    ("space folded", "  can\tthey \r\n\n hold   me ", "can they hold me"),
    ("odd spaces", "can\u00a0they\u2003hold\u3000me", "can they hold me"),
    ("composed", "e\u0301cole", "\u00e9cole"),
    ("composed across an unseen letter", "e\u200d\u0301", "\u00e9"),
    ("zero width", "re\u200bstr\u200cai\u2060nt\ufeff", "restraint"),
    ("right to left override", "\u202eabc\u202c", "abc"),
    ("isolates", "\u2066abc\u2069", "abc"),
    ("null and escape", "a\x00b\x1b[31mc", "ab[31mc"),
    ("tag letters", "hi\U000e0068\U000e0069", "hi"),
    ("lone surrogate", "a\ud83db", "ab"),
    ("private use", "a\ue000b", "ab"),
    ("fillers", "a\u3164\u115f\u2800b", "ab"),
    ("variation selector", "\u2764\ufe0f ok", "\u2764 ok"),
    ("Welsh", "Allaf i gw\u0177no?", "Allaf i gw\u0177no?"),
    ("slash", "/restart", "restart"),
    ("slash with entity", '/secret{"code":"1"}', 'secret{"code":"1"}'),
    ("many slashes", " / // /restart", "restart"),
    ("slash after unseen", "\u200b/\u200d/restart", "restart"),
    ("full-width slash", "\uff0frestart", "restart"),
    ("division slash", "\u2215restart", "restart"),
    ("slash inside stays", "and/or", "and/or"),
    ("only a slash", " / ", ""),
    ("thumb up", "\U0001f44d", "yes"),
    ("thumb up, skin tone, twice", "\U0001f44d\U0001f3fd\U0001f44d\U0001f3fd", "yes"),
    ("thumb down", "\U0001f44e", "no"),
    ("SOS", "\U0001f198", "help me, emergency"),
    ("thumb within words", "ok \U0001f44d", "ok \U0001f44d"),
]


@pytest.mark.parametrize(("typed", "meant"), [row[1:] for row in CLEANED], ids=[row[0] for row in CLEANED])
def test_typed_text_becomes_words(typed: str, meant: str) -> None:
    assert clean(typed) == meant


@pytest.mark.parametrize("unseen", sorted(INVISIBLE))
def test_letters_nobody_can_see_are_taken_out(unseen: str) -> None:
    assert clean(f"a{unseen}b") == "ab"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(SLASHES + " \u200b\u202e\ufeffe\u0301"))))
def test_clean_text_stays_as_it_is_and_never_begins_with_a_command(typed: str) -> None:
    cleaned = clean(typed)
    assert clean(cleaned) == cleaned
    assert not cleaned.startswith(tuple(SLASHES))
    cleaned.encode("utf-8")


@pytest.mark.parametrize(("text", "has"), [
    ("hello", True), ("7", True), ("?", True), ("\u00e9", True), ("\u0645\u0631\u062d\u0628\u0627", True),
    ("", False), ("...", False), ("!!!", False), ("\U0001f622\U0001f622", False),
    ("\u2764 \U0001f1ec\U0001f1e7", False),
])
def test_something_to_read(text: str, has: bool) -> None:
    assert has_words(text) is has


HOSTILE = {
    "angles": "<" * 65000, "angles and a letter": "<" * 65000 + "a", "open tags": "<a" * 32000, "end tags": "</" * 32000 + ">",
    "two kinds of marks": "a" + "\u0301" * 16000 + "\u0323" * 16000, "spaces": " \u2003" * 32000, "slashes": "/ " * 32000,
    "thumbs": "\U0001f44d" * 32000, "hangul": "\u1100\u1161\u11a8" * 20000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_cleaning_takes_no_longer_than_reading(text: str) -> None:
    """65,000 '<' took 80 s and 32,000 combining marks 1.6 s; everybody waits meanwhile."""
    began = time.process_time()
    clean(text)
    assert time.process_time() - began < 0.5


def test_a_few_marks_stay_and_a_heap_of_them_goes() -> None:
    assert clean("cafe\u0301 a\u0323\u0301") == "caf\u00e9 \u1ea1\u0301"
    assert len(clean("a" + "\u0301" * 500)) <= 31


def test_of_a_very_long_message_the_beginning_and_the_end_are_read() -> None:
    assert within_bounds("x" * (FIRST + LAST)) == "x" * (FIRST + LAST)
    read = within_bounds("begin " + "x" * 60000 + " the end")
    assert len(read) == FIRST + LAST + 1 and read.startswith("begin ") and read.endswith(" the end")
