"""Names that every learning platform takes, for whatever an author called things."""

from __future__ import annotations

import re
from hashlib import sha256

_OTHERS = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 48


def identifier(name: str, prefix: str = "d") -> str:
    """A name of letters, digits and hyphens that begins with a letter; two names never become one."""
    plain = _OTHERS.sub("-", name).strip("-")
    if plain == name and len(name) <= _LONGEST:
        return f"{prefix}-{plain}"
    return f"{prefix}-{plain[:_LONGEST]}-{sha256(name.encode()).hexdigest()[:6]}"
