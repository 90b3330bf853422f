"""Makes links of addresses that stand among the words of a text: of pages, of people, of telephones.

Whoever reads a paper or a slide goes to an address by it, whether or not its author knew how to mark a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deckgen.rich_text import Span
from deckgen.yaml_source.markdown.web_address import check_address

_REST = r"[^\s<>\"“”„«»]"
_ADDRESS = re.compile(
    rf"\bhttps?://{_REST}+"
    rf"|(?<![\w@./-])www\.[\w-]+\.{_REST}+"
    r"|(?<![\w.%+/@-])[\w.%+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<!\w)tel:\+?\d[\d.()/-]+",
    re.IGNORECASE,
)
_SIGNS = ("://", "@", "www.", "tel:")  # one of them is in every address
_AFTER = ".,:;!?…'’)]}*|"  # what ends the sentence, not the address
_BRACKETS = {")": "(", "]": "["}


def link_addresses(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Link what stands outside links already."""
    return tuple([part for span in spans for part in (_link_in(span) if _may_link(span) else (span,))])


def _may_link(span: Span) -> bool:
    """Whether there can be something to link; searching for it takes far longer."""
    text = span.text.lower()
    return not span.link and any(sign in text for sign in _SIGNS)


def _link_in(span: Span) -> Iterator[Span]:
    done = 0
    for found in _ADDRESS.finditer(span.text):
        written = _without_end(found.group())
        address, message, _ = check_address(written)
        if message:
            continue
        if found.start() > done:
            yield replace(span, text=span.text[done : found.start()])
        yield replace(span, text=written, link=address)
        done = found.start() + len(written)
    if done < len(span.text):
        yield replace(span, text=span.text[done:])


def _without_end(address: str) -> str:
    """Without the signs that close the sentence around it; a bracket stays if it was opened within."""
    while address[-1] in _AFTER:
        opening = _BRACKETS.get(address[-1])
        if opening and address.count(opening) >= address.count(address[-1]):
            break
        address = address[:-1]
    return address
