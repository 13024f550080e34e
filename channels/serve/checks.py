"""What stands in the way of starting, each in one line with its remedy."""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

from channels.serve.supervisor import port_is_free
from channels.serve.training import is_our_model

LEAST_FREE_BYTES = 300 * 1024 * 1024


def obstacle(host: str, ports: Mapping[str, int], state: Path) -> str:
    """The first thing that stands in the way; '' when nothing does."""
    return wrong_setting(os.environ) or unusable_folder(state) or _taken(host, ports) or _machine()


def wrong_setting(environment: Mapping[str, str]) -> str:
    """A setting that cannot be used: the ones of the environment and the channel's own in credentials.yml."""
    from channels.settings import BadSettingError, read_settings

    minutes = environment.get("CHAT_MINUTES", "60")
    if not _positive(minutes):
        return f"CHAT_MINUTES is {minutes!r}. It must be a number of minutes above 0, for example CHAT_MINUTES=60."
    try:
        credentials = yaml.safe_load(Path("credentials.yml").read_text(encoding="utf-8")) or {}
        read_settings(next(iter(credentials.values()), None), environment)
    except BadSettingError as error:
        return str(error)
    except (OSError, yaml.YAMLError, AttributeError) as error:
        return f"credentials.yml cannot be read ({type(error).__name__}). Restore it from the repository."
    return ""


def unusable_folder(state: Path) -> str:
    """Why nothing can be written to the folder for state."""
    try:
        state.mkdir(parents=True, exist_ok=True)
        probe = state / ".write-test"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        return f"The folder {state} cannot be written to ({error.strerror}). Give this user the right, or set STATE_DIR."
    return ""


def _positive(text: str) -> bool:
    try:
        return math.isfinite(float(text)) and float(text) > 0
    except ValueError:
        return False


def _taken(host: str, ports: Mapping[str, int]) -> str:
    for name, port in ports.items():
        if not port_is_free(host, port):
            return f"Port {port} is taken. Stop what uses it, or choose another: make run {name}={port + 1000}"
    return ""


def _machine() -> str:
    if shutil.disk_usage(".").free < LEAST_FREE_BYTES:
        return "The disk is nearly full: free at least 300 MB and run make run again."
    if not is_our_model():
        return "The model is not the one trained here. Remove the folder 'models' and run make run again."
    return ""
