"""Asks a running part whether it lives and whether it is well; with the standard library, so that it cannot fail with Rasa."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

PROBE_SECONDS = 10.0


def lives(address: str) -> bool:
    """True when anything at all answers there in time, well or not."""
    try:
        with urllib.request.urlopen(address, timeout=PROBE_SECONDS):
            return True
    except urllib.error.HTTPError:
        return True
    except (OSError, ValueError):
        return False


def health(address: str) -> dict[str, str] | None:
    """What the channel says of each part of the chain; None while nobody answers."""
    try:
        with urllib.request.urlopen(f"{address}/webhooks/chat/health", timeout=10) as reply:
            return dict(json.loads(reply.read())["checks"])
    except urllib.error.HTTPError as failing:
        return dict(json.loads(failing.read()).get("checks", {}))
    except (OSError, ValueError, KeyError):
        return None
