"""Encodes a link as an author wrote it as an address that every program opens."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"(?i)(?:https?|mailto|ftp|tel):")
_LOOSE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_LONGEST = 2079  # PowerPoint refuses longer ones
_SAFE = "%/:=&?~#+!$,;'@()*[]-._"


def clean_address(link: str) -> str:
    """Percent-encode what a URI may not hold; empty where there is no scheme that a slide may open."""
    link = link.strip()
    if not _SCHEME.match(link):
        return ""
    if not link.isascii() or not link.isalnum():
        from urllib.parse import quote, urlsplit

        try:
            host = urlsplit(link).hostname or ""
            if not host.isascii():
                link = re.sub(re.escape(host), host.encode("idna").decode("ascii"), link, count=1, flags=re.IGNORECASE)
        except (UnicodeError, ValueError):
            return ""
        link = quote(_LOOSE_PERCENT.sub("%25", link), safe=_SAFE)
    return link if len(link) <= _LONGEST else ""
