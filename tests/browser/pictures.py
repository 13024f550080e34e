"""Real screenshots of every door for the README: `make pictures`, or python -m tests.browser.pictures.

It starts the assistant by itself. `--pretend` takes them from the pretend server, to look at the page only.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.chromium import any_chromium
from tests.browser.fake_server import ROOT, FakeServer
from tests.browser.hosting import HostPage
from tests.chat.conftest import Server

PICTURES = ROOT / "docs" / "pictures"
DESK, TALL, PHONE, TABLET = (1200, 820), (1200, 1250), (390, 844), (1024, 768)
MOST_QUESTIONS = 30


class DoorNotReachedError(Exception):
    """A state that a picture shows could not be reached; says which, and what was on the screen."""


@contextmanager
def assistant(host: HostPage, pretend: bool) -> Iterator[str]:
    """The origin of a running assistant that the host page may embed."""
    if pretend:
        with FakeServer(framed_by=host.origin) as fake:
            yield fake.origin
        return
    with tempfile.TemporaryDirectory() as state:
        server = Server(Path(state), settings={"ALLOWED_SITES": host.origin})
        server.start()
        try:
            yield server.address.removesuffix("/webhooks/chat")
        finally:
            server.stop()


class Photographer:
    """Opens doors and saves what is to be seen."""

    def __init__(self, browser: Browser, origin: str, folder: Path) -> None:
        """``folder``: where the pictures go."""
        self.browser, self.origin, self.folder = browser, origin, folder

    def open(self, path: str, size: tuple[int, int] = DESK, address: str = "") -> Page:
        """A page of the assistant, or of another address."""
        context = self.browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
        page = context.new_page()
        page.goto(address or f"{self.origin}/webhooks/chat/{path}")
        return page

    def chat(self, path: str = "", size: tuple[int, int] = DESK) -> Page:
        """The chat, ready."""
        page = self.open(path, size)
        page.wait_for_selector("body[data-ready=all]")
        return page

    def save(self, page: Page, name: str) -> None:
        """Save the picture and close the tab."""
        page.screenshot(path=self.folder / f"{name}.png")
        print(f"  {name}.png", flush=True)
        page.context.close()


def say(page: Page, words: str) -> None:
    """Type and send, and wait for the reply."""
    before = page.locator(".msg:not(.msg-you)").count()
    page.fill("#message", words)
    page.press("#message", "Enter")
    page.locator(".msg:not(.msg-you)").nth(before).wait_for()


def walk(page: Page, kind: str) -> None:
    """Answer the questions of the complaint walk until a message of this kind comes."""
    for _ in range(MOST_QUESTIONS):
        if page.locator(f".msg-{kind}").count():
            page.locator(f".msg-{kind}").last.scroll_into_view_if_needed()
            return
        if kind == "letter" and page.locator(".msg-routes").count():
            page.locator(".msg-routes .way:not([open])", has=page.locator(".btn")).first.locator("summary").first.click()
            press = page.locator(".msg-routes .btn:visible").first
        else:
            press = page.locator(".msg:last-child .choices .choice").first
        if not press.count():
            say(page, "yesterday")
            continue
        before = page.locator(".msg:not(.msg-you)").count()
        press.click()
        if page.locator(".msg:last-child .walk-go").count():
            page.locator(".msg:last-child .walk-go").click()
        page.locator(".msg:not(.msg-you)").nth(before).wait_for()
    raise DoorNotReachedError(f"no {kind}: {page.locator('#log').inner_text()[-400:]}")


def take(photographer: Photographer, host: HostPage) -> None:
    """Every door."""
    photographer.save(photographer.chat(), "chat")
    photographer.save(photographer.chat(size=PHONE), "chat-phone")
    page = photographer.chat()
    say(page, "Can staff hold me face down?")
    page.click(".sources summary")
    photographer.save(page, "answer")
    page = photographer.chat(size=PHONE)
    say(page, "Can staff hold me face down?")
    photographer.save(page, "answer-phone")
    page = photographer.chat(size=PHONE)
    say(page, "someone here cannot breathe")
    photographer.save(page, "urgent")
    photographer.save(photographer.chat("?mode=ward", TABLET), "ward")
    photographer.save(photographer.chat("?language=cy", PHONE), "welsh")
    page = photographer.chat(size=TALL)
    say(page, "I want to complain")
    walk(page, "routes")
    photographer.save(page, "routes")
    page = photographer.chat(size=TALL)
    say(page, "I want to complain")
    walk(page, "letter")
    photographer.save(page, "letter")
    page = photographer.open("", address=host.origin)
    page.click("button.launch")
    page.frame_locator("iframe").locator("body[data-ready=all]").wait_for()
    photographer.save(page, "embedded")
    for name, path in (("record-sheet", "record-sheet"), ("reference", "reference")):
        photographer.save(photographer.open(path), name)


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pretend", action="store_true", help="from the pretend server, for looking at the page")
    parser.add_argument("--to", type=Path, default=PICTURES, help="where the pictures go")
    asked = parser.parse_args()
    asked.to.mkdir(parents=True, exist_ok=True)
    with HostPage() as host, assistant(host, asked.pretend) as origin, any_chromium() as browser:
        host.chat_origin = origin
        take(Photographer(browser, origin, asked.to), host)


if __name__ == "__main__":
    main()
