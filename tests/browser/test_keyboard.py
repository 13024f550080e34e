"""The keyboard alone does everything, the focus is always seen, and it goes where the reader is."""

from __future__ import annotations

from tests.browser.conftest import Opener
from tests.browser.visit import Visit

FOCUS = """() => {
  const e = document.activeElement;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  return {
    name: e.id || e.textContent.trim().slice(0, 40) || e.tagName,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: at !== null && (e.contains(at) || at.contains(e)),
    body: e === document.body,
  };
}"""
MOST_TABS = 12


def _stops(one: Visit, most: int = 60) -> list[dict[str, object]]:
    """Every place the Tab key stops at, from the top to the end."""
    one.page.focus(".skip >> nth=0")
    one.page.keyboard.press("Shift+Tab")
    found: list[dict[str, object]] = []
    for _ in range(most):
        one.page.keyboard.press("Tab")
        stop: dict[str, object] = one.page.evaluate(FOCUS)
        if stop["body"] or (found and stop["name"] == found[0]["name"]):
            break
        found.append(stop)
    return found


def test_first_answer_is_read_within_twelve_tabs_and_its_source_seen(visit: Opener) -> None:
    """Open, ask, see the source: two actions and one more."""
    one = visit()
    keyboard = one.page.keyboard
    keyboard.press("Tab")
    assert one.page.evaluate("document.activeElement.hash") == "#main"
    keyboard.press("Tab")
    assert one.page.evaluate("document.activeElement.hash") == "#message"
    keyboard.press("Enter")
    assert one.page.evaluate("document.activeElement.id") == "message"
    keyboard.type("can they hold me face down?")
    keyboard.press("Enter")
    one.page.wait_for_selector(".msg-answer")
    assert one.page.evaluate("document.activeElement.textContent") == "Being held face down"
    tabs = 2
    while not one.page.evaluate("document.activeElement.closest('.sources') !== null"):
        keyboard.press("Tab")
        tabs += 1
        assert tabs <= MOST_TABS
    keyboard.press("Enter")
    source = one.page.locator(".sources li").first
    assert source.is_visible()
    assert "NICE, 2015" in source.inner_text() and "section 1.4" in source.inner_text()
    assert "Last checked 22 November 2026" in source.inner_text()


def test_typing_after_an_answer_goes_to_the_box(visit: Opener) -> None:
    one = visit().ask("can they hold me face down?")
    one.page.keyboard.type("and seclusion?")
    assert one.page.input_value("#message") == "and seclusion?"
    one.page.keyboard.press("Enter")
    one.page.locator(".msg-answer").nth(1).wait_for()
    one.page.keyboard.press("Control+a")
    assert one.page.evaluate("document.activeElement.matches('.by')"), "a shortcut of the browser is left alone"


def test_every_stop_is_seen_and_in_order(visit: Opener) -> None:
    one = visit()
    one.ask("can they hold me face down?")
    stops = _stops(one)
    hidden = [stop["name"] for stop in stops if not (stop["ring"] and stop["seen"])]
    assert hidden == []
    names = [str(stop["name"]) for stop in stops]
    wanted = ["Skip to the main part", "Skip to the question box", "Get help now", "Call 999 Someone is in danger or badly h",
              "Cymraeg", "Finish and clearFinish", "Menu", "Read more", "Tell me more", "Copy", "Yes", "message", "send"]
    assert [name for name in names if name in wanted] == wanted


def test_every_stop_of_the_ward_screen_is_seen_and_large(visit: Opener) -> None:
    one = visit("?mode=ward", viewport={"width": 1024, "height": 768})
    assert [stop["name"] for stop in _stops(one) if not (stop["ring"] and stop["seen"])] == []
    one.ask("which nation")
    small = one.page.evaluate("""() => [...document.querySelectorAll('button, summary, textarea, .tile, .number')]
      .filter(e => e.checkVisibility() && Math.min(e.offsetWidth, e.offsetHeight) < 44).map(e => e.outerHTML)""")
    assert small == []


