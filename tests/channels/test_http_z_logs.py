"""Last of all: a phrase typed in every way there is stands in no log of the shared server, at --debug."""

from __future__ import annotations

import json

import requests

from tests.channels.server import Server

CANARY = "canary-in-everything-typed"


def test_no_word_that_is_typed_reaches_a_log(server: Server) -> None:
    session = server.say(f"hello {CANARY}")["session"]
    for words in ("my rights", "please fail", "please be silent", "please hang", "please halve", "start the walk",
                  "the matcher breaks, please fail", "unknown words", "/secret", '/secret{"code":"1"} ', "\U0001f622",
                  "cannot breathe, please fail", "word " * 600):
        server.say(f"{words} {CANARY}", session)
        server.say(f"{words} {CANARY}")
    server.say("", session, choice=CANARY)
    headers = {"content-type": "application/json"}
    for body in (f'{{"message": "{CANARY}"', f'["{CANARY}"]', f'{{"message": {{"{CANARY}": 1}}}}',
                 f'{{"message": "{CANARY}", "choice": 1}}', CANARY, f'{{"message": "{CANARY * 5000}"}}'):
        requests.post(f"{server.base}/webhook", data=body, headers=headers, timeout=5)
        requests.post(f"{server.base}/webhook", data=body, timeout=5)
    requests.post(f"{server.base}/", data={"message": CANARY, "session": session}, timeout=5)
    requests.post(f"{server.base}/", data=f"message=%ff{CANARY}", timeout=5)
    requests.get(f"{server.base}/{CANARY}?message={CANARY}", timeout=5)
    requests.get(f"{server.base}/extra?break={CANARY}", timeout=5)
    server.post({"message": CANARY}, headers={"origin": f"https://{CANARY}"})
    requests.delete(f"{server.base}/session", data=json.dumps({"session": [CANARY]}), timeout=5)
    printed = server.printed()
    assert b"channels.errors" in printed and b"(words withheld)" in printed
    assert CANARY.encode() not in printed
    assert session.encode() not in printed


def test_neither_do_the_words_of_all_the_tests_before(server: Server) -> None:
    printed = server.printed()
    for words in (b"canary-", b"witness", b"cannot breathe", b"my rights", b"my+rights"):
        assert words not in printed, words
