"""The letter: four short steps; personal details never leave the browser; print, copy, files; gone when cleared."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Download

from tests.browser.conftest import Opener
from tests.browser.visit import Visit

NAME, ADDRESS, EVENT = "Zebedee Quillfeather", "7 Larkspur Way", "They held my arms \u2013 10 minutes {long}"
PRIVATE = ("Quillfeather", "Larkspur", "my arms")
NOTE = "This letter was drafted with a computer's help."
MOST_ACTIONS = 16


def _next(one: Visit) -> None:
    one.page.locator(".letter-walk .btn").click()


def _filled(one: Visit) -> Visit:
    """The first two steps filled in; the first is on the screen again."""
    one.ask("letter, please")
    one.page.get_by_label("Your name").fill(NAME)
    one.page.get_by_label("Your address").fill(ADDRESS)
    _next(one)
    one.page.get_by_label("What happened", exact=True).last.fill(EVENT)
    one.page.locator(".letter-walk .tool").click()
    return one


def _saved(one: Visit, button: str) -> tuple[str, str]:
    """The name and the words of the file that a button makes."""
    with one.page.expect_download() as waiting:
        one.page.get_by_role("button", name=button).click()
    download: Download = waiting.value
    return download.suggested_filename, Path(download.path()).read_bytes().decode("utf-8")


def test_four_steps_lead_to_the_letter(visit: Opener) -> None:
    one = visit(viewport={"width": 390, "height": 844})
    one.ask("letter, please")
    seen = []
    for _ in range(4):
        legend = one.page.locator(".letter-fields legend:visible")
        seen.append(legend.inner_text().split("\n")[-1].strip())
        assert f"Step {len(seen)} of 4" in legend.inner_text()
        assert len(seen) == 1 or one.page.evaluate("document.activeElement.localName") == "legend"
        assert not one.page.locator(".letter-sheet").is_visible(), "behind a tab on a small screen"
        _next(one)
    assert seen == ["Where it goes", "What happened", "What harm it did", "What you want"]
    assert one.page.locator(".letter-sheet").is_visible()
    assert one.page.evaluate("document.activeElement.textContent") == "The letter"
    one.page.click("text=Fill it in")
    assert one.page.get_by_label("What you want to come of it").is_visible(), "where one left"


def test_details_fill_the_letter_beside_them_and_gaps_stay_marked(visit: Opener) -> None:
    one = _filled(visit())
    sheet = one.page.locator(".sheet")
    assert sheet.is_visible(), "beside the steps on a wide screen"
    assert sheet.inner_text().count(NAME) == 2, "the name at the top and at the end"
    assert EVENT in sheet.inner_text() and ADDRESS in sheet.inner_text()
    assert sheet.locator("mark").all_inner_texts() == [
        "[date]", "[name of the hospital]", "[how long it lasted]", "[any injuries]", "[what you want to come of it]"]
    one.page.get_by_label("Name of the hospital").fill("Elm Ward")
    assert "Elm Ward" in sheet.inner_text(), "a gap that no field names gets a field of its own"
    one.page.get_by_label("Your name").fill("")
    assert "[your name]" in sheet.inner_text()


def test_empty_optional_lines_drop_out_with_their_heading(visit: Opener) -> None:
    one = visit().ask("letter, please")
    sheet = one.page.locator(".sheet")
    for gone in ("Email", "Phone", "Who is helping me"):
        assert gone not in sheet.inner_text(), gone
    one.page.get_by_label("Your email address").fill("z@example.org")
    assert "Email: z@example.org" in sheet.inner_text() and "Phone" not in sheet.inner_text()
    _, words = _saved(one, "Download as text")
    assert "Email: z@example.org" in words and "Phone" not in words and "[" not in words
    assert "From: ____________________" in words


def test_one_note_about_the_computer_and_it_can_be_taken_out(visit: Opener) -> None:
    one = _filled(visit())
    assert "computer" not in one.page.locator(".sheet").inner_text(), "it stands outside the letter's text"
    for button in ("Download as text", "Download for Word"):
        assert _saved(one, button)[1].count(NOTE) == 1
    one.page.get_by_label("Say at the end that a computer helped").uncheck()
    assert not one.page.locator(".letter-note").is_visible()
    for button in ("Download as text", "Download for Word"):
        assert "computer" not in _saved(one, button)[1]


def test_details_never_leave_the_browser(visit: Opener) -> None:
    """Everything that can be done with a letter, with the network watched."""
    one = _filled(visit(permissions=["clipboard-read", "clipboard-write"]))
    one.page.evaluate("window.print = () => {}")
    for button in ("Print the letter", "Copy the letter"):
        one.page.get_by_role("button", name=button).click()
    _saved(one, "Download as text")
    _saved(one, "Download for Word")
    one.page.click("text=Change the wording")
    one.page.locator(".letter-words").press_sequentially("More. ")
    one.ask("who can help me?")
    one.page.click("text=Finish and clear")
    one.page.click("text=Clear it")
    one.page.wait_for_selector("text=This chat has been erased")
    sent = " ".join(f"{r.url} {r.post_data or ''} {r.all_headers()}" for r in one.requests if r.url.startswith("http"))
    assert len(one.requests) > 5
    assert not [word for word in PRIVATE if word in sent]
    assert one.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_fields_cannot_be_sent_by_a_form(visit: Opener) -> None:
    one = _filled(visit())
    fields = one.page.locator(".letter input, .letter textarea")
    assert fields.count() >= 9
    assert fields.evaluate_all("all => all.filter(e => e.name || e.form).length") == 0
    one.page.get_by_label("Your name").press("Enter")
    assert len(one.fake.bodies) == 1


def test_own_wording_keeps_the_details_and_can_be_undone(visit: Opener) -> None:
    one = _filled(visit())
    one.page.click("text=Change the wording")
    area = one.page.get_by_label("The words of the letter")
    assert NAME in area.input_value() and not one.page.get_by_label("Your name").is_visible()
    area.fill(area.input_value() + "\nP.S. My own line")
    assert "P.S. My own line" in _saved(one, "Download as text")[1]
    one.page.click("text=Go back to filling in details")
    one.page.click("text=Keep my changes")
    assert "P.S." in area.input_value()
    one.page.click("text=Go back to filling in details")
    one.page.get_by_role("button", name="Go back", exact=True).click()
    assert one.page.get_by_label("Your name").input_value() == NAME
    assert "P.S." not in one.page.locator(".sheet").inner_text()


def test_files_hold_the_letter(visit: Opener) -> None:
    one = _filled(visit())
    name, words = _saved(one, "Download as text")
    assert name == "letter.txt" and words.startswith("\ufeff") and NAME in words and EVENT in words
    assert "\r\n" in words
    name, words = _saved(one, "Download for Word")
    assert name == "letter.rtf" and words.startswith("{\\rtf1") and words.count("{") - words.count("\\{") == 3
    assert NAME in words and "They held my arms \\u8211? 10 minutes \\{long\\}" in words and words.isascii()
    assert "Anyone who uses this device can open it" in one.words()


def test_copy_puts_the_letter_on_the_clipboard(visit: Opener) -> None:
    one = _filled(visit(permissions=["clipboard-read", "clipboard-write"]))
    one.page.get_by_role("button", name="Copy the letter").click()
    one.page.wait_for_selector("text=Copied.")
    copied = one.page.evaluate("navigator.clipboard.readText()")
    assert f"From: {NAME}" in copied and EVENT in copied


def test_a_ward_tablet_prints_but_neither_saves_nor_copies(visit: Opener) -> None:
    one = _filled(visit("?mode=ward"))
    assert one.page.get_by_role("button", name="Print the letter").is_visible()
    assert one.page.locator("text=Download").count() == 0 and one.page.locator("text=Copy the letter").count() == 0
    assert "nothing of yours stays behind" in one.words()
    one.page.click("text=Finish and clear")
    assert not [word for word in PRIVATE if word in one.page.content() + one.words()]


def test_clearing_takes_the_letter_too(visit: Opener) -> None:
    one = _filled(visit())
    one.page.click("text=Finish and clear")
    one.page.click("text=Clear it")
    one.page.wait_for_selector("#cleared:visible")
    assert not [word for word in PRIVATE if word in one.page.content() + one.words()]


def test_letter_is_printed_within_sixteen_actions_from_a_first_visit(visit: Opener) -> None:
    """A press, a tick or a filled field is one action; the walk here is as long as a real one's shortest way."""
    one = visit()
    one.page.evaluate("window.print = () => { window.printed = true; }")
    presses = ("text=I want to complain about how I was restrained", "button:text-is('England')",
               "label:has-text('To be safe now')", "button:text-is('Continue')", ".msg-routes .way[open] >> text=Write the letter")
    for press in presses:
        one.page.locator(press).last.click()
        one.page.wait_for_selector("body:not([data-loading])")
    one.page.get_by_label("Your name").fill(NAME)
    one.page.get_by_role("button", name="Print the letter").click()
    assert one.page.evaluate("window.printed") and len(presses) + 2 <= MOST_ACTIONS


def _asks_before_leaving(one: Visit) -> bool:
    return bool(one.page.evaluate("() => !window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"))


def test_a_reload_that_loses_a_letter_or_a_walk_is_asked_about_but_not_on_a_ward(visit: Opener) -> None:
    for query, asks in (("", True), ("?mode=ward", False)):
        assert not _asks_before_leaving(visit(query).ask("can they hold me?")), "an answer is no loss"
        assert _asks_before_leaving(visit(query).ask("I want to complain")) is asks, query
        assert _asks_before_leaving(_filled(visit(query))) is asks, query
