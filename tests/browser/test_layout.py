"""The numbers of the layout: what is in view, what may not move, what is large enough for a thumb."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opener
from tests.browser.visit import Visit

SIZES = [(360, 640), (360, 740), (390, 844), (768, 1024), (1024, 768), (1280, 800), (1440, 900)]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
SMALL_PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
BAR, TARGET, LEAST_WORDS, ROUTES_MOST = 56, 44, 85, 2500
LONG = "They held me face down on the floor of the corridor for a very long time and nobody told me why. " * 5

IN_PANE = """selector => { const pane = document.getElementById('pane').getBoundingClientRect();
  return [...document.querySelectorAll(selector)].filter(e => { const b = e.getBoundingClientRect();
    return b.height && b.top >= pane.top - 1 && b.bottom <= pane.bottom + 1; }).length; }"""
WORDS_SEEN = """() => { const pane = document.getElementById('pane').getBoundingClientRect();
  const walker = document.createTreeWalker(document.querySelector('.msg-answer'), NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (walker.nextNode()) { const node = walker.currentNode;
    for (const word of node.data.matchAll(/\\S+/g)) { const range = document.createRange();
      range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length);
      const box = range.getBoundingClientRect();
      if (box.height && box.top >= pane.top && box.bottom <= pane.bottom && node.parentElement.checkVisibility()
          && !node.parentElement.closest('.hush')) seen += 1; } }
  return seen; }"""
HEADING_SEEN = """() => { const e = document.activeElement, pane = document.getElementById('pane').getBoundingClientRect();
  const b = e.getBoundingClientRect();
  return e.matches('.msg:last-child > .by, .care > .by') && b.top >= pane.top - 1 && b.top + 20 <= pane.bottom; }"""


def _scroll(one: Visit) -> float:
    return float(one.page.evaluate("document.getElementById('pane').scrollTop + scrollY"))


@pytest.mark.parametrize("query", ["", "?mode=ward", "?embedded=1"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_first_screen_shows_six_questions_and_the_box(visit: Opener, size: tuple[int, int], query: str) -> None:
    one = visit(query, viewport={"width": size[0], "height": size[1]})
    assert one.page.evaluate(IN_PANE, ".tile") == 6
    assert one.page.evaluate(IN_PANE, ".welcome h1, .welcome .lead") == 2
    box = one.page.locator("#message").bounding_box()
    assert box and box["y"] + box["height"] <= size[1]
    bar = one.page.locator(".bar").bounding_box()
    assert bar and bar["height"] == BAR


@pytest.mark.parametrize("query", ["", "?mode=ward"])
def test_face_down_answer_is_in_view_on_a_phone(visit: Opener, query: str) -> None:
    one = visit(query, **PHONE).ask("can they hold me face down?")
    assert one.page.evaluate(WORDS_SEEN) >= LEAST_WORDS
    assert one.page.evaluate(HEADING_SEEN)


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)])
def test_typing_never_scrolls(visit: Opener, size: tuple[int, int]) -> None:
    one = visit(viewport={"width": size[0], "height": size[1]}).ask("ways to go")
    one.page.evaluate("document.getElementById('pane').scrollTop = 300")
    one.page.focus("#message")
    places = set()
    for letter in "what happens next, and who can come with me?":
        one.page.keyboard.type(letter)
        places.add(_scroll(one))
    assert places == {300.0}


@pytest.mark.parametrize(("name", "options"), [
    ("400 per cent", {"viewport": {"width": 320, "height": 256}}),
    ("a soft keyboard", {"viewport": {"width": 360, "height": 400}, "has_touch": True, "is_mobile": True}),
    ("a phone", PHONE), ("a desk", {}),
])
@pytest.mark.parametrize("question", ["can they hold me face down?", LONG], ids=["short", "long"])
def test_newest_heading_is_in_view_and_has_the_focus(
        visit: Opener, name: str, options: dict[str, object], question: str) -> None:
    one = visit(**options).ask("which nation").ask(question)
    assert one.page.evaluate(HEADING_SEEN), name
    one.ask("I want to complain")
    assert one.page.evaluate(HEADING_SEEN), name
    assert one.overflow() <= 0


def test_keyboard_that_comes_up_leaves_the_question_in_the_column(visit: Opener) -> None:
    one = visit(**PHONE).ask("can they hold me face down?")
    one.page.set_viewport_size({"width": 360, "height": 400})
    box = one.page.locator("#message").bounding_box()
    assert box and box["y"] > 300 and box["y"] + box["height"] <= 400
    assert one.page.evaluate("document.documentElement.scrollHeight <= innerHeight")


@pytest.mark.parametrize("words", ["cannot breathe", "abuse", "somebody died", "plain danger"])
def test_danger_card_is_in_view_with_every_number(visit: Opener, words: str) -> None:
    one = visit(**SMALL_PHONE).ask(words)
    numbers = one.page.locator(".care .number")
    assert numbers.count() >= 1
    assert one.page.evaluate(IN_PANE, ".care .number, .care > .by") == numbers.count() + 1
    wide = one.page.locator(".care").evaluate("e => e.clientWidth")
    for box in numbers.evaluate_all("all => all.map(e => [e.offsetWidth, e.offsetHeight])"):
        assert box[0] >= wide - 40 and box[1] >= TARGET
    assert one.page.evaluate("document.activeElement.closest('.care') !== null")


@pytest.mark.parametrize("script", [True, False])
def test_a_number_that_is_its_own_name_is_said_once(visit: Opener, script: bool) -> None:
    one = visit(java_script_enabled=script, ready="all" if script else "")
    one.page.fill("#message", "cannot breathe")
    one.page.click("#send")
    one.page.wait_for_selector(".care")
    assert one.page.locator(".care .number").all_inner_texts() == ["Call 999"]


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
def test_numbers_of_get_help_now_are_large(visit: Opener, size: tuple[int, int]) -> None:
    one = visit(viewport={"width": size[0], "height": size[1]})
    one.page.click("#help summary")
    numbers = one.page.locator(".help-panel .number")
    assert numbers.count() == 6
    for wide, high in numbers.evaluate_all("all => all.map(e => [e.offsetWidth, e.offsetHeight])"):
        assert high >= TARGET and (size[0] > 400 or wide >= size[0] - 40)


def test_routes_are_short_on_a_phone_and_open_the_first_two(visit: Opener) -> None:
    one = visit(**PHONE).ask("ways to go")
    assert one.page.locator(".msg-routes").evaluate("e => e.offsetHeight") < ROUTES_MOST
    assert one.page.locator(".way").evaluate_all("all => all.map(e => e.open)") == [True] * 2 + [False] * 7
    folded = one.page.locator(".way").nth(5).locator("summary").first.inner_text()
    assert "The Ombudsman" in folded and "20 Nov 2028" in folded


def test_nothing_is_sticky_and_the_page_itself_never_scrolls(visit: Opener) -> None:
    one = visit().ask("ways to go")
    assert one.page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0
    sticky = "[...document.querySelectorAll('main, main *')].filter(e => getComputedStyle(e).position === 'sticky').length"
    assert one.page.evaluate(sticky) == 0
    assert one.page.locator("#pane").evaluate("e => getComputedStyle(e).overscrollBehaviorY") == "contain"


def test_hint_is_seen_only_while_the_box_has_the_focus(visit: Opener) -> None:
    one = visit(**PHONE)
    assert not one.page.locator("#ask-hint").is_visible()
    one.page.focus("#message")
    assert one.page.locator("#ask-hint").is_visible()