def test_focus_follows_a_pressed_button_to_the_reply(visit: Opener) -> None:
    one = visit()
    one.ask("I want to complain")
    one.page.click("text=I do not know")
    one.page.wait_for_selector(".msg-routes")
    assert one.page.evaluate("document.activeElement.closest('.msg-routes') !== null")
    assert one.page.locator(".msg-question .choices").count() == 0, "a question is answered once"


def test_escape_closes_help_and_menu_and_gives_the_focus_back(visit: Opener) -> None:
    one = visit(viewport={"width": 390, "height": 844})
    for fold, panel in (("#help", ".help-panel"), ("#menu", ".menu-panel")):
        one.page.focus(f"{fold} summary")
        one.page.keyboard.press("Enter")
        assert one.page.locator(panel).is_visible()
        one.page.keyboard.press("Tab")
        one.page.keyboard.press("Escape")
        assert not one.page.locator(panel).is_visible()
        assert one.page.evaluate("document.activeElement.parentElement.id") == fold[1:]


def test_help_on_a_wide_screen_takes_the_focus_to_the_numbers(visit: Opener) -> None:
    one = visit()
    for _ in range(2):
        one.page.click("#help summary")
        assert one.page.locator(".help-panel").is_visible(), "it never hides them"
        assert one.page.evaluate("document.activeElement.getAttribute('href')") == "tel:999"


def test_question_before_clearing_traps_and_returns_the_focus(visit: Opener) -> None:
    one = visit()
    one.ask("can they hold me face down?")
    one.page.focus(".finish button")
    one.page.keyboard.press("Enter")
    assert one.page.evaluate("document.activeElement.textContent") == "Keep it"
    one.page.keyboard.press("Escape")
    one.page.locator("dialog").wait_for(state="detached")
    assert one.page.evaluate("document.activeElement.closest('.finish') !== null")
    assert one.page.locator(".msg-answer").count() == 1
    one.page.keyboard.press("Enter")
    one.page.keyboard.press("Shift+Tab")
    one.page.keyboard.press("Enter")
    one.page.wait_for_selector("#cleared:visible")
    assert one.page.evaluate("document.activeElement.id") == "cleared-title"


def test_shift_enter_is_a_new_line_and_an_empty_question_is_an_error_of_its_field(visit: Opener) -> None:
    one = visit()
    box = one.page.locator("#message")
    box.press("Enter")
    assert one.page.locator("#ask-error").is_visible()
    assert box.get_attribute("aria-invalid") == "true"
    assert "ask-error" in (box.get_attribute("aria-describedby") or "")
    box.type("one")
    assert not one.page.locator("#ask-error").is_visible() and box.get_attribute("aria-invalid") is None
    box.press("Shift+Enter")
    box.type("two")
    assert box.input_value() == "one\ntwo"
    assert one.fake.bodies == []


def test_double_click_on_send_shows_no_error(visit: Opener) -> None:
    one = visit()
    one.page.fill("#message", "a slow one")
    one.page.dblclick("#send")
    assert not one.page.locator("#ask-error").is_visible()
    one.page.wait_for_selector(".msg-answer")
    assert len(one.fake.bodies) == 1 and not one.page.locator("#ask-error").is_visible()


def test_every_message_has_a_name_and_a_reply_is_said_once(visit: Opener) -> None:
    one = visit()
    one.ask("cannot breathe").ask("can they hold me?")
    log = one.page.get_by_role("log", name="Conversation")
    assert "Staff should avoid it" in log.inner_text() and "Being held face down" not in log.inner_text()
    for name in ("You", "Act now: Call 999 or tell a nurse now", "Being held face down"):
        assert one.page.get_by_role("article", name=name).count() >= 1, name
    assert one.page.get_by_role("heading", name="Call 999 or tell a nurse now", level=2).count() == 1


def test_a_long_reply_is_said_as_a_summary(visit: Opener) -> None:
    one = visit().ask("ways to go")
    said = one.page.locator("#log").inner_text()
    assert "9 ways you can go" in said and "20 December 2026" in said and len(said.split()) < 50
    one.ask("letter, please")
    assert "four short steps" in one.page.locator("#log").inner_text()
    assert one.page.locator("#log input, #log button").count() == 0
