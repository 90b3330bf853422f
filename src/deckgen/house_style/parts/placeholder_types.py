"""The types of placeholder that PresentationML knows, by what they hold."""

from __future__ import annotations

TITLES = ("title", "ctrTitle")
BODIES = ("body", "obj", "subTitle")
FOOTERS = ("ftr", "dt", "sldNum")
