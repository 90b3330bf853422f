"""Compiles integrity dilemmas in YAML into PowerPoint decks, handouts, answers, cards and facilitator guides."""

TYPE_CHECKING = False  # `typing` takes as long to import as Python to start
if TYPE_CHECKING:
    from deckgen.library.calls import DeckgenError, Problem, Report, build, check, compile  # noqa: A004

__version__ = "0.1.0"
__all__ = ["DeckgenError", "Problem", "Report", "build", "check", "compile"]


def __getattr__(name: str) -> object:
    """Load the library when something of it is asked for: the command line starts without it."""
    if name not in __all__:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module("deckgen.library.calls"), name)
