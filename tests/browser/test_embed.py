"""On a charity's page: one script tag, a labelled button, a dialog; keyboard, focus, cookies, allow-list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Frame, Page

from tests.browser.conftest import PATIENCE
from tests.browser.fake_server import FakeServer
from tests.browser.hosting import HostPage
from tests.browser.visit import axe

LAUNCH = "Ask about restraint and your rights"


class Charity:
    """The charity's page in a tab, and the chat in its frame."""

    def __init__(self, browser: Browser, fake: FakeServer, host: HostPage) -> None:
        """Not open yet."""
        self.browser, self.fake, self.host = browser, fake, host
        self.complaints: list[str] = []

    def open(self, attributes: str = "", width: int = 1100) -> Page:
        """Open the page with third-party cookies blocked."""
        self.host.chat_origin, self.host.attributes = self.fake.origin, attributes
        context = self.browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        context.new_cdp_session(page).send("Network.setCookieControls", {
            "enableThirdPartyCookieRestriction": True, "disableThirdPartyCookieMetadata": True,
            "disableThirdPartyCookieHeuristics": True})
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.host.origin)
        page.locator("button.launch").wait_for()
        return page

    def _said(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.complaints.append(said.text)

    def chat(self, page: Page) -> Frame:
        """The frame, ready for a question."""
        page.locator("iframe").wait_for()
        frame = page.locator("iframe").element_handle().content_frame()
        assert frame
        frame.wait_for_url(f"{self.fake.origin}/**")
        frame.wait_for_selector("body[data-ready=all]")
        return frame


@pytest.fixture
def charity(browser: Browser) -> Iterator[Charity]:
    """A charity's page whose site is on the allow-list."""
    with HostPage() as host, FakeServer(framed_by=host.origin) as fake:
        one = Charity(browser, fake, host)
        yield one
        for context in browser.contexts:
            context.close()
        assert one.complaints == []


def test_opens_answers_and_gives_the_focus_back(charity: Charity) -> None:
    page = charity.open()
    assert page.locator("iframe").count() == 0, "nothing is loaded before the button is pressed"
    page.focus("#before")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    frame = charity.chat(page)
    assert page.get_by_role("dialog", name="Restraint and your rights: chat").is_visible()
    frame.fill("#message", "can they hold me face down?")
    frame.press("#message", "Enter")
    frame.wait_for_selector(".msg-answer")
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="hidden")
    focused = "document.activeElement.shadowRoot.activeElement.textContent"
    assert page.evaluate(focused) == LAUNCH
    page.keyboard.press("Enter")
    assert frame.locator(".msg-answer").is_visible(), "the chat is still there when it is opened again"
    page.get_by_role("button", name="Close").click()
    assert not page.locator("dialog").is_visible() and page.evaluate(focused) == LAUNCH


def test_escape_closes_what_is_open_inside_first(charity: Charity) -> None:
    page = charity.open()
    page.locator("button.launch").click()
    frame = charity.chat(page)
    frame.click("#help summary")
    frame.press("a[href='tel:999']", "Escape")
    assert not frame.locator(".help-panel").is_visible() and page.locator("dialog").is_visible()
    frame.press("#help summary", "Escape")
    page.locator("dialog").wait_for(state="hidden")


def test_shift_three_times_takes_the_charitys_page_away_too(charity: Charity) -> None:
    page = charity.open()
    page.locator("button.launch").click()
    frame = charity.chat(page)
    frame.fill("#message", "kingfisher")
    frame.press("#message", "Enter")
    frame.wait_for_selector(".msg-answer")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/neutral")
    assert not charity.fake.sessions


def test_focus_stays_in_the_dialog(charity: Charity) -> None:
    page = charity.open()
    page.locator("button.launch").click()
    charity.chat(page)
    inside = """() => { const e = document.activeElement;
      return e === document.body
        || (e.shadowRoot !== null && e.shadowRoot.activeElement?.closest('dialog') !== null); }"""
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
    assert page.evaluate("document.activeElement.id") != "before"


def test_no_violation_in_the_dialog_and_in_its_frame(charity: Charity) -> None:
    page = charity.open()
    page.locator("button.launch").click()
    frame = charity.chat(page)
    frame.fill("#message", "can they hold me face down?")
    frame.press("#message", "Enter")
    frame.wait_for_selector(".msg-answer")
    for place in (page, frame):
        found = axe.run(place).response
        assert [one["id"] for one in found["violations"]] == []


def test_works_where_the_browser_refuses_it_all_storage(charity: Charity) -> None:
    page = charity.open()
    page.locator("button.launch").click()
    frame = charity.chat(page)
    frame.fill("#message", "can they hold me face down?")
    frame.press("#message", "Enter")
    frame.wait_for_selector(".msg-answer")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    refused = "() => { try { return localStorage.length; } catch (e) { return e.name; } }"
    assert frame.evaluate(refused) == "SecurityError", "blocked, or this test proves nothing"


def test_leaving_the_charity_wipes_the_chat(charity: Charity) -> None:
    page = charity.open()
    page.locator("button.launch").click()
    frame = charity.chat(page)
    frame.fill("#message", "can they hold me face down?")
    frame.press("#message", "Enter")
    frame.wait_for_selector(".msg-answer")
    page.goto("about:blank")
    for _ in range(30):
        page.wait_for_timeout(100)
        if not charity.fake.sessions:
            break
    assert not charity.fake.sessions


def test_fills_a_phone_without_sideways_scroll(charity: Charity) -> None:
    page = charity.open(width=320)
    page.locator("button.launch").click()
    frame = charity.chat(page)
    box = page.locator("dialog").bounding_box()
    assert box and (box["x"], box["width"], box["height"]) == (0, 320, 800)
    assert frame.evaluate("document.documentElement.scrollWidth") <= 320


def test_words_and_place_are_the_owners_choice(charity: Charity) -> None:
    page = charity.open("data-label='Your rights on the ward' data-target='place'")
    assert page.locator("#place button.launch").inner_text() == "Your rights on the ward"
    page = charity.open("data-lang='cy'")
    assert page.locator("button.launch").inner_text().startswith("Holwch am")
    page.locator("button.launch").click()
    assert charity.chat(page).evaluate("document.documentElement.lang") == "cy"
    assert page.get_by_role("button", name="Cau").is_visible()


def test_a_site_that_is_not_listed_gets_the_numbers_instead(browser: Browser, fake: FakeServer) -> None:
    with HostPage() as host:
        one = Charity(browser, fake, host)
        page = one.open()
        page.locator("button.launch").click()
        assert "999" in page.locator(".failed").inner_text(), "the numbers stand there before anything has come"
        page.locator(".failed", has_text="The chat did not open").wait_for()
        assert "999" in page.locator(".failed").inner_text()
        for _ in range(30):
            if not one.complaints:
                page.wait_for_timeout(100)
        assert "frame-ancestors" in one.complaints[0]
        page.context.close()
