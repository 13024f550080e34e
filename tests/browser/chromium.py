"""Finds a Chromium: Debian's, else the one Playwright brought."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Error, sync_playwright

DEBIAN = Path("/usr/bin/chromium")
MISSING = (
    "NO CHROMIUM: the page was NOT tested. Install it (apt install chromium, or: playwright install chromium)"
    " and run the tests again."
)


class NoChromiumError(Exception):
    """There is no Chromium that starts; the message says what to install."""


def in_ci() -> bool:
    """True where a missing browser is a failure."""
    return os.environ.get("CI", "").lower() == "true"


@contextmanager
def any_chromium() -> Iterator[Browser]:
    """A running browser; raises NoChromiumError."""
    with sync_playwright() as playwright, chromium(playwright.chromium) as browser:
        yield browser


@contextmanager
def chromium(kind: BrowserType, keeps_pages: bool = False) -> Iterator[Browser]:
    """A running browser. ``keeps_pages``: with the back-forward cache that people have and tests usually lack."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    try:
        browser = kind.launch(
            executable_path=DEBIAN if DEBIAN.exists() else None, args=["--no-sandbox"] if root else [],
            ignore_default_args=["--disable-back-forward-cache"] if keeps_pages else None)
    except Error as error:
        raise NoChromiumError(f"{MISSING} ({error.message.splitlines()[0]})") from error
    yield browser
    browser.close()
