"""How fast one session may speak, and one address may open chats, pages and searches: token buckets.

In the memory of one process, or in Redis for several processes together.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import redis.asyncio
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
REDIS_SECONDS, AGAIN_AFTER = 0.1, 2.0
TAKE_ONE = """
local now = redis.call('TIME'); now = now[1] + now[2] / 1000000
local most, a_second = tonumber(ARGV[1]), tonumber(ARGV[2])
local kept = redis.call('HMGET', KEYS[1], 'left', 'seen')
local left = math.min(most, (tonumber(kept[1]) or most) + math.max(0, now - (tonumber(kept[2]) or now)) * a_second)
local taken = left >= 1 and 1 or 0
redis.call('HSET', KEYS[1], 'left', tostring(left - taken), 'seen', string.format('%.6f', now))
redis.call('EXPIRE', KEYS[1], math.ceil(most / a_second) + 1)
return taken
"""


class Limit(Protocol):
    """So many a minute for each key, and as many at once."""

    async def allows(self, key: str) -> bool:
        """Take one for this key; False when there is none left."""

    def wait(self) -> int:
        """Seconds until an empty bucket holds one again, rounded up."""

    def tidy(self) -> None:
        """Forget what need not be known any more."""


@dataclass
class _Bucket:
    left: float
    seen: float


class LocalLimit:
    """So many a minute for each key, and as many at once; what is not used comes back evenly.

    Keys are kept only as a keyed hash, and only until the bucket is full again.
    """

    def __init__(self, a_minute: float, clock: Callable[[], float] = time.monotonic) -> None:
        """``a_minute``: how many for one key; ``clock``: seconds, only ever rising."""
        self._most, self._a_second, self._clock = max(1.0, a_minute), a_minute / 60, clock
        self._buckets: dict[bytes, _Bucket] = {}
        self._secret = secrets.token_bytes(16)

    async def allows(self, key: str) -> bool:
        """Take one for this key; False when there is none left."""
        return self.take(key)

    def take(self, key: str) -> bool:
        """The same, for those who cannot wait."""
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


class RedisLimit:
    """The same limit for every process that shares a Redis. While that is away, each process counts for itself.

    Keys are hashed together with the address of the Redis, which holds its password; they expire by themselves.
    """

    def __init__(self, url: str, name: str, a_minute: float) -> None:
        """``url``: redis://...; ``name``: what is limited."""
        self._local = LocalLimit(a_minute)
        self._name, self._secret = name, hashlib.blake2b(url.encode()).digest()
        self._most, self._a_second = max(1.0, a_minute), a_minute / 60
        self._redis = redis.asyncio.Redis.from_url(url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS)
        self._away_until = float("-inf")

    async def allows(self, key: str) -> bool:
        """Take one for this key from Redis; from this process's own count while Redis is away."""
        if time.monotonic() < self._away_until:
            return self._local.take(key)
        name = hashlib.blake2b(key.encode("utf-8", "replace"), key=self._secret, digest_size=16).hexdigest()
        asked = self._redis.eval(TAKE_ONE, 1, f"limit:{self._name}:{name}", str(self._most), str(self._a_second))
        try:
            return bool(await asyncio.wait_for(asked, 2 * REDIS_SECONDS))
        except (RedisError, OSError, asyncio.TimeoutError) as error:
            self._away_until = time.monotonic() + AGAIN_AFTER
            logger.error("limits are counted here for %.0f s: Redis is away (%s)", AGAIN_AFTER, type(error).__name__)
            return self._local.take(key)

    def wait(self) -> int:
        """Seconds until an empty bucket holds one again, rounded up."""
        return self._local.wait()

    def tidy(self) -> None:
        """Forget what was counted here; Redis forgets by itself."""
        self._local.tidy()


def limit(name: str, a_minute: float, redis_url: str) -> Limit:
    """The limit of this name: in Redis when there is one, else in this process."""
    return RedisLimit(redis_url, name, a_minute) if redis_url else LocalLimit(a_minute)
