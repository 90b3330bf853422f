"""A repository with a built deck, and what can be spoiled around it: links, pipes, names, clocks, git itself."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
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
NAMES = (
    "a\x1b]0;x\x07b",
    "b\n::error::x",
    "c\u202ed",
    "::warning::x",
    "##[error]x",
    "-rf",
    "--help",
    "CON",
    "nul",
    " ",
    "x.",
    "geschenken.v2",
    "a" * 240,
    "é" * 120,
    "\udcff\udcfe",
    "a\tb",
    "a%20b",
    "$(id)",
    "`id`",
    ".verborgen",
    "a\\b",
    "a:b",
    "x.fr",
)
TEXTS = ("decks/demo.yaml", "decks/dilemmas/d.yaml", "decks/sources/code.md", "decks/profiles/p.yaml", "votes.yaml")
PLACES = (
    *TEXTS,
    "decks/a.png",
    "decks",
    "decks/dilemmas",
    "decks/sources",
    "templates",
    "templates/huis",
    "output",
    "output/demo",
    "templates/huis/template.yaml",
    "output/demo/manifest.json",
    "output/demo/demo-handout.pdf",
    "output/demo/demo.pptx",
    "decks/demo.fr.yaml",
    "decks/dilemmas/d.fr.yaml",
    "decks/sources/code.fr.md",
    "output/demo/.deckgen-x.tmp",
    "decks/x.yaml",
)


class Office:
    """A repository with a deck that was built and committed, and a folder outside it that is nobody's business."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.outside = folder / "repository", folder / "outside"
        self.log = folder / "audit.txt"
        self.original = folder / "original"
        self._write(self.original)
        self.outside.mkdir()
        (self.outside / "secret.yaml").write_text(f"title: {SECRET}\nprogram: [{{slide: {SECRET}}}]\n", "utf-8")
        (self.outside / "secret.md").write_text(f"---\ntitle: {SECRET}\n---\n\n# Deel\n\n{SECRET}\n", "utf-8")
        (self.outside / "folder").mkdir()
        (self.outside / "folder/manifest.json").write_text("{}", "utf-8")
        self.untouched = self.list_outside()

    def _write(self, folder: Path) -> None:
        from PIL import Image

        for name in ("decks/dilemmas", "decks/sources", "decks/profiles", "templates/huis"):
            (folder / name).mkdir(parents=True)
        for name, text in zip(
            TEXTS, (DECK, DILEMMA, SOURCE, "overrides: {d: {question: Wat nu?}}\n", "{}\n"), strict=True
        ):
            (folder / name).write_text(text, "utf-8")
        (folder / "templates/huis/template.yaml").write_text("extends: default\n", "utf-8")
        Image.new("RGB", (40, 30)).save(folder / "decks/a.png")
        for command in ("handout", "slides"):
            self.deckgen(folder, "build", "--only", command, "--jobs", "1")
        for words in (["init", "-q"], ["add", "-A", "-f"], ["commit", "-qm", "begin"]):
            subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=environment())
        assert (folder / "output/demo/manifest.json").is_file()

    def deckgen(self, folder: Path, *words: str) -> None:
        """Run a command that must go well."""
        command = [sys.executable, "-m", "deckgen", *words]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment())

    def renew(self) -> None:
        """Lay the repository out again."""
        remove(self.folder)
        shutil.copytree(self.original, self.folder, symlinks=True)
        self.log.write_bytes(b"")

    def list_outside(self) -> dict[str, bytes]:
        """All that lies outside."""
        return {str(path): path.read_bytes() for path in sorted(self.outside.rglob("*")) if path.is_file()}


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


def put_link(office: Office, chance: random.Random) -> None:
    """A link in the place of a file or a folder."""
    place = office.folder / chance.choice(PLACES)
    targets = (
        office.outside / "secret.yaml",
        office.outside / "secret.md",
        office.outside / "folder",
        office.outside,
        place,
        Path("/dev/zero"),
        Path("/dev/full"),
        Path("/nowhere"),
        Path("/proc/self/environ"),
        Path("/etc/passwd"),
        Path(".."),
    )
    remove(place)
    if place.parent.is_dir():
        place.symlink_to(chance.choice(targets))


