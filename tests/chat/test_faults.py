"""Never silent: parts that die, hang or are missing."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from tests.chat.conftest import Chat, Server

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def breakable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own, with a copy of the knowledge base that may be lost."""
    state = tmp_path_factory.mktemp("faults")
    shutil.copy("knowledge.db", state / "knowledge.db")
    server = Server(state, settings={"KNOWLEDGE_DB": str(state / "knowledge.db")})
    server.start()
    yield server
    server.stop()


def eventually(said: Callable[[], bool], seconds: float = 90.0) -> bool:
    """True once it holds; False when the time is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if said():
                return True
        except OSError:
            pass
        time.sleep(1.0)
    return False


def test_a_killed_action_server_is_apologised_for_and_comes_back(breakable: Server) -> None:
    chat = Chat(breakable)
    os.kill(breakable.pid_of("actions"), signal.SIGKILL)
    text = chat.say("i want to complain")
    assert "116 123" in text or "Did it happen to you" in text
    chat.say("can they hold me face down?")
    assert "answer" in chat.kinds
    assert eventually(lambda: "Did it happen to you" in Chat(breakable).say("i want to complain"))


def test_a_hung_action_server_is_not_waited_for(breakable: Server) -> None:
    chat = Chat(breakable)
    pid = breakable.pid_of("actions")
    os.kill(pid, signal.SIGSTOP)
    try:
        assert "116 123" in chat.say("i want to complain")
        assert "116 123" in chat.say("i want to kill myself")
        assert chat.kinds == ["urgent"]
    finally:
        os.kill(pid, signal.SIGCONT)
    assert eventually(lambda: "Did it happen to you" in Chat(breakable).say("i want to complain"))


def test_a_dead_assistant_is_started_again(breakable: Server) -> None:
    os.kill(breakable.pid_of("assistant"), signal.SIGKILL)
    assert eventually(lambda: "face" in Chat(breakable).say("can they hold me face down?"), 180)


def test_without_the_knowledge_base_danger_and_people_are_still_there(breakable: Server) -> None:
    (breakable.state / "knowledge.db").unlink()
    os.kill(breakable.pid_of("assistant"), signal.SIGKILL)
    assert eventually(lambda: "116 123" in Chat(breakable).say("i want to kill myself"), 180)
    assert "999" in Chat(breakable).say("can they hold me face down?")
