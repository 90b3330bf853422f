"""A page in a browser, with all that it complains of and asks for noted down; and what a screen reader gets of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class WatchedPage:
    """A page with what went wrong on it."""

    def __init__(self, page: Any, players: Path) -> None:
        self.page = page
        self.players = players
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda failure: self.complaints.append(str(failure)))
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, file: Path, fragment: str = "") -> None:
        """Open a file of this computer."""
        self.page.goto(file.as_uri() + fragment)

    def sent(self) -> list[str]:
        """What was asked of anything beside the file itself and what stands in it."""
        return [url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))]

    def find_barriers(self) -> list[str]:
        """What axe-core finds wrong in the state that the page is in."""
        self.page.evaluate((self.players / "axe-core" / "axe.min.js").read_text("utf-8"))
        found = self.page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(RULES)}, preload: false}})")
        return [
            f"{each['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
            for each in found["violations"]
            for node in each["nodes"]
        ]

    def read_aloud(self) -> str:
        """All names and values in the accessibility tree."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("Accessibility.enable")
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        return "\n".join(
            str(node[field].get("value", ""))
            for node in nodes
            if not node.get("ignored")
            for field in ("name", "value", "description")
            if field in node
        )

    def shown(self) -> str:
        """The words that are on the screen."""
        return str(self.page.inner_text("body"))


@contextmanager
def watched(chromium: Any, players: Path, **options: Any) -> Iterator[WatchedPage]:
    """A page in a context of its own, without what other pages left behind."""
    context = chromium.new_context(**options)
    try:
        yield WatchedPage(context.new_page(), players)
    finally:
        context.close()
