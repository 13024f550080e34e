"""Without JavaScript: plain forms, whole pages, the same words."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opener
from tests.browser.visit import Visit


def _plain(visit: Opener, query: str = "") -> Visit:
    return visit(query, ready="", java_script_enabled=False)


def test_ask_and_see_the_source(visit: Opener) -> None:
    one = _plain(visit)
    assert "JavaScript is off" in one.page.locator("noscript").inner_text()
    one.page.fill("#message", "can they hold me face down?")
    one.page.click("text=Send")
    assert one.page.locator(".msg-you").inner_text().endswith("can they hold me face down?")
    one.page.click(".sources summary")
    assert "Last checked 22 November 2026" in one.page.locator(".sources li").first.inner_text()
    assert not one.page.locator("#welcome").is_visible()
    one.page.click("#menu summary")
    assert not one.page.locator("#again").is_visible(), "what needs script is not offered"


def test_examples_nations_and_buttons_are_pressed(visit: Opener) -> None:
    one = _plain(visit)
    one.page.click("text=I want to complain about how I was restrained")
    session = one.page.locator("#ask input[name=session]").input_value()
    assert session in one.fake.sessions
    one.page.click("text=I do not know")
    assert one.page.locator(".entry").all_inner_texts()[1] == "2. Complain to the hospital in writing"
    assert "The last day I work out is 20 November 2027." in one.page.locator(".msg-routes").inner_text()
    assert one.page.locator("#ask input[name=session]").input_value() == session, "the chat goes on"
    one.page.click("text=Write the letter: Complain to the hospital in writing")
    assert "Formal complaint" in one.page.get_by_label("A complaint about how you were restrained").input_value()


def test_several_answers_can_be_ticked(visit: Opener) -> None:
    one = _plain(visit)
    one.page.fill("#message", "wishes")
    one.page.click("text=Send")
    assert "Question 5 of about 6" in one.page.locator(".msg-question").inner_text()
    one.page.get_by_label("To be safe now").check()
    one.page.get_by_label("Money").check()
    one.page.click("text=Continue")
    assert one.page.locator(".msg-routes").is_visible() and "Money" in one.page.locator(".msg-you").inner_text()


@pytest.mark.parametrize("words", ["cannot breathe", "can they hold me face down?"])
def test_it_lands_on_the_newest_answer(visit: Opener, words: str) -> None:
    one = visit(ready="", java_script_enabled=False, viewport={"width": 360, "height": 640})
    one.page.fill("#message", words)
    one.page.click("text=Send")
    assert one.page.url.endswith("#newest")
    top = one.page.locator(".msg:not(.msg-you) .by").bounding_box()
    assert top and 56 <= top["y"] < 260


def test_numbers_in_an_answer_are_links(visit: Opener) -> None:
    one = _plain(visit)
    one.page.fill("#message", "plain danger")
    one.page.click("text=Send")
    links = one.page.locator(".care .words a").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert links == ["tel:999", "tel:116123", "sms:85258?&body=SHOUT"]
    one.page.fill("#message", "somebody died")
    one.page.click("#send")
    assert one.page.locator(".care .number").count() == 4


def test_help_opens_and_its_numbers_can_be_pressed(visit: Opener) -> None:
    one = _plain(visit)
    one.page.click("text=Get help now")
    assert one.page.locator("a[href='tel:999']").is_visible() and one.page.locator("a[href='tel:116123']").is_visible()


def test_an_empty_question_is_an_error_of_its_field(visit: Opener) -> None:
    one = _plain(visit)
    one.page.click("text=Send")
    assert one.page.locator("#ask-error").inner_text() == "Type your question first, then press Send."
    assert one.page.locator("#message").get_attribute("aria-invalid") == "true"


def test_finish_and_clear_wipes(visit: Opener) -> None:
    one = _plain(visit)
    one.page.fill("#message", "kingfisher")
    one.page.click("text=Send")
    session = one.page.locator("#ask input[name=session]").input_value()
    one.page.click("text=Finish and clear")
    assert "This chat has been erased." in one.page.locator("#talk").inner_text()
    assert session in one.fake.wiped and "kingfisher" not in one.page.content()
    one.page.get_by_role("link", name="Start a new chat").click()
    assert one.page.locator("#welcome").is_visible()


def test_what_was_typed_is_words_and_never_html(visit: Opener) -> None:
    one = _plain(visit)
    one.page.fill("#message", "<img src=x onerror=alert(1)> <b>bold</b>")
    one.page.click("text=Send")
    said = one.page.locator(".msg-you").inner_text()
    assert "<img src=x" in said and one.page.locator("#talk img, #talk b").count() == 0


@pytest.mark.parametrize("query", ["", "?mode=ward", "?language=cy&mode=ward"])
def test_mode_and_language_are_carried_along(visit: Opener, query: str) -> None:
    one = _plain(visit, query)
    language, mode = one.page.locator("html").get_attribute("lang"), one.page.locator("body").get_attribute("data-mode")
    one.page.locator(".tile").first.click()
    assert one.page.locator("html").get_attribute("lang") == language
    assert one.page.locator("body").get_attribute("data-mode") == mode
    assert not one.page.locator("text=Exit").is_visible(), "it would promise more than it can do"


def test_the_language_is_a_link(visit: Opener) -> None:
    one = _plain(visit)
    one.page.click(".language-bar")
    assert one.page.locator("html").get_attribute("lang") == "cy"
    assert one.page.title() == "Atal corfforol a'ch hawliau"
