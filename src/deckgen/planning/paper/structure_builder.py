"""A document's structure tree while it grows: elements are added in reading order and get their ids here."""

from __future__ import annotations

from msgspec import Struct, field

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Element, Tag

ROOT = 0


class _Node(Struct):
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


class StructurePart(Struct, frozen=True):
    """Branches: from `first` on all that was added, which of it stands right below `parent`, and that element."""

    first: int
    parent: int
    tops: tuple[int, ...]
    nodes: tuple[_Node, ...]


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

    @property
    def count(self) -> int:
        """How many elements there are: the id of the next."""
        return len(self._nodes)

    def cut_branches(self, first: int, parent: int) -> StructurePart | None:
        """What was added from an element on, where that stands right below another; so must all that follows it."""
        tops = tuple(child for child in self._nodes[parent].children if child >= first)
        if not tops or tops[0] != first:
            return None
        return StructurePart(first, parent, tops, tuple(self._nodes[first:]))

    def repeat_branch(self, part: StructurePart) -> bool:
        """Add branches that an earlier writing of the same document made: only where they get the same ids."""
        if part.first != self.count:
            return False
        self._nodes += part.nodes
        self._nodes[part.parent].children += part.tops
        return True

    def drop_branches(self, first: int, parent: int) -> None:
        """Take back what was added from an element on, all of it below another."""
        del self._nodes[first:]
        children = self._nodes[parent].children
        while children and children[-1] >= first:
            children.pop()

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
