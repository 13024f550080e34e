"""The quick reference in Chromium: every page by axe, by keyboard, at 320 px, without script, and how much it weighs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.reference.serving import DATABASE, Serving

CASE = ("/deadlines?hospital_country=wales&setting=nhs_ward&funder=nhs_wales&legal_status=s3&asker=patient"
        "&age=adult&event_date=2026-03-02&want=explanation_apology&want=money&stage=none")
PAGES = {
    "start": "", "found": "?q=face+down+restraint&nation=wales", "nothing": "?q=zzzzqqq", "letter": "?letter=C",
    "topic": "?topic=words", "pair": "/imha-who-england", "superseded": "/old-welsh-code-2008",
    "not yet": "/mha2025-principles", "soon": "?state=soon", "changes": "/changes", "contacts": "/contacts",
    "calculator": "/deadlines", "routes": CASE, "fault": "/deadlines?event_date=2150-01-01",
}
LIGHT = 60_000
Opener = Callable[..., Page]
PATIENCE, USUAL = 15_000, 5_000


@pytest.fixture(scope="module")
def reference() -> Iterator[Serving]:
    """The pages, served."""
    if not DATABASE.is_file():
        pytest.fail("knowledge.db is not there; run 'make content'")
    expect.set_options(timeout=PATIENCE)
    with Serving() as serving:
        yield serving
    expect.set_options(timeout=USUAL)


@pytest.fixture
def opened(browser: Browser, reference: Serving) -> Iterator[Opener]:
    """Opens a page of the reference; script errors and refusals of the content policy fail the test."""
    complaints: list[str] = []
    contexts = []

    def open_one(path: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce",
                                         **options})
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(reference.address + path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(opened: Opener, path: str) -> None:
    found = Axe().run(opened(path), options={"resultTypes": ["violations"]}).response["violations"]
    assert [(one["id"], [node["html"][:150] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_is_wider_than_a_small_screen(opened: Opener, path: str) -> None:
    page = opened(path, viewport={"width": 320, "height": 640})
    for summary in page.locator("main summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", ["", "?q=restraint", "?letter=R", "/imha-who-england", "/changes", "/contacts", CASE])
def test_a_first_visit_is_light(opened: Opener, path: str) -> None:
    page = opened(path)
    page.wait_for_load_state("networkidle")
    sizes = page.evaluate("performance.getEntries().filter(e => e.encodedBodySize).map(e => [e.name, e.encodedBodySize])")
    assert len(sizes) >= 4 and sum(size for _, size in sizes) <= LIGHT, sizes


def test_results_change_as_you_type(opened: Opener) -> None:
    page = opened()
    expect(page.locator("#start")).to_be_visible()
    page.locator("#q").press_sequentially("seclusion")
    expect(page.locator("#count")).to_contain_text("found, nearest first")
    first = page.locator("#results a").first.inner_text()
    expect(page.locator("#start")).to_be_hidden()
    page.fill("#q", "nearest relative")
    expect(page.locator("#results a").first).not_to_have_text(first)
    page.click(".filters-fold summary")
    page.select_option("#nation", "wales")
    expect(page.locator("#results .tag", has_text="Wales").first).to_be_visible()
    expect(page.locator("#results .tag").filter(has_text="England").filter(has_not_text="Wales")).to_have_count(0)
    page.fill("#q", "zzzzqqq")
    expect(page.locator("#count")).to_contain_text("Nothing found")
    assert "?" not in page.url, "what is typed stays out of the address"


def test_citation_is_copied_as_one_line(opened: Opener) -> None:
    page = opened("/imha-who-england", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy citation").first.click()
    expect(page.locator("#said")).to_have_text("Citation copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Mental Health Act 1983 (") and "\n" not in copied
    assert "https://www.legislation.gov.uk/" in copied and "Last checked 20" in copied


def test_both_nations_stand_side_by_side(opened: Opener) -> None:
    page = opened("/imha-who-wales")
    assert page.locator(".pair h2").all_inner_texts() == ["England", "Wales"]
    left, right = (page.locator(".pair > section").nth(n).bounding_box() for n in (0, 1))
    assert left and right and left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]
    for side in page.locator(".pair > section").all():
        expect(side.locator(".extract-exact")).not_to_be_empty()
        expect(side).to_contain_text("In force")
        expect(side.locator("dl")).to_contain_text("Last checked")
        expect(side.locator("dl")).to_contain_text("Next check by")


@pytest.mark.parametrize(("path", "says"), [
    ("/old-welsh-code-2008", "Superseded. This has been replaced. Read first:"),
    ("/mha2025-principles", "Not yet in force. This has been passed but has not started."),
])
def test_what_is_not_good_today_says_so_first(opened: Opener, path: str, says: str) -> None:
    expect(opened(path).locator("main .note").first).to_contain_text(says)


def test_keyboard_alone_finds_and_opens_an_extract(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    page.keyboard.type("seclusion")
    page.keyboard.press("Enter")
    page.wait_for_url("**?q=seclusion")
    link = page.locator("#results a").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    title = link.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


def test_the_address_of_a_case_holds_only_listed_facts(opened: Opener) -> None:
    page = opened("/deadlines")
    page.select_option("#hospital_country", "england")
    page.fill("#event_date", "2026-03-02")
    page.get_by_label("Money").check()
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator("#outcome")).to_be_focused()
    assert parse_qs(urlsplit(page.url).query, keep_blank_values=True) == {
        "hospital_country": ["england"], "event_date": ["2026-03-02"], "want": ["money"]}
    assert page.locator("form input:not([type=checkbox]):not([type=date])").count() == 0


def test_a_fault_is_tied_to_its_field(opened: Opener) -> None:
    page = opened(PAGES["fault"])
    expect(page.locator("#fault")).to_be_focused()
    expect(page.locator("#event_date")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#event_date")).to_have_attribute("aria-describedby", "fault-event_date")
    expect(page.locator("#fault-event_date")).to_contain_text("is after today")
    page.locator("#fault a").click()
    assert urlsplit(page.url).fragment == "event_date"


def test_all_of_it_works_without_script(opened: Opener) -> None:
    page = opened("", java_script_enabled=False)
    expect(page.locator("#live")).to_be_hidden()
    page.fill("#q", "seclusion")
    page.click(".filters-fold summary")
    page.select_option("#nation", "england")
    page.get_by_role("button", name="Search").click()
    page.locator("#results a").first.click()
    expect(page.locator(".extract-exact").first).not_to_be_empty()
    assert page.locator("button:visible").count() == 0, "no button that would do nothing"
    page.get_by_role("link", name="Routes and dates").click()
    page.select_option("#hospital_country", "wales")
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator("#outcome")).to_be_visible()
    assert page.locator(".steps > li").count() > 0


def test_paper_has_the_words_and_no_controls(opened: Opener) -> None:
    page = opened("/imha-who-england")
    page.emulate_media(media="print")
    expect(page.locator(".citation").first).to_be_visible()
    assert page.locator("main form:visible, main nav:visible, main button:visible").count() == 0


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
@pytest.mark.parametrize("path", ["?q=face+down+restraint", "?q=seclusion&nation=wales"])
def test_results_begin_above_the_fold(opened: Opener, size: tuple[int, int], path: str) -> None:
    page = opened(path.split("&")[0] if size[0] < 400 else path, viewport={"width": size[0], "height": size[1]})
    first = page.locator("#results a").first.bounding_box()
    assert first and first["y"] + first["height"] <= size[1]


def test_contacts_can_be_narrowed_to_a_nation(opened: Opener) -> None:
    page = opened("/contacts")
    whole = page.locator(".grid > li").count()
    page.get_by_role("navigation", name="Contacts for a nation").get_by_text("Wales").click()
    tags = page.locator(".grid .tag").all_inner_texts()
    assert 0 < len(tags) < whole and "England" not in tags


def test_changes_have_words_for_headings_and_pages_one_main_button(opened: Opener) -> None:
    page = opened("/changes")
    titles = page.locator("main h2").all_inner_texts()
    assert titles and all(len(title.split()) >= 2 for title in titles)
    for path in ("", "/deadlines", "/contacts"):
        assert opened(path).locator("main .btn:visible:not(.btn-quiet)").count() <= 1, path


def _pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4", prefer_css_page_size=True)))


def test_deadlines_print_on_two_pages(opened: Opener) -> None:
    assert _pages(opened(CASE)) <= 2


def test_an_entry_starts_on_its_first_page(opened: Opener) -> None:
    """The card follows its title: it is not pushed to a page of its own."""
    page = opened("/imha-who-england")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})
    assert page.locator(".card.extract").first.evaluate("e => getComputedStyle(e).breakInside") == "auto"
    assert _pages(page) <= 2


def test_every_page_says_what_it_is(opened: Opener) -> None:
    said = {opened(path).locator("meta[name=description]").get_attribute("content")
            for path in ("", "/changes", "/contacts", "/deadlines")}
    assert len(said) == 4
