"""Links that lead out are not followed, and pipes and devices are not waited for, wherever they stand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from deckgen.file_reading import (
    LeadsOutError,
    SpecialFileError,
    TooLargeError,
    is_file,
    leads_elsewhere,
    read_file,
    read_start,
)
from deckgen.file_writing import write_whole
from deckgen.problems import DeckgenError

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")

SECRET = "VERTROUWELIJK"  # noqa: S105  # a word to look for
DECK = """\
title: Proef
template: stijl
program:
- {slide: Beeld, image: {file: media/foto.png, alt: een foto}}
- cluster: Thema
  dilemmas: [een]
"""
DILEMMA = "title: Een\nquestion: Wat doe je?\nmeer_weten: [{quote: code, section: Kop}]\n"
SOURCE = "---\ntitle: Code\n---\n\n# Kop\n\nTekst.\n"
PICTURE = (Path(__file__).parents[1] / "good_decks/media").glob("*.png")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A deck that draws from every kind of file, with all its translations; a private folder beside it."""
    home = tmp_path / "repository"
    texts = {
        "decks/proef.yaml": DECK,
        "decks/proef.fr.yaml": "title: Essai\nprogram: [{slide: Image, image: {alt: une photo}}, {cluster: Theme}]\n",
        "decks/dilemmas/een.yaml": DILEMMA,
        "decks/dilemmas/een.fr.yaml": "title: Un\nquestion: Que fais-tu?\nmeer_weten: [{}]\n",
        "decks/sources/code.md": SOURCE,
        "decks/sources/code.fr.md": SOURCE,
        "decks/profiles/stad.yaml": "template: stijl\n",
        "templates/stijl/template.yaml": "description: stil\n",
    }
    for name, text in texts.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (home / "decks/media").mkdir()
    (home / "decks/media/foto.png").write_bytes(PNG)
    (tmp_path / "private").mkdir()
    return home


PNG = next(PICTURE).read_bytes()


def run(home: Path, *arguments: str, seconds: int = 60) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "deckgen", *arguments],
        cwd=home,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


def lead_out(path: Path, private: Path) -> None:
    """Put what is at a path into the private folder, with a secret in it, and a link in its place."""
    outside = private / path.name
    path.rename(outside)
    for text in [outside, *outside.rglob("*")] if outside.is_dir() else [outside]:
        if text.suffix in {".yaml", ".md"}:
            with text.open("a", encoding="utf-8") as file:
                file.write(f"# {SECRET}\n")
    path.symlink_to(outside)


NAMES = [
    "decks/proef.yaml",
    "decks/proef.fr.yaml",
    "decks/dilemmas/een.yaml",
    "decks/dilemmas/een.fr.yaml",
    "decks/sources/code.md",
    "decks/sources/code.fr.md",
    "decks/profiles/stad.yaml",
    "decks/media/foto.png",
    "decks/dilemmas",
    "decks/sources",
    "decks/media",
    "decks/profiles",
    "templates/stijl/template.yaml",
    "templates/stijl",
    "templates",
    "decks",
]
BUILD = ("build", "--language", "fr", "--profile", "stad", "--only", "handout")


def test_the_repository_builds_as_it_stands(repository: Path) -> None:
    assert run(repository, *BUILD).returncode == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_link_that_leads_out_is_refused(name: str, repository: Path) -> None:
    lead_out(repository / name, repository.parent / "private")
    done = run(repository, *BUILD)
    assert done.returncode in {1, 2}, done.stdout
    assert SECRET not in done.stdout + done.stderr
    assert not (repository / "output").exists()


@pytest.mark.parametrize(
    ("name", "target"),
    [("decks/proef.yaml", "/dev/zero"), ("decks/dilemmas/een.yaml", "pipe"), ("decks/media/foto.png", "loop")],
)
def test_what_never_ends_is_not_read(name: str, target: str, repository: Path) -> None:
    path = repository / name
    path.unlink()
    if target == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path if target == "loop" else target)
    assert run(repository, "check", seconds=20).returncode in {1, 2}


OUTPUT = "output/proef/manifest.json"


