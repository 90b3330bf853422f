"""Papers for the screen: drawn, tagged, and searched for answers where they go to participants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.build.pipeline.planned import Drawn
from deckgen.messages.message import tell
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
