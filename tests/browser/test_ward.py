"""A shared tablet: the next person cannot get the last one's words back, whatever they press."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Opener
from tests.browser.fake_server import FakeServer
from tests.browser.visit import Visit

SECRET = "kingfisher turquoise, they held me face down"
WARD = "?mode=ward"
KEPT = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
  caches: (await caches.keys()).length, databases: (await indexedDB.databases()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length, state: history.state, address: location.href,
})"""


def _holds_nothing(page: Page) -> None:
    """Not on the screen, not in a field, not in the document, not in the title or address."""
    seen = page.content() + page.title() + page.url + page.evaluate(
        "[...document.querySelectorAll('input,textarea')].map(f => f.value).join(' ')")
    assert "kingfisher" not in seen and "face down at all" not in seen
    assert page.locator(".msg").count() == 0


def _tries_every_button(page: Page) -> None:
    for press in (page.reload, page.go_back, page.go_forward, page.reload, page.go_back, page.go_back):
        press()
        _holds_nothing(page)


def test_nothing_is_kept_in_the_browser(visit: Opener) -> None:
    one = visit(WARD)
    one.ask(SECRET)
    kept = one.page.evaluate(KEPT)
    assert kept == {"local": 0, "session": 0, "cookies": "", "caches": 0, "databases": 0, "workers": 0, "state": None,
                    "address": f"{one.fake.chat}{WARD}"}
    assert one.context.cookies() == []
    answers = [r for r in one.requests if r.method == "POST"]
    assert answers and all("no-store" in (r.response().headers["cache-control"]) for r in answers)  # type: ignore[union-attr]


def test_finish_wipes_at_once_without_asking(visit: Opener) -> None:
    one = visit(WARD)
    one.ask(SECRET)
    session = next(iter(one.fake.sessions))
    one.page.click("text=Finish and clear")
    one.page.wait_for_selector("#cleared:visible")
    _holds_nothing(one.page)
    one.page.wait_for_selector("text=This chat has been erased")
    assert one.fake.wiped == [session] and not one.fake.sessions
    one.page.click("text=Start a new chat")
    assert one.page.locator("#welcome").is_visible()
    one.ask("hello")
    assert one.fake.bodies[-1]["session"] is None, "a new chat, not the old one"


def test_no_button_brings_it_back_after_finish(visit: Opener) -> None:
    one = visit(WARD)
    one.ask(SECRET)
    one.page.fill("#message", "kingfisher, half typed")
    one.page.click("text=Finish and clear")
    one.page.wait_for_selector("#cleared:visible")
    _tries_every_button(one.page)


def test_exit_wipes_the_server_first_then_leaves_for_good(visit: Opener) -> None:
    one = visit(WARD)
    one.ask(SECRET)
    seen: list[tuple[str, int]] = []
    one.page.on("request", lambda request: seen.append((request.url, len(one.fake.wiped))))
    one.page.click("text=Exit")
    one.page.wait_for_url("**/neutral")
    assert next((url[-8:], wiped) for url, wiped in seen if url.endswith("/neutral")) == ("/neutral", 1)
    assert one.page.title() == "Weather"
    _tries_every_button(one.page)


def test_exit_leaves_even_when_the_server_cannot_be_reached(visit: Opener) -> None:
    one = visit(WARD)
    one.ask(SECRET)
    one.page.route("**/session*", lambda route: route.abort())
    one.page.route("**/session/end", lambda route: route.abort())
    one.page.click("text=Exit")
    one.page.wait_for_url("**/neutral")


def test_closing_and_opening_again_shows_a_first_screen(visit: Opener) -> None:
    one = visit(WARD)
    one.ask(SECRET)
    one.page.close(run_before_unload=True)
    page = one.context.new_page()
    page.goto(one.fake.chat + WARD)
    _holds_nothing(page)
    assert page.locator("#welcome").is_visible()
    deadline = 30
    while one.fake.sessions and deadline:
        page.wait_for_timeout(100)
        deadline -= 1
    assert not one.fake.sessions, "a closed tab wipes its session"


