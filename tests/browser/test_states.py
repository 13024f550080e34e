"""Every state of every door: no violation of the axe rules, by day and by night, and no sideways scroll at 320 px."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Opener
from tests.browser.visit import Visit

CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
SMALL = {"width": 320, "height": 640}


def _open_sources(one: Visit) -> None:
    one.ask("can they hold me face down?")
    one.page.click(".sources summary")


def _looking(one: Visit) -> None:
    one.page.fill("#message", "a slow one")
    one.page.press("#message", "Enter")
    one.page.wait_for_selector("#looking:visible")


def _empty(one: Visit) -> None:
    one.page.click("#send")
    one.page.wait_for_selector("#ask-error:visible")


def _trouble(words: str, offline: bool = False) -> Callable[[Visit], None]:
    def reach(one: Visit) -> None:
        one.context.set_offline(offline)
        one.page.fill("#message", words)
        one.page.press("#message", "Enter")
        one.page.wait_for_selector("#trouble:visible")
    return reach


def _sure(one: Visit) -> None:
    one.ask("can they hold me face down?")
    one.page.click("text=Finish and clear")
    one.page.wait_for_selector("dialog[open]")


def _cleared(one: Visit) -> None:
    _sure(one)
    one.page.click("text=Clear it")
    one.page.wait_for_selector("#cleared:visible")


def _free_letter(one: Visit) -> None:
    one.ask("letter, please")
    one.page.click("text=Change the wording")


def _letter_seen(one: Visit) -> None:
    one.ask("letter, please")
    for _ in range(4):
        one.page.locator(".letter-walk .btn").click()


def _options(one: Visit) -> None:
    one.ask("I want to complain")
    one.page.click("#menu summary")


def _help(one: Visit) -> None:
    if not one.page.locator(".help-panel").is_visible():
        one.page.click("#help summary")
    one.page.wait_for_selector(".help-panel:visible")


def _welsh(one: Visit) -> None:
    one.page.click(".language-bar")
    one.page.wait_for_selector("html[lang=cy]")
    one.ask("rhaglen ydw i?").ask("can they hold me face down?")


def _nothing(one: Visit) -> None:
    """The first screen, as it is."""


def _every_kind(one: Visit) -> None:
    """Answer with open sources, the three care cards, a remark, a question, routes, a letter: one below the other."""
    _open_sources(one)
    for words in ("which nation", "plain nations", "cannot breathe", "abuse", "somebody died", "The hospital is in Wales",
                  "I want to complain", "wishes", "letter, please", "ways to go"):
        one.ask(words)
    one.page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")


STATES: dict[str, tuple[str, Callable[[Visit], object]]] = {
    "welcome in Welsh": ("?language=cy", _nothing),
    "welcome on a ward, help open": ("?mode=ward", _help),
    "welcome in a frame": ("?embedded=1", _nothing),
    "every kind of message": ("", _every_kind),
    "every kind of message on a ward": ("?mode=ward", _every_kind),
    "letter, own wording": ("", _free_letter),
    "letter, looked at": ("", _letter_seen),
    "question, menu open": ("", _options),
    "looking": ("", _looking),
    "empty question": ("", _empty),
    "offline": ("", _trouble("can they hold me?", offline=True)),
    "server broken": ("", _trouble("broken")),
    "too many messages": ("", _trouble("too many")),
    "sure to clear": ("", _sure),
    "cleared": ("", _cleared),
    "Welsh conversation": ("", _welsh),
}
BY_NIGHT = {"welcome on a ward, help open", "every kind of message", "offline", "sure to clear", "empty question"}


@pytest.mark.parametrize("name", STATES)
def test_no_violation_and_no_sideways_scroll(visit: Opener, name: str) -> None:
    query, reach = STATES[name]
    one = visit(query)
    reach(one)
    assert one.violations() == []
    if name in BY_NIGHT:
        one.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        assert one.violations(CONTRAST) == []
    one.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    assert one.overflow() <= 0


@pytest.mark.parametrize("address", ["record-sheet", "record-sheet?language=cy", "accessibility"])
def test_pages_beside_the_chat(visit: Opener, address: str) -> None:
    one = visit(address, ready="")
    assert one.violations() == []
    one.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    assert one.overflow() <= 0


def test_four_times_larger_keeps_help_and_question_in_reach(visit: Opener) -> None:
    one = visit(viewport={"width": 320, "height": 256})
    one.ask("can they hold me face down?")
    assert one.overflow() <= 0
    assert one.page.locator("#help summary").is_visible()
    bar = one.page.locator(".bar").bounding_box()
    assert bar and bar["height"] <= 56, "the top may not eat the screen"
    assert one.page.evaluate("document.activeElement.closest('.msg-answer') !== null")
    one.page.focus("#message")
    box = one.page.locator("#message").bounding_box()
    assert box and box["y"] >= bar["height"] and box["y"] + box["height"] <= 256


def test_forced_colours_keep_edges(visit: Opener) -> None:
    one = visit(forced_colors="active")
    one.ask("cannot breathe")
    styles = "e => [getComputedStyle(e).borderTopStyle, getComputedStyle(e).borderTopWidth]"
    for selector in (".care", "#send", ".choice", ".care .number"):
        assert one.page.locator(selector).last.evaluate(styles)[0] == "solid", selector
    assert one.page.locator(".care .by .icon").is_visible()


def test_reduced_motion_stills_the_dots(visit: Opener) -> None:
    one = visit(reduced_motion="reduce")
    _looking(one)
    assert one.page.locator(".dots i").first.evaluate("e => getComputedStyle(e).animationName") == "none"


def test_titles_and_languages_say_what_they_are(visit: Opener) -> None:
    assert visit().page.title() == "Restraint and your rights"
    assert "ward" in visit("?mode=ward").page.title()
    assert visit("record-sheet", ready="").page.title() == "What to write down now"
    one = visit("?language=cy")
    assert one.page.locator("html").get_attribute("lang") == "cy"
    assert one.page.locator(".language-bar").get_attribute("lang") == "en"
    one.ask("can they hold me face down?")
    assert one.page.locator(".msg-answer .words").get_attribute("lang") == "en"
