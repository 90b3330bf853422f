"""*Meer weten* on paper: each passage printed once, with its source; where it comes again, the page to turn to."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckgen.planning.paper.flowables import (
    Anchor,
    Column,
    Flowable,
    Flowables,
    Keep,
    Start,
    anchored,
    keep_together,
    starting,
    total_height,
)
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.text_lines import INTERNAL
from deckgen.rich_text import BlockKind, Span, Text, plain
from deckgen.storyboard.part_search import passages_of
from deckgen.storyboard.parts import Prose, Quotation
from deckgen.storyboard.scenes import DilemmaStory, Storyboard

_SHORT = 0.2  # of the frame: a passage that is better not torn

_Key = tuple[str, str, str]


def find_homes(board: Storyboard) -> dict[_Key, tuple[str, str]]:
    """Where each passage stands: the anchor of the place where the deck quotes it first, and the dilemma's key."""
    homes: dict[_Key, tuple[str, str]] = {}
    for story in board.dilemmas:
        for place, passage in enumerate(passages_of(story.outcome), start=1):
            homes.setdefault(_key(passage), (_anchor(story, place), story.number))
    return homes


def _anchor(story: DilemmaStory, place: int) -> str:
    return f"{story.anchor}-more-{place}"


class PassagePrinter(Struct, frozen=True):
    """Prints each passage at its home, as `find_homes` knows it, and refers to it elsewhere."""

    ms: Manuscript
    homes: Mapping[_Key, tuple[str, str]]

    def set_passages(self, story: DilemmaStory, parent: int) -> Flowables:
        """Everything to know more about a dilemma; nothing where there is none."""
        if not passages_of(story.outcome):
            return ()
        words, styles = self.ms.context.words, self.ms.context.styles
        return (*self.ms.heading(4, words.more, styles.part, parent), *self.set_each(story, parent))

    def set_each(self, story: DilemmaStory, parent: int) -> Flowables:
        """The same without a heading."""
        ms = self.ms
        flowables: list[Flowable] = []
        for place, passage in enumerate(passages_of(story.outcome), start=1):
            anchor = _anchor(story, place)
            home, key = self.homes[_key(passage)]
            if home != anchor:
                flowables += self._refer(passage, home, key, parent)
            else:
                set_passage = anchored(self._set(passage, parent), Anchor(anchor))
                is_short = total_height(set_passage) < _SHORT * ms.context.grid.frame(1).height
                flowables += keep_together(set_passage) if is_short else set_passage
        return tuple(flowables)

    def _set(self, passage: Prose | Quotation, parent: int) -> Flowables:
        ms = self.ms
        if isinstance(passage, Prose):
            return ms.text(passage.text, parent)
        words = ms.text(as_quotation(passage), parent)
        style = replace(ms.context.styles.small, colour=ms.context.colours.muted, after=9)
        link = f"{INTERNAL}source-{passage.source.id}"
        caption = ms.spans(
            (Span(passage.line, link=link),), style, parent, column=ms.body.indented(14), place=passage.place
        )
        held = (*words[:-1], replace(words[-1], keep=Keep.ALWAYS, after=2)) if words else ()
        return (*held, *caption)

    def _refer(self, passage: Prose | Quotation, anchor: str, key: str, parent: int) -> Flowables:
        """The page where the passage stands."""
        ms, words = self.ms, self.ms.context.words
        name = words.same_text.format(key=key) if isinstance(passage, Prose) else passage.line
        see = words.see_page.format(page=ms.page_of(anchor))
        colon = f"{ms.context.locale.typography.space_before_marks}: "
        spans = (Span(name + colon), Span(see, link=INTERNAL + anchor))
        return keep_together(ms.spans(spans, ms.context.styles.body, parent, place=passage.place))


def as_quotation(passage: Quotation) -> Text:
    """A source's words as a quotation, without the heading that its caption names anyway."""
    return tuple(
        replace(block, quoted=True)
        for block in passage.text
        if block.kind is not BlockKind.BREAK
        and not (block.kind is BlockKind.HEADING and block.text.strip() == passage.section.strip())
    )


def set_sources(ms: Manuscript, *, column: Column | None = None, start: Start = Start.FLOW) -> None:
    """The documents quoted, with version, date and address."""
    column = column or ms.body
    sources = ms.context.board.sources
    if not sources:
        return
    section = ms.section()
    context, words = ms.context, ms.context.words
    heading = ms.heading(2, words.sources, context.styles.cluster, section, column=column, anchor="sources")
    ms.add(starting(heading, start))
    for source in sources:
        date = context.locale.date(source.date)
        version = words.version.format(version=source.version) if source.version else ""
        internal = words.internal_use if source.usage == "internal" else ""
        facts = ", ".join(fact for fact in (source.publisher, version, date, internal) if fact)
        title = ms.paragraph(
            source.title, replace(context.styles.strong, after=0), section, column=column, place=source.place
        )
        flowables = [*anchored(title, Anchor(f"source-{source.id}"))]
        if facts:
            quiet = replace(context.styles.body, after=0)
            flowables += ms.paragraph(facts, quiet, section, column=column, place=source.place)
        if source.url:
            address = (Span(source.url, link=source.url),)
            flowables += ms.spans(address, context.styles.body, section, column=column, place=source.place)
        ms.add(keep_together((*flowables[:-1], replace(flowables[-1], after=9))))


def _key(passage: Prose | Quotation) -> _Key:
    source, section = (passage.source.id, passage.section) if isinstance(passage, Quotation) else ("", "")
    return source, section, plain(passage.text)
