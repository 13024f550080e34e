"""Two real server processes on one PostgreSQL and one Redis."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.channels.server import Server
from tests.channels.services import Postgres, Redis

Pair = tuple[Server, Server]


@contextmanager
def two_processes(folders: pytest.TempPathFactory, model: Path, actions_url: str, postgres: Postgres, redis: Redis,
                  **credentials: Any) -> Iterator[Pair]:
    """Both, ready to answer; killed in the end, whatever became of them."""
    servers = []
    for name in ("one", "two"):
        server = Server(folders.mktemp(name), model, actions_url)
        server.store = {"type": "channels.session.postgres_store.PostgresConversationStore", "url": postgres.url, "minutes": 60}
        server.credentials |= {"redis_url": redis.url, "messages_a_minute": 30, "seconds_a_turn": 4, **credentials}
        server.knows.touch()
        server.start()
        servers.append(server)
    try:
        for server in servers:
            server.wait()
        yield servers[0], servers[1]
    finally:
        for server in servers:
            server.stop(signal.SIGKILL)
