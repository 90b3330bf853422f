"""What some tests need beside Python: programs, the independent checkers, decks that are not ours to publish.

A test that lacks its need is skipped with a reason that starts with `needs`; the run says at its end what it did not
check.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

# A mark -> the programs that its tests start, unless the mark names others: `@pytest.mark.office("qpdf")`.
PROGRAMS_OF_MARKS = {"office": ("soffice", "pdftotext"), "browser": ("chromium",)}
PACKAGES = {
    "soffice": "LibreOffice",
    "pdftotext": "poppler",
    "pdftoppm": "poppler",
    "qpdf": "qpdf",
    "chromium": "Chromium",
    "firefox-esr": "Firefox (firefox-esr)",
    "gs": "Ghostscript",
    "node": "Node",
    "pandoc": "pandoc",
}
CHECKERS = "the independent checkers (DECKGEN_CHECKS, DECKGEN_CHECKS_PYTHON)"
SEEDS = "a real deck that is not ours to publish (DECKGEN_SEEDS)"


def skip_without(need: str) -> None:
    """End a test that lacks something, so that the run's end can name it."""
    pytest.skip(f"needs {need}")


def skip_without_programs(item: pytest.Item) -> None:
    """End a test whose mark names a program that is not installed."""
    for mark, usual in PROGRAMS_OF_MARKS.items():
        for found in item.iter_markers(mark):
            for program in found.args or usual:
                if shutil.which(program) is None:
                    skip_without(PACKAGES[program])


def find_folder(variable: str, need: str) -> Path:
    """The folder that a variable of the environment names."""
    folder = Path(os.environ.get(variable) or "/nowhere")
    if not folder.is_dir():
        skip_without(need)
    return folder


def count_missing(reasons: Iterable[str]) -> dict[str, int]:
    """How many tests lacked each need."""
    prefix = "Skipped: needs "
    return dict(sorted(Counter(reason[len(prefix) :] for reason in reasons if reason.startswith(prefix)).items()))
