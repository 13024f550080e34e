"""Limits, settings and the queue of a session, each with its own clock or loop."""

from __future__ import annotations

import asyncio

import pytest

from channels.session.lock import OneAtATime
from channels.session.rate_limit import LocalLimit
from channels.settings import BadSettingError, Settings, plugged_in, read_settings


class Clock:
    """Seconds, moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_limit_lets_so_many_through_and_then_comes_back_evenly() -> None:
    clock = Clock()
    limit = LocalLimit(30, clock)
    assert [limit.take("a") for _ in range(32)] == [True] * 30 + [False] * 2
    assert limit.take("b")
    clock.now = 2.1
    assert [limit.take("a"), limit.take("a")] == [True, False]
    assert limit.wait() >= 2


def test_a_limit_forgets_who_has_been_quiet_and_never_holds_the_key_itself() -> None:
    clock = Clock()
    limit = LocalLimit(30, clock)
    limit.take("198.51.100.7")
    assert len(limit) == 1
    assert "198.51" not in repr(vars(limit))
    clock.now = 61
    limit.tidy()
    assert len(limit) == 0


def test_one_session_waits_in_order_and_another_does_not_wait() -> None:
    async def run() -> list[str]:
        lines, seen = OneAtATime(), []

        async def turn(key: str, name: str, seconds: float) -> None:
            async with lines.alone(key):
                await asyncio.sleep(seconds)
                seen.append(name)

        await asyncio.gather(turn("a", "a1", 0.05), turn("a", "a2", 0), turn("a", "a3", 0), turn("b", "b1", 0))
        assert len(lines) == 0
        return seen

    assert asyncio.run(run()) == ["b1", "a1", "a2", "a3"]


def test_a_turn_that_is_given_up_does_not_hold_up_the_next() -> None:
    async def run() -> bool:
        lines = OneAtATime()

        async def turn(seconds: float) -> bool:
            async with lines.alone("a"):
                await asyncio.sleep(seconds)
            return True

        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(turn(5), 0.02)
        return await turn(0) and len(lines) == 0

    assert asyncio.run(run())


def test_settings_come_from_credentials_and_the_environment_wins() -> None:
    given = {"allowed_sites": ["https://a.example/"], "seconds_a_turn": 3, "pages": ["x.y"]}
    expected = Settings(allowed_sites=("https://a.example",), seconds_a_turn=3.0, pages=("x.y",))
    assert read_settings(given, {}) == expected
    both = read_settings(given, {"ALLOWED_SITES": "https://B.example, http://c.example:8080", "PROXIES": "1"})
    assert both.allowed_sites == ("https://b.example", "http://c.example:8080")
    assert both.proxies == 1
    assert read_settings(None, {}) == Settings()


@pytest.mark.parametrize(("given", "says"), [
    ({"alowed_sites": []}, "unknown key 'alowed_sites'"), ({"allowed_sites": ["*"]}, "'*' is not an origin"),
    ({"allowed_sites": ["https://a.example/path"]}, "is not an origin"), ({"allowed_sites": ["a.example"]}, "origin"),
    ({"allowed_sites": ["https://a.example; script-src *"]}, "origin"), ({"seconds_a_turn": "soon"}, "a number"),
    ({"messages_a_minute": 0}, "more than 0"), ({"largest_body": -1}, "more than 0"), ({"own_origin": "x"}, "origin"),
])
def test_a_wrong_setting_stops_the_start_and_says_which(given: dict[str, object], says: str) -> None:
    with pytest.raises(BadSettingError, match=r"credentials\.yml|origin") as error:
        read_settings(given, {})
    assert says in str(error.value)


def test_a_plug_that_is_not_there_says_so() -> None:
    assert plugged_in("channels.errors.nothing_urgent")("x", None) is None
    for path in ("channels.errors.no_such", "no.such.module", "plain"):
        with pytest.raises(BadSettingError, match="cannot find"):
            plugged_in(path)
