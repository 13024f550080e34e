"""On paper: the sheet is one A4 page; an answer prints with its sources; a letter prints alone."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Opener
from tests.browser.visit import Visit

SHOWN = "e => e.checkVisibility({contentVisibilityAuto: true, opacityProperty: true})"


def _pages(one: Visit) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", one.page.pdf(format="A4", prefer_css_page_size=True)))


def _on_paper(one: Visit, press: str) -> None:
    """Press a print button, and look at the page as the printer sees it."""
    one.page.evaluate("window.print = () => {}")
    one.page.click(press)
    one.page.emulate_media(media="print")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_record_sheet_is_one_page(visit: Opener, language: str) -> None:
    one = visit(f"record-sheet?language={language}", ready="")
    assert _pages(one) == 1
    one.page.emulate_media(media="print")
    assert not one.page.locator(".bar").is_visible() and not one.page.locator("#print-sheet").is_visible()


def test_answer_prints_with_its_sources_and_nothing_else(visit: Opener) -> None:
    one = visit().ask("which nation").ask("can they hold me face down?")
    _on_paper(one, ".msg-answer >> nth=1 >> text=Print")
    assert not one.page.locator(".msg-answer").first.is_visible()
    assert one.page.locator(".msg-answer").nth(1).is_visible()
    assert one.page.locator(".msg-answer >> nth=1 >> .sources li").first.is_visible(), "sources print, also closed"
    for gone in (".bar", ".dock", ".tools", ".choices", ".msg-you"):
        assert not one.page.locator(gone).first.is_visible(), gone
    one.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert one.page.locator(".msg-answer").first.is_visible()


def test_letter_prints_alone_with_room_for_gaps(visit: Opener) -> None:
    one = visit().ask("can they hold me?").ask("letter, please")
    one.page.get_by_label("Your name").fill("A. Person")
    _on_paper(one, "text=Print the letter")
    assert one.page.locator(".sheet").is_visible() and one.page.locator(".letter-note").is_visible()
    for gone in (".msg-answer", ".letter-fields", ".letter-intro", ".letter-title", ".msg-letter > .by",
                 ".msg-letter > .words", ".dock", ".letter-foot"):
        assert not one.page.locator(gone).first.is_visible(), gone
    rule = one.page.locator(".gap i").first
    assert rule.evaluate("e => [e.offsetWidth > 150, getComputedStyle(e).borderBottomStyle]") == [True, "solid"]
    assert "[" not in one.page.locator(".sheet").inner_text(), "a gap is ruled space, not words in brackets"
    assert one.page.locator(".gap-long i").count() >= 3
    assert _pages(one) <= 2


def test_own_wording_prints(visit: Opener) -> None:
    one = visit().ask("letter, please")
    one.page.click("text=Change the wording")
    one.page.get_by_label("The words of the letter").fill("Dear all, my own words.")
    _on_paper(one, "text=Print the letter")
    assert one.page.locator(".sheet").inner_text() == "Dear all, my own words."
    assert one.page.locator(".sheet").is_visible() and not one.page.locator(".letter-words").is_visible()


def test_whole_chat_prints_with_routes_and_dates(visit: Opener) -> None:
    one = visit().ask("can they hold me?").ask("ways to go")
    one.page.click("#menu summary")
    _on_paper(one, "text=Print the whole chat")
    for there in (".msg-you", ".msg-answer", ".msg-routes", ".by-date", ".print-only"):
        assert one.page.locator(there).first.is_visible(), there
    assert "20 November 2027" in one.page.locator(".by-date").first.inner_text()


def test_routes_print_on_three_pages_with_every_way(visit: Opener) -> None:
    one = visit().ask("can they hold me?").ask("ways to go")
    _on_paper(one, ".msg-routes >> text=Print")
    assert one.page.locator(".way p").last.is_visible(), "a folded way prints in full"
    assert _pages(one) <= 3


def test_ruled_lines_are_real_borders(visit: Opener) -> None:
    one = visit("record-sheet", ready="")
    one.page.emulate_media(media="print")
    rules = one.page.locator(".lines i")
    assert rules.count() >= 15
    assert set(rules.evaluate_all("all => all.map(e => getComputedStyle(e).borderBottomStyle)")) == {"solid"}
    assert rules.evaluate_all("all => Math.min(...all.map(e => e.offsetHeight))") >= 28
