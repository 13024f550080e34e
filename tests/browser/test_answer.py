"""An answer, a question of the walk and the routes, laid out from the fields of the message."""

from __future__ import annotations

import pytest

from tests.browser import canned
from tests.browser.conftest import Opener

CHIPS = ".msg-answer:last-child .choices > .choice"


def test_topic_is_the_heading_and_nothing_is_said_twice(visit: Opener) -> None:
    one = visit().ask("can they hold me face down?")
    made = one.page.locator(".msg-answer")
    assert made.get_by_role("heading", level=2).all_inner_texts() == ["Being held face down"]
    words = made.inner_text()
    for once in ("Being held face down", "It is not banned outright", "What you can do", "Who can help me?"):
        assert words.count(once) <= 1, once
    assert words.count("Answer") == 0
    chips = one.page.locator(CHIPS)
    assert chips.all_inner_texts() == ["Tell me more", "Where does it say that?", "How do I complain?"]
    made.locator(".chips-rest summary").click()
    assert made.locator(".chips-rest .choice").all_inner_texts() == ["Who can help me?"]


def test_force_and_source_stand_in_one_quiet_line(visit: Opener) -> None:
    one = visit().ask("can they hold me face down?")
    line = one.page.locator(".sources summary span").last
    assert line.inner_text() == "Guidance \u00b7 NICE 2015 and 1 more \u00b7 checked 22 Nov 2026"
    one.page.click(".sources summary")
    listed = one.page.locator(".sources").inner_text()
    assert one.page.locator(".sources li").count() == 2, "each source once"
    assert canned.FORCE in listed and "section 1.4, manual restraint" in listed


def test_fuller_words_fold_under_the_answer(visit: Opener) -> None:
    one = visit().ask("can they hold me face down?")
    more = one.page.locator(".msg-answer .words .more")
    assert not more.locator("p").is_visible()
    more.locator("summary").click()
    assert canned.answer()["more"] in more.inner_text()


@pytest.mark.parametrize("words", ["which nation", "plain nations"])
def test_two_nations_are_two_equal_cards(visit: Opener, words: str) -> None:
    one = visit().ask(words)
    cards = one.page.locator(".nations-two .nation")
    assert cards.locator(".label").all_inner_texts() == ["In England", "In Wales"]
    left, right = (cards.nth(n).bounding_box() for n in (0, 1))
    assert left and right and left["y"] == right["y"] and abs(left["width"] - right["width"]) < 1
    said = one.page.locator(".msg-answer .words").inner_text()
    assert said.count("In Wales") == 1 and said.count("In England") == 1
    one.page.set_viewport_size({"width": 360, "height": 740})
    left, right = (cards.nth(n).bounding_box() for n in (0, 1))
    assert left and right and left["y"] < right["y"]


def test_nation_is_asked_inside_the_answer_and_choosing_keeps_the_screen(visit: Opener) -> None:
    one = visit().ask("which nation")
    group = one.page.locator(".msg-answer .choices")
    assert group.inner_text().startswith("Is the hospital in England or in Wales?")
    group.get_by_text("The hospital is in Wales").click()
    one.page.locator(".msg").nth(3).wait_for()
    assert one.page.locator(".msg-answer").first.is_visible() and not one.page.locator("#welcome").is_visible()


def test_useful_is_counted_without_a_word(visit: Opener) -> None:
    one = visit().ask("can they hold me face down?")
    one.page.click("text=Not what I asked")
    one.page.wait_for_selector("text=Only the answer and the button are counted")
    assert one.fake.useful == [{"session": next(iter(one.fake.sessions)), "extract": "face-down", "value": "not_asked"}]
    assert one.page.locator(".useful button").count() == 0
    assert one.page.evaluate("document.activeElement.closest('.useful') !== null")
    one.ask("The hospital is in Wales")
    assert one.page.locator(".msg-notice .useful").count() == 0


def test_walk_says_how_far_and_goes_back_and_stops(visit: Opener) -> None:
    one = visit(viewport={"width": 360, "height": 740}).ask("I want to complain")
    question = one.page.locator(".msg-question").last
    assert question.locator(".by").inner_text() == "Where is the hospital?"
    assert question.locator(".progress").inner_text() == "Question 1 of about 6"
    assert question.get_by_role("button", name="Back").count() == 0
    box = question.bounding_box()
    assert box and box["y"] + box["height"] <= 740 - 60, "all of the first question is in view"
    question.get_by_text("England", exact=True).click()
    one.page.locator(".msg-question").nth(1).wait_for()
    assert one.page.locator(".msg-you").last.inner_text().endswith("England"), "the choice stays readable"
    one.page.locator(".msg-question").last.get_by_role("button", name="Back").click()
    one.page.locator(".msg-question").nth(2).wait_for()
    assert one.fake.bodies[-1]["choice"] == "token-back"
    one.page.locator(".msg-question").last.get_by_role("button", name="Stop").click()
    one.page.wait_for_selector("text=I have stopped asking")


def test_wishes_are_ticked_and_sent_together(visit: Opener) -> None:
    one = visit().ask("wishes")
    question = one.page.locator(".msg-question")
    question.get_by_role("button", name="Continue").click()
    assert question.get_by_role("alert").inner_text() == "Tick at least one, then press Continue."
    question.get_by_label("To be safe now").check()
    question.get_by_label("Money").check()
    question.get_by_role("button", name="Continue").click()
    one.page.wait_for_selector(".msg-routes")
    sent = one.fake.bodies[-1]
    assert sent["choices"] == ["token-To be safe now", "token-Money"] and "choice" not in sent and sent["message"] == ""
    assert "To be safe now, Money" in one.page.locator(".msg-you").last.inner_text()


def test_routes_keep_their_buttons_after_one_was_used(visit: Opener) -> None:
    one = visit().ask("ways to go")
    routes = one.page.locator(".msg-routes")
    routes.get_by_role("button", name="Write the letter").first.click()
    one.page.wait_for_selector(".letter")
    assert routes.get_by_role("button", name="Write the letter").first.is_visible()
    for again in ("What to write down now", "Change an answer"):
        assert routes.get_by_role("button", name=again, exact=True).count() == 1, again
    routes.locator(".letters summary").click()
    assert routes.locator(".letters button").count() == 3
    routes.locator(".understood summary").click()
    routes.get_by_role("button", name="Change: Section").click()
    one.page.locator(".msg-answer").wait_for()
    assert one.fake.bodies[-1]["choice"] == "token-change-Section"


def test_what_was_understood_comes_after_the_ways(visit: Opener) -> None:
    one = visit().ask("ways to go")
    order = "e => [...e.querySelectorAll('.nearest, .steps, .understood')].map(x => x.className.split(' ').at(-1))"
    found = one.page.locator(".msg-routes .words").evaluate(order)
    assert found[0] == "nearest" and found[-1] == "understood" and "steps" in found
    assert not one.page.locator(".understood ul").is_visible()


def test_no_group_is_empty(visit: Opener) -> None:
    one = visit()
    for words in ("can they hold me?", "The hospital is in Wales", "cannot breathe", "I want to complain", "letter, please"):
        one.ask(words)
    empty = """() => [...document.querySelectorAll('main [role=group], main ul, main fieldset, main section')]
      .filter(e => e.checkVisibility() && !e.innerText.trim()).map(e => e.outerHTML.slice(0, 80))"""
    assert one.page.evaluate(empty) == []
