"""The handout as a Word file: the plan of the paper, and what a Word file needs beside it."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import DocumentFacts
from deckgen.blueprint.word import TextLook, WordLook
from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.planning.paper.handout import plan_handout
from deckgen.planning.paper.paper_colours import PaperColours
from deckgen.planning.paper.paper_context import make_context
from deckgen.planning.paper.paper_plan import PaperPlan
from deckgen.planning.paper.text_styles import PaperStyles, TextStyle
from deckgen.planning.provenance import say_provenance


def plan_word_handout(deck: Deck, look: Look, locale: Locale, facts: DocumentFacts) -> tuple[PaperPlan, WordLook]:
    """Plan the handout, and name its styles as a writer knows them."""
    plan = plan_handout(deck, look, locale, facts)
    context = make_context(deck, look, locale, facts, locale.paper.handout)
    grid = context.grid
    return plan, WordLook(
        font=look.body_font,
        heading_font=look.heading_font,
        page=grid.frame(1),
        page_width=grid.width,
        page_height=grid.height,
        names=_name_styles(context.styles, context.colours),
        foot=say_provenance(facts, locale),
        position=f"{deck.title} · {context.kind} · {locale.paper.page_of}",
    )


def _name_styles(styles: PaperStyles, colours: PaperColours) -> dict[TextLook, str]:
    named = {
        "Normal": styles.body,
        "Details": replace(styles.body, colour=colours.muted),
        "Subtitle": styles.subtitle,
        "Kind of paper": styles.kind,
        "Lead": styles.lead,
        "Label": styles.label,
        "Strong": styles.strong,
        "Small": styles.small,
        "Part": styles.part,
    }
    return {_look_of(style): name for name, style in named.items()}


def _look_of(style: TextStyle) -> TextLook:
    return TextLook(round(style.size * 10), style.colour, style.bold)
