"""Runs Rasa in a child that is forked from a process which has imported everything already.

    python -m channels.serve.preloaded run --model ... --port ...

Importing takes most of the time of a start. A child that crashes is replaced within seconds: only the model is loaded anew.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from channels.process import end_with_parent, no_core_dumps, open_many_files
from channels.serve.without_tensorflow import imports_are_over, leave_out_tensorflow, needs_tensorflow

# skops, which reads the classifier, looks for the home of 765 names among all modules that are loaded when it is imported: first of
# all that is nothing, last it took two thirds of loading the model.
HEAVY = ("skops.io", "rasa.__main__", "rasa.core.run", "rasa.core.agent", "rasa.engine.recipes.default_recipe", "rasa.server",
         "channels.web.app", "pipeline.replies.generator", "pipeline.components.danger_reader", "pipeline.components.damped_ngrams",
         "pipeline.components.decision_policy", "pipeline.components.message_facts", "pipeline.components.retriever",
         "pipeline.components.said_dates", "pipeline.components.sentence_featurizer", "pipeline.components.wish_to_complain",
         "pipeline.components.project_importer")
CONFIG = Path("config.yml")
TOO_SOON, LONGEST_PAUSE = 5.0, 30.0
SWITCH_SECONDS = 0.0005


def serve(arguments: Sequence[str]) -> int:
    """Import, then keep one child serving until told to stop; returns the exit status."""
    open_many_files()
    gc.disable()
    if not needs_tensorflow(CONFIG):
        leave_out_tensorflow()
    for name in HEAVY:
        importlib.import_module(name)
    imports_are_over()
    gc.freeze()  # the child's collector else writes to every object, and both processes hold all of them
    ended, pause = False, 0.0

    def stop(number: int, _: object) -> None:
        nonlocal ended
        ended = True
        if child:
            os.kill(child, number)

    child, parent = 0, os.getpid()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    while not ended:
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            return _child(arguments, parent)
        _, status = os.waitpid(child, 0)
        if ended:
            return 0
        lived = time.monotonic() - began
        print(f"the serving process ended ({status}) after {lived:.0f} s; another one begins", flush=True)
        pause = min(max(pause, 0.5) * 2, LONGEST_PAUSE) if lived < TOO_SOON else 0.0
        time.sleep(pause)
    return 0


def _child(arguments: Sequence[str], parent: int) -> int:
    """Rasa's own command line, in this process; it ends with its parent.

    Threads take turns often: the store and the danger matcher, in threads of their own, else wait 5 ms for each answer.
    """
    gc.enable()
    sys.setswitchinterval(SWITCH_SECONDS)
    end_with_parent(parent)
    no_core_dumps()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    sys.argv = ["rasa", *arguments]
    rasa = importlib.import_module("rasa.__main__")
    rasa.main()
    return 0


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:]))
