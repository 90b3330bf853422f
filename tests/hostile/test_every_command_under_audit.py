"""Every command, over decks as they should be and as an attacker wrote them, while Python tells of all it opens.

What may be read, written and started is a list; everything else fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from deckgen.cli.root import COMMANDS
from deckgen.output import Kind

pytestmark = pytest.mark.skipif(os.name != "posix", reason="paths and programs of other systems are others")

ROOT = Path(__file__).parents[2]
AUDITED = """
import os, sys
log = os.open(os.environ["AUDIT_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
WATCHED = ("subprocess", "socket", "urllib", "http", "ftplib", "smtplib", "webbrowser", "os.exec", "os.spawn",
           "os.posix_spawn", "os.system", "os.startfile", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link",
           "os.symlink", "os.truncate", "os.chmod", "shutil", "pty", "ctypes.dlopen")
def hook(event, args):
    if event == "open" or event.startswith(WATCHED):
        given = [a if isinstance(a, (str, bytes, int)) else str(a) for a in args]
        os.write(log, (repr((event, given)) + "\\n").encode())
sys.addaudithook(hook)
from deckgen.__main__ import main
main()
"""
DECK = """\
title: Proef
date: 2026-11-22
program:
- slide: Beeld
  image: {file: media/foto.png, alt: een foto}
- cluster: Thema
  dilemmas:
  - een
"""
DILEMMA = """\
id: een
title: De kaart
question: Wat doe je met de kaart?
choices: [{text: Houden., verdict: wrong, feedback: Nee.}, {text: Geven., verdict: best, feedback: Ja.}]
meer_weten: [{quote: code, section: Kop}]
"""
TEXTS = {
    "decks/proef.yaml": DECK,
    "decks/dilemmas/een.yaml": DILEMMA,
    "decks/sources/code.md": "---\ntitle: Code\n---\n\n# Kop\n\nTekst.\n",
    "decks/profiles/stad.yaml": "organisation: Stad\n",
    "templates/huis/template.yaml": "colours: {primary: '123456'}\n",
    "telling.yaml": "date: 2026-11-22\nattendance: 9\ndilemmas: {een: {before: {A: 4, B: 5}}}\n",
    "vragen.gift": "::Kaart:: Wat doe je? {~Houden =Geven}\n",
    "vragen.xml": "<quiz><question type='essay'><name><text>Kaart</text></name>"
    "<questiontext><text>Wat doe je?</text></questiontext></question></quiz>",
    "t.csv": "question,A,B,answer\nWat doe je?,Houden,Geven,B\n",
}
# What each command is given, and ends well with. A command that is not named here fails a test below.
ARGUMENTS: dict[str, list[list[str]]] = {
    "new": [["nieuw"], ["nog", "--of", "template"]],
    "init": [[], ["--git", "--ci", "gitlab"]],
    "explain": [["unknown-key"], []],
    "docs": [["-o", "boek"]],
    "schema": [[]],
    "check": [[], ["--profile", "stad"], ["--format", "json"]],
    "build": [
        ["--print", "--jobs", "2"],
        ["--force", "--jobs", "1", *(word for kind in Kind for word in ("--only", kind.value))],
        ["--only", "slides", "--only", "handout", "--profile", "stad"],
        [],
    ],
    "site": [[], ["--with-trainer", "--with-reports", "-o", "elders"]],
    "report": [["proef", "telling.yaml"]],
    "profile": [["stad"]],
    "translate": [["decks/proef.yaml", "--to", "fr"]],
    "translations": [[]],
    "sources": [[]],
    "diff": [["HEAD"]],
    "which": [["output/proef/proef.pptx"], ["output/proef/proef-handout.pdf"]],
    "textconv": [["output/proef/proef.pptx"]],
    "pull": [["output/proef/proef.pptx"], ["output/proef/proef-handout.docx", "--write"]],
    "template": [["check", "huis"], ["new", "ander"]],
    "import": [
        ["output/proef/proef.pptx", "-o", "taken"],
        ["output/proef/proef-handout.docx", "-o", "taken3"],
        *([name, "-o", f"taken-{name}", "--report", f"{name}.html"] for name in ("vragen.gift", "vragen.xml", "t.csv")),
    ],
}
RUNS = [(name, arguments) for name, runs in ARGUMENTS.items() for arguments in runs]
ELSEWHERE = {"open"}  # is for the user's own program
READABLE = (
    *{sys.prefix, sys.base_prefix, sys.exec_prefix, os.path.dirname(os.__file__), str(ROOT)},  # noqa: PTH120
    *("/dev/null", "/proc/self", "/proc/sys/kernel/random/boot_id", "/etc/localtime", "/usr/share/zoneinfo"),
    *("/usr/share/locale", "/etc/mime.types", "/sys/fs/cgroup", "/proc/cpuinfo"),
)
GIT = {"git"}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("audit") / "home"
    for name, text in TEXTS.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (home / "decks/media").mkdir()
    shutil.copy(next((ROOT / "tests/good_decks/media").glob("*.png")), home / "decks/media/foto.png")
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "all"],
    ):
        subprocess.run(["git", *command], cwd=home, check=True)
    events(home, "build", ["--jobs", "1", "--only", "slides", "--only", "handout", "--only", "handout-docx"])
    return home


@pytest.fixture
def repository(prepared: Path, tmp_path: Path) -> Path:
    """A copy for each command: what one writes, such as the start of a translation, is a fault to the next."""
    return Path(shutil.copytree(prepared, tmp_path / "home"))


@pytest.fixture(scope="module")
def attacked(prepared: Path) -> Path:
    """The same, after somebody put links, pipes and paths that lead out wherever one may stand."""
    home = prepared.with_name("attacked")
    shutil.copytree(prepared, home)
    (home.parent / "private.yaml").write_text("title: VERTROUWELIJK\n", "utf-8")
    for name in ("decks/proef.fr.yaml", "decks/dilemmas/twee.yaml", "decks/los.yaml", "output/proef/proef-cards.pdf"):
        (home / name).unlink(missing_ok=True)
        (home / name).symlink_to(home.parent / "private.yaml")
    (home / "templates/weg").symlink_to("/etc")
    (home / "output/los").symlink_to(home.parent)
    os.mkfifo(home / "decks/pijp.yaml")
    manifest = home / "output/proef/manifest.json"
    data = json.loads(manifest.read_text("utf-8"))
    data["inputs"].append({"path": "../../../../../../etc/passwd", "size": 1, "sha256": "0" * 64})
    manifest.write_text(json.dumps(data), "utf-8")
    bad = "title: x\ntemplate: ../../etc\nprogram:\n- {slide: s, image: {file: ../../../etc/passwd, alt: x}}\n"
    (home / "decks/slecht.yaml").write_text(bad, "utf-8")
    (home / "deckgen.toml").write_text("[quatsch]\n", "utf-8")
    (home / "reportlab_mods.py").write_text("raise SystemExit(9)\n", "utf-8")
    return home


def events(
    home: Path, command: str, arguments: list[str], statuses: tuple[int, ...] = (0,)
) -> list[tuple[str, list[object]]]:
    work = home.parent / "work"
    work.mkdir(exist_ok=True)
    log = work / f"{home.name}-{command}.log"
    log.unlink(missing_ok=True)
    settings = {"AUDIT_LOG": log, "TMPDIR": work, "DECKGEN_CACHE": work / "cache", "HOME": work}
    done = subprocess.run(
        [sys.executable, "-c", AUDITED, command, *arguments],
        cwd=home,
        env={**os.environ, **{name: str(path) for name, path in settings.items()}},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in statuses, done.stderr
    return [eval(line, {}) for line in log.read_text("utf-8").splitlines()]  # noqa: S307  # what repr wrote


def assert_allowed(home: Path, found: list[tuple[str, list[object]]]) -> None:
    work = home.parent / "work"
    opened = 0
    for event, given in found:
        if event == "open" and isinstance(given[0], str):
            opened += 1
            path = os.path.realpath(home / given[0])
            if _writes(given):
                assert _is_below(path, (str(home), str(work), "/dev/null")), given
            else:
                assert _is_below(path, (str(home), str(work), *READABLE)), given
        elif event == "subprocess.Popen":
            program = str(given[0])
            assert Path(program).is_absolute(), given
            assert Path(program).name in GIT, given
        elif event in {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "shutil.rmtree"}:
            assert _is_below(os.path.realpath(home / str(given[0])), (str(home), str(work))), (event, given)
        else:
            assert event == "open", (event, given)
    assert opened > 5


def _writes(given: list[object]) -> bool:
    mode, flags = given[1], given[2]
    if isinstance(mode, str) and mode != "None" and set(mode) & set("wax+"):
        return True
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def _is_below(path: str, folders: tuple[str, ...]) -> bool:
    return any(path == folder or path.startswith(f"{os.path.realpath(folder)}/") for folder in folders)


def test_every_command_is_watched() -> None:
    assert {*ARGUMENTS, *ELSEWHERE} == set(COMMANDS)


@pytest.mark.parametrize(("command", "arguments"), RUNS)
def test_a_command_opens_and_starts_what_it_may(command: str, arguments: list[str], repository: Path) -> None:
    assert_allowed(repository, events(repository, command, arguments))


def test_every_deck_that_there_is_stays_within_the_same_bounds(repository: Path) -> None:
    """The project's own decks, built, and those of other tests, checked."""
    home = repository.with_name("all")
    for name in ("decks", "templates"):
        shutil.copytree(ROOT / name, home / name)
    assert_allowed(home, events(home, "build", ["--jobs", "1"]))
    shutil.copytree(ROOT / "tests/good_decks", home / "good")
    names = [path.relative_to(home).as_posix() for path in sorted((home / "good").glob("*.yaml"))]
    assert len(names) >= 5
    assert_allowed(home, events(home, "check", names))


@pytest.mark.parametrize("command", ["check", "build", "translations", "sources", "which", "diff"])
def test_an_attacked_repository_changes_nothing_of_that(command: str, attacked: Path) -> None:
    for arguments in ARGUMENTS[command][:1]:
        (attacked / "deckgen.toml").unlink(missing_ok=True)
        assert_allowed(attacked, events(attacked, command, arguments, (0, 1, 2, 3)))
    assert (attacked.parent / "private.yaml").read_text("utf-8") == "title: VERTROUWELIJK\n"
