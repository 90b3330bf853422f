"""From decks to files: which kinds are made of which deck, and how."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

from deckgen.build.pipeline.builder import build_decks, check_decks, check_outputs
from deckgen.build.pipeline.order import BuildOptions, BuildReport, Output, PrintOptions

__all__ = ["BuildOptions", "BuildReport", "Output", "PrintOptions", "build_decks", "check_decks", "check_outputs"]


class _CallableRoom(ModuleType):
    """Lets `deckgen.build(paths)` be a call of the library although this room has the same name."""

    def __call__(self, *arguments: object, **named: object) -> object:
        return import_module("deckgen.library.calls").build(*arguments, **named)


sys.modules[__name__].__class__ = _CallableRoom