def put_pipe(office: Office, chance: random.Random) -> None:
    """A pipe or a socket in the place of a file: whoever opens it waits."""
    place = office.folder / chance.choice(PLACES)
    remove(place)
    if not place.parent.is_dir():
        return
    if chance.random() < 0.8:
        os.mkfifo(place)
    else:
        with socket.socket(socket.AF_UNIX) as server:
            os.chdir(place.parent)
            server.bind(place.name)
            os.chdir("/")


def put_folder(office: Office, chance: random.Random) -> None:
    """A folder in the place of a file, or a file in the place of a folder; or nobody may read it."""
    place = office.folder / chance.choice(PLACES)
    if not place.exists():
        return
    is_folder = place.is_dir()
    remove(place)
    if is_folder:
        place.write_text("x", "utf-8")
    else:
        place.mkdir()


def put_name(office: Office, chance: random.Random) -> None:
    """A name that steers, that no system likes, or that is no text."""
    place = office.folder / chance.choice(TEXTS)
    name = chance.choice(NAMES) + place.suffix
    target = os.fsencode(place.parent) + b"/" + name.encode("utf-8", "surrogateescape")
    try:
        if chance.random() < 0.5:
            os.rename(os.fsencode(place), target)  # noqa: PTH104  # bytes, which are no text
        else:
            shutil.copyfile(os.fsencode(place), target)
    except OSError:
        return  # the name is too long for this system


def put_clock(office: Office, chance: random.Random) -> None:
    """Other times; and, as often, other words of the same length under the same time."""
    files = [path for path in office.folder.rglob("*") if path.is_file() and ".git" not in path.parts]
    moment = chance.choice((0, 1, 2**31, 4_102_444_800, time.time() + 86_400, time.time()))
    dilemma = office.folder / "decks/dilemmas/d.yaml"
    before = dilemma.stat()
    if chance.random() < 0.6:
        dilemma.write_text(DILEMMA.replace("wijn", "bier"), "utf-8")
        os.utime(dilemma, ns=(before.st_atime_ns, before.st_mtime_ns))
    if chance.random() < 0.6:
        for path in files if chance.random() < 0.5 else chance.sample(files, 3):
            os.utime(path, (moment, moment))


def put_repository(office: Office, chance: random.Random) -> None:
    """A repository that is broken, or that asks for something."""
    git = office.folder / ".git"
    objects = [path for path in (git / "objects").rglob("*") if path.is_file()]
    if not objects:
        return  # it was spoiled already
    broken = chance.choice(objects)
    match chance.randrange(9):
        case 0:
            remove(broken)
        case 1:
            broken.chmod(0o600)
            broken.write_bytes(broken.read_bytes()[:7])
        case 2:
            (git / "HEAD").write_bytes(
                chance.choice((b"", b"x", b"ref: refs/heads/none\n", b"\xff\xfe", b"ref: ../../x\n"))
            )
        case 3:
            (git / "index").write_bytes(b"DIRC\0\0\0\2")
        case 4:
            settings = (
                "mailmap.file=/dev/zero",
                "core.fsmonitor=touch ran",
                "core.pager=touch ran",
                "diff.external=touch ran",
            )
            name, _, value = chance.choice(settings).partition("=")
            subprocess.run(["git", "config", name, value], cwd=office.folder, check=True, env=environment())
        case 5:
            remove(git)
            git.write_text(f"gitdir: {office.outside}\n", "utf-8")
        case 6:
            (office.folder / ".gitattributes").write_text("*.yaml diff=x filter=x\n", "utf-8")
            subprocess.run(["git", "config", "filter.x.smudge", "touch ran"], cwd=office.folder, check=True)
            subprocess.run(["git", "config", "diff.x.textconv", "touch ran"], cwd=office.folder, check=True)
        case 7:
            (office.folder / ".mailmap").symlink_to("/dev/zero")
        case _:
            (git / "packed-refs").write_bytes(b"# pack-refs\n" + b"0" * 40 + b" refs/heads/x\n" * 3)


def put_nothing(_: Office, __: random.Random) -> None:
    """Only the streams are spoiled."""


SPOILERS: tuple[Callable[[Office, random.Random], None], ...] = (
    put_link,
    put_link,
    put_link,
    put_pipe,
    put_pipe,
    put_folder,
    put_name,
    put_name,
    put_clock,
    put_repository,
    put_nothing,
)
