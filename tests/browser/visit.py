"""One visit to the page: a tab, what went over the network, and whether anything was refused or broke."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import BrowserContext, Frame, Page, Request

from tests.browser.fake_server import FakeServer

EXPECTED = ("Failed to load resource",)
axe = Axe()


@dataclass
class Visit:
    """A tab on the page. ``complaints`` are errors of script and of the content policy."""

    page: Page
    fake: FakeServer
    complaints: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)

    @property
    def context(self) -> BrowserContext:
        """Its browser context."""
        return self.page.context

    def start(self, query: str = "", ready: str = "all", clock: bool = False, script: str = "") -> Visit:
        """Open the page, and wait until it is ready ('ask': a question can be asked; '': do not wait).

        ``clock``: the page's clock moves only when told. ``script``: runs before the page's own.
        """
        if clock:
            self.page.clock.install()
        if script:
            self.page.add_init_script(script)
        self.page.on("console", lambda said: self._console(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request))
        self.page.goto(self.fake.chat + query)
        if ready:
            self.page.wait_for_selector("body[data-ready=all]" if ready == "all" else "body[data-ready]")
        return self

    def _console(self, kind: str, text: str) -> None:
        if kind == "error" and not text.startswith(EXPECTED):
            self.complaints.append(text)

    def ask(self, words: str) -> Visit:
        """Type and send, and wait for what comes."""
        before = self.page.locator(".msg:not(.msg-you)").count()
        self.page.fill("#message", words)
        if self.page.evaluate("matchMedia('(pointer: coarse)').matches"):
            self.page.click("#send")
        else:
            self.page.press("#message", "Enter")
        self.page.locator(".msg:not(.msg-you)").nth(before).wait_for()
        self.page.wait_for_selector("body:not([data-loading])")
        return self

    def words(self) -> str:
        """Everything on the screen and in the fields."""
        return str(self.page.evaluate(
            "document.body.innerText + [...document.querySelectorAll('input,textarea')].map(f => f.value).join(' ')"))

    def violations(self, options: dict[str, Any] | None = None, frame: Page | Frame | None = None) -> list[str]:
        """What axe finds, one line each."""
        found = axe.run(frame or self.page, options=options or {"resultTypes": ["violations"]}).response
        return [f"{one['id']}: {node['html'][:120]} ({node['failureSummary']})"
                for one in found["violations"] for node in one["nodes"]]

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
