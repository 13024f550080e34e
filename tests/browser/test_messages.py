"""How a message is laid out: plain text only, numbers that can be pressed, sources, steps with their dates."""

from __future__ import annotations

import pytest

from tests.browser import canned
from tests.browser.conftest import Opener


def test_answer_shows_its_sources_with_all_that_belongs_to_them(visit: Opener) -> None:
    one = visit().ask("can they hold me face down?")
    assert not one.page.locator(".sources li").first.is_visible(), "closed until somebody wants it"
    one.page.click(".sources summary")
    first = one.page.locator(".sources li").first
    for part in ("Violence and aggression: NG10 (NICE, 2015)", "section 1.4", "England and Wales",
                 "Last checked 22 November 2026"):
        assert part in first.inner_text()
    link = first.locator("a")
    assert link.get_attribute("href") == "https://www.nice.org.uk/guidance/ng10"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "opens in a new tab" in link.inner_text()


def test_labels_and_lists_stand_out(visit: Opener) -> None:
    one = visit().ask("can they hold me?")
    assert one.page.locator(".words li").count() == 2
    assert one.page.locator(".topic").all_inner_texts() == ["Being held face down"]
    assert one.page.locator(".next h3").all_inner_texts() == ["What you can do"]


def test_numbers_can_be_pressed_and_years_and_sections_cannot(
        visit: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    text = ("Call 999, or 111 and choose option 2. Samaritans: 116 123. Text SHOUT to 85258. Mind: 0300 466 6463. "
            "CQC: 03000 616161. See section 117 and rule 111, £999, 2018/999 and 0300 in words. https://www.cqc.org.uk.")
    monkeypatch.setattr(canned, "answer", lambda: {**canned.notice(text), "kind": "answer"})
    one = visit().ask("anything")
    addresses = one.page.locator(".msg-answer .words a").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert addresses == ["tel:999", "tel:111", "tel:116123", "sms:85258?&body=SHOUT", "tel:03004666463",
                         "tel:03000616161", "https://www.cqc.org.uk"]


def test_nothing_the_server_says_is_read_as_html(visit: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    nasty = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    source = {"title": nasty, "pinpoint": nasty, "url": "javascript:alert(3)", "nation": nasty, "checked": nasty}
    message = {"kind": nasty, "text": nasty, "level": nasty, "sources": [source], "language": "en",
               "buttons": [{"title": nasty, "choice": nasty}]}
    monkeypatch.setattr(canned, "answer", lambda: message)
    one = visit().ask("anything").ask(nasty)
    assert one.page.locator("#talk img, #talk script, #talk a[href^=javascript]").count() == 0
    assert nasty in one.page.locator(".msg-notice .words").first.inner_text()


def test_steps_keep_their_words_show_their_dates_and_fold_the_rest(visit: Opener) -> None:
    one = visit().ask("ways to go")
    steps = one.page.locator(".steps > li")
    assert steps.locator("h3").all_inner_texts() == [step["title"] for step in canned.routes()["steps"]]
    assert "20 December 2026 in 28 days" in one.page.locator(".nearest").inner_text()
    assert one.page.locator(".by-date:visible").all_inner_texts() == [
        "Aim to send it by 13 November 2027. The last day I work out is 20 November 2027."]
    assert not one.page.locator("text=some months").first.is_visible()
    steps.nth(1).locator(".more summary").click()
    assert steps.nth(1).locator("text=some months").is_visible()
    steps.nth(5).locator("summary").first.click()
    steps.nth(5).locator(".more summary").click()
    assert steps.nth(5).locator("a[href='https://www.ombudsman.org.uk']").is_visible()
    said = one.page.locator(".msg-routes").inner_text()
    assert said.count("Write to the complaints team.") == 1
    assert said.count("20 December 2026") == 1, "the nearest day is told once"
    assert "First, today:" in said
    assert "Please check these dates with an adviser." in said


def test_copy_takes_the_words_once_and_the_sources(visit: Opener) -> None:
    one = visit(permissions=["clipboard-read", "clipboard-write"]).ask("ways to go")
    one.page.click(".tools >> text=Copy")
    one.page.wait_for_selector("text=Copied.")
    copied = one.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(canned.routes()["text"])
    assert "Mental Health Units (Use of Force) Act 2018" in copied.split("Where this comes from:")[1]


def test_letter_is_shown_once(visit: Opener) -> None:
    one = visit().ask("letter, please")
    assert one.page.locator(".msg-letter").inner_text().count("Formal complaint: use of restraint") == 1
    assert one.page.locator(".msg-letter > .words").inner_text() == "Here is a draft. Nothing is sent for you."
