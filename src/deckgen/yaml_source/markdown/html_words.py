"""What in an author's text is HTML, and what only looks like it: `x<y en y>x` and `<naam>` are text."""

from __future__ import annotations

import re

_NAMES = """
a abbr address article aside audio b base big blockquote body br button canvas caption center cite code col dd del
details dfn div dl dt em embed figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe
img input ins kbd label li link main map mark math meta nav object ol option p param picture pre q s samp script section
select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead title
tr track tt u ul var video wbr
"""
_ELEMENTS = frozenset(_NAMES.split())
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")


def is_html(tag: str) -> bool:
    """Whether a piece in angle brackets is HTML: a known element, one with attributes, a comment, a declaration."""
    found = _NAME.match(tag)
    return found is None or found.group(1).lower() in _ELEMENTS or "=" in tag