def test_a_browser_that_keeps_pages_keeps_no_words(browser_that_keeps_pages: Browser, fake: FakeServer) -> None:
    """With the back-forward cache on: walk away by another address, and come back by the back button."""
    one = Visit(browser_that_keeps_pages.new_context().new_page(), fake).start(WARD)
    one.ask(SECRET)
    one.page.fill("#message", "kingfisher, half typed")
    one.page.goto(f"{fake.origin}/neutral")
    one.page.go_back()
    _holds_nothing(one.page)
    one.context.close()


def test_a_page_that_is_put_away_is_emptied_first(visit: Opener) -> None:
    """Whatever the browser keeps of a page it leaves, it keeps without words."""
    one = visit(WARD)
    one.ask(SECRET)
    one.page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    _holds_nothing(one.page)
    one.page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert one.page.locator("#welcome").is_visible()
    one.page.wait_for_timeout(200)
    assert len(one.fake.wiped) == 1


def test_a_first_message_by_plain_form_is_not_sent_again_on_reload(visit: Opener) -> None:
    """Somebody presses Send before the script has come; then the script takes over, and clears."""
    one = visit(WARD)
    one.page.fill("#message", SECRET)
    with one.page.expect_navigation():
        one.page.evaluate("HTMLFormElement.prototype.submit.call(document.getElementById('ask'))")
    one.page.wait_for_selector("body[data-ready=all]")
    assert one.page.locator(".msg-answer").count() == 1
    session = one.page.input_value("#ask input[name=session]")
    one.ask("and seclusion?")
    assert one.fake.bodies[-1]["session"] == session, "the chat goes on"
    one.page.click("text=Finish and clear")
    one.page.wait_for_selector("#cleared:visible")
    assert session in one.fake.wiped
    _tries_every_button(one.page)


def test_a_reply_that_comes_after_clearing_is_wiped_too(visit: Opener) -> None:
    one = visit(WARD)
    one.page.fill("#message", "a slow kingfisher")
    one.page.press("#message", "Enter")
    one.page.click("text=Finish and clear")
    one.page.wait_for_selector("text=This chat has been erased")
    _holds_nothing(one.page)
    assert len(one.fake.wiped) == 1 and not one.fake.sessions


def test_a_server_out_of_reach_is_said_honestly(visit: Opener) -> None:
    one = visit(WARD)
    one.ask(SECRET)
    one.context.set_offline(True)
    one.page.click("text=Finish and clear")
    one.page.wait_for_selector("text=We could not reach our computer")
    _holds_nothing(one.page)
    one.complaints.clear()


def _idle(visit: Opener) -> Visit:
    one = visit(WARD, clock=True)
    one.ask(SECRET)
    return one


def test_it_asks_after_two_minutes_and_clears_after_three(visit: Opener) -> None:
    one = _idle(visit)
    one.page.clock.run_for(119_000)
    assert one.page.locator("[role=alertdialog]").count() == 0
    one.page.clock.run_for(2_000)
    warning = one.page.get_by_role("alertdialog", name="Are you still there?")
    assert warning.is_visible() and one.page.evaluate("document.activeElement.textContent") == "I am still here"
    assert "cleared in 5" in warning.inner_text() or "cleared in 60" in warning.inner_text()
    assert one.violations() == []
    one.page.clock.run_for(60_000)
    one.page.wait_for_selector("#cleared:visible")
    assert "Nobody used this page for a while" in one.words()
    _holds_nothing(one.page)
    one.page.wait_for_selector("text=This chat has been erased")
    assert len(one.fake.wiped) == 1


