"""Who may talk to the door from a browser: our own page, and the sites on the one allow-list."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from sanic.request import Request

FORM = "application/x-www-form-urlencoded"
CHANGING = frozenset({"POST", "DELETE", "PUT", "PATCH"})


@dataclass(frozen=True)
class Origins:
    """The allow-list: used for the Origin check, for CORS and for frame-ancestors."""

    allowed_sites: tuple[str, ...]
    own_origin: str = ""

    def may(self, request: Request) -> bool:
        """True when this request may change something. Without an Origin it comes from no other site."""
        origin = request.headers.getone("origin", "")
        if request.method not in CHANGING or not origin:
            return True
        if origin == "null":
            return _own_page_without_name(request)
        return self.listed(origin) or self._own(origin, request.headers.getone("host", ""))

    def listed(self, origin: str) -> bool:
        """True for an embedding site of the allow-list."""
        return origin.lower() in self.allowed_sites

    def frame_ancestors(self) -> str:
        """The value of frame-ancestors: ourselves and the allow-list."""
        return " ".join(("'self'", *self.allowed_sites))

    def _own(self, origin: str, host: str) -> bool:
        if self.own_origin:
            return origin.lower() == self.own_origin
        return bool(host) and urlsplit(origin).netloc.lower() == host.lower()


def _own_page_without_name(request: Request) -> bool:
    """A form of ours posts with Origin 'null', because our pages send no referrer; browsers tell the site."""
    site = request.headers.getone("sec-fetch-site", "")
    form = request.headers.getone("content-type", "").partition(";")[0].strip().lower() == FORM
    return site == "same-origin" or (not site and form)