@pytest.mark.parametrize(
    ("command", "target"),
    [
        (("build", "--only", "handout"), "/dev/zero"),
        (("build", "--only", "handout"), "folder"),
        (("build", "--check"), "pipe"),
        (("build", "--check"), "huge"),
        (("which",), "/dev/zero"),
        (("which",), "loop"),
    ],
)
def test_a_manifest_that_is_none_is_no_matter(command: tuple[str, ...], target: str, repository: Path) -> None:
    assert run(repository, "build", "--only", "handout").returncode == 0
    path = repository / OUTPUT
    path.unlink()
    if target == "pipe":
        os.mkfifo(path)
    elif target == "folder":
        path.mkdir()
    elif target == "huge":
        with path.open("wb") as file:
            file.truncate(2**33)
    else:
        path.symlink_to(path if target == "loop" else target)
    named = ("output/proef/proef-handout.pdf",) if command == ("which",) else ()
    done = run(repository, *command, *named, seconds=30)
    assert done.returncode in {0, 1, 3}


@pytest.mark.parametrize(
    "arguments", [("which",), ("textconv",), ("import",), ("build", "--icc"), ("template", "check")]
)
def test_a_pipe_that_the_user_names_is_refused(arguments: tuple[str, ...], repository: Path) -> None:
    os.mkfifo(repository / "pipe.pptx")
    assert run(repository, *arguments, "pipe.pptx", seconds=20).returncode in {1, 2}


def test_a_profile_of_the_press_has_a_bound(repository: Path) -> None:
    with (repository / "huge.icc").open("wb") as file:
        file.truncate(2**33)
    done = run(repository, "build", "--icc", "huge.icc")
    assert done.returncode == 2
    assert "larger than 32 MiB" in done.stderr


@pytest.mark.parametrize("name", ["proef-handout.pdf", "proef.pptx", "manifest.json"])
def test_a_file_of_the_output_that_is_a_link_is_neither_read_nor_written(name: str, repository: Path) -> None:
    private = repository.parent / "private/key"
    private.write_text(SECRET, "utf-8")
    (repository / "output/proef").mkdir(parents=True)
    (repository / "output/proef" / name).symlink_to(private)
    assert run(repository, "build", "--only", "handout", "--only", "slides").returncode == 0
    assert private.read_text("utf-8") == SECRET
    for path in (repository / "output").rglob("*"):
        assert not path.is_symlink()
        assert path.is_dir() or SECRET.encode() not in path.read_bytes()


@pytest.mark.parametrize("link", ["output", "output/proef", "output/proef/stad", "output/proef/stad/fr"])
def test_a_folder_of_the_output_that_leads_out_is_not_written_into(link: str, repository: Path) -> None:
    private = repository.parent / "private"
    (private / "manifest.json").write_text('{"name": "mine"}', "utf-8")
    (private / ".deckgen-mine.tmp").touch()
    os.utime(private / ".deckgen-mine.tmp", (0, 0))
    (repository / link).parent.mkdir(parents=True, exist_ok=True)
    (repository / link).symlink_to(private)
    done = run(repository, *BUILD)
    assert done.returncode in {2, 3}
    assert "leads out" in done.stderr
    assert sorted(path.name for path in private.iterdir()) == [".deckgen-mine.tmp", "manifest.json"]
    assert run(repository, *BUILD, "--check").returncode in {1, 2}


def test_an_output_folder_that_the_user_names_may_be_a_link(repository: Path) -> None:
    (repository / "there").symlink_to(repository.parent / "private")
    assert run(repository, "build", "-o", "there", "--only", "handout").returncode == 0
    assert (repository.parent / "private/proef/proef-handout.pdf").is_file()


@pytest.mark.parametrize("key", ["/etc/passwd", "../../../../../../etc/passwd", "deckgen:../../../../../etc/passwd"])
def test_a_manifest_cannot_name_files_elsewhere(key: str, repository: Path) -> None:
    assert run(repository, "build", "--only", "handout").returncode == 0
    path = repository / OUTPUT
    manifest = json.loads(path.read_text("utf-8"))
    manifest["inputs"].append({"path": key, "size": 1, "sha256": "0" * 64})
    path.write_text(json.dumps(manifest), "utf-8")
    done = run(repository, "build", "--check", "--only", "handout")
    assert done.returncode == 1
    assert "changed" in done.stdout