@pytest.mark.parametrize("answer", ["button", "Escape"])
def test_one_press_keeps_the_chat(visit: Opener, answer: str) -> None:
    one = _idle(visit)
    for _ in range(2):
        one.page.clock.run_for(130_000)
        if answer == "button":
            one.page.click("text=I am still here")
        else:
            one.page.keyboard.press("Escape")
        assert one.page.locator("[role=alertdialog]").count() == 0
    one.page.clock.run_for(100_000)
    assert one.page.locator(".msg-answer").count() == 1 and one.fake.wiped == []


def test_a_tablet_that_slept_clears_on_waking(visit: Opener) -> None:
    one = _idle(visit)
    one.page.clock.fast_forward(3_600_000)
    one.page.wait_for_selector("#cleared:visible")
    _holds_nothing(one.page)


def test_it_clears_even_when_the_watch_did_not_load(visit: Opener) -> None:
    one = visit("accessibility", ready="", clock=True)
    one.page.route("**/assets/idle.js", lambda route: route.abort())
    one.page.goto(one.fake.chat + WARD)
    one.page.wait_for_selector("body[data-ready=all]")
    one.ask(SECRET)
    with one.page.expect_navigation():
        one.page.clock.run_for(181_000)
    _holds_nothing(one.page)


def test_an_empty_first_screen_is_never_cleared(visit: Opener) -> None:
    one = visit(WARD, clock=True)
    one.page.clock.run_for(600_000)
    assert one.page.locator("#welcome").is_visible() and one.page.locator("dialog").count() == 0


def test_no_clearing_by_itself_outside_a_ward(visit: Opener) -> None:
    one = visit(clock=True)
    one.ask(SECRET)
    one.page.clock.run_for(600_000)
    assert one.page.locator(".msg-answer").count() == 1


def test_first_screen_says_it_all_and_offers_large_choices(visit: Opener) -> None:
    one = visit(WARD, viewport={"width": 768, "height": 1024})
    assert "press the call button" in one.words(), "seen without opening anything"
    one.page.click(".before summary")
    words = one.words()
    for needed in ("press the call button", "not a person", "not an emergency service", "not legal advice",
                   "60 minutes", "never fully private", "What would you like to know?"):
        assert needed in words, needed
    assert one.page.locator(".tile").count() == 6
    assert min(one.page.locator(".tile").evaluate_all("all => all.map(e => e.offsetHeight)")) >= 44
    one.page.click("text=Kept alone in a room")
    one.page.wait_for_selector(".msg-answer")
    assert one.fake.bodies[-1]["setting"] == "ward"


def test_no_field_may_be_filled_from_memory(visit: Opener) -> None:
    one = visit(WARD)
    one.ask("letter, please")
    fields = one.page.locator("textarea:visible, input[type=text]:visible")
    assert set(fields.evaluate_all("all => all.map(e => e.autocomplete)")) == {"off"}
    assert set(fields.evaluate_all("all => all.map(e => e.spellcheck)")) == {False}


def test_sources_are_words_so_that_no_second_tab_stays_open(visit: Opener) -> None:
    one = visit(WARD)
    one.ask("can they hold me face down?")
    one.page.click(".sources summary")
    assert one.page.locator(".sources a").count() == 0
    assert "https://www.nice.org.uk/guidance/ng10" in one.page.locator(".sources").inner_text()
    assert one.page.locator("text=Copy").count() == 0
    assert one.page.locator("a[target=_blank]").count() == 0


def test_what_was_copied_by_hand_is_gone_from_the_clipboard(visit: Opener) -> None:
    one = visit(WARD, permissions=["clipboard-read", "clipboard-write"])
    one.ask(SECRET)
    one.page.evaluate("getSelection().selectAllChildren(document.querySelector('.msg-you'))")
    one.page.keyboard.press("Control+C")
    assert "kingfisher" in one.page.evaluate("navigator.clipboard.readText()")
    one.page.click("text=Finish and clear")
    one.page.wait_for_selector("text=This chat has been erased")
    assert one.page.evaluate("navigator.clipboard.readText()") == ""
