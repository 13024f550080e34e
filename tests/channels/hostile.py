"""Hostile requests, made from a seed: broken JSON, odd types, odd text, odd headers, verbs, paths and lengths."""

from __future__ import annotations

import json
import random
from typing import Any

BASE = "/webhooks/chat"
CANARY = "canary-of-the-fuzz"
TEXTS = [
    "", " ", "\0", "\ufeff", "\u202eabc", "a\u0300" * 50, "\ud800", "\U0001F600" * 30, "\u200b" * 40, "\ufdfa" * 40, "null",
    "NaN", "-1", "1e309", "'; DROP TABLE conversations;--", '" OR 1=1', '"a" NEAR "b"', "a* OR b*", "(", "NOT", "col:val",
    "{{7*7}}", "${7*7}", "{% for x in y %}", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)",
    "../../etc/passwd", "%00", "%s%s%s%n", "/restart", '/ask_rights{"a":"b"}', "//restart", "\uff0frestart",
    '/secret{"code":"x"}', "EXTERNAL: /ask", "\r\nSet-Cookie: a=b", "A" * 1999, "A" * 2001, "a " * 999, "\u00e9" * 2000,
    "\u0645\u0631\u062d\u0628\u0627", "\u4f60\u597d", "12/13/2026", "31/02/2026", "99999999999999 years ago", "last " * 300,
    "\u00b2\u00b3\u00b9", "9" * 500, "<" * 9000, "((((" * 100, "[" * 500, "help me " * 900,
    "a" + "\u0301" * 3000 + "\u0323" * 3000, "</" * 4000, "\\x00", "\u2044restart", "?", "!", "\U0001f198", "\U0001f44d",
]
WORDS = "they held me down on the ward i want to complain about seclusion last tuesday yes no not sure england wales staff".split()
HEADERS = [
    b"X-Forwarded-For: 1.2.3.4", b"X-Forwarded-For: " + b"a," * 300, b"Origin: null", b"Origin: https://evil.example",
    b"Host: evil.example", b"Sec-Fetch-Site: cross-site", b"X-Session: " + b"A" * 32, b"Expect: 100-continue", b"Expect: x",
    b"Content-Encoding: gzip",
    b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13",
    b"Upgrade: h2c", b"Range: bytes=0-1", b"X-HTTP-Method-Override: DELETE", b"Content-Length: 5", b"Content-Length: -1",
    b"Content-Length: +2", b"Content-Length: 0_2", b"Content-Length: 9999999999", b"Transfer-Encoding: chunked",
    b"Transfer-Encoding: xchunked", b"A: \xff\xfe", b"A" * 300 + b": b", b"no colon", b"A : b", b" folded: x", b"A: b\x00c",
    b"Host:",
]
PATHS = [
    f"{BASE}/webhook", f"{BASE}/webhook", f"{BASE}/webhook", f"{BASE}/", BASE, f"{BASE}/health", f"{BASE}/alive",
    f"{BASE}/session", f"{BASE}/session/end", f"{BASE}/useful", f"{BASE}/useful", f"{BASE}/assets/../../../etc/passwd",
    f"{BASE}/assets/%2e%2e/%2e%2e/bot.py", f"{BASE}/assets//etc/passwd", f"{BASE}/strings/../../x.json",
    f"{BASE}/strings/cy.json", f"{BASE}/reference?q=%22a%22%20OR%20*", f"{BASE}/reference/deadlines?event_date=2026-99-99", "/",
    "//", "/version", "/status", "/model", "/conversations/x/tracker", "/webhooks/rest/webhook", "/webhooks/chat2/", "*",
    "http://evil/webhooks/chat/", f"{BASE}/?mode=ward&language=cy&x=" + "%00" * 20, "/" + "a" * 7000,
    f"{BASE}/webhook?" + "a=b&" * 300,
]
VERBS = [*[b"POST"] * 8, *[b"GET"] * 3, b"HEAD", b"DELETE", b"PUT", b"PATCH", b"OPTIONS", b"TRACE", b"CONNECT", b"get", b"X" * 50,
         b"\x16\x03\x01"]
FIELDS = ["message", "session", "choice", "choices", "setting", "language", "id", "extract", "value"]


class Hostile:
    """Endless hostile requests; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def text(self) -> str:
        pick = self.random
        how = pick.random()
        if how < 0.5:
            return pick.choice(TEXTS)
        if how < 0.75:
            return "".join(chr(pick.choice([pick.randint(32, 126), pick.randint(0, 0x2FF), pick.randint(0x300, 0x36F),
                                            pick.randint(0x600, 0xFFFF), pick.randint(0x10000, 0x10FFFF)]))
                           for _ in range(pick.randint(1, 120)))
        return " ".join(pick.choice([pick.choice(WORDS), pick.choice(TEXTS), CANARY]) for _ in range(pick.randint(1, 12)))

    def value(self, depth: int = 0) -> Any:
        flat = [None, True, 0, -1, 1e308, 10**40, self.text(), [], {}, [self.text()], {"a": self.text()}, "A" * 22, "a" * 32]
        deep = [[self.value(depth + 1)], {self.text(): self.value(depth + 1)}] if depth < 3 and self.random.random() < 0.2 else []
        return self.random.choice(flat + deep)

    def body(self) -> bytes:
        pick = self.random
        how = pick.random()
        if how < 0.5:
            return json.dumps({"message": self.text(), "session": pick.choice([None, "x" * 32, self.text()]),
                               "choice": pick.choice([None, None, self.text(), "A" * 22])}).encode()
        if how < 0.8:
            return json.dumps({pick.choice([*FIELDS, self.text()]): self.value() for _ in range(pick.randint(0, 5))}).encode()
        if how < 0.9:
            whole = json.dumps({"message": self.text()}).encode()
            return whole[:pick.randint(0, len(whole))] + bytes(pick.randint(0, 255) for _ in range(pick.randint(0, 5)))
        long = b'{"message": "' + b"x" * pick.choice([65000, 70000]) + b'"}'
        return pick.choice([b"[" * pick.randint(1, 20000), b'{"a":' * 5000, long,
                            bytes(pick.randint(0, 255) for _ in range(pick.randint(0, 400)))])

    def request(self) -> bytes:
        """One request as bytes: half of them well formed but for their body, the others odd anywhere, one in sixty cut off."""
        pick = self.random
        if pick.random() < 0.5:
            content = self.body()
            return (b"POST /webhooks/chat/webhook HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                    b"Content-Length: %d\r\n\r\n" % len(content)) + content
        verb, path = pick.choice(VERBS), pick.choice(PATHS).encode("latin-1")
        heads = [b"Host: 127.0.0.1", b"Connection: close", *(pick.choice(HEADERS) for _ in range(pick.choice([0, 0, 0, 1, 2, 5])))]
        content = self.body() if verb in (b"POST", b"DELETE", b"PUT", b"PATCH") else b""
        if content:
            kind = pick.choice([b"application/json"] * 6 + [b"application/x-www-form-urlencoded", b"text/plain", b""])
            heads.append(b"Content-Type: " + kind)
            heads.append(b"Content-Length: %d" % (len(content) + pick.choice([0] * 12 + [1, -1, 100])))
        line = verb + b" " + path + b" " + pick.choice([b"HTTP/1.1"] * 12 + [b"HTTP/1.0", b"HTTP/2.0", b""])
        whole = line + b"\r\n" + b"\r\n".join(heads) + b"\r\n\r\n" + content
        return whole[:pick.randint(1, len(whole))] if pick.random() < 0.03 else whole
