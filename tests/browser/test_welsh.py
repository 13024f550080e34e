"""Welsh: one file, every string of the page, parts marked with their language, the chat kept when it is switched."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from tests.browser.conftest import Opener
from tests.browser.fake_server import PAGE, ROOT

ENGLISH: dict[str, str] = json.loads((PAGE / "strings.en.json").read_text(encoding="utf-8"))
WELSH: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "knowledge/content/welsh.yml").read_text(encoding="utf-8"))
NUMBER = re.compile(r"\b(?:999|111|101|116 123|85258|0\d[\d ]{8,12}\d)\b")
GAP = re.compile(r"\{\w+\}")


def test_every_string_of_the_page_is_in_the_file() -> None:
    assert {key for key in WELSH if not key.startswith(("utter_", "contact."))} == set(ENGLISH)
    assert {key: WELSH[key]["en"] for key in ENGLISH} == ENGLISH, "the English has changed: look at the Welsh again"


@pytest.mark.parametrize("key", WELSH)
def test_every_string_waits_for_review_and_keeps_numbers_and_gaps(key: str) -> None:
    entry = WELSH[key]
    assert set(entry) <= {"en", "cy", "review", "lang", "by", "on"}
    if entry.get("lang") == "en":
        assert entry["cy"] == entry["en"] and (key.endswith("_ask") or key.startswith("nation.say_"))
        return
    assert entry["review"] == "pending" or (entry.get("by") and entry.get("on"))
    assert sorted(NUMBER.findall(entry["cy"])) == sorted(NUMBER.findall(entry["en"]))
    assert sorted(GAP.findall(entry["cy"])) == sorted(GAP.findall(entry["en"]))
    assert entry["cy"].strip() == entry["cy"] and entry["cy"]


def test_every_urgent_reply_has_its_welsh() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    urgent = {name for name in domain["responses"] if name.startswith("utter_urgent_")}
    assert urgent and urgent <= set(WELSH)


def test_switch_keeps_the_chat_and_marks_the_parts(visit: Opener) -> None:
    one = visit().ask("can they hold me face down?")
    one.page.fill("#message", "half typed")
    one.page.click(".language-bar")
    one.page.wait_for_selector("html[lang=cy]")
    assert one.page.locator(".msg-answer").count() == 1 and one.page.input_value("#message") == "half typed"
    assert one.page.locator(".msg-answer .words").get_attribute("lang") == "en"
    assert one.page.locator("#send").inner_text() == "Anfon"
    assert one.page.title() == "Atal corfforol a'ch hawliau"
    assert "yn Saesneg y mae" in one.page.locator("#status").inner_text(), "it says that some answers are in English"
    one.ask("rhaglen ydw i?")
    assert one.fake.bodies[-1]["language"] == "cy"
    assert one.page.locator(".msg-notice .words").get_attribute("lang") == "cy"
    one.page.click(".language-bar")
    one.page.wait_for_selector("html[lang=en]")
    assert one.page.locator("#send").inner_text() == "Send"


def test_examples_are_welsh_to_read_and_english_to_send(visit: Opener) -> None:
    one = visit("?language=cy")
    assert "yn Saesneg" in one.page.locator(".lead").inner_text()
    one.page.click("text=A gân nhw fynd â'm ffôn oddi arnaf?")
    one.page.wait_for_selector(".msg-answer")
    sent = one.fake.bodies[-1]
    assert sent == {"message": "Can they take my phone away?", "choice": None, "session": None, "setting": None, "language": "cy",
                    "id": sent["id"]}
    assert one.page.locator(".msg-you .words").get_attribute("lang") == "en"


def test_dates_are_welsh(visit: Opener) -> None:
    one = visit("?language=cy").ask("can they hold me?")
    one.page.click(".sources summary")
    assert "22 Tachwedd 2026" in one.page.locator(".sources li").first.inner_text()


def test_each_part_of_a_led_in_answer_is_marked_with_its_language(visit: Opener) -> None:
    one = visit("?language=cy").ask("led in")
    made = one.page.locator(".msg-answer")
    lead = made.locator(".led-in")
    assert lead.inner_text() == WELSH["utter_english_follows"]["cy"] and lead.get_attribute("lang") == "cy"
    assert lead.evaluate("e => e.closest('[lang=en]') === null"), "not inside the English part"
    topic = made.locator(".by.topic")
    assert topic.inner_text() == "Being held face down" and topic.get_attribute("lang") == "en"
    assert made.locator(".words").get_attribute("lang") == "en" and WELSH["talk.english_follows"]["cy"] not in \
        made.locator(".words").inner_text()
    plain = visit().ask("plain please").page.locator(".msg-answer .by.topic")
    assert topic.evaluate("e => getComputedStyle(e).fontSize") == plain.evaluate("e => getComputedStyle(e).fontSize")


@pytest.mark.parametrize("address", ["", "?language=cy"])
def test_a_welsh_draft_stands_above_the_english_and_each_part_has_its_language(address: str, visit: Opener) -> None:
    parts = visit(address).ask("welsh draft").page.locator(".msg-answer .words > *")
    draft = parts.first
    assert (draft.get_attribute("lang"), draft.locator("h3").inner_text()) == ("cy", "Drafft: heb ei wirio eto")
    assert draft.locator(".said").inner_text() == "Dim ond fel y dewis olaf."
    assert parts.nth(1).get_attribute("lang") == "cy"
    assert parts.nth(2).evaluate("e => e.closest('[lang]').lang") == "en"


def test_a_welsh_remark_is_marked_as_a_draft(visit: Opener) -> None:
    one = visit("?language=cy").ask("rhaglen ydw i?")
    assert one.page.locator(".msg-notice .draft").inner_text().startswith("Drafft")
    assert visit().ask("The hospital is in Wales").page.locator(".draft").count() == 0


def test_sentence_that_leads_in_is_the_servers() -> None:
    assert WELSH["talk.english_follows"]["cy"] == WELSH["utter_english_follows"]["cy"]
