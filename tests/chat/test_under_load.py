"""The bench and the soak in short: beside the stock bot by turns, and mixed traffic. Bounds: tests/measuring/floors.yml."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chat.conftest import ROOT
from tests.measuring.bench.bots import Ours, Stock
from tests.measuring.bench.load import under_load
from tests.measuring.bench.report import percentile
from tests.measuring.bench.single import CITED, DANGER, STOCK, WALK, Times, by_turns
from tests.measuring.floors import bench_bounds
from tests.measuring.processes import memory_mb

pytestmark = [pytest.mark.slow, pytest.mark.alone, pytest.mark.timeout(900)]
ROUNDS, PEOPLE, SECONDS = 40, 10, 15.0
BOUNDS = bench_bounds()


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ours]:
    """The assistant on its own, with nothing in its memory yet."""
    bot = Ours(tmp_path_factory.mktemp("bench"))
    bot.start()
    yield bot
    bot.stop()


@pytest.fixture(scope="module")
def stock() -> Iterator[Stock]:
    """The stock bot; trained the first time only, and then kept in .build."""
    bot = Stock(ROOT / ".build" / "stock-bot")
    bot.make_if_missing()
    bot.start()
    yield bot
    bot.stop()


@pytest.fixture(scope="module")
def times(ours: Ours, stock: Stock) -> Times:
    """Both bots by turns."""
    return by_turns(ours, stock, ROUNDS)


@pytest.mark.parametrize(("kind", "share"), [(CITED, 50), (CITED, 95), (DANGER, 50), (WALK, 50)])
def test_a_reply_is_no_slower_beside_the_stock_greeting_than_it_was(times: Times, kind: str, share: int) -> None:
    ratio = percentile(times.of[kind], share) / percentile(times.of[STOCK], share)
    assert ratio <= BOUNDS[f"{kind}, p{share}"], f"{kind}: p{share} is {ratio:.2f} of the stock greeting's"


def test_all_processes_together_take_no_more_memory_than_they_did(ours: Ours, stock: Stock, times: Times) -> None:
    assert times.of[CITED]
    assert memory_mb(ours.pid) / memory_mb(stock.pid) <= BOUNDS["memory"]


def test_ten_people_at_once_are_answered_without_an_error_and_memory_stays(ours: Ours, tmp_path: Path) -> None:
    host = ours.url.partition("/webhooks")[0]
    under_load("mixed", host, PEOPLE, SECONDS, tmp_path)
    before = memory_mb(ours.pid)
    load = under_load("mixed", host, PEOPLE, SECONDS, tmp_path)
    assert load.errors == 0 and load.replies > SECONDS, json.dumps(load.__dict__)
    assert memory_mb(ours.pid) <= before * BOUNDS["memory in a minute of traffic"]
