"""A self-study page as somebody goes through it, by mouse, by keys alone or on paper; and how it is built."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from watched_page import WatchedPage

ROOT = Path(__file__).parents[2]
NOW = ".edition:not([hidden]) .now"


def build(deck: Path, output: Path, *kinds: str, language: str = "") -> Path:
    asked = [word for kind in kinds for word in ("--only", kind)]
    command = [sys.executable, "-m", "deckgen", "build", str(deck), "-o", str(output), *asked]
    done = subprocess.run(
        command + (["--language", language] if language else []), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return output / deck.stem / language


def publish(deck: Path, output: Path) -> Path:
    command = [sys.executable, "-m", "deckgen", "site", str(deck), "-o", str(output / "site")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output / "site"


def play(page: WatchedPage, *, barriers: bool = True) -> list[str]:
    """Go through a page to its end; what was said on the way. No state has a barrier, where one looks for them."""
    said: list[str] = []
    page.page.click("[data-begin]:visible")
    for _ in range(99):
        if page.page.get_attribute(NOW, "data-screen") == ".end":
            break
        while form := page.page.query_selector(f"{NOW} form.turn:not([hidden]):visible"):
            said.append(page.page.inner_text(NOW))
            for line in form.query_selector_all(".options, .scale"):
                line.query_selector_all("input")[0].check()
            why = form.query_selector("[data-why]")
            if why:
                why.fill("Because.")
            form.query_selector("button[type=submit]").click()
        assert not barriers or page.find_barriers() == []
        said.append(page.page.inner_text(NOW))
        page.page.click(f"{NOW} [data-step='1']")
    else:
        pytest.fail("the page has no end")
    assert page.find_barriers() == []
    return said


def go_to(page: WatchedPage, key: str) -> None:
    page.page.evaluate(f"location.hash = '#en-{key}'")
    page.page.wait_for_selector(f".edition:not([hidden]) .now[data-screen='{key}']")


def answer(page: WatchedPage, key: str) -> None:
    """Answer a dilemma to its end, as it asks."""
    now = f".edition[data-language='en'] [data-screen='{key}'] "
    go_to(page, key)
    while form := page.page.query_selector(f"{now}form.turn:not([hidden]):visible"):
        for line in form.query_selector_all(".options, .scale"):
            inputs = line.query_selector_all("input")
            inputs[1].check()
        why = form.query_selector("[data-why]")
        if why:
            why.fill("Because.")
        form.query_selector("button[type=submit]").click()


class Keys:
    """Somebody who has no mouse."""

    def __init__(self, page: WatchedPage) -> None:
        self.page = page.page

    def ask(self, expression: str) -> Any:
        """What holds of the element that has the focus."""
        return self.page.evaluate(f"document.activeElement{expression}")

    def press(self, condition: str, key: str = "Enter") -> None:
        """Tab to what a selector names, and press a key there."""
        for _ in range(60):
            if self.ask(f".matches({condition!r})"):
                self.page.keyboard.press(key)
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"no way by keys to {condition}")

    def go_through(self) -> list[str]:
        """Do a whole page; the screens that were passed."""
        self.press("[data-begin]")
        passed: list[str] = []
        while (screen := str(self.ask(".closest('.screen').dataset.screen"))) != ".end":
            assert self.ask(".tagName") == "H2"
            assert screen not in passed
            passed.append(screen)
            while self.page.query_selector(f"{NOW} form.turn:not([hidden]):visible"):
                self._answer()
                assert self.ask(".tagName") == "H3"
            self.press(f"{NOW} [data-step='1']")
        return passed

    def _answer(self) -> None:
        form = f"{NOW} form.turn:not([hidden])"
        if self.page.query_selector(f"{form} .options:visible"):
            self.press(f"{form} .options input", "Space")
        elif axes := self.page.query_selector_all(f"{form} [data-axis]:visible"):
            for axis in axes:
                self.press(f"{form} [data-axis='{axis.get_attribute('data-axis')}'] input", "ArrowRight")
        elif moved := self.page.query_selector(f"{form} [data-order] [data-id]:visible"):
            item = moved.get_attribute("data-id")
            self.press(f"{form} [data-id='{item}'] [data-move='1']")
            assert self.ask(".closest('li').dataset.id") == item
        if self.page.query_selector(f"{form} [data-why]:visible"):
            self.press(f"{form} [data-why]", "B")
        self.press(f"{form} button[type=submit]")


def words_on_paper(page: WatchedPage, folder: Path, *, raw: bool = False) -> str:
    """What the page prints; `raw` in the order of reading, so that no column parts a sentence."""
    file = folder / "page.pdf"
    file.write_bytes(page.page.pdf())
    command = ["pdftotext", "-raw" if raw else "-layout", str(file), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
