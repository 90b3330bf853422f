"""Starting is quick because each command loads only what it uses."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen import cli
from deckgen.cli import command_line
from deckgen.cli.root import COMMANDS
from deckgen.resources import resource

HEAVY = ("pptx", "reportlab", "lxml", "yaml", "PIL", "pikepdf", "markdown_it")


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


@pytest.mark.parametrize("words", [("--help",), ("template", "--help")])
def test_help_says_of_each_command_a_whole_sentence(words: tuple[str, ...]) -> None:
    listed = CliRunner().invoke(command_line, words).stdout.split("Commands:\n")[1].splitlines()
    assert len(listed) > 1
    assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []


def test_help_lists_every_command_module() -> None:
    folder = Path(cli.__file__).parent
    assert set(COMMANDS) == {path.stem.removesuffix("_command") for path in folder.glob("*_command.py")}


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_the_stored_help_is_what_the_command_line_says(language: str, golden: Callable[[Path, str], None]) -> None:
    environment = {"COLUMNS": "80", "DECKGEN_LANG": language, "LANGUAGE": ""}
    shown = CliRunner().invoke(command_line, ["--help"], prog_name="deckgen", env=environment)
    golden(resource(f"help/{language}.txt"), shown.stdout)


@pytest.mark.parametrize("words", [("--version",), ("-V",), ("--version", "--lang", "nl"), ("--lang=fr", "-V")])
@pytest.mark.parametrize("language", ["en", "nl", "fr", "de", "de_AT.UTF-8", "xx"])
def test_the_version_is_told_as_the_command_line_tells_it(language: str, words: tuple[str, ...]) -> None:
    environment = {"DECKGEN_LANG": language, "LANGUAGE": ""}
    expected = CliRunner().invoke(command_line, words, prog_name="deckgen", env=environment)
    program = (
        "import atexit, sys; from deckgen.__main__ import main\n"
        "atexit.register(lambda: print('LOADED', *{'click', 'typing'} & set(sys.modules)))\n"
        f"sys.argv = ['deckgen', *{words!r}]; main()"
    )
    command, environment = [sys.executable, "-c", program], {**os.environ, **environment}
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=60)
    assert (shown.stdout.removesuffix("LOADED\n"), shown.stderr) == (expected.stdout, expected.stderr)
    assert ("LOADED" in shown.stdout) == (language != "xx")


def _said(program: str) -> str:
    """What a program prints in an interpreter of its own."""
    command = [sys.executable, "-P", "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_a_module_that_is_hardly_used_is_there_when_it_is_used() -> None:
    program = (
        "import sys, threading; from deckgen.__main__ import load_when_used\n"
        "load_when_used({'ipaddress': (), 'colorsys': ()}); import colorsys, ipaddress, pathlib, urllib.parse\n"
        "print('ip_address' in vars(ipaddress), 'rgb_to_hsv' in vars(colorsys))\n"
        "found = []; work = lambda: found.append(ipaddress.ip_address('::1'))\n"
        "threads = [threading.Thread(target=work) for _ in range(8)]\n"
        "[each.start() for each in threads]; [each.join() for each in threads]\n"
        "print(set(map(str, found)), 'rgb_to_hsv' in vars(colorsys))\n"
        "from ipaddress import IPv6Address; print(type(found[0]) is IPv6Address is ipaddress.IPv6Address)\n"
        "print(urllib.parse.urlsplit('http://[::1]:80/').hostname, colorsys.rgb_to_hsv(0, 0, 0))\n"
        "import pickle; print(pickle.loads(pickle.dumps(found[0])) == found[7])"
    )
    assert _said(program).splitlines() == ["False False", "{'::1'} False", "True", "::1 (0.0, 0.0, 0)", "True"]


def test_a_function_taken_out_of_such_a_module_loads_it_when_it_is_called() -> None:
    program = (
        "import sys; from deckgen.__main__ import load_when_used\n"
        "load_when_used({'importlib.metadata': ('entry_points',)})\n"
        "from importlib.metadata import entry_points; import importlib.metadata as seen\n"
        "print('version' in vars(seen)); print(len(entry_points(group='none of this name')))\n"
        "print('version' in vars(sys.modules['importlib.metadata'])); print(seen.version('click')[:1].isdecimal())"
    )
    assert _said(program).split() == ["False", "0", "True", "True"]


def test_what_a_command_seldom_needs_is_there_when_it_needs_it() -> None:
    program = (
        "import sys; from deckgen.__main__ import _HARDLY_USED, load_when_used\n"
        "load_when_used(_HARDLY_USED); import msgspec.json, subprocess, PIL.Image\n"
        "print('run' in vars(subprocess), 'type_info' in vars(msgspec.inspect))\n"
        "print(subprocess.run([sys.executable, '-c', 'print(7)'], capture_output=True, check=True).stdout.decode())\n"
        "print(msgspec.json.schema(int), type(msgspec.inspect.type_info(int)).__name__)\n"
        "print('Base' in vars(PIL.Image.ExifTags), int(PIL.Image.ExifTags.Base.Orientation))"
    )
    assert _said(program).split() == ["False", "False", "7", "{'type':", "'integer'}", "IntType", "False", "274"]


@pytest.mark.parametrize("width", ["", "60", "80"])
def test_help_asks_for_the_command_line_only_where_the_terminal_is_narrow(width: str) -> None:
    program = (
        "import atexit, sys; from deckgen.__main__ import main\n"
        "atexit.register(lambda: print('LOADED', *sorted({'click', 'msgspec'} & set(sys.modules))))\n"
        "sys.argv = ['deckgen', '-h']; main()"
    )
    environment = {**os.environ, "COLUMNS": width}
    command = [sys.executable, "-c", program]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=60)
    words = resource("help/en.txt").read_text("utf-8").split()
    assert shown.stdout.split()[: len(words)] == words
    if width == "60":
        assert max(map(len, shown.stdout.splitlines())) <= 60
    else:
        assert shown.stdout.splitlines()[-1] == "LOADED"
