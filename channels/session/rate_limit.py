"""How fast one session may speak, and one address may open new chats: token buckets in memory."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class _Bucket:
    left: float
    seen: float


class Limit:
    """So many a minute for each key, and as many at once; what is not used comes back evenly.

    Keys are kept only as a keyed hash, and only until the bucket is full again.
    """

    def __init__(self, a_minute: float, clock: Callable[[], float] = time.monotonic) -> None:
        """``a_minute``: how many for one key; ``clock``: seconds, only ever rising."""
        self._most, self._a_second, self._clock = max(1.0, a_minute), a_minute / 60, clock
        self._buckets: dict[bytes, _Bucket] = {}
        self._secret = secrets.token_bytes(16)

    def allows(self, key: str) -> bool:
        """Take one for this key; False when there is none left."""
        now = self._clock()
        name = hashlib.blake2b(key.encode("utf-8", "replace"), key=self._secret, digest_size=16).digest()
        bucket = self._buckets.setdefault(name, _Bucket(self._most, now))
        bucket.left = min(self._most, bucket.left + (now - bucket.seen) * self._a_second)
        bucket.seen = now
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True

    def wait(self) -> int:
        """Seconds until an empty bucket holds one again, rounded up."""
        return int(1 / self._a_second) + 1

    def tidy(self) -> None:
        """Forget every key whose bucket is full again."""
        full_after = self._most / self._a_second
        now = self._clock()
        self._buckets = {key: each for key, each in self._buckets.items() if now - each.seen < full_after}

    def __len__(self) -> int:
        """How many keys are remembered."""
        return len(self._buckets)
