"""The two processes of the assistant and how each says that it is alive."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

STATE = Path(os.environ.get("STATE_DIR", ".state"))
LOGS = STATE / "logs"


@dataclass(frozen=True)
class Part:
    """One process: its name, its command, what is set in its environment, and the address that answers while it lives."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    alive: str = ""


def parts(host: str, port: int, actions_port: int, model: Path) -> list[Part]:
    """Rasa with the web channel, and the action server."""
    python = sys.executable
    one_core = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # sums are small; threads would wait for each other
    shared = {**one_core, "PYTHONPATH": os.getcwd(), "SANIC_HOST": "127.0.0.1", "RASA_TELEMETRY_ENABLED": "false",
              "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore", "MALLOC_ARENA_MAX": "2"}
    return [
        Part("actions", [python, "-m", "channels.serve.quietly", "rasa_sdk", "--actions", "actions", "--port", str(actions_port)],
             shared, f"http://127.0.0.1:{actions_port}/health"),
        Part("assistant", [python, "-m", "channels.serve.preloaded", "run", "--model", str(model),
                           "--endpoints", "channels/serve/endpoints.yml", "--credentials", "credentials.yml",
                           "-i", host, "--port", str(port)],
             {**shared, "ACTIONS_URL": f"http://127.0.0.1:{actions_port}/webhook",
              "CHAT_MINUTES": os.environ.get("CHAT_MINUTES", "60"), "OFF_FILE": os.environ.get("OFF_FILE", str(STATE / "off")),
              "CONVERSATIONS_DB": str(STATE / "conversations.db")},
             f"http://{host}:{port}/webhooks/chat/alive"),
    ]
