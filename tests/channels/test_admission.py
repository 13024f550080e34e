"""The fair queue: so many at once, so many waiting, and nobody behind one busy sender."""

from __future__ import annotations

import asyncio

import pytest

from channels.session.admission import Admission, TooBusyError


def test_senders_take_turns_however_many_one_of_them_sends() -> None:
    async def run() -> list[str]:
        admission, served = Admission(1, 50, 40, 1), []

        async def turn(sender: str) -> None:
            async with admission.place(sender):
                await asyncio.sleep(0)
                served.append(sender)

        flood = [asyncio.ensure_future(turn("flood")) for _ in range(30)]
        await asyncio.sleep(0)
        await asyncio.gather(turn("ward"), turn("carer"), *flood)
        return served

    served = asyncio.run(run())
    assert {"ward", "carer"} <= set(served[:6]) and len(served) == 32


def test_too_many_of_one_or_of_all_are_sent_away_at_once() -> None:
    async def run() -> tuple[int, bool, int]:
        admission = Admission(1, 4, 3, 1)
        hold = asyncio.Event()

        async def turn(sender: str) -> None:
            async with admission.place(sender):
                await hold.wait()

        tasks = [asyncio.ensure_future(turn("flood")) for _ in range(6)]
        tasks += [asyncio.ensure_future(turn(name)) for name in ("a", "b")]
        await asyncio.sleep(0.01)
        refused = sum(task.done() and isinstance(task.exception(), TooBusyError) for task in tasks)
        waits = admission.must_wait("another")
        hold.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        async with admission.place("flood"):
            pass
        return refused, waits, len(admission._queues)

    assert asyncio.run(run()) == (3, True, 0)


def test_somebody_who_gives_up_waiting_leaves_no_hole() -> None:
    async def run() -> bool:
        admission = Admission(1, 9, 9, 1)
        async with admission.place("first"):
            waiting = asyncio.ensure_future(admission._take("second"))
            await asyncio.sleep(0)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
        return not admission.must_wait("second")

    assert asyncio.run(run())


def test_one_sender_holds_no_more_places_than_its_share_and_the_others_need_not_wait() -> None:
    async def run() -> tuple[bool, bool, list[str]]:
        admission, served, hold = Admission(4, 50, 40, 2), [], asyncio.Event()

        async def turn(sender: str, until: asyncio.Event | None = None) -> None:
            async with admission.place(sender):
                if until:
                    await until.wait()
                served.append(sender)

        flood = [asyncio.ensure_future(turn("flood", hold)) for _ in range(10)]
        await asyncio.sleep(0)
        waits = admission.must_wait("flood"), admission.must_wait("ward")
        await asyncio.wait_for(turn("ward"), 1)
        hold.set()
        await asyncio.gather(*flood)
        assert admission._free == 4 and not admission._held and not admission._queues
        return *waits, served

    flood_waits, ward_waits, served = asyncio.run(run())
    assert flood_waits and not ward_waits and served == ["ward", *["flood"] * 10]
