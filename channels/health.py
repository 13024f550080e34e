"""Is the whole chain well? Names and 'ok' or 'failing', nothing else: anybody may ask."""

from __future__ import annotations

import asyncio
import hashlib
import os
import sqlite3
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

import aiohttp

from channels.bot import Bot
from channels.errors import hold
from channels.settings import Settings
from channels.turns import Turns

SECONDS = 2.0
REPORT_EVERY = 0.5
GOLDEN_EVERY, GOLDEN_AGAIN = 30.0, 3.0
WRONG_TWICE = 2
Check = Callable[[], Awaitable[bool]]


def can_read_knowledge(path: Path | None = None) -> bool:
    """True when an extract can be read from ``path``, else from KNOWLEDGE_DB; to be plugged in as ``knowledge_check``."""
    path = path or Path(os.environ.get("KNOWLEDGE_DB") or "knowledge.db")
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            return database.execute("SELECT 1 FROM extracts LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return False


class KnowledgeCheck(Protocol):
    """Whether knowledge.db can be read; given by the dotted path ``knowledge_check``."""

    def __call__(self) -> bool:
        """True when a row can be read."""


class Health:
    """The checks of the chain; each has its own time limit, and none can break the report."""

    def __init__(self, bot: Bot, turns: Turns, settings: Settings, knowledge: KnowledgeCheck | None) -> None:
        """``knowledge`` None leaves that check out; an empty golden question leaves that one out."""
        self.bot, self.turns, self.settings, self.knowledge = bot, turns, settings, knowledge
        self._hashes: dict[Path, bool] = {}
        self._golden_at, self._golden_well, self._golden_wrong = float("-inf"), False, 0
        self._reported_at = float("-inf")
        self._reported: Mapping[str, Any] = {}
        self._one_report = asyncio.Lock()

    async def report(self) -> Mapping[str, Any]:
        """{'status': 'ok'|'failing', 'checks': {name: 'ok'|'failing'}}; made anew at most twice a second."""
        async with self._one_report:
            if time.monotonic() - self._reported_at >= REPORT_EVERY:
                self._reported = await self._look()
                self._reported_at = time.monotonic()
            return self._reported

    async def _look(self) -> Mapping[str, Any]:
        checks: dict[str, Check] = {"model": self._model, "memory": self._memory, "actions": self._actions}
        if self.knowledge is not None:
            checks["knowledge"] = self._knowledge
        if self.settings.golden_question:
            checks["answer"] = self._golden
        limit = SECONDS + self.settings.seconds_a_turn
        held = await asyncio.gather(*(hold(check(), limit, f"health of {name}") for name, check in checks.items()))
        told = {name: "ok" if well.value else "failing" for name, well in zip(checks, held, strict=True)}
        self.turns.well = fit_to_answer(told, self._golden_wrong >= WRONG_TWICE)
        return {"status": "failing" if "failing" in told.values() else "ok", "checks": told}

    async def _model(self) -> bool:
        """Loaded, and the very file that training recorded."""
        path = self.bot.model
        if path is None:
            return False
        if path not in self._hashes:
            record = Path(self.settings.model_record or f"{path}.sha256")
            loop = asyncio.get_running_loop()
            self._hashes[path] = await loop.run_in_executor(None, same_hash, path, record)
        return self._hashes[path]

    async def _memory(self) -> bool:
        """A row can be written, and no turn has just failed to."""
        return await self.bot.memory.writable() and not self.turns.memory_is_poor

    async def _knowledge(self) -> bool:
        return self.knowledge is not None and await asyncio.get_running_loop().run_in_executor(None, self.knowledge)

    async def _actions(self) -> bool:
        """The action server answers on /health; true as well when this assistant has none."""
        if not self.bot.actions_url:
            return True
        address = self.bot.actions_url.rsplit("/", 1)[0] + "/health"
        limit = aiohttp.ClientTimeout(total=SECONDS)
        async with aiohttp.ClientSession(timeout=limit) as client, client.get(address) as response:
            return bool(response.status == 200)

    async def _golden(self) -> bool:
        """The golden question gets an answer of the right kind; asked every 30 s, or 3 when it failed."""
        age = time.monotonic() - self._golden_at
        if age >= (GOLDEN_EVERY if self._golden_well else GOLDEN_AGAIN):
            self._golden_at, self._golden_well = time.monotonic(), False
            answered = await asyncio.wait_for(self.turns.rehearse(self.settings.golden_question),
                                              self.settings.seconds_a_turn)
            self._golden_well = self.settings.golden_kind in [message["kind"] for message in answered.messages]
            self._golden_wrong = 0 if self._golden_well else self._golden_wrong + 1
        return self._golden_well


def fit_to_answer(checks: Mapping[str, str], answered_wrongly: bool) -> bool:
    """False when the model is not ours, or ``answered_wrongly`` while all it needs is well.

    Then nothing but danger and the notice with the telephone numbers is answered: no answer is better than a wrong one. A
    golden question that was not answered in time says that we are slow, not that we are wrong.
    """
    needed = all(checks.get(name, "ok") == "ok" for name in ("memory", "knowledge", "actions"))
    return checks.get("model") != "failing" and not (answered_wrongly and needed)


def same_hash(path: Path, record: Path) -> bool:
    """True when ``record`` begins with the file's SHA-256 in hex, as sha256sum writes it."""
    if not path.is_file() or not record.is_file():
        return False
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return record.read_text(encoding="ascii", errors="replace").split()[:1] == [digest]
