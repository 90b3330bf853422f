"""The types of placeholder that PresentationML knows, by what they hold."""

from __future__ import annotations

TITLES = ("title", "ctrTitle")
BODIES = ("body", "obj", "subTitle")
FOOTERS = ("ftr", "dt", "sldNum")
TEXTS = ("title", "subTitle", "body")  # by what slides have of their own in them


def name_text(kind: str) -> str:
    """Which of the texts a type of placeholder holds; empty for others."""
    return "title" if kind in TITLES else kind if kind == "subTitle" else "body" if kind in BODIES else ""
