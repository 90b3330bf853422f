"""Writes the commented template.yaml of a new house style."""

from __future__ import annotations

from deckgen.blueprint.colours import ColourRole
from deckgen.house_style.own.palette import DEFAULT_COLOURS
from deckgen.messages.message import tell

_EXPLANATIONS = {
    ColourRole.INK: "text",
    ColourRole.MUTED: tell("footers and labels"),
    ColourRole.PAPER: tell("the ground of slides"),
    ColourRole.TINT: tell("quiet panels, the break slide"),
    ColourRole.RULE: "hairlines",
    ColourRole.PRIMARY: tell("the organisation's colour: covers, titles, letters, links"),
    ColourRole.ON_PRIMARY: tell("text on it"),
    ColourRole.QUESTION: tell("one accent for each step of a dilemma"),
    ColourRole.ON_ACCENT: tell("letters on an accent"),
    ColourRole.POSITIVE: "verdicts: best, good",
    ColourRole.NEUTRAL: "acceptable, depends",
    ColourRole.NEGATIVE: "avoid, wrong",
}


def write_starter(name: str) -> str:
    """Write a template that builds as it stands and shows everything that can be said."""
    rows = []
    for role, rgb in DEFAULT_COLOURS.items():
        entry = f'  {role.value}: "{rgb}"'
        why = _EXPLANATIONS.get(role, "")
        rows.append(f"{entry:24}# {why}" if why else entry)
    colours = "\n".join(rows)
    return f"""\
# The house style {name}. A deck wears it with `template: {name}`.
# What you leave out is taken from deckgen's default style, or from the brand presentation below.
# `deckgen template check` tells what deckgen made of it.

# Colours as RRGGBB in quotes. Text is checked for a contrast of 4.5:1 on its ground.
colours:
{colours}

# Fonts with known widths are Calibri, Arial and PT Serif; others are measured as a fifth wider than Arial.
fonts:
  heading: Calibri
  body: Calibri

# The mark on slides and papers, a PNG, JPEG or GIF in this folder.
# logo:
#   file: logo.png
#   alt: "Logo of {name}"

# Covers on paper instead of in the primary colour, for cheap printing.
# covers: plain

# A picture behind covers, under a veil of the primary colour on which text reads.
# photograph:
#   file: photograph.jpg
#   decorative: true

# A line at the bottom of every slide and page.
# footer: Bureau for Integrity

# Margins of handouts and guides, in millimetres.
paper:
  margins: {{top: 22, bottom: 22, inner: 22, outer: 22}}

# The organisation's own presentation, in this folder: leave colours and fonts above out, for its own are used.
# Its layouts are found by their names and placeholders; name them where deckgen chooses others than you would.
# brand: house-style.potx
# layouts:
#   title: Title Slide
#   content: Title and Content
#   cluster: Section Header
"""
