"""Papers for the screen: drawn, tagged, and searched for answers where they go to participants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.build.pipeline.deck_variant import DeckVariant
from deckgen.build.pipeline.order import PrintOptions
from deckgen.build.pipeline.planned import Drawn, Planned
from deckgen.messages.message import tell
from deckgen.output import Kind
from deckgen.problems import Problem, error

if TYPE_CHECKING:
    from deckgen.blueprint.pages import Document


def draw_screen(document: Document) -> Drawn:
    """A tagged PDF, opened again and searched where it goes to participants."""
    from deckgen.render.pdf.screen_writer import render_document

    data = render_document(document)
    return Drawn(data, search_for_answers(data, document))


def search_for_answers(data: bytes, document: Document) -> tuple[Problem, ...]:
    """A problem for each answer that a finished participants' file holds."""
    if not document.secrets:
        return ()
    from deckgen.render.pdf.leak_guard import find_leaks

    return tuple(
        error(
            "answer-leak",
            tell(
                "{title}: {what} would reach participants ({where}, page {page})",
                title=document.facts.title,
                what=leak.secret.what,
                where=leak.where,
                page=leak.page,
            ),
            leak.secret.place,
            tell(
                "the words also stand where participants read them: say them in another way, or report a "
                "fault of deckgen"
            ),
        )
        for leak in find_leaks(data, document.secrets)
    )


def plan_word_handout(variant: DeckVariant, _print_options: PrintOptions) -> Planned:
    """The handout to be edited. The paper itself is drawn and searched, since the file has exactly its words."""
    from deckgen.planning.paper.word_handout import plan_word_handout as plan_file

    facts = variant.facts(Kind.HANDOUT_DOCX, variant.locale.paper.handout)
    plan, look = plan_file(variant.deck, variant.look, variant.locale, facts)

    def render() -> Drawn:
        from deckgen.render.docx.word_file import render_word

        return Drawn(render_word(plan.document, look), draw_screen(plan.document).problems)

    return Planned(Kind.HANDOUT_DOCX, plan.problems, render)