@pytest.mark.parametrize("value", ["/elsewhere", "../elsewhere", "a/../../elsewhere"])
def test_a_configuration_cannot_name_an_output_elsewhere(value: str, repository: Path) -> None:
    (repository / "deckgen.toml").write_text(f'output = "{value}"\n', "utf-8")
    done = run(repository, "build", "--only", "handout")
    assert done.returncode == 2
    assert "lies outside" in done.stderr


@pytest.mark.parametrize("arguments", [("new", "nieuw"), ("template", "new", "nieuw")])
def test_new_files_are_not_written_through_a_link(arguments: tuple[str, ...], repository: Path) -> None:
    folder = repository / ("decks" if arguments[0] == "new" else "templates")
    lead_out(folder, repository.parent / "private")
    before = sorted(path.name for path in (repository.parent / "private").rglob("*"))
    assert run(repository, *arguments).returncode in {2, 3}
    assert sorted(path.name for path in (repository.parent / "private").rglob("*")) == before


@pytest.mark.parametrize(
    ("link", "arguments"),
    [
        ("decks", ("import", "vragen.gift")),
        ("decks/dilemmas", ("import", "vragen.gift")),
        ("site", ("site",)),
        ("site/proef", ("site",)),
    ],
)
def test_what_is_taken_over_and_published_is_not_written_through_a_link(
    link: str, arguments: tuple[str, ...], repository: Path
) -> None:
    (repository / "vragen.gift").write_text("::Kaart:: Wat doe je? {~Houden =Geven}\n", "utf-8")
    private = repository.parent / "private"
    (repository / link).mkdir(parents=True, exist_ok=True)
    lead_out(repository / link, private)
    before = sorted(path.name for path in private.rglob("*"))
    done = run(repository, *arguments)
    assert done.returncode in {2, 3}
    assert "leads out" in done.stderr
    assert sorted(path.name for path in private.rglob("*")) == before


def test_a_folder_that_the_user_names_may_be_a_link_for_what_is_taken_over_and_published(repository: Path) -> None:
    (repository / "vragen.gift").write_text("::Kaart:: Wat doe je? {~Houden =Geven}\n", "utf-8")
    (repository / "there").symlink_to(repository.parent / "private")
    assert run(repository, "site", "-o", "there").returncode == 0
    assert run(repository, "import", "vragen.gift", "-o", "there").returncode == 0
    assert (repository.parent / "private/index.html").is_file()
    assert (repository.parent / "private/decks/vragen.yaml").is_file()


def test_reading_is_bounded_by_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert read_start(tmp_path / "a", 10) == b"x" * 10
    assert read_file(tmp_path / "a", 100) == b"x" * 100
    with pytest.raises(TooLargeError):
        read_file(tmp_path / "a", 99)


@pytest.mark.parametrize("special", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_not_opened(special: str) -> None:
    with pytest.raises((SpecialFileError, FileNotFoundError)):
        read_start(special, 10)
    assert not is_file(special)


def test_a_link_inside_is_followed_and_one_that_leads_out_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep/a").write_bytes(b"inside")
    (tmp_path / "folder-beside").mkdir()
    (tmp_path / "folder-beside/a").write_bytes(b"outside")
    (folder / "in").symlink_to("deep/a")
    (folder / "out").symlink_to("../folder-beside/a")
    (folder / "way").symlink_to("../folder-beside")
    assert read_start(folder / "in", 10, folder) == b"inside"
    for name in ("out", "way/a", "../folder-beside/a"):
        with pytest.raises(LeadsOutError):
            read_start(folder / name, 10, folder)


@pytest.mark.parametrize("name", ["../a", "x/../../a", "link/a", "link/deeper/a"])
def test_nothing_is_written_above_the_folder(name: str, tmp_path: Path) -> None:
    below = tmp_path / "output"
    below.mkdir()
    (tmp_path / "private").mkdir()
    (below / "link").symlink_to(tmp_path / "private")
    assert leads_elsewhere(below / name, below)
    with pytest.raises(DeckgenError, match="leads out"):
        write_whole(below / name, b"x", below)
    assert list((tmp_path / "private").iterdir()) == []
    assert not (tmp_path / "a").exists()
