"""What can be spoiled around a deck: links, pipes, devices, names, clocks, settings, git itself."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from spoiled_office import DILEMMA, IMPORTED, TEXTS, Office, environment, remove

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
    *IMPORTED,
    "output/demo/demo-handout.docx",
    "output/demo/demo-self-study.html",
    "in",
    "over",
    "over.html",
    "site",
    "site/index.html",
    "boek",
    "elders",
    "elders/demo",
    "ander",
    "templates/ander",
    "deckgen.toml",
    ".deckgen",
    ".gitattributes",
    ".gitignore",
    ".github",
    ".github/workflows",
    "decks/nieuw.yaml",
    "decks/dilemmas/erbij.yaml",
    "output/demo/demo-report.pdf",
    ".git/HEAD",
    ".git/index",
    ".git/config",
    ".git/objects",
    "../cache",
)


SETTINGS: tuple[tuple[str, tuple[str | None, ...]], ...] = (
    ("SOURCE_DATE_EPOCH", ("-1", "9" * 30, "x", "", "0", "1e9", "4102444800")),
    ("TZ", (":/etc/passwd", "x" * 300, "UTC+99", "")),
    ("HOME", (None, "", "/nowhere", "~", "/dev/null")),
    ("COLUMNS", ("0", "-1", "x", "9" * 20)),
    ("LC_ALL", ("C", "xx_YY.utf8", "")),
    ("PATH", ("", ".", "/nowhere", None)),
    ("DECKGEN_CACHE", ("off", "", ".", "decks", "/dev/null", "/nowhere/x")),
    ("DECKGEN_LANG", ("fr", "xx", "", "../../x")),
    ("GIT_DIR", ("/dev/zero", "/nowhere", ".")),
    ("TERM", ("dumb", "x" * 300)),
)


def put_link(office: Office, chance: random.Random) -> None:
    """A link in the place of a file or a folder."""
    place = office.clear(chance.choice(PLACES))
    targets = (
        office.outside / "secret.yaml",
        office.outside / "secret.md",
        office.outside / "folder",
        office.outside,
        place or "x",
        Path("/dev/zero"),
        Path("/dev/full"),
        Path("/nowhere"),
        Path("/proc/self/environ"),
        Path("/etc/passwd"),
        Path(".."),
    )
    if place:
        place.symlink_to(chance.choice(targets))


def put_pipe(office: Office, chance: random.Random) -> None:
    """A pipe or a socket in the place of a file: whoever opens it waits."""
    place = office.clear(chance.choice(PLACES))
    if not place:
        return
    if chance.random() < 0.8:
        os.mkfifo(place)
    else:
        with socket.socket(socket.AF_UNIX) as server:
            os.chdir(place.parent)
            server.bind(place.name)
            os.chdir("/")


def put_device(office: Office, chance: random.Random) -> None:
    """A device in the place of a file."""
    if place := office.clear(chance.choice(PLACES)):
        office.put_device(place, chance)


def put_damage(office: Office, chance: random.Random) -> None:
    """A file of which a part is gone, is zeros, or says something else."""
    files = [path for path in office.files() if ".git" not in path.parts]
    if not files:
        return
    path = chance.choice(files)
    data = bytearray(path.read_bytes())
    begin = chance.randrange(len(data) + 1)
    match chance.randrange(4):
        case 0:
            del data[begin:]
        case 1:
            data[begin : begin + 64] = bytes(64)
        case 2:
            data[begin : begin + 4] = chance.randbytes(4)
        case _:
            data[begin:begin] = data[: chance.randrange(200)]
    path.write_bytes(data)


def put_folder(office: Office, chance: random.Random) -> None:
    """A folder in the place of a file, or a file in the place of a folder."""
    name = chance.choice(PLACES)
    was_folder = (office.folder / name).is_dir()
    place = office.clear(name)
    if place and was_folder:
        place.write_text("x", "utf-8")
    elif place:
        place.mkdir()


def put_name(office: Office, chance: random.Random) -> None:
    """A name that steers, that no system likes, or that is no text."""
    place = office.folder / chance.choice(TEXTS)
    if place not in office.files():
        return
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
    files = [path for path in office.files() if ".git" not in path.parts]
    moment = chance.choice((0, 1, 2**31, 4_102_444_800, time.time() + 86_400, time.time()))
    dilemma = office.folder / "decks/dilemmas/d.yaml"
    if dilemma in files and chance.random() < 0.6:
        before = dilemma.stat()
        dilemma.write_text(DILEMMA.replace("wijn", "bier"), "utf-8")
        os.utime(dilemma, ns=(before.st_atime_ns, before.st_mtime_ns))
    if chance.random() < 0.6:
        for path in files if chance.random() < 0.5 else chance.sample(files, min(3, len(files))):
            os.utime(path, (moment, moment))


def put_repository(office: Office, chance: random.Random) -> None:
    """A repository that is broken, or that asks for something."""
    git = office.folder / ".git"
    objects = [path for path in office.files() if git / "objects" in path.parents]
    if not objects or not {git / "HEAD", git / "index", git / "config"} <= set(office.files()):
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
            subprocess.run(["git", "config", name, value], cwd=office.folder, check=False, env=environment())
        case 5:
            remove(git)
            git.write_text(f"gitdir: {office.outside}\n", "utf-8")
        case 6:
            (office.folder / ".gitattributes").write_text("*.yaml diff=x filter=x\n", "utf-8")
            subprocess.run(["git", "config", "filter.x.smudge", "touch ran"], cwd=office.folder, check=False)
            subprocess.run(["git", "config", "diff.x.textconv", "touch ran"], cwd=office.folder, check=False)
        case 7:
            remove(office.folder / ".mailmap")
            (office.folder / ".mailmap").symlink_to("/dev/zero")
        case _:
            (git / "packed-refs").write_bytes(b"# pack-refs\n" + b"0" * 40 + b" refs/heads/x\n" * 3)


def put_environment(office: Office, chance: random.Random) -> None:
    """A clock that a build is told of, a time zone, a home and a terminal that nobody has."""
    name, values = chance.choice(SETTINGS)
    office.settings[name] = chance.choice(values)


def put_nothing(_: Office, __: random.Random) -> None:
    """Only the streams are spoiled."""


SPOILERS: tuple[Callable[[Office, random.Random], None], ...] = (
    put_link,
    put_link,
    put_link,
    put_pipe,
    put_device,
    put_damage,
    put_folder,
    put_name,
    put_name,
    put_clock,
    put_repository,
    put_environment,
    put_nothing,
)
