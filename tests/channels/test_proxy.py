"""The hardened proxy of deploy/nginx in front of two server processes: TLS, limits, slow clients, and nothing lost between them."""

from __future__ import annotations

import os
import shutil
import signal
import ssl
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.channels.actions_server import ActionServer
from tests.channels.proxy import NGINX, Proxy
from tests.channels.server import texts
from tests.channels.services import Postgres, Redis
from tests.channels.two_processes import Pair, two_processes

pytestmark = [pytest.mark.slow, pytest.mark.alone, pytest.mark.skipif(not NGINX and os.environ.get("CI") != "true",
                                                   reason="nginx is not installed: the proxy was NOT tested")]
ADDED_BY_THE_PROXY = {"strict-transport-security", "x-served-by", "server", "date", "connection", "keep-alive", "transfer-encoding",
                      "content-length", "content-encoding"}
VERSIONS = {ssl.TLSVersion.TLSv1_2: "TLSv1.2", ssl.TLSVersion.TLSv1_3: "TLSv1.3"}
JSON = {"content-type": "application/json"}
NUMBERS = ("999", "111", "116 123", "0300 466 6463")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, model: Path, actions: ActionServer, postgres: Postgres,
         redis: Redis) -> Iterator[Pair]:
    """Two processes that trust one proxy, as deploy/compose.yml sets them."""
    with two_processes(tmp_path_factory, model, actions.url, postgres, redis, proxies=1, new_chats_a_minute=20) as servers:
        yield servers


@pytest.fixture(scope="module")
def proxy(pair: Pair) -> Iterator[Proxy]:
    """nginx before both processes."""
    folder = Path(tempfile.mkdtemp(prefix="proxy-"))
    started = Proxy(folder, [server.port for server in pair])
    started.start()
    yield started
    started.stop()
    shutil.rmtree(folder, ignore_errors=True)


def say(proxy: Proxy, visitor: requests.Session, message: str, session: str | None = None, **more: str) -> requests.Response:
    return visitor.post(f"{proxy.base}/webhook", json={"message": message, "session": session, "choice": None, **more}, timeout=20)


def test_plain_http_is_sent_to_tls_and_old_tls_is_refused(proxy: Proxy) -> None:
    plain = f"http://127.0.0.1:{proxy.plain_port}/webhooks/chat/?mode=ward"
    moved = proxy.visitor("127.0.1.1").get(plain, timeout=5, allow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (301, "https://127.0.0.1/webhooks/chat/?mode=ward")
    for version, name in VERSIONS.items():
        with proxy.line("127.0.1.1", version) as line:
            assert line.version() == name
    with pytest.warns(DeprecationWarning, match=r"TLSv1_1"), pytest.raises(OSError):
        proxy.line("127.0.1.1", ssl.TLSVersion.TLSv1_1)


@pytest.mark.parametrize("path", ["/", "/health", "/accessibility", "/assets/embed.js"])
def test_every_header_of_the_assistant_is_kept_and_tls_is_pinned(proxy: Proxy, pair: Pair, path: str) -> None:
    direct = requests.get(f"{pair[0].base}{path}", timeout=20)
    through = proxy.visitor("127.0.1.2").get(f"{proxy.base}{path}", timeout=20)
    kept = {name: value for name, value in direct.headers.lower_items() if name not in ADDED_BY_THE_PROXY}
    assert {name: through.headers.get(name) for name in kept} == kept
    assert (through.status_code, through.content) == (direct.status_code, direct.content)
    assert through.headers["strict-transport-security"].startswith("max-age=63072000")
    assert not any(letter.isdigit() for letter in through.headers.get("server", ""))


def test_a_walk_hops_between_both_processes_turn_by_turn(proxy: Proxy) -> None:
    visitor, session, served = proxy.visitor("127.0.1.3"), None, []
    for said, expected in (("start the walk", "Where was it?"), ("a ward", "Which day was it?"), ("Monday", "Who saw it?"),
                           ("Ann", "Place a ward, day Monday, witness Ann.")):
        answer = say(proxy, visitor, said, session)
        session = answer.json()["session"]
        served.append(answer.headers["x-served-by"])
        assert texts(answer.json()) == expected
    assert len(set(served)) == 2


def test_an_address_that_a_visitor_claims_is_not_believed(proxy: Proxy) -> None:
    visitor, codes = proxy.visitor("127.0.1.4"), []
    for n in range(24):
        visitor.headers["X-Forwarded-For"] = f"203.0.113.{n}"
        codes.append(say(proxy, visitor, "hello").status_code)
    assert codes[:20] == [200] * 20 and 429 in codes
    assert say(proxy, proxy.visitor("127.0.1.5"), "hello").status_code == 200


@pytest.mark.parametrize(("method", "path", "expected"), [
    ("GET", "/webhook", 403), ("PUT", "/webhook", 403), ("GET", "/../../conversations/x/tracker", 404),
    ("GET", "/../../model", 404)])
def test_what_is_not_the_chat_is_shut(proxy: Proxy, method: str, path: str, expected: int) -> None:
    asked = requests.Request(method, "https://x").prepare()
    asked.url = f"{proxy.base}{path}"
    assert proxy.visitor("127.0.1.6").send(asked, timeout=5).status_code == expected


def test_a_body_that_is_too_large_is_refused_and_one_in_pieces_arrives_whole(proxy: Proxy) -> None:
    visitor = proxy.visitor("127.0.1.7")
    assert visitor.post(f"{proxy.base}/webhook", data=b"x" * 70000, headers=JSON, timeout=5).status_code == 413
    pieces = iter([b'{"message": ', b'"start the walk"}'])
    answer = visitor.post(f"{proxy.base}/webhook", data=pieces, headers=JSON, timeout=20)
    assert texts(answer.json()) == "Where was it?"


def test_too_many_requests_of_one_address_get_the_numbers_and_others_are_served(proxy: Proxy) -> None:
    visitor = proxy.visitor("127.0.1.8")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: visitor.post(f"{proxy.base}/webhook", data=b"{", timeout=20), range(120)))
        pages = list(pool.map(lambda _: visitor.get(f"{proxy.base}/alive", timeout=20), range(240)))
    refused = [answer for answer in answers if answer.status_code == 503]
    assert len(refused) >= 20 and len(refused) < 120 and all("116 123" in texts(answer.json()) for answer in refused)
    shut = [page for page in pages if page.status_code == 503]
    assert shut and all(number in page.text for page in shut for number in NUMBERS)
    assert {"retry-after", "strict-transport-security"} <= {name for name, _ in shut[0].headers.lower_items()}
    assert say(proxy, proxy.visitor("127.0.1.9"), "hello").status_code == 200


