"""Adapts a house style's colours so that they read on white paper."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckgen.blueprint.colours import Colour, ColourRole, contrast

WHITE = "FFFFFF"
_BLACK = "1F2328"
_READS = 4.5  # WCAG 2.1 level AA
_TINT_READS = 4.5


class PaperColours(Struct, frozen=True):
    """Colours for marks on white: each of them reads as text, and white reads on each but the last three."""

    ink: str
    muted: str
    primary: str
    question: str
    choice: str
    answer: str
    more: str
    positive: str
    neutral: str
    negative: str
    tint: str
    rule: str
    writing: str

    def of(self, role: ColourRole) -> str:
        """The colour of a role that a verdict's symbol and word have."""
        return str(getattr(self, role.value))


def choose_paper_colours(colours: Mapping[ColourRole, Colour]) -> PaperColours:
    """Take the house style's colours where they read on white, and ink where they do not."""
    ink = _readable(colours, ColourRole.INK, _BLACK)
    tint = colours[ColourRole.TINT].rgb if ColourRole.TINT in colours else "F2F2F2"
    if min(contrast(tint, ink), contrast(tint, "5C6067")) < _TINT_READS:
        tint = "F2F2F2"
    accents = {
        role.value: _readable(colours, role, ink)
        for role in (
            ColourRole.PRIMARY,
            ColourRole.QUESTION,
            ColourRole.CHOICE,
            ColourRole.ANSWER,
            ColourRole.MORE,
            ColourRole.POSITIVE,
            ColourRole.NEUTRAL,
            ColourRole.NEGATIVE,
        )
    }
    muted = _readable(colours, ColourRole.MUTED, "5C6067")
    return PaperColours(ink=ink, muted=muted, tint=tint, rule="C9C4BA", writing="8F8F8F", **accents)


def _readable(colours: Mapping[ColourRole, Colour], role: ColourRole, instead: str) -> str:
    colour = colours.get(role)
    return colour.rgb if colour and contrast(colour.rgb, WHITE) >= _READS else instead
