"""The fixture assistant, trained once, and one real server that most tests share."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.actions_server import ActionServer
from tests.channels.server import Server
from tests.channels.services import Postgres, Redis

BOT = Path(__file__).with_name("bot")
NEEDS_A_MODEL = {"model", "server", "again", "own", "postgres", "redis", "pair"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs the trained model or a server counts as slow."""
    for item in items:
        if item.path.parent == BOT.parent and NEEDS_A_MODEL & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trained fixture assistant, with its hash beside it."""
    from rasa.model_training import train

    folder = tmp_path_factory.mktemp("model")
    made = train(str(BOT / "domain.yml"), str(BOT / "config.yml"), str(BOT / "data.yml"), output=str(folder),
                 fixed_model_name="fixture", persist_nlu_training_data=False)
    path = Path(made.model)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    Path(f"{path}.sha256").write_text(f"{digest}  {path.name}\n")
    return path


@pytest.fixture(scope="session")
def actions() -> Iterator[ActionServer]:
    """The action server that hangs and fails on demand."""
    server = ActionServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A real PostgreSQL."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    started = Postgres(folder)
    started.start()
    yield started
    started.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    """A real Redis."""
    started = Redis(tmp_path_factory.mktemp("redis"))
    started.start()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, model: Path, actions: ActionServer) -> Iterator[Server]:
    """The shared server, at --debug, so that every test is also a test of the logs."""
    started = Server(tmp_path_factory.mktemp("server"), model, actions.url)
    started.knows.touch()
    started.environment["ALLOWED_SITES"] = "https://charity.example, https://other.example"
    started.start("--debug")
    started.wait()
    yield started
    started.stop()
