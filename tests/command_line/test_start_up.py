"""Starting is quick because each command loads only what it uses."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("pptx", "reportlab", "pydantic", "lxml", "yaml", "PIL", "pikepdf", "markdown_it")


def loaded_after(*arguments: str) -> set[str]:
    """The heavy modules that are loaded when a command line has run."""
    program = (
        "import sys\n"
        f"sys.argv = ['deckgen', *{arguments!r}]\n"
        "from deckgen.cli import command_line\n"
        "try:\n    command_line()\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', *[name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    return set(shown.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("command", ["build", "check", "new", "schema"])
def test_help_of_a_command_loads_nothing_heavy(command: str) -> None:
    assert loaded_after(command, "--help") == set()


def test_help_and_version_load_nothing_heavy() -> None:
    assert loaded_after("--help") == set()
    assert loaded_after("--version") == set()
