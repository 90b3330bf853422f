"""The page's templates, with what they call. Whatever is put into them is escaped, unless `write_html` made it."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from deckgen.blueprint.symbols import OUTLINES
from deckgen.html_text import write_html, write_inline, write_quotation
from deckgen.resources import resource
from deckgen.rich_text import Text, plain
from deckgen.shown_text import as_name
from deckgen.storyboard.exercise_words import name_fact, say_asked
from deckgen.storyboard.films import web_address
from deckgen.storyboard.parts import Part, Quotation

_GAP = re.compile(">\\s*\\n\\s*<")
_EXTRA_SYMBOLS = {
    "up": (((0.5, 0.22), (0.86, 0.58), (0.75, 0.69), (0.5, 0.44), (0.25, 0.69), (0.14, 0.58)),),
    "down": (((0.5, 0.78), (0.86, 0.42), (0.75, 0.31), (0.5, 0.56), (0.25, 0.31), (0.14, 0.42)),),
}


@cache
def environment() -> Environment:
    """The templates; nothing that they are given is taken for markup."""
    made = Environment(
        loader=FileSystemLoader(str(resource("web"))),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        text=_html,
        quotation=_quotation,
        inline=_inline,
        name=as_name,
        words=_words,
        kind=_kind,
        data=data_address,
        is_web=_is_web,
        without_gaps=_close_gaps,
        asked=say_asked,
        new_fact=name_fact,
    )
    return made


def symbol_paths() -> list[tuple[str, str]]:
    """Every symbol as an SVG path in a unit square."""
    outlines = {symbol.value: polygons for symbol, polygons in OUTLINES.items()} | _EXTRA_SYMBOLS
    return [(name, "".join(_path(polygon) for polygon in polygons)) for name, polygons in sorted(outlines.items())]


def _close_gaps(markup: Markup) -> Markup:
    """The same markup without line ends between elements: each would be a node that a browser keeps."""
    return Markup(_GAP.sub("><", str(markup)))  # noqa: S704  # markup already


def _path(polygon: tuple[tuple[float, float], ...]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in polygon) + "Z"


def _html(text: Text) -> Markup:
    return Markup(write_html(text, heading=4))  # noqa: S704  # every word was escaped


def _quotation(part: Quotation) -> Markup:
    return Markup(write_quotation(part.text, part.source.language))  # noqa: S704  # every word was escaped


def _inline(text: Text) -> Markup:
    return Markup(write_inline(text))  # noqa: S704  # every word was escaped


def _words(text: Text) -> str:
    return plain(text, " ")


def _kind(part: Part) -> str:
    """What a part is, for the template to choose by."""
    return type(part).__name__.lower()


def data_address(picture: object) -> str:
    """A picture inside the page."""
    data: bytes = getattr(picture, "data", b"")
    form: str = getattr(picture, "format", "png")
    return f"data:image/{form};base64,{b64encode(data).decode('ascii')}"


def _is_web(address: str) -> bool:
    return bool(web_address(address))
