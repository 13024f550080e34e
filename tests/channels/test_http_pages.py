"""The page, its files and the plain form, for browsers with and without JavaScript."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
import requests

from channels.notices import fallback_words
from channels.web.static_files import PAGE
from tests.channels.server import Server

REAL = (PAGE / "index.html").exists()


class Form(HTMLParser):
    """The fields and buttons of a page, as a browser without JavaScript would send them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.buttons: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.inline: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "input" and given.get("type") == "hidden":
            self.hidden[given["name"]] = given.get("value", "")
        if tag == "button" and given.get("name"):
            self.buttons.append((given["name"], given.get("value", "")))
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "style" or (tag == "script" and "src" not in given) or any(name.startswith("on") for name in given):
            self.inline.append(tag)
        if "style" in given:
            self.inline.append(tag)


def send(server: Server, **fields: str | list[str]) -> requests.Response:
    return requests.post(f"{server.base}/", data=fields, timeout=10)


@pytest.mark.parametrize("path", ["", "/", "/?mode=ward", "/?language=cy", "/?mode=<b>", "/?embedded=1"])
def test_the_page_is_there_with_help_in_sight_and_nothing_inline(server: Server, path: str) -> None:
    answer = requests.get(server.base + path, timeout=5)
    page = Form(answer.text)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert {"tel:999", "tel:111"} <= set(page.links)
    assert any(link.startswith("tel:116") for link in page.links)
    assert page.inline == []
    assert re.search(r'<html[^>]* lang="(en|cy)"', answer.text)
    assert "<b>" not in answer.text or REAL


def test_a_whole_chat_by_plain_form(server: Server) -> None:
    first = send(server, message="my rights & <i>more</i>", session="")
    page = Form(first.text)
    assert first.status_code == 200 and page.hidden["session"]
    assert "my rights &amp; &lt;i&gt;more&lt;/i&gt;" in first.text and "Here is an answer." in first.text
    assert "https://guide.example/3" in page.links
    choices = [value for name, value in page.buttons if name == "choice"]
    second = send(server, choice=choices[1], **page.hidden)
    assert "You chose wales." in second.text and "Here is an answer." in second.text and "In Wales" in second.text
    third = send(server, message="hello", session=Form(second.text).hidden["session"])
    assert "You chose wales." in third.text and "Nation wales" in third.text
    assert "/choose" not in third.text
    gone = send(server, clear="1", session=Form(third.text).hidden["session"])
    assert fallback_words()["utter_wiped"] in gone.text and "Nation wales" not in gone.text
    assert "You chose" not in send(server, message="hello", session=Form(third.text).hidden["session"]).text


def test_several_buttons_ticked_in_a_plain_form_are_one_turn(server: Server) -> None:
    page = Form(send(server, message="my rights").text)
    choices = [value for name, value in page.buttons if name == "choice"]
    answer = send(server, message="", choices=choices[:2], **page.hidden)
    assert answer.text.count("You chose ") == 1 and "In England, In Wales" in answer.text
    assert "Type your question first" not in answer.text


@pytest.mark.parametrize(("body", "kind", "status", "says"), [
    (b"message=%ff%fe", "application/x-www-form-urlencoded", 400, "utter_sorry_unreadable"),
    (b"choice=nonsense", "application/x-www-form-urlencoded", 200, "utter_sorry_choice"),
    (b"--x", "multipart/form-data; boundary=x", 400, "utter_sorry_unreadable"),
])
def test_a_bad_form_gets_a_page_with_kind_words(server: Server, body: bytes, kind: str, status: int, says: str) -> None:
    answer = requests.post(f"{server.base}/", data=body, headers={"content-type": kind}, timeout=5)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert fallback_words()[says][:40].replace("'", "&#39;") in answer.text


