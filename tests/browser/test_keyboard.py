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


def test_commonest_task_by_keyboard_in_three_actions(visit: Opener) -> None:
    """Open, ask, see the source."""
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
    assert one.page.evaluate("document.activeElement.id") == "message", "a typist stays in the box"
    for _ in range(12):
        keyboard.press("Shift+Tab")
        if one.page.evaluate("document.activeElement.closest('.sources') !== null"):
            break
    keyboard.press("Enter")
    source = one.page.locator(".sources li").first
    assert source.is_visible()
    assert "NICE, 2015" in source.inner_text() and "section 1.4" in source.inner_text()
    assert "Last checked 22 November 2026" in source.inner_text()


def test_every_stop_is_seen_and_in_order(visit: Opener) -> None:
    one = visit()
    one.ask("can they hold me face down?")
    stops = _stops(one)
    hidden = [stop["name"] for stop in stops if not (stop["ring"] and stop["seen"])]
    assert hidden == []
    names = [str(stop["name"]) for stop in stops]
    wanted = ["Skip to the main part", "Skip to the question box", "language", "Get help now", "Call 999",
              "Finish and clear", "Where this comes from (2)", "Copy", "Tell me more", "message", "send", "Options"]
    assert [name for name in names if name in wanted] == wanted


def test_every_stop_of_the_ward_screen_is_seen_and_large(visit: Opener) -> None:
    one = visit("?mode=ward", viewport={"width": 1024, "height": 768})
    assert [stop["name"] for stop in _stops(one) if not (stop["ring"] and stop["seen"])] == []
    one.ask("which nation")
    small = one.page.evaluate("""() => [...document.querySelectorAll('button, summary, textarea, .tile')]
      .filter(e => e.checkVisibility() && Math.min(e.offsetWidth, e.offsetHeight) < 44).map(e => e.outerHTML)""")
    assert small == []


def test_focus_follows_a_pressed_button_to_the_reply(visit: Opener) -> None:
    one = visit()
    one.ask("I want to complain")
    one.page.click("text=I do not know")
    one.page.wait_for_selector(".msg-routes")
    assert one.page.evaluate("document.activeElement.closest('.msg-routes') !== null")
    assert one.page.locator(".choices").count() == 1, "only the latest message can be answered by button"


def test_escape_closes_help_and_options_and_gives_the_focus_back(visit: Opener) -> None:
    one = visit(viewport={"width": 390, "height": 844})
    one.page.focus("#help summary")
    one.page.keyboard.press("Enter")
    assert one.page.locator(".help-panel").is_visible()
    one.page.keyboard.press("Tab")
    one.page.keyboard.press("Escape")
    assert not one.page.locator(".help-panel").is_visible()
    assert one.page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_question_before_clearing_traps_and_returns_the_focus(visit: Opener) -> None:
    one = visit()
    one.ask("can they hold me face down?")
    one.page.focus("text=Finish and clear")
    one.page.keyboard.press("Enter")
    assert one.page.evaluate("document.activeElement.textContent") == "Keep it"
    one.page.keyboard.press("Escape")
    one.page.locator("dialog").wait_for(state="detached")
    assert one.page.evaluate("document.activeElement.textContent") == "Finish and clear"
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


def test_log_is_a_log_and_every_message_has_a_name(visit: Opener) -> None:
    one = visit()
    one.ask("cannot breathe").ask("can they hold me?")
    assert one.page.get_by_role("log", name="Conversation").count() == 1
    for name in ("You", "Act now", "Answer"):
        assert one.page.get_by_role("article", name=name).count() >= 1, name
    assert one.page.get_by_role("heading", name="Act now", level=2).count() == 1
