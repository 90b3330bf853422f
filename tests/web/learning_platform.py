"""A learning platform that follows SCORM 1.2, on this computer: what it is told, and what it keeps of a learner."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from watched_page import WatchedPage

HERE = Path(__file__).parent


class Quiet(SimpleHTTPRequestHandler):
    """A server that does not write down what it is asked for."""

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def serve(package: bytes, players: Path, folder: Path) -> Iterator[str]:
    """A platform that plays a package; its address."""
    with ZipFile(BytesIO(package)) as files:
        files.extractall(folder / "course")
    (folder / "scorm12.js").write_bytes((players / "scorm-again" / "dist" / "scorm12.js").read_bytes())
    (folder / "lms.html").write_bytes((HERE / "lms.html").read_bytes())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/lms.html"
    server.shutdown()
    thread.join()
    server.server_close()


class Platform:
    """What a platform keeps of a learner between two sittings."""

    def __init__(self, page: WatchedPage, address: str) -> None:
        self.page, self.address = page, address

    def start(self, kept: dict[str, Any] | None = None) -> Any:
        self.page.page.goto("about:blank")
        self.page.page.evaluate("text => { window.name = text; }", json.dumps(kept) if kept else "")
        self.page.page.goto(self.address)
        frame = self.page.page.frames[1]
        frame.wait_for_selector("[data-begin]")
        return frame

    def values(self) -> dict[str, Any]:
        return dict(self.page.page.evaluate("JSON.parse(JSON.stringify(window.API.renderCMIToJSONObject()))")["cmi"])

    def leave(self) -> dict[str, Any]:
        """Close the course, as by closing its window, and keep what was reported."""
        self.page.page.evaluate("document.querySelector('iframe').remove()")
        self.page.page.wait_for_timeout(100)
        return self.values()

    def calls(self) -> list[list[Any]]:
        return list(self.page.page.evaluate("window.calls"))


def answer(frame: Any, key: str, choice: int = 1, why: str = "Because.") -> None:
    frame.evaluate(f"location.hash = '#en-{key}'")
    now = f".now[data-screen='{key}'] "
    frame.wait_for_selector(now)
    _answer_turns(frame, now, choice, why)


def _answer_turns(frame: Any, now: str, choice: int, why: str) -> None:
    while form := frame.query_selector(f"{now}form.turn:not([hidden]):visible"):
        for line in form.query_selector_all(".options, .scale"):
            line.query_selector_all("input")[choice].check()
        field = form.query_selector("[data-why]")
        if field:
            field.fill(why)
        form.query_selector("button[type=submit]").click()


def answer_here(frame: Any, screen: str, choice: int = 0) -> bool:
    """Answer what a screen asks; whether it asked anything."""
    asks = bool(frame.query_selector(".now form.turn:not([hidden]):visible"))
    if asks:
        _answer_turns(frame, f".now[data-screen='{screen}'] ", choice, "Because.")
    return asks


def go_through(frame: Any, choice: int = 0) -> list[str]:
    """Do a whole course by the way that its answers take; the dilemmas that were come by."""
    frame.click("[data-begin]:visible")
    passed: list[str] = []
    for _ in range(99):
        screen = str(frame.get_attribute(".now", "data-screen"))
        if screen == ".end":
            return passed
        if answer_here(frame, screen, choice):
            passed.append(screen)
        frame.click(".now [data-step='1']")
    pytest.fail("the course has no end")
