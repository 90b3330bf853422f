"""Each section's parents, its sub-sections and the whole of its text, from a source's flat list of sections."""

from __future__ import annotations

from deckgen.content.source import Section, Source
from deckgen.rich_text import Block, BlockKind, Span, Text
from deckgen.wording.folding import title_key


def parent_of(sections: tuple[Section, ...], index: int) -> int:
    """The section that this one is part of, or -1 at the top."""
    level = sections[index].level
    return next((above for above in range(index - 1, -1, -1) if sections[above].level < level), -1)


def trail_of(sections: tuple[Section, ...], index: int) -> tuple[str, ...]:
    """A section's title behind the titles of the sections that it is part of."""
    trail: list[str] = []
    while index >= 0:
        trail.insert(0, sections[index].title)
        index = parent_of(sections, index)
    return tuple(trail)


def subsections_of(sections: tuple[Section, ...], index: int) -> range:
    """The sections below this one, of any rank."""
    end = index + 1
    while end < len(sections) and sections[end].level > sections[index].level:
        end += 1
    return range(index + 1, end)


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
    wanted = tuple(title_key(part) for part in title.split(" > "))
    trails = {
        index: tuple(title_key(part) for part in trail_of(source.sections, index))
        for index, section in enumerate(source.sections)
        if section.title
    }
    whole = tuple(index for index, trail in trails.items() if trail == wanted)
    return whole if len(whole) == 1 else tuple(i for i, trail in trails.items() if trail[-len(wanted) :] == wanted)
