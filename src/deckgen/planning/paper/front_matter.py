"""The top of a paper: which paper of which deck, for what occasion; and its contents with page numbers."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import BoxMark, ImageMark, PageRun, RuleMark, Tag, TextMark
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, Keep, Rows, flatten, keep_together, spaced
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.paper_context import PaperContext
from deckgen.planning.paper.structure_builder import ROOT
from deckgen.planning.paper.text_lines import INTERNAL
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.rich_text import Span

_LOGO = Box(0, 0, 130, 46)  # the room for an organisation's mark
_BALANCING_STEPS = 20
_BAR = (56.0, 4.0)


def set_title_block(ms: Manuscript, *, above: float = 0) -> None:
    """Logo, kind of paper, title, subtitle, occasion, date and organisation, closed by a short bar."""
    context, deck = ms.context, ms.context.deck
    styles, full = context.styles, context.grid.full
    section = ms.section()
    ms.add(set_logo(ms, section))
    if above:
        ms.add((Flowable(above),))
    ms.add(keep_together(ms.paragraph(context.kind, styles.kind, section, column=full), Keep.ALWAYS, last=Keep.ALWAYS))
    width = balance(ms, deck.title, styles.title, full.width)
    column = Column(full.x, width)
    ms.add(ms.heading(1, deck.title, styles.title, section, column=column, anchor="top", place=deck.place))
    if deck.subtitle:
        ms.add(ms.paragraph(deck.subtitle, styles.subtitle, section, column=full, place=deck.subtitle_place))
    line = "\u00a0· ".join(fact for fact in list_occasion(context) if fact)
    if line:
        quiet = replace(styles.body, colour=context.colours.muted)
        ms.add(ms.paragraph(line, quiet, section, column=full, place=deck.place))
    ms.add(draw_bar(ms, full))


def list_occasion(context: PaperContext) -> tuple[str, str, str]:
    """For what occasion, when and by whom; empty where the deck does not say."""
    deck = context.deck
    return deck.occasion, context.locale.date(deck.date), deck.organisation


def draw_bar(ms: Manuscript, column: Column) -> Flowables:
    """The short bar that closes a title."""
    bar = BoxMark(Box(column.x, 0, *_BAR), ms.context.colours.question)
    return (Flowable(_BAR[1], (bar,), before=10, after=18),)


def balance(ms: Manuscript, text: str, style: TextStyle, width: float) -> float:
    """The narrowest width that needs no more lines: so no title leaves one word alone on its last line.

    It has room for every word: a word that breaks would make no line more either.
    """
    breaker, language = ms.context.breaker, ms.context.deck.language
    lines = len(breaker.break_text((Span(text),), style, language, width))
    narrowest, widest = width, breaker.widest_word((Span(text),), style)
    for step in range(1, _BALANCING_STEPS):
        tried = width * (1 - step / (2 * _BALANCING_STEPS))
        if tried < widest:
            break
        if len(breaker.break_text((Span(text),), style, language, tried)) > lines:
            break
        narrowest = tried
    return narrowest


def set_logo(ms: Manuscript, parent: int) -> Flowables:
    """An organisation's mark in the top right corner; nothing where the house style has none."""
    logo = ms.context.look.logo
    if logo is None or not logo.width or not logo.height:
        return ()
    scale = min(_LOGO.width / logo.width, _LOGO.height / logo.height)
    width, height = logo.width * scale, logo.height * scale
    ms.media["logo"] = (logo.data, logo.format)
    element = ms.structure.add(parent, Tag.FIGURE, alt=logo.alt) if logo.alt else None
    box = Box(ms.context.grid.full.width - width, 0, width, height)
    figures = ((element, box),) if element is not None else ()
    return (Flowable(height, (ImageMark("logo", box, element),), after=14, figures=figures),)


class ContentsEntry(Struct, frozen=True):
    """A line of the contents: an optional key, a title, where it stands, and its depth from 0."""

    title: str
    anchor: str
    level: int = 0
    key: str = ""


def set_contents(ms: Manuscript, entries: Sequence[ContentsEntry], parent: int = ROOT) -> Flowables:
    """The contents: each line a link, its page number at the right; on one page, if they are not longer."""
    return keep_together(flatten(set_contents_rows(ms, entries, parent)))


def set_contents_rows(ms: Manuscript, entries: Sequence[ContentsEntry], parent: int) -> Rows:
    """The same, a row of flowables for each entry."""
    contents = ms.structure.add(parent, Tag.CONTENTS)
    befores = (entry.key for entry in (ContentsEntry("", ""), *entries))
    return tuple(
        _set_entry(ms, entry, contents, opens_group=bool(entry.key or before))
        for entry, before in zip(entries, befores, strict=False)
    )


def _set_entry(ms: Manuscript, entry: ContentsEntry, contents: int, *, opens_group: bool) -> Flowables:
    styles, body = ms.context.styles, ms.context.grid.body
    style: TextStyle = replace(
        styles.body if entry.level else styles.strong,
        after=1.5,
        before=0 if entry.level else 8 if opens_group else 4,
        hyphenate=False,
    )
    item = ms.structure.add(contents, Tag.CONTENTS_ITEM)
    key_width = style.size * 2.2 if entry.key else 0.0
    number_width = style.size * 2.4
    link = INTERNAL + entry.anchor
    lines = ms.setter.set_spans((Span(entry.title, link=link),), style, body.indented(key_width, number_width), item)
    lines = tuple(_without_underline(line, style.colour) for line in lines)
    if not lines:
        return ()
    text = next(mark for mark in lines[-1].marks if isinstance(mark, TextMark))
    number = _place_number(ms, entry, style, text.runs[-1], item)
    end = text.runs[-1].x + text.runs[-1].width
    leader = RuleMark(
        end + 6, style.baseline - 1, number.runs[0].x - 6, style.baseline - 1, 0.6, ms.context.colours.rule, 1.5
    )
    dots = (leader,) if leader.x2 - leader.x1 > style.size else ()
    spoken = replace(text, joins="space")
    marks = tuple(spoken if mark is text else mark for mark in lines[-1].marks)
    flowables = (*lines[:-1], replace(lines[-1], marks=(*marks, *dots, number)))
    if entry.key:
        flowables = (_with_key(ms, flowables[0], entry.key, style, item), *flowables[1:])
    return spaced(keep_together(flowables, last=Keep.FREE if entry.level else Keep.ALWAYS))


def _place_number(ms: Manuscript, entry: ContentsEntry, style: TextStyle, run: PageRun, item: int) -> TextMark:
    text = ms.page_of(entry.anchor)
    width = ms.setter.width_of(text, style)
    return TextMark(
        style.baseline,
        (replace(run, text=text, x=ms.context.grid.body.right - width, width=width, colour=style.colour),),
        item,
        "none",
    )


def _with_key(ms: Manuscript, flowable: Flowable, key: str, style: TextStyle, item: int) -> Flowable:
    text = next(mark for mark in flowable.marks if isinstance(mark, TextMark))
    width = ms.setter.width_of(key, style)
    run = replace(text.runs[0], text=key, x=ms.context.grid.body.x, width=width, colour=ms.context.colours.muted)
    return replace(flowable, marks=(TextMark(style.baseline, (run,), item, "space"), *flowable.marks))


def _without_underline(flowable: Flowable, colour: str) -> Flowable:
    """Lines of the contents are links all over: underlining them would say nothing."""
    marks = tuple(
        replace(mark, runs=tuple(replace(run, colour=colour) for run in mark.runs))
        for mark in flowable.marks
        if isinstance(mark, TextMark)
    )
    return replace(flowable, marks=marks)
