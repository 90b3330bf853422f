"""Numbers the addresses behind the linked words of a part, so that who holds the paper can type them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct, field

from deckgen.rich_text import Span

_SCHEMES = ("https://", "http://", "mailto:", "tel:")


class LinkNotes(Struct):
    """The addresses met in one part, each with its number: the same one has the same, wherever it stands."""

    addresses: dict[str, int] = field(default_factory=dict)

    def mark(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The spans, with a number behind linked words that do not say their address themselves."""
        if not any(_leads_out(span) for span in spans):
            return tuple(spans)
        return tuple(self._mark(spans))

    def _mark(self, spans: Sequence[Span]) -> Iterator[Span]:
        for link, group in groupby(spans, key=lambda span: span.link if _leads_out(span) else ""):
            linked = tuple(group)
            yield from linked
            words = "".join(span.text for span in linked).strip()
            if link and words and not says_address(words, link):
                number = self.addresses.setdefault(link, len(self.addresses) + 1)
                yield Span(f"\u00a0[{number}]")


def _leads_out(span: Span) -> bool:
    return span.link.startswith(_SCHEMES)


def shown_address(link: str) -> str:
    """An address as people type it."""
    return link.removeprefix("mailto:").removeprefix("tel:")


def says_address(words: str, link: str) -> bool:
    """Whether linked words are the address, written in any of the usual ways."""
    return _bare(words) == _bare(link)


def _bare(address: str) -> str:
    for scheme in _SCHEMES:
        address = address.removeprefix(scheme)
    return "".join(
        character for character in address.casefold().removesuffix("/") if character not in " \u00a0\u200b./()-"
    )