def test_an_empty_form_ties_its_error_to_the_question_and_keeps_the_chat(server: Server) -> None:
    empty = "Type your question first, then press Send."
    assert empty in send(server, message=" \u200b ").text
    first = Form(send(server, message="my rights").text)
    again = send(server, message="", session=first.hidden["session"])
    assert again.status_code == 200 and empty in again.text and "Here is an answer." in again.text
    assert Form(again.text).hidden["session"] == first.hidden["session"]


def test_a_failure_by_form_is_a_page_with_the_apology(server: Server) -> None:
    assert "Fixture apology" in send(server, message="please fail").text
    assert "Press the call button." in send(server, message="please fail cannot breathe", setting="ward").text


def test_words_and_session_never_stand_in_an_address(server: Server) -> None:
    answer = send(server, message="my rights")
    assert answer.history == [] and answer.url == f"{server.base}/"
    assert not any("session" in link for link in Form(answer.text).links)


def test_a_page_with_words_and_a_session_is_not_squeezed_but_an_empty_one_is(server: Server) -> None:
    assert requests.get(f"{server.base}/", timeout=5).headers.get("content-encoding") == "gzip"
    plain = requests.get(f"{server.base}/", timeout=5, headers={"accept-encoding": "gzip;q=0"})
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in send(server, message="my rights").headers


def test_files_of_the_page_are_kept_by_browsers_and_asked_for_again(server: Server) -> None:
    name = "strings.en.json"
    if not (PAGE / name).exists():
        pytest.fail("channels/page/strings.en.json is missing")
    first = requests.get(f"{server.base}/assets/{name}", timeout=5)
    assert first.headers["cache-control"] == "public, no-cache"
    assert first.headers["content-encoding"] == "gzip" and first.headers["vary"] == "Origin, Accept-Encoding"
    etag = first.headers["etag"]
    again = requests.get(f"{server.base}/assets/{name}", headers={"if-none-match": etag}, timeout=5)
    assert (again.status_code, again.content) == (304, b"")
    named = requests.get(f"{server.base}/assets/{name}?v={etag[1:11]}", timeout=5)
    assert "immutable" in named.headers["cache-control"]
    other = requests.get(f"{server.base}/assets/{name}?v=0000000000", timeout=5)
    assert other.headers["cache-control"] == "public, no-cache"
    assert requests.head(f"{server.base}/assets/{name}", timeout=5).status_code == 200


@pytest.mark.parametrize("name", ["record-sheet", "accessibility"])
def test_the_leaves_are_there_with_help_in_sight(server: Server, name: str) -> None:
    answer = requests.get(f"{server.base}/{name}", timeout=5)
    assert answer.status_code == 200
    assert {"tel:999", "tel:111"} <= set(Form(answer.text).links) and Form(answer.text).inline == []


def test_the_words_of_a_language_are_one_file(server: Server) -> None:
    english, welsh = (requests.get(f"{server.base}/strings/{name}.json", timeout=5) for name in ("en", "cy"))
    assert english.json().keys() == welsh.json().keys()
    assert welsh.json()["lang.note"] == "Nodyn." and english.json()["lang.note"] != "Nodyn."
    again = requests.get(english.url, headers={"if-none-match": english.headers["etag"]}, timeout=5)
    assert again.status_code == 304
    assert requests.get(f"{server.base}/strings/fr.json", timeout=5).status_code == 404


@pytest.mark.parametrize("name", [
    "..%2fhealth.py", "%2e%2e/health.py", "..%2f..%2fcredentials.yml", "index.html",
])
def test_nothing_else_is_served_as_a_file(server: Server, name: str) -> None:
    answer = requests.get(f"{server.base}/assets/{name}", timeout=5)
    assert answer.status_code == 404 and "import" not in answer.text


def test_pages_of_other_rooms_can_be_plugged_in(server: Server) -> None:
    assert requests.get(f"{server.base}/extra", timeout=5).text == "<p>extra page</p>"
    broken = requests.get(f"{server.base}/extra?break=words", timeout=5)
    assert broken.status_code == 500 and "999" in broken.text
