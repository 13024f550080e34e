"""Every door is kept: from a ward tablet no link leads to the ordinary page, and Exit and the idle clock are everywhere."""

from __future__ import annotations

from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener

LINKS = "all => all.map(e => e.href).filter(h => h.startsWith(location.origin) && !new URL(h).hash)"
ACTIONS = "all => all.map(e => e.action)"
IDLE = 180


def _mode(page: Page) -> tuple[str | None, str | None]:
    return page.locator("body").get_attribute("data-mode"), page.locator("html").get_attribute("lang")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_link_of_every_ward_page_stays_on_the_ward(visit: Opener, language: str) -> None:
    one = visit(f"?mode=ward&language={language}")
    seen: set[str] = set()
    waiting = [one.page.url]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        one.page.goto(address)
        one.page.wait_for_selector("body[data-idle=on]")
        mode, tongue = _mode(one.page)
        assert mode == "ward", address
        assert tongue == parse_qs(urlsplit(address).query)["language"][0], address
        assert one.page.get_by_role("button", name="Exit" if tongue == "en" else "Gadael", exact=True).is_visible(), address
        assert one.page.locator("a[target=_blank]").count() == 0, address
        for action in one.page.locator("form").evaluate_all(ACTIONS):
            assert "mode=ward" in action and f"language={tongue}" in action, (address, action)
        waiting += [urljoin(address, link) for link in one.page.locator("a").evaluate_all(LINKS)]
    assert len(seen) >= 6, "the chat, the sheet and the statement, in two languages"


@pytest.mark.parametrize("page", ["record-sheet", "accessibility"])
def test_pages_beside_the_chat_leave_and_clear_by_themselves(visit: Opener, page: str) -> None:
    one = visit(f"{page}?mode=ward&language=en", ready="", clock=True)
    one.page.wait_for_selector("body[data-idle=on]")
    with one.page.expect_navigation():
        one.page.clock.run_for((IDLE + 2) * 1000)
    assert one.page.locator("#welcome").is_visible() and _mode(one.page)[0] == "ward"
    one.page.goto(f"{one.fake.chat}{page}?mode=ward&language=en")
    one.page.wait_for_selector("body[data-idle=on]")
    one.page.get_by_role("button", name="Exit").click()
    one.page.wait_for_url("**/neutral")


def test_a_link_that_clears_the_chat_asks_first(visit: Opener) -> None:
    one = visit("?mode=ward").ask("can they hold me face down?")
    one.page.click("#menu summary")
    one.page.click("text=What to write down now")
    one.page.get_by_role("dialog", name="Open this page?").wait_for()
    one.page.click("text=Keep it")
    assert one.page.locator(".msg-answer").count() == 1 and one.fake.wiped == []
    one.page.click("#menu summary")
    one.page.click("text=What to write down now")
    one.page.click("text=Clear and open")
    one.page.wait_for_url("**/record-sheet*")
    assert _mode(one.page)[0] == "ward"


def test_the_frame_keeps_its_door_too(visit: Opener) -> None:
    one = visit("?embedded=1&language=cy")
    links = [link for link in one.page.locator("a").evaluate_all(LINKS) if "/reference" not in link]
    assert links and all("embedded=1" in link for link in links)
    assert all("embedded=1" in action for action in one.page.locator("form").evaluate_all(ACTIONS))


@pytest.mark.parametrize("query", ["", "?mode=ward", "?embedded=1"])
def test_shift_three_times_leaves_from_every_door(visit: Opener, query: str) -> None:
    one = visit(query).ask("kingfisher")
    session = next(iter(one.fake.sessions))
    for press in ("Shift", "Shift", "a", "Shift", "Shift"):
        one.page.keyboard.press(press)
    assert "Press Shift once more" in one.page.locator("#status").inner_text()
    assert one.page.locator(".msg-answer").count() == 1, "another key between begins again"
    one.page.keyboard.press("Shift")
    one.page.wait_for_url("**/neutral")
    assert session in one.fake.wiped


def test_shift_held_for_capitals_and_slow_presses_do_not_leave(visit: Opener) -> None:
    one = visit("?mode=ward", clock=True)
    one.page.focus("#message")
    for letter in "ABCDE":
        one.page.keyboard.press(f"Shift+{letter}")
    for _ in range(3):
        one.page.keyboard.press("Shift")
        one.page.clock.run_for(5_500)
    assert one.page.locator("#welcome").is_visible() and "neutral" not in one.page.url


def test_back_to_the_chat_closes_a_tab_of_its_own(visit: Opener) -> None:
    one = visit().ask("kingfisher")
    one.page.click("#menu summary")
    with one.context.expect_page() as opened:
        one.page.click("text=What to write down now")
    opened.value.wait_for_load_state()
    with opened.value.expect_event("close"):
        opened.value.click("text=Back to the chat")
    assert one.page.locator(".msg-answer").count() == 1


def test_every_page_says_what_it_is(visit: Opener) -> None:
    said = set()
    for path in ("", "record-sheet", "accessibility", "?language=cy"):
        one = visit(path, ready="")
        said.add(one.page.locator("meta[name=description]").get_attribute("content"))
    assert len(said) == 4 and all(words and len(words) > 40 for words in said)
