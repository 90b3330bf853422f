"""Whether a film can be opened by a click."""

from __future__ import annotations


def web_address(target: str) -> str:
    """Where a click on a film leads: its own address; nothing for a file, which stays behind when the deck travels."""
    return target if target.lower().startswith(("http://", "https://")) else ""
