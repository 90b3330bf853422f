"""A document's structure tree while it grows: elements are added in reading order and get their ids here."""

from __future__ import annotations

from dataclasses import dataclass, field

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Element, Tag

ROOT = 0


@dataclass(slots=True)
class _Node:
    tag: Tag
    inline: bool
    language: str
    alt: str
    scope: str
    numbering: str
    column_span: int
    children: list[int] = field(default_factory=list)
    box: Box | None = None
    page: int = 0


class StructureBuilder:
    """Element 0 is the document."""

    def __init__(self, language: str) -> None:
        self._nodes = [
            _Node(Tag.DOCUMENT, inline=False, language=language, alt="", scope="", numbering="", column_span=1)
        ]

    def add(
        self,
        parent: int,
        tag: Tag,
        *,
        inline: bool = False,
        language: str = "",
        alt: str = "",
        scope: str = "",
        numbering: str = "",
        column_span: int = 1,
    ) -> int:
        """Add an element after its parent's others; return its id."""
        number = len(self._nodes)
        self._nodes.append(_Node(tag, inline, language, alt, scope, numbering, column_span))
        self._nodes[parent].children.append(number)
        return number

    def place_figure(self, number: int, page: int, box: Box) -> None:
        """Say where a figure came to stand."""
        self._nodes[number].page, self._nodes[number].box = page, box

    def build(self, number: int = ROOT) -> Element:
        """The finished tree."""
        node = self._nodes[number]
        return Element(
            id=number,
            tag=node.tag,
            children=tuple(self.build(child) for child in node.children),
            inline=node.inline,
            language=node.language,
            alt=node.alt,
            scope=node.scope,
            numbering=node.numbering,
            column_span=node.column_span,
            box=node.box,
            page=node.page,
        )
