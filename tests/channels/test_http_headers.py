"""The headers of every answer, and who may call from a browser."""

from __future__ import annotations

import pytest
import requests

from tests.channels.server import Server

SITE = "https://charity.example"
ADDRESSES = ["/", "/health", "/nothing", "/assets/nothing.css", "/extra"]


def directives(answer: requests.Response) -> dict[str, str]:
    policy = answer.headers["content-security-policy"]
    return {name: value for name, _, value in (part.strip().partition(" ") for part in policy.split(";"))}


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_carries_the_headers(server: Server, path: str) -> None:
    answer = requests.get(server.base + path, timeout=10)
    assert directives(answer) == {
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "connect-src": "'self'",
        "img-src": "'self' data:", "font-src": "'self'", "form-action": "'self'", "base-uri": "'none'",
        "frame-ancestors": "'self' https://charity.example https://other.example",
    }
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "no-store" in answer.headers["cache-control"]
    assert all(f"{name}=()" in answer.headers["permissions-policy"] for name in ("camera", "microphone", "geolocation"))
    given = {name.lower() for name in answer.headers}
    assert not {"server", "set-cookie", "x-powered-by", "access-control-allow-origin"} & given


@pytest.mark.parametrize("status", [200, 400, 413, 415])
def test_so_do_answers_to_messages_good_and_bad(server: Server, status: int) -> None:
    body = {200: b'{"message": "hello"}', 400: b"junk", 413: b"x" * 70000, 415: b"{}"}[status]
    kind = "text/plain" if status == 415 else "application/json"
    answer = requests.post(f"{server.base}/webhook", data=body, headers={"content-type": kind}, timeout=5)
    assert answer.status_code == status
    assert "no-store" in answer.headers["cache-control"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "content-security-policy" in answer.headers and "set-cookie" not in answer.headers


ORIGINS = [
    ("no origin", {}, 200), ("own page", {"origin": "{root}"}, 200), ("listed site", {"origin": SITE}, 200),
    ("listed site, capitals", {"origin": "HTTPS://Charity.example"}, 200),
    ("another listed site", {"origin": "https://other.example"}, 200),
    ("another site", {"origin": "https://evil.example"}, 403),
    ("http for https", {"origin": "http://charity.example"}, 403),
    ("subdomain", {"origin": "https://x.charity.example"}, 403),
    ("suffix", {"origin": "https://evilcharity.example"}, 403),
    ("longer", {"origin": "https://charity.example.evil.example"}, 403),
    ("odd port", {"origin": "http://127.0.0.1:1"}, 403),
    ("null", {"origin": "null"}, 403), ("null from elsewhere", {"origin": "null", "sec-fetch-site": "cross-site"}, 403),
    ("null from our own page", {"origin": "null", "sec-fetch-site": "same-origin"}, 200),
    ("junk", {"origin": "%%"}, 403),
]


@pytest.mark.parametrize(("headers", "status"), [row[1:] for row in ORIGINS], ids=[row[0] for row in ORIGINS])
def test_only_our_page_and_listed_sites_may_post(server: Server, headers: dict[str, str], status: int) -> None:
    sent = {name: value.format(root=server.root) for name, value in headers.items()}
    answer = server.post({"message": "hello"}, headers=sent)
    assert answer.status_code == status
    assert answer.json()["messages"]
    gone = requests.delete(f"{server.base}/session", json={"session": "x"}, headers=sent, timeout=5)
    assert gone.status_code == status
    listed = sent.get("origin", "").lower() in (SITE, "https://other.example")
    assert answer.headers.get("access-control-allow-origin") == (sent["origin"] if listed else None)
    assert "access-control-allow-credentials" not in answer.headers
    assert "Origin" in answer.headers["vary"]


def test_a_form_of_our_own_page_has_no_origin_to_tell(server: Server) -> None:
    def post(**headers: str) -> int:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return requests.post(f"{server.base}/", data={"message": "hello"}, headers=given, timeout=5).status_code

    assert post(origin="null") == 200
    assert post(origin="null", sec_fetch_site="same-origin") == 200
    assert post(origin="null", sec_fetch_site="cross-site") == 403
    assert post(origin="https://evil.example") == 403


@pytest.mark.parametrize(("origin", "allowed"), [(SITE, True), ("https://evil.example", False), ("null", False)])
def test_a_preflight_is_answered_for_listed_sites_only(server: Server, origin: str, allowed: bool) -> None:
    answer = requests.options(f"{server.base}/webhook", timeout=5, headers={
        "origin": origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type"})
    assert answer.status_code in (200, 204)
    assert answer.headers.get("access-control-allow-origin") == (origin if allowed else None)
    assert ("POST" in answer.headers.get("access-control-allow-methods", "")) is allowed
    assert "access-control-allow-credentials" not in answer.headers
