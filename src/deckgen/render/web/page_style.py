"""The style sheet of a page in a house style: its colours, its typefaces, and a typeface that travels inside."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache

from deckgen.blueprint.look import Look
from deckgen.render.web.page_colours import write_colours
from deckgen.resources import resource

_FACES = (("Regular", 400, "normal"), ("Bold", 700, "normal"), ("Italic", 400, "italic"))
_EVERYWHERE = '"Paper",ui-sans-serif,system-ui,sans-serif'
_SPARE = re.compile(r"\s*([{};,])\s*|(?<=:)\s+")  # room between rules that only who writes them needs
_PROGRAM_DEFAULT = "calibri"  # what a house style has that names no typeface; few phones have it


def write_style(look: Look) -> str:
    """All rules of a page."""
    fonts = f":root{{--heading:{_stack(look.heading_font)};--body:{_stack(look.body_font)};}}"
    return f"{_embedded_faces()}{write_colours(look.colours)}{fonts}{_rules()}"


def _stack(font: str) -> str:
    named = "".join(sign for sign in font if sign.isalnum() or sign in " -_")
    return _EVERYWHERE if not named or named.casefold() == _PROGRAM_DEFAULT else f'"{named}",{_EVERYWHERE}'


@cache
def _embedded_faces() -> str:
    rules = []
    for name, weight, style in _FACES:
        data = b64encode(resource(f"fonts/AtkinsonHyperlegible-{name}.woff2").read_bytes()).decode("ascii")
        rules.append(
            f'@font-face{{font-family:"Paper";font-weight:{weight};font-style:{style};font-display:block;'
            f'src:url("data:font/woff2;base64,{data}") format("woff2");}}'
        )
    return "".join(rules)


@cache
def _rules() -> str:
    return _SPARE.sub(r"\1", resource("web/page.css").read_text("utf-8"))
