"""What a repository brings starts no program and runs no code, whatever it is called."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from PIL import Image, UnidentifiedImageError

import pptx
from deckgen.house_style.drawing.budget import Budget
from deckgen.house_style.drawing.pictures import shrink
from deckgen.picture_file import AUTHOR_FORMATS, BRAND_FORMATS, open_picture
from deckgen.yaml_source import read_deck

POSTSCRIPT = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"
DECK = "title: Proef\nprogram:\n- cluster: Thema\n  dilemmas:\n  - id: een\n    question: Wat doe je?\n"


def dos_eps(postscript: bytes) -> bytes:
    """PostScript behind the binary header that some programs put before it."""
    header = b"\xc5\xd0\xd3\xc6" + (30).to_bytes(4, "little") + len(postscript).to_bytes(4, "little")
    return header.ljust(30, b"\0") + postscript


@pytest.mark.parametrize(
    "data",
    [
        POSTSCRIPT + b"{} loop\n",
        POSTSCRIPT + b"(%pipe%touch ran) (w) file closefile\n",
        dos_eps(POSTSCRIPT + b"{} loop\n"),
        POSTSCRIPT.replace(b"EPSF-3.0", b"EPSF-2.0") + b"undefinedname\n%%EOF\n",
    ],
    ids=["a loop", "a pipe", "with a header of DOS", "a mistake"],
)
@pytest.mark.parametrize("formats", [AUTHOR_FORMATS, BRAND_FORMATS])
def test_postscript_is_no_picture(data: bytes, formats: tuple[str, ...]) -> None:
    began = time.monotonic()
    with pytest.raises(UnidentifiedImageError):
        open_picture(data, formats)
    assert shrink(data, Budget()) is None
    assert time.monotonic() - began < 2


def test_postscript_called_png_is_an_authors_broken_picture(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(POSTSCRIPT + b"{} loop\n")
    deck = tmp_path / "x.yaml"
    deck.write_text("title: T\nprogram:\n- {slide: S, image: {file: a.png, alt: x}}\n", "utf-8")
    assert [problem.code for problem in read_deck(deck).problems] == ["broken-picture"]


@pytest.mark.parametrize("kind", ["TIFF", "BMP"])
def test_a_picture_of_another_kind_is_called_by_it(kind: str, tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png", kind)
    deck = tmp_path / "x.yaml"
    deck.write_text("title: T\nprogram:\n- {slide: S, image: {file: a.png, alt: x}}\n", "utf-8")
    (problem,) = read_deck(deck).problems
    assert f"is a {kind} picture".lower() in problem.message.lower()


def brand_with_postscript() -> bytes:
    """The library's presentation, with PostScript as the picture behind its slides."""
    with zipfile.ZipFile(Path(pptx.__file__).parent / "templates" / "default.pptx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    master, links = "ppt/slideMasters/slideMaster1.xml", "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    fill = b'<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId99"/><a:stretch/></a:blipFill><a:effectLst/></p:bgPr></p:bg>'
    parts[master] = re.sub(rb"<p:bg>.*?</p:bg>", fill, parts[master], flags=re.DOTALL)
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    row = f'<Relationship Id="rId99" Type="{image}" Target="../media/ground.png"/></Relationships>'
    parts[links] = parts[links].replace(b"</Relationships>", row.encode())
    types = parts["[Content_Types].xml"]
    extra = b'<Default Extension="png" ContentType="image/png"/><Override'
    parts["[Content_Types].xml"] = types.replace(b"<Override", extra, 1)
    parts["ppt/media/ground.png"] = POSTSCRIPT + b"(%stdout) (w) file (PRINTED) writestring\n"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_a_brand_with_postscript_is_checked_without_ghostscript(tmp_path: Path) -> None:
    (tmp_path / "templates/huis").mkdir(parents=True)
    (tmp_path / "templates/huis/brand.pptx").write_bytes(brand_with_postscript())
    (tmp_path / "x.yaml").write_text("title: T\ntemplate: huis\nprogram: [{slide: S, text: a}]\n", "utf-8")
    done = run(tmp_path, "check", "x.yaml", more={"DECKGEN_CACHE": "off"})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "PRINTED" not in done.stdout + done.stderr
    assert "template-ground" in done.stdout


def run(folder: Path, *command: str, more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "deckgen", *command],
        cwd=folder,
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


SPY = 'open("RAN", "a").write("code of the repository ran")\n'


MODULES = [
    "~/.reportlab_mods",
    "~/.reportlab_settings",
    "reportlab_mods.py",
    "reportlab_settings.py",
    "yaml.py",
    "rl_accel.py",
    "pyphen/__init__.py",
    "msgspec.py",
]
MORE = ["sitecustomize.py", "usercustomize.py", "json.py", "PIL.py", "lxml/__init__.py", "pikepdf.py", "click.py"]


@pytest.mark.parametrize("name", MODULES)
def test_no_module_of_the_repository_is_run(name: str, tmp_path: Path) -> None:
    spy = tmp_path / name
    spy.parent.mkdir(exist_ok=True)
    spy.write_text(SPY, "utf-8")
    (tmp_path / "x.yaml").write_text(DECK, "utf-8")
    done = run(tmp_path, "build", "x.yaml", more={"HOME": "~", "DECKGEN_CACHE": "off"})  # as where nobody has a home
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (tmp_path / "RAN").exists()


@pytest.mark.parametrize(
    "command",
    [
        ("check", "x.yaml"),
        ("build", "x.yaml", "--jobs", "2"),
        ("site", "x.yaml"),
        ("import", "x.csv", "-o", "new"),
        ("textconv", "x.pptx"),
        ("template", "check", "x.pptx"),
    ],
    ids=lambda command: command[0],
)
def test_no_command_runs_a_module_of_the_repository(command: tuple[str, ...], tmp_path: Path) -> None:
    for name in [*MODULES, *MORE]:
        spy = tmp_path / name
        spy.parent.mkdir(exist_ok=True)
        spy.write_text(SPY, "utf-8")
    (tmp_path / "x.yaml").write_text(DECK, "utf-8")
    (tmp_path / "x.csv").write_text("vraag,keuze A,keuze B\nWat doe je?,Niets,Iets\n", "utf-8")
    pptx.Presentation().save(str(tmp_path / "x.pptx"))
    done = run(tmp_path, *command, more={"HOME": "~", "DECKGEN_CACHE": "off"})
    assert done.returncode in {0, 1}, done.stdout + done.stderr  # a brand of the library's has faults of its own
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "RAN").exists()
