"""The off switch: while a file is there, nothing is answered but the notice with the telephone numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class OffSwitch:
    """``path``: the file. It is looked for at every request, so the switch works at once and survives a restart."""

    path: Path

    @property
    def is_on(self) -> bool:
        """True while the assistant is switched off."""
        return self.path.exists()

    def turn_off(self) -> None:
        """Switch the assistant off."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch()

    def turn_on(self) -> None:
        """Let it answer again."""
        self.path.unlink(missing_ok=True)
