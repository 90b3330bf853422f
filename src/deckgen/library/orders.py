"""What can be asked of a check or a build, decided once for programs and for the command line.

Both name kinds as people write them. What they get back is an order that the pipeline takes as it is,
or a DeckgenError with a sentence that each of them shows in its own way.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.build import BuildOptions, BuildReport, PrintOptions, build_decks, check_decks, check_outputs
from deckgen.build.pipeline.order import split_languages
from deckgen.messages.message import tell
from deckgen.output import BILINGUAL_KINDS, DEFAULT_KINDS, PRINT_KINDS, Kind
from deckgen.problems import DeckgenError

__all__ = [
    "BuildOptions",
    "BuildReport",
    "PrintOptions",
    "build_decks",
    "check_decks",
    "check_outputs",
    "read_kinds",
    "with_kinds",
]


def with_kinds(order: BuildOptions, names: Sequence[str] | None, *, with_print: bool = False) -> BuildOptions:
    """The order with the kinds named; where none is, each deck says its own. Raises DeckgenError."""
    asked = None if names is None else read_kinds(names, order.language)
    chosen = DEFAULT_KINDS if asked is None else asked
    printed = tuple(kind for kind in PRINT_KINDS if kind not in chosen) if with_print else ()
    is_bilingual = len(split_languages(order.language)) > 1
    return order._replace(kinds=chosen + printed, own_kinds=asked is None and not is_bilingual)


def read_kinds(names: Sequence[str], language: str = "") -> tuple[Kind, ...]:
    """The kinds of these names, each once. Raises DeckgenError where one is not there, or not made in two languages."""
    known = {kind.value: kind for kind in Kind}
    written = [names] if isinstance(names, str) else list(names)
    unknown = [name for name in written if name not in known]
    if unknown:
        raise DeckgenError(tell("there is no kind {name}", name=repr(unknown[0])), "unknown-kind")
    asked = tuple(dict.fromkeys(known[name] for name in written))
    refused = [kind for kind in asked if kind not in BILINGUAL_KINDS] if len(split_languages(language)) > 1 else []
    if refused:
        said = tell(
            "{refused}: made in one language at a time; in {language} there are {made}",
            refused=", ".join(refused),
            language=language,
            made=", ".join(BILINGUAL_KINDS),
        )
        raise DeckgenError(said, "usage")
    return asked
