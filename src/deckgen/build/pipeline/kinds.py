"""Each kind of output: how it is planned and how its plan becomes bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from deckgen.blueprint.printing import A4_SHEET, SRA3_SHEET, PrintRun, PrintSettings, PrintStandard, PrintUse
from deckgen.build.freshness.provenance import join_facts
from deckgen.build.pipeline.deck_variant import DeckVariant
from deckgen.build.pipeline.online_kinds import plan_gift, plan_moodle, plan_qti, plan_scorm, plan_self_study
from deckgen.build.pipeline.order import PrintOptions
from deckgen.build.pipeline.planned import Drawn, Planned
from deckgen.build.pipeline.screen_papers import draw_screen, plan_word_handout, search_for_answers
from deckgen.build.pipeline.slide_papers import plan_slides_handout, plan_slides_pdf
from deckgen.messages.message import tell
from deckgen.output import Kind, file_name
from deckgen.problems import Problem, error, in_order, without_silenced

if TYPE_CHECKING:
    from deckgen.blueprint.pages import Document
    from deckgen.planning.paper import PaperPlan

_SHEETS = {"a4": A4_SHEET, "sra3": SRA3_SHEET}


def plan_kind(kind: Kind, variant: DeckVariant, print_options: PrintOptions) -> Planned:
    """Decide one kind of output."""
    plan = _PLANNERS[kind](variant, print_options)
    return replace(plan, problems=without_silenced(plan.problems, variant.deck.lints))


def check_kind(kind: Kind, variant: DeckVariant, print_options: PrintOptions) -> tuple[Problem, ...]:
    """The problems of planning a kind. Papers are planned only where they could have any.

    All that planning them warns of are characters that their font lacks, and cards that are too full.
    """
    if kind in {Kind.HANDOUT, Kind.ANSWERS, Kind.FACILITATOR} and variant.is_printable:
        return without_silenced(_find_uneven_texts(variant), variant.deck.lints)
    if kind is Kind.CARDS and variant.is_printable:
        from deckgen.planning.paper import check_cards

        facts = variant.facts(kind, variant.locale.paper.cards)
        found = check_cards(variant.deck, variant.look, variant.locale, facts, large_print=print_options.large_print)
        return without_silenced(found, variant.deck.lints)
    return plan_kind(kind, variant, print_options).problems


def _find_uneven_texts(variant: DeckVariant) -> tuple[Problem, ...]:
    """What a handout in two languages warns of besides."""
    if variant.beside is None:
        return ()
    from deckgen.planning.paper.bilingual.uneven_texts import find_uneven_texts

    return in_order(find_uneven_texts(variant.storyboard, variant.beside.storyboard))


def _plan_slides(variant: DeckVariant, _wishes: PrintOptions) -> Planned:
    plan = variant.slide_plan

    def render() -> Drawn:
        from deckgen.render.pptx.presentation import pack_slides

        packed = pack_slides(plan.deck, variant.package)
        return Drawn(packed.data, content=packed.content)

    return Planned(Kind.SLIDES, plan.problems, render)


def _plan_handout(variant: DeckVariant, print_options: PrintOptions) -> Planned:
    plan = _set_handout(Kind.HANDOUT, variant, print_options)
    return Planned(Kind.HANDOUT, plan.problems, partial(draw_screen, plan.document))


def _set_handout(kind: Kind, variant: DeckVariant, print_options: PrintOptions) -> PaperPlan:
    """The handout in one language, or in two side by side."""
    deck, locale, beside = variant.deck, variant.locale, variant.beside
    facts = variant.facts(kind, locale.paper.handout)
    if beside is None:
        from deckgen.planning.paper import plan_handout

        return plan_handout(
            deck, variant.look, locale, facts, large_print=print_options.large_print, texts=variant.paper_texts
        )
    from deckgen.planning.paper.bilingual.plan import plan_bilingual_handout

    facts = join_facts(facts, beside.facts(kind, beside.locale.paper.handout))
    editions = (deck, locale), (beside.deck, beside.locale)
    return plan_bilingual_handout(*editions, variant.look, facts, large_print=print_options.large_print)


def _plan_answers(variant: DeckVariant, print_options: PrintOptions) -> Planned:
    from deckgen.planning.paper import plan_answers

    facts = variant.facts(Kind.ANSWERS, variant.locale.paper.answers)
    plan = plan_answers(
        variant.deck,
        variant.look,
        variant.locale,
        facts,
        large_print=print_options.large_print,
        texts=variant.paper_texts,
    )
    return Planned(Kind.ANSWERS, plan.problems, partial(draw_screen, plan.document))


def _plan_facilitator(variant: DeckVariant, print_options: PrintOptions) -> Planned:
    from deckgen.planning.paper import plan_guide

    facts = variant.facts(Kind.FACILITATOR, variant.locale.paper.guide)
    slides = variant.slide_plan.deck
    plan = plan_guide(
        variant.deck,
        variant.look,
        variant.locale,
        facts,
        slides=slides,
        large_print=print_options.large_print,
        texts=variant.paper_texts,
    )
    return Planned(Kind.FACILITATOR, plan.problems, partial(draw_screen, plan.document))


def _plan_cards(variant: DeckVariant, print_options: PrintOptions) -> Planned:
    plan = _set_cards(Kind.CARDS, variant, print_options)
    return Planned(Kind.CARDS, plan.problems, partial(draw_screen, plan.document))


def _set_cards(kind: Kind, variant: DeckVariant, print_options: PrintOptions) -> PaperPlan:
    from deckgen.planning.paper import plan_cards

    return plan_cards(
        variant.deck,
        variant.look,
        variant.locale,
        variant.facts(kind, variant.locale.paper.cards),
        large_print=print_options.large_print,
        texts=variant.paper_texts,
    )


def _plan_handout_print(variant: DeckVariant, print_options: PrintOptions) -> Planned:
    plan = _set_handout(Kind.HANDOUT_PRINT, variant, print_options)
    return Planned(Kind.HANDOUT_PRINT, plan.problems, partial(_press, plan.document, variant, print_options))


def _plan_cards_print(variant: DeckVariant, print_options: PrintOptions) -> Planned:
    plan = _set_cards(Kind.CARDS_PRINT, variant, print_options)
    return Planned(Kind.CARDS_PRINT, plan.problems, partial(_on_sheets, plan.document, variant, print_options))


def _plan_booklet(variant: DeckVariant, _wishes: PrintOptions) -> Planned:
    from deckgen.planning.paper import plan_handout

    facts = variant.facts(Kind.BOOKLET, variant.locale.paper.handout)
    plan = plan_handout(variant.deck, variant.look, variant.locale, facts, paper="A5", texts=variant.paper_texts)

    def render() -> Drawn:
        from deckgen.render.pdf.booklet import impose_booklet
        from deckgen.render.pdf.screen_writer import render_untagged

        found = draw_screen(plan.document)  # only tags tell where a short text stands alone
        return Drawn(impose_booklet(render_untagged(plan.document)), found.problems)

    return Planned(Kind.BOOKLET, plan.problems, render)


def _press(document: Document, variant: DeckVariant, print_options: PrintOptions) -> Drawn:
    """A PDF for the press. Its tagged twin is searched too: only tags tell where a short text stands alone."""
    from deckgen.render.pdf.print_intent import UnusableProfileError
    from deckgen.render.pdf.print_writer import render_print
    from deckgen.render.pdf.safe_margin import find_unsafe_text

    try:
        data = render_print(document, _settings(print_options))
    except UnusableProfileError as failure:
        hint = tell("ask the print shop for its ICC profile, or leave --icc out")
        return Drawn(
            b"",
            (
                error(
                    "unusable-profile",
                    tell("{file}: {reason}", file=print_options.icc_file, reason=failure.args[0]),
                    variant.deck.place,
                    hint,
                ),
            ),
        )
    unsafe = tuple(
        error(
            "unsafe-margin",
            tell(
                "{title}, page {page}: “{value}” stands {distance_mm} mm from the cut",
                title=document.facts.title,
                page=line.page,
                value=line.text[:40],
                distance_mm=line.distance_mm,
            ),
            variant.deck.place,
            tell("5 mm is needed; widen the margins of the template"),
        )
        for line in find_unsafe_text(document)
    )
    leaks = draw_screen(document).problems
    return Drawn(data, unsafe + leaks + search_for_answers(data, document))


def _settings(print_options: PrintOptions) -> PrintSettings:
    return PrintSettings(PrintStandard.X4 if print_options.icc else PrintStandard.X1A, icc=print_options.icc)


def _on_sheets(document: Document, variant: DeckVariant, print_options: PrintOptions) -> Drawn:
    """Cards for the press, several on a sheet where that was asked for."""
    drawn = _press(document, variant, print_options)
    if not print_options.sheet or not drawn.data or any(problem.is_error for problem in drawn.problems):
        return drawn
    from deckgen.render.pdf.card_sheets import impose_cards

    sheet, bleed = _SHEETS[print_options.sheet], _settings(print_options).bleed
    return Drawn(impose_cards(drawn.data, sheet, bleed, document.runs), drawn.problems)


def _plan_print_ticket(variant: DeckVariant, print_options: PrintOptions) -> Planned:
    """The ticket names every print kind; their pages are planned to be counted."""
    from deckgen.planning.paper import plan_cards, plan_handout
    from deckgen.planning.print_ticket import PrintFile, plan_print_ticket

    deck, look, locale = variant.deck, variant.look, variant.locale
    facts = variant.facts(Kind.PRINT_TICKET, locale.printing.ticket)
    standard = _settings(print_options).standard
    documents = [(Kind.HANDOUT_PRINT, PrintUse.HANDOUT, _set_handout(Kind.HANDOUT_PRINT, variant, print_options))]
    if variant.beside is None:
        texts = variant.paper_texts
        cards = plan_cards(deck, look, locale, facts, large_print=print_options.large_print, texts=texts)
        booklet = plan_handout(deck, look, locale, facts, paper="A5", texts=texts)
        documents += [(Kind.CARDS_PRINT, PrintUse.DILEMMA_CARDS, cards), (Kind.BOOKLET, PrintUse.BOOKLET, booklet)]
    files = [
        PrintFile(
            name=file_name(variant.edition or deck.id, kind),
            runs=plan.document.runs or (PrintRun(use, len(plan.document.pages)),),
            width=plan.document.pages[0].width,
            height=plan.document.pages[0].height,
            standard=standard,
            sheet=print_options.sheet.upper() if kind is Kind.CARDS_PRINT else "",
            cards_a_side=_count_cards(plan.document, print_options) if kind is Kind.CARDS_PRINT else 1,
        )
        for kind, use, plan in documents
        if plan.document.pages
    ]
    text = plan_print_ticket(deck, locale, facts, files)
    return Planned(Kind.PRINT_TICKET, (), lambda: Drawn(text.encode()))


def _count_cards(document: Document, print_options: PrintOptions) -> int:
    """How many cards a side of the sheet holds that was asked for."""
    if not print_options.sheet:
        return 1
    from deckgen.render.pdf.card_sheets import fit_cards

    page = document.pages[0]
    return fit_cards((page.width, page.height), _SHEETS[print_options.sheet]).count


_PLANNERS: dict[Kind, Callable[[DeckVariant, PrintOptions], Planned]] = {
    Kind.SLIDES: _plan_slides,
    Kind.HANDOUT: _plan_handout,
    Kind.ANSWERS: _plan_answers,
    Kind.FACILITATOR: _plan_facilitator,
    Kind.CARDS: _plan_cards,
    Kind.HANDOUT_PRINT: _plan_handout_print,
    Kind.CARDS_PRINT: _plan_cards_print,
    Kind.BOOKLET: _plan_booklet,
    Kind.PRINT_TICKET: _plan_print_ticket,
    Kind.SLIDES_PDF: plan_slides_pdf,
    Kind.SLIDES_HANDOUT: plan_slides_handout,
    Kind.HANDOUT_DOCX: plan_word_handout,
    Kind.SELF_STUDY: plan_self_study,
    Kind.SCORM: plan_scorm,
    Kind.MOODLE: plan_moodle,
    Kind.GIFT: plan_gift,
    Kind.QTI: plan_qti,
}
