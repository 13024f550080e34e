"""Runs another package's module with its logs kept quiet: ``python -m channels.serve.quietly <module> ...``.

The action server is such a module. It is handed every message with the conversation around it, and its own
logging, left alone, would write an error together with what the error quotes.
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Sequence

from channels import log_redaction


def run(arguments: Sequence[str]) -> None:
    """Run the module named first, as ``python -m`` would, with the rest as its arguments.

    Raises whatever the module raises; ``SystemExit`` when no module is named.
    """
    if not arguments:
        raise SystemExit("name the module to run")
    log_redaction.quieten()
    log_redaction.withhold()
    sys.argv = list(arguments)
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    run(sys.argv[1:])
