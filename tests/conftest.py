"""What all tests share: `--accept` rewrites goldens, and the independent checkers are found where they are."""

from __future__ import annotations

import gettext
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from deckgen.messages.catalogue import speak
from needs import CHECKERS, PROGRAMS_OF_MARKS, count_missing, find_folder, skip_without, skip_without_programs

settings.register_profile("deckgen", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("deckgen")

os.environ["DECKGEN_LANG"] = "en"  # whatever the language of who runs the tests
os.environ["DECKGEN_CACHE"] = "off"  # no test reads or writes what lies outside its own folder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files with what is produced now")
    parser.addoption("--alone", action="store_true", help="only the tests that need nothing beside Python")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long random runs only when asked for; with `--alone` nothing that needs a program or a checker."""
    if config.getoption("--alone"):
        others = {"checkers", "nightly", *PROGRAMS_OF_MARKS}
        items[:] = [item for item in items if others.isdisjoint(mark.name for mark in item.iter_markers())]
    if "nightly" in (config.getoption("-m") or ""):
        return
    skip = pytest.mark.skip(reason="long; run with -m nightly")
    for item in items:
        if item.get_closest_marker("nightly"):
            item.add_marker(skip)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """No test starts a program that is not installed."""
    skip_without_programs(item)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what this run did not check, for want of a program, the checkers or a deck."""
    skipped = terminalreporter.stats.get("skipped", [])
    missing = count_missing(report.longrepr[2] for report in skipped if isinstance(report.longrepr, tuple))
    if not missing:
        return
    terminalreporter.section("not checked")
    for need, tests in missing.items():
        terminalreporter.write_line(f"{tests} test{'s' if tests > 1 else ''}: needs {need}")
    terminalreporter.write_line("CONTRIBUTING.md, “What some tests need”, says where each comes from.")


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """Every test begins in English: a command line that ran before may have left the process in another language."""
    speak("en")
    gettext.textdomain("messages")  # that of the words of click


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a file; a missing file fails unless it is being accepted."""
    accept = request.config.getoption("--accept")

    def compare(path: Path, actual: str) -> None:
        if accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, "utf-8", newline="\n")
        assert path.exists(), f"no golden {path.name}; look at the result, then run with --accept"
        assert actual == path.read_text("utf-8")

    return compare


@pytest.fixture(scope="session")
def checks() -> tuple[str, Path]:
    """The Python that runs the independent checkers, and their folder; skips where they are not at hand."""
    python = os.environ.get("DECKGEN_CHECKS_PYTHON")
    if not python:
        skip_without(CHECKERS)
    return str(python), find_folder("DECKGEN_CHECKS", CHECKERS)


@pytest.fixture
def heeded_interrupts() -> Iterator[None]:
    """Processes that a test starts heed Ctrl-C, also where a shell started the tests in the background, without it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)


@pytest.fixture(scope="session")
def players() -> Path:
    """Where the players are that pages and questions are tried in."""
    folder = Path(__file__).parent / "web" / "node_modules"
    if not folder.is_dir():
        skip_without("the players of tests/web (npm ci --prefix tests/web)")
    return folder


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    """What drives browsers; it runs once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Any) -> Iterator[Any]:
    """One browser for all tests; root may not start it in its own sandbox."""
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright: Any) -> Iterator[Any]:
    """Another browser. Playwright drives Debian's own by a protocol that both have to know alike."""
    from playwright.sync_api import Error

    try:
        browser = playwright.firefox.launch(executable_path=shutil.which("firefox-esr"), channel="moz-firefox")
        browser.new_context().close()
    except Error:
        skip_without("a Firefox and a Playwright that understand each other")
    yield browser
    browser.close()
