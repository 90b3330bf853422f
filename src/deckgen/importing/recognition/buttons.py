"""Leaves out what only leads through a presentation: buttons to other slides, arrows, home marks."""

from __future__ import annotations

import re

from deckgen.importing.recognition.step_words import find_part, fold_title
from deckgen.importing.slides.seen import SeenSlide, SeenText

_WORDS = re.compile(
    r"terug|volgende|vorige|naar (?:het )?(?:overzicht|menu|begin)|home|start|menu|verder|retour|suivant|"
    r"precedent|accueil|"
    r"zuruck|weiter|nachste|back|next|previous|continue|go on|[<>←→«»▶◀▲⏎⌂]+"
)


def drop_buttons(slide: SeenSlide) -> None:
    """Take the buttons out of a slide's texts."""
    slide.texts = [text for text in slide.texts if not _is_button(text)]


def _is_button(text: SeenText) -> bool:
    folded = fold_title(text.text)
    if not text.target or (len(folded) == 1 and folded.isalnum()):
        return bool(_WORDS.fullmatch(folded)) and len(folded) <= 2  # noqa: PLR2004  # an arrow typed as a sign
    names_part = find_part(text.text)[0] is not None
    return bool(_WORDS.fullmatch(folded)) or (names_part and not text.paragraphs[0].number)