def test_half_open_connections_are_closed_and_nobody_waits_for_them(proxy: Proxy) -> None:
    lines = [proxy.line(f"127.0.2.{n % 5 + 1}") for n in range(150)]
    for line in lines:
        line.sendall(b"POST /webhooks/chat/webhook HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    visitor = proxy.visitor("127.0.1.10")
    session, opened, closed, waited = None, time.monotonic(), 0, []
    while time.monotonic() - opened < 14 and closed < len(lines):
        began = time.monotonic()
        answer = say(proxy, visitor, "hello", session)
        session = answer.json()["session"]
        assert answer.status_code == 200
        waited.append(time.monotonic() - began)
        time.sleep(1)
        closed = sum(is_closed(line) for line in lines)
    assert closed == len(lines) and max(waited) < 2.0
    for line in lines:
        line.close()


def is_closed(line: ssl.SSLSocket) -> bool:
    """True once the other side has hung up; while it has not, one more byte dribbles in."""
    try:
        line.sendall(b"a")
        line.settimeout(0.001)
        return line.recv(1) == b""
    except TimeoutError:
        return False
    except ssl.SSLWantReadError:
        return False
    except OSError:
        return True


def _said_already(line: ssl.SSLSocket) -> bytes:
    """The first bytes of an answer that has come; none yet where only TLS's own tickets have, which make a line readable too."""
    line.settimeout(0.05)
    try:
        return line.recv(20)
    except TimeoutError:
        return b""


def test_one_address_holds_no_more_than_its_share_of_unfinished_bodies(proxy: Proxy) -> None:
    lines = [proxy.line("127.0.3.1") for _ in range(130)]
    for line in lines:
        line.sendall(b"POST /webhooks/chat/useful HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\nx")
    time.sleep(2)
    said = [first for line in lines if (first := _said_already(line))]
    assert len(said) >= 20 and all(first.startswith(b"HTTP/1.1 503") for first in said)
    assert say(proxy, proxy.visitor("127.0.1.11"), "hello").status_code == 200
    for line in lines:
        line.close()


def test_one_process_dies_and_the_walk_goes_on_nothing_taken_twice(proxy: Proxy, pair: Pair) -> None:
    visitor = proxy.visitor("127.0.1.12")
    session = say(proxy, visitor, "start the walk").json()["session"]
    say(proxy, visitor, "a ward", session, id="ward-000001")
    pair[0].stop(signal.SIGKILL)
    said = [texts(say(proxy, visitor, "Monday", session, id="monday-00001").json()) for _ in range(4)]
    assert said == ["Who saw it?"] * 4
    assert texts(say(proxy, visitor, "Ann", session).json()) == "Place a ward, day Monday, witness Ann."


def test_with_no_process_left_the_page_and_the_chat_give_the_numbers(proxy: Proxy, pair: Pair) -> None:
    pair[1].stop(signal.SIGKILL)
    visitor = proxy.visitor("127.0.1.13")
    page, answer = visitor.get(f"{proxy.base}/", timeout=20), say(proxy, visitor, "hello")
    wiped = visitor.delete(f"{proxy.base}/session", json={"session": "a" * 32}, timeout=20)
    assert [each.status_code for each in (page, answer, wiped)] == [503] * 3
    assert all(number in page.text and number in texts(answer.json()) for number in NUMBERS)
    assert page.headers["content-type"].startswith("text/html") and answer.headers["cache-control"] == "no-store"


def test_nothing_of_who_asked_what_is_logged(proxy: Proxy) -> None:
    assert b"127.0." not in proxy.log.read_bytes() and b"Monday" not in proxy.log.read_bytes()
    assert not list(proxy.folder.glob("*access*"))
