"""Each section's parents, its sub-sections and the whole of its text, from a source's flat list of sections."""

from __future__ import annotations

from functools import lru_cache

from deckgen.content.source import Section, Source
from deckgen.rich_text import Block, BlockKind, Span, Text
from deckgen.wording.folding import title_key
from deckgen.wording.identity import Identity


class _Outline:
    """Where each section belongs, found in one pass."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self.parents: list[int] = []
        self.ends = [len(sections)] * len(sections)
        self.by_title: dict[str, list[int]] = {}
        self.found: dict[str, tuple[int, ...]] = {}  # what was looked for
        above: list[int] = []
        for index, section in enumerate(sections):
            while above and sections[above[-1]].level >= section.level:
                self.ends[above.pop()] = index
            self.parents.append(above[-1] if above else -1)
            above.append(index)
            if section.title:
                self.by_title.setdefault(title_key(section.title), []).append(index)


@lru_cache(maxsize=64)
def _outline(sections: Identity[tuple[Section, ...]]) -> _Outline:
    return _Outline(sections.value)


def _outline_of(sections: tuple[Section, ...]) -> _Outline:
    return _outline(Identity(sections))


def parent_of(sections: tuple[Section, ...], index: int) -> int:
    """The section that this one is part of, or -1 at the top."""
    return _outline_of(sections).parents[index] if index >= 0 else -1


def trail_of(sections: tuple[Section, ...], index: int) -> tuple[str, ...]:
    """A section's title behind the titles of the sections that it is part of."""
    trail: list[str] = []
    while index >= 0:
        trail.append(sections[index].title)
        index = parent_of(sections, index)
    return tuple(reversed(trail))


def subsections_of(sections: tuple[Section, ...], index: int) -> range:
    """The sections below this one, of any rank."""
    return range(index + 1, _outline_of(sections).ends[index])


def section_text(source: Source, index: int) -> Text:
    """All of a section, with its sub-sections under their headings."""
    top = source.sections[index]
    blocks = list(top.text)
    for below in subsections_of(source.sections, index):
        section = source.sections[below]
        heading = Block(BlockKind.HEADING, (Span(section.title),), section.level - top.level, place=section.place)
        blocks += [heading, *section.text]
    return tuple(blocks)


def whole_text(source: Source) -> Text:
    """All of a source, with its headings."""
    blocks: list[Block] = []
    for section in source.sections:
        if section.title:
            blocks.append(Block(BlockKind.HEADING, (Span(section.title),), section.level, place=section.place))
        blocks += section.text
    return tuple(blocks)


def find_sections(source: Source, title: str) -> tuple[int, ...]:
    """The sections with this title; `Chapter > Section` tells namesakes apart, a chapter goes by its title alone."""
    outline = _outline_of(source.sections)
    if title not in outline.found:
        outline.found[title] = _find_sections(source.sections, outline, title)
    return outline.found[title]


def _find_sections(sections: tuple[Section, ...], outline: _Outline, title: str) -> tuple[int, ...]:
    wanted = tuple(title_key(part) for part in title.split(" > "))
    trails = {
        index: tuple(title_key(part) for part in trail_of(sections, index))
        for index in outline.by_title.get(wanted[-1], ())
    }
    whole = tuple(index for index, trail in trails.items() if trail == wanted)
    return whole if len(whole) == 1 else tuple(i for i, trail in trails.items() if trail[-len(wanted) :] == wanted)
