"""Lets Rasa be imported without TensorFlow, for a model that has no part made with it (docs/adr/0016).

Rasa's recipe imports every component it knows, and some of those subclass TensorFlow's classes. Nothing that is served uses one,
so a stand-in takes the place of the library while Rasa is imported: each of its names is an empty class. Once the imports are
over, whoever calls one is told plainly; an answer is never made with a stand-in.
"""

from __future__ import annotations

import sys
import types
from collections.abc import MutableSequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import yaml

LEFT_OUT = ("tensorflow", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "keras")
MADE_WITH_IT = frozenset({"DIETClassifier", "ResponseSelector", "TEDPolicy", "UnexpecTEDIntentPolicy", "ConveRTFeaturizer",
                          "LanguageModelFeaturizer"})
VERSION = "0"


class TensorFlowLeftOutError(RuntimeError):
    """Something wanted to use TensorFlow in a process that was started without it."""


class _StandIn(type):
    """An empty class whose every attribute is one more; it may be subclassed, subscripted and used as a decorator."""

    importing = True

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _named(cls, name)

    def __getitem__(cls, _: object) -> Any:
        return cls

    def __call__(cls, *given: Any, **named: Any) -> Any:
        if not _StandIn.importing:
            raise TensorFlowLeftOutError(f"{cls.__name__} of TensorFlow was called, but this process runs without it")
        decorates = len(given) == 1 and not named and isinstance(given[0], types.FunctionType)
        return given[0] if decorates else cls


def _named(owner: Any, name: str) -> _StandIn:
    made = _StandIn(name, (), {})
    setattr(owner, name, made)
    return made


class _Module(types.ModuleType):
    __path__: MutableSequence[str] = []
    __version__ = VERSION

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _named(self, name)


class _Finder(MetaPathFinder, Loader):
    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """A stand-in for the library and each of its modules."""
        return ModuleSpec(name, self, is_package=True) if name.split(".")[0] in LEFT_OUT else None

    def create_module(self, spec: ModuleSpec) -> types.ModuleType:
        """The empty module."""
        return _Module(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """Nothing runs in it."""


def needs_tensorflow(config: Path) -> bool:
    """True when the pipeline or the policies of a Rasa configuration name a component made with TensorFlow."""
    read = yaml.safe_load(config.read_text(encoding="utf-8")) or {}
    named = {str(one.get("name", "")).rpartition(".")[2] for part in ("pipeline", "policies") for one in read.get(part) or []}
    return bool(named & MADE_WITH_IT)


def leave_out_tensorflow() -> None:
    """From here on importing TensorFlow gives a stand-in; nothing happens where it is imported already."""
    if "tensorflow" not in sys.modules:
        sys.meta_path.insert(0, _Finder())


def imports_are_over() -> None:
    """From here on a call of a stand-in raises TensorFlowLeftOutError."""
    _StandIn.importing = False
