"""What is typed becomes words: nothing unseen, nothing that Rasa would take for a command."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.words import INVISIBLE, SLASHES, clean, has_words

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
