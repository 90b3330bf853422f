"""A size in; the commands that can run here, and the versions of the programs behind them, out."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as package_version
from pathlib import Path

HERE = Path(__file__).parent
MANY = 3000  # slides: pandoc and WeasyPrint take minutes there
KINDS = ("handout", "answers", "facilitator", "cards")
PYTHON, HELP = "python -c pass", "deckgen --help"
TYPST = "import typst; typst.compile('handout.typ', output='typst.pdf')"
WEASYPRINT = "import weasyprint; weasyprint.HTML('handout.html').write_pdf('weasyprint.pdf', pdf_variant='pdf/ua-1')"

Commands = dict[str, list[str]]


def deckgen_command(*arguments: str) -> list[str]:
    """The deckgen that belongs to this Python."""
    return [str(Path(sys.executable).with_name("deckgen")), *arguments]


def deck_commands(size: int) -> Commands:
    """Slides, the whole pack, a check, and who else makes slides of the same."""
    found = {
        "deckgen slides": deckgen_command("build", "--force", "--only", "slides"),
        "deckgen default pack": deckgen_command("build", "--force"),
        "deckgen, nothing changed": deckgen_command("build"),
        "deckgen check": deckgen_command("check"),
    }
    if shutil.which("pandoc") and size < MANY:
        found["pandoc"] = ["pandoc", "pandoc.md", "-o", "pandoc.pptx"]
    if shutil.which("node") and (HERE / "node_modules/pptxgenjs").is_dir():
        found["PptxGenJS"] = ["node", str(HERE / "pptxgenjs.mjs"), "slides.json", "pptxgenjs.pptx"]
    marp = HERE / "node_modules/.bin/marp"
    if marp.exists() and has_chromium() and size < MANY:
        found["Marp pptx"] = [str(marp), "--pptx", "marp.md", "-o", "marp.pptx"]
    return found


def paper_commands(size: int) -> Commands:
    """Each paper on its own, and who else makes a handout of the same."""
    found = {f"deckgen {kind}": deckgen_command("build", "--force", "--only", kind) for kind in KINDS}
    if importlib.util.find_spec("typst"):
        found["typst handout"] = [sys.executable, "-c", TYPST]
    if importlib.util.find_spec("weasyprint") and size < MANY:
        found["WeasyPrint handout"] = [sys.executable, "-c", WEASYPRINT]
    return found


def growth_commands() -> Commands:
    """What must not grow faster than the deck."""
    kinds = {
        f"deckgen {kind}": deckgen_command("build", "--force", "--only", kind, "--jobs", "1")
        for kind in ("slides", *KINDS)
    }
    return {
        **kinds,
        "deckgen default pack": deckgen_command("build", "--force"),
        "deckgen check": deckgen_command("check"),
        "deckgen, nothing changed": deckgen_command("build"),
    }


def start_commands() -> Commands:
    """What a start costs, beside that of Python itself."""
    return {PYTHON: [sys.executable, "-c", "pass"], HELP: deckgen_command("--help")}


def has_chromium() -> bool:
    """Whether Marp could draw its slides."""
    return any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome", "microsoft-edge"))


def list_versions() -> dict[str, str]:
    """Every program that takes part, and who is absent."""
    has_marp = (HERE / "node_modules/.bin/marp").exists() and has_chromium()
    return {
        "deckgen": _ask([*deckgen_command()[:1], "--version"]),
        "pandoc": _ask(["pandoc", "--version"]),
        "Node": _ask(["node", "--version"]),
        "PptxGenJS": "4.0.1" if (HERE / "node_modules/pptxgenjs").is_dir() else "absent",
        "Marp": "present" if has_marp else "absent: it needs Chromium",
        "typst": _package("typst"),
        "WeasyPrint": _package("weasyprint"),
        "Python": platform.python_version(),
        "machine": f"{platform.machine()}, {platform.system()}",
        "rl_accel": "yes" if importlib.util.find_spec("_rl_accel") else "no",
    }


def _package(name: str) -> str:
    try:
        return package_version(name)
    except PackageNotFoundError:
        return "absent"


def _ask(command: list[str]) -> str:
    """The first line that a program says of itself."""
    try:
        shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError):
        return "absent"
    return shown.splitlines()[0].strip() if shown else "?"
