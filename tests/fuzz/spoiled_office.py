"""A repository with a built deck, laid out again for each run, and a folder outside it that is nobody's business."""

from __future__ import annotations

import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SECRET = "GEHEIM-VAN-BUITEN-7319"  # noqa: S105  # nobody's password
DECK = (
    "title: Titel\nterms: {baas: {text: chef}}\nprogram:\n- {slide: S, text: Kijk., image: {file: a.png, alt: Foto}}\n"
    "- cluster: Een\n  dilemmas:\n  - d\n"
)
DILEMMA = (
    "question: Wat doet u met wijn?\nchoices:\n- {id: x, text: Niets, verdict: wrong, feedback: Te weinig.}\n"
    "- {id: y, text: Iets, verdict: good, feedback: Ja.}\nmeer_weten: [{quote: code, section: Deel}]\n"
)
SOURCE = "---\ntitle: Code\n---\n\n# Deel\n\nEen ambtenaar weigert wijn.\n"
VOTES = "date: 2026-11-22\nattendance: 9\ndilemmas: {d: {before: {A: 4, B: 5}}}\n"
GIFT = "::Kaart:: Wat doe je? {~Houden#Nee. =Geven#Ja.}\n"
MOODLE = (
    "<quiz><question type='multichoice'><name><text>Kaart</text></name>"
    "<questiontext><text>Wat doe je?</text></questiontext>"
    "<answer fraction='0'><text>Houden</text></answer>"
    "<answer fraction='100'><text>Geven</text></answer></question></quiz>"
)
TABLE = (("question", "A", "B", "answer"), ("Wat doe je?", "Houden", "Geven", "B"))
IMPORTED = ("in/vragen.gift", "in/vragen.xml", "in/tabel.csv", "in/tabel.xlsx", "in/deck.pptx")
TEXTS = ("decks/demo.yaml", "decks/dilemmas/d.yaml", "decks/sources/code.md", "decks/profiles/p.yaml", "votes.yaml")
BUILT = ("handout", "slides", "handout-docx", "self-study")


