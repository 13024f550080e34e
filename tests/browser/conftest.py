"""The browser, the pretend server, and visits; a visit fails if script broke or the content policy refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import NoChromiumError, any_chromium, chromium, in_ci
from tests.browser.fake_server import FakeServer
from tests.browser.visit import Visit

Opener = Callable[..., Visit]
PATIENCE = 20_000  # milliseconds: other work on the machine counts too
DESK = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What opens a browser is slow."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium for this folder (its event loop must not outlive it); without one a loud skip, and in CI a failure."""
    try:
        with any_chromium() as running:
            yield running
    except NoChromiumError as error:
        if in_ci():
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture
def browser_that_keeps_pages(browser: Browser) -> Iterator[Browser]:
    """Another Chromium, with the back-forward cache that Playwright turns off."""
    with chromium(browser.browser_type, keeps_pages=True) as running:
        yield running


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    """A pretend server that has seen nothing yet."""
    with FakeServer() as running:
        yield running


@pytest.fixture
def visit(browser: Browser, fake: FakeServer) -> Iterator[Opener]:
    """Opens tabs; each must end without a complaint of script or content policy."""
    opened: list[Visit] = []

    def open_one(query: str = "", ready: str = "all", server: FakeServer | None = None, clock: bool = False,
                 script: str = "", **options: Any) -> Visit:
        context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **options})
        context.set_default_timeout(PATIENCE)
        opened.append(Visit(context.new_page(), server or fake))
        return opened[-1].start(query, ready, clock, script)

    yield open_one
    for one in opened:
        one.context.close()
    assert [complaint for one in opened for complaint in one.complaints] == []
