"""Asks a running part whether it lives and whether it is well; with the standard library, so that it cannot fail with Rasa."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from enum import Enum

PROBE_SECONDS = 10.0


class Probe(Enum):
    """What came of asking a part for a sign of life."""

    ANSWERS = "answers"
    SILENT = "takes the connection and says nothing"
    ABSENT = "nobody listens: it is starting, or gone"


def probe(address: str) -> Probe:
    """Ask once; anything said in time is an answer, well or not."""
    try:
        with urllib.request.urlopen(address, timeout=PROBE_SECONDS):
            return Probe.ANSWERS
    except urllib.error.HTTPError:
        return Probe.ANSWERS
    except urllib.error.URLError as error:
        return Probe.ABSENT if isinstance(error.reason, ConnectionRefusedError) else Probe.SILENT
    except (OSError, ValueError):
        return Probe.SILENT


def health(address: str) -> dict[str, str] | None:
    """What the channel says of each part of the chain; None while nobody answers."""
    try:
        with urllib.request.urlopen(f"{address}/webhooks/chat/health", timeout=10) as reply:
            return dict(json.loads(reply.read())["checks"])
    except urllib.error.HTTPError as failing:
        return dict(json.loads(failing.read()).get("checks", {}))
    except (OSError, ValueError, KeyError):
        return None