class Office:
    """A repository with a deck that was built and committed, and a folder outside it that is nobody's business."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.outside = folder / "repository", folder / "outside"
        self.log = folder / "audit.txt"
        self.temporary, self.cache = folder / "temporary", folder / "cache"
        self.settings: dict[str, str | None] = {}
        self._seen: dict[Path, tuple[int, int, int]] = {}
        self._learned = folder / "learned"
        self.original = folder / "original"
        self._write(self.original)
        self.outside.mkdir()
        (self.outside / "secret.yaml").write_text(f"title: {SECRET}\nprogram: [{{slide: {SECRET}}}]\n", "utf-8")
        (self.outside / "secret.md").write_text(f"---\ntitle: {SECRET}\n---\n\n# Deel\n\n{SECRET}\n", "utf-8")
        (self.outside / "folder").mkdir()
        (self.outside / "folder/manifest.json").write_text("{}", "utf-8")
        for place in (self.temporary, self.cache):
            place.mkdir(exist_ok=True)
        self.cache.rename(self._learned)
        self.untouched = self.list_outside()

    def _write(self, folder: Path) -> None:
        from PIL import Image

        for name in ("decks/dilemmas", "decks/sources", "decks/profiles", "templates/huis"):
            (folder / name).mkdir(parents=True)
        for name, text in zip(
            TEXTS, (DECK, DILEMMA, SOURCE, "overrides: {d: {question: Wat nu?}}\n", VOTES), strict=True
        ):
            (folder / name).write_text(text, "utf-8")
        (folder / "templates/huis/template.yaml").write_text("extends: default\n", "utf-8")
        Image.new("RGB", (40, 30)).save(folder / "decks/a.png")
        (folder / "in").mkdir()
        self._write_imported(folder / "in")
        self.deckgen(folder, "build", *(word for kind in BUILT for word in ("--only", kind)), "--jobs", "1")
        for words in (["init", "-q", "--template="], ["add", "-A", "-f"], ["commit", "-qm", "begin"]):
            subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=environment())
        assert (folder / "output/demo/manifest.json").is_file()

    def _write_imported(self, folder: Path) -> None:
        import xlsxwriter

        (folder / "vragen.gift").write_text(GIFT, "utf-8")
        (folder / "vragen.xml").write_text(MOODLE, "utf-8")
        (folder / "tabel.csv").write_text("".join(f"{','.join(row)}\n" for row in TABLE), "utf-8")
        with xlsxwriter.Workbook(folder / "tabel.xlsx") as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(TABLE):
                sheet.write_row(number, 0, row)
        deck = Path(__file__).parents[1] / "importing/decks/a-typed-letters-number-title.pptx"
        shutil.copyfile(deck, folder / "deck.pptx")

    def deckgen(self, folder: Path, *words: str) -> None:
        """Run a command that must go well."""
        command = [sys.executable, "-m", "deckgen", *words]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, env=self.environment())

    def renew(self) -> None:
        """Lay the repository and the cache out again."""
        for place, original in ((self.folder, self.original), (self.cache, self._learned)):
            remove(place)
            shutil.copytree(original, place, symlinks=True)
        for path in self.temporary.iterdir():
            remove(path)
        self.log.write_bytes(b"")
        self.settings = {}

    def environment(self) -> dict[str, str]:
        """What a command is run with: a cache and a folder for temporary files of its own."""
        own = {"DECKGEN_CACHE": str(self.cache), "TMPDIR": str(self.temporary), "HOME": str(self.temporary)}
        return {name: value for name, value in {**environment(), **own, **self.settings}.items() if value is not None}

    def files(self) -> list[Path]:
        """Files that lie here and in the cache themselves; what a spoiler before made of them, nobody may open."""
        found = [
            Path(folder, name)
            for top in (self.folder, self.cache)
            for folder, _, names in os.walk(top)
            for name in names
        ]
        return sorted(path for path in found if stat.S_ISREG(path.lstat().st_mode))

    def clear(self, place: str) -> Path | None:
        """A path of ours where nothing is any more; none where its folder lies elsewhere, or nowhere."""
        path = self.folder / place
        if not path.parent.is_dir() or not self._is_here(path):
            return None
        remove(path)
        return path

    def _is_here(self, path: Path) -> bool:
        return path.parent.resolve().is_relative_to(self.folder.parent) and self.outside not in path.resolve().parents

    def put_device(self, place: Path, chance: random.Random) -> None:
        """A device that never ends, never takes, or is never there; a link to one where we may not make it."""
        name, major, minor = chance.choice((("zero", 1, 5), ("full", 1, 7), ("random", 1, 8), ("tty", 5, 0)))
        try:
            os.mknod(place, 0o666 | stat.S_IFCHR, os.makedev(major, minor))
        except PermissionError:
            place.symlink_to(f"/dev/{name}")

    def changed(self) -> Iterator[Path]:
        """Files of ours that are not as they were when a command began."""
        for path in self.files():
            if self._seen.get(path) != _facts(path):
                yield path

    def remember(self) -> None:
        """How all files are, before a command begins."""
        self._seen = {path: _facts(path) for path in self.files()}

    def list_outside(self) -> dict[str, bytes]:
        """All that lies outside."""
        return {str(path): path.read_bytes() for path in sorted(self.outside.rglob("*")) if path.is_file()}


def _facts(path: Path) -> tuple[int, int, int]:
    found = path.lstat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def environment() -> dict[str, str]:
    """No cache, no settings of the user, one identity for git."""
    who = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    quiet = {
        "DECKGEN_CACHE": "off",
        "DECKGEN_LANG": "en",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    return {**os.environ, **who, **quiet}


def remove(path: Path) -> None:
    """Whatever it is."""
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)
