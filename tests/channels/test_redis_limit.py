"""Limits in a real Redis hold across processes; without it each process counts for itself."""

from __future__ import annotations

import asyncio
import subprocess
import time

from channels.session.rate_limit import LocalLimit, RedisLimit, limit
from tests.channels.services import Redis


def test_two_processes_share_one_limit_and_another_key_has_its_own(redis: Redis) -> None:
    async def run() -> tuple[int, bool, bool]:
        here, there = RedisLimit(redis.url, "messages", 30), RedisLimit(redis.url, "messages", 30)
        passed = sum([await each.allows("session") for _ in range(35) for each in (here, there)])
        return passed, await there.allows("another"), await RedisLimit(redis.url, "pages", 30).allows("session")

    passed, another, other_limit = asyncio.run(run())
    assert 30 <= passed <= 32 and another and other_limit


def test_redis_holds_no_address_and_forgets_by_itself(redis: Redis) -> None:
    async def run() -> tuple[list[bytes], list[int]]:
        held = RedisLimit(redis.url, "new-chats", 60)
        await held._redis.ping()  # the connection stands: on a busy machine making it may take longer than a limit waits
        await held.allows("198.51.100.7")
        keys = await held._redis.keys("limit:new-chats:*")
        return keys, [await held._redis.ttl(key) for key in keys]

    keys, seconds = asyncio.run(run())
    assert len(keys) == 1 and b"198.51" not in keys[0] and 0 < seconds[0] <= 61


def test_while_redis_is_away_nobody_waits_and_each_process_counts_for_itself(redis: Redis) -> None:
    async def run() -> tuple[int, float, bool]:
        held = RedisLimit(redis.url, "away", 30)
        await held.allows("x")
        redis.stop()
        began = time.monotonic()
        passed = sum([await held.allows("session") for _ in range(40)])
        took = time.monotonic() - began
        redis.start()
        held._away_until = 0
        return passed, took, await held.allows("back")

    passed, took, back = asyncio.run(run())
    assert 30 <= passed <= 32 and took < 1.5 and back


def test_a_redis_that_hangs_is_not_waited_for(redis: Redis) -> None:
    assert redis.process is not None
    subprocess.run(["kill", "-STOP", str(redis.process.pid)], check=True)
    try:
        async def run() -> tuple[bool, float]:
            began = time.monotonic()
            return await RedisLimit(redis.url, "hung", 30).allows("x"), time.monotonic() - began

        allowed, took = asyncio.run(run())
    finally:
        subprocess.run(["kill", "-CONT", str(redis.process.pid)], check=True)
    assert allowed and took < 1


def test_without_an_address_the_limit_is_this_processs_own() -> None:
    assert isinstance(limit("x", 30, ""), LocalLimit)
