"""Files that cannot be imported say why in one sentence, and nothing is written; a thousand slides take no time."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from drawn_slides import BLANK, CONTENT, COVER, Drawing, picture

from deckgen.cli import command_line
from deckgen.importing.draft import Fate
from deckgen.importing.importer import import_files

OFFICE, STRICT = "http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml"
SLIDE = f"{OFFICE}/officeDocument/2006/relationships/slide"
SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
Parts = dict[str, bytes]


def drawn(path: Path) -> Path:
    made = Drawing("nl-BE")
    made.slide(COVER, "Proef", "Kort")
    made.slide(CONTENT, "Vraag 1", "Wat doe je?")
    return made.save(path)


def parts_of(path: Path) -> Parts:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def write(path: Path, parts: Parts) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def without_slides(parts: Parts) -> None:
    name = "ppt/presentation.xml"
    text = parts[name].decode()
    start, end = text.index("<p:sldIdLst>"), text.index("</p:sldIdLst>") + len("</p:sldIdLst>")
    parts[name] = (text[:start] + text[end:]).encode()


def without_main_part(parts: Parts) -> None:
    del parts["ppt/presentation.xml"]


def without_every_slide_part(parts: Parts) -> None:
    for name in [name for name in parts if name.startswith("ppt/slides/")]:
        del parts[name]


def broken_slide(parts: Parts) -> None:
    parts["ppt/slides/slide1.xml"] = b"<p:sld"


def strict(parts: Parts) -> None:
    for name in [name for name in parts if name.endswith((".xml", ".rels"))]:
        text = parts[name].decode()
        for kind in ("presentationml", "drawingml"):
            text = text.replace(f"{OFFICE}/{kind}/2006/main", f"{STRICT}/{kind}/main")
        parts[name] = text.encode()


def entity(parts: Parts) -> None:
    name = "ppt/slides/slide2.xml"
    head, _, body = parts[name].decode().partition("?>")
    parts[name] = f'{head}?><!DOCTYPE p [<!ENTITY a "aaaa">]>{body}'.encode()


CASES: list[tuple[Callable[[Parts], None], str]] = [
    (without_slides, "holds no slides"),
    (without_main_part, "is not a presentation"),
    (without_every_slide_part, "holds no slides"),
    (broken_slide, "is damaged: ppt/slides/slide1.xml is not well-formed"),
    (strict, "is a Strict Open XML presentation: save it as an ordinary .pptx"),
    (entity, "is not safe to read: ppt/slides/slide2.xml declares a document type"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "reason"), CASES, ids=[spoil.__name__ for spoil, _ in CASES])
def test_a_spoiled_presentation_says_what_is_wrong(spoil: Callable[[Parts], None], reason: str, tmp_path: Path) -> None:
    parts = parts_of(drawn(tmp_path / "heel.pptx"))
    spoil(parts)
    result = import_files([write(tmp_path / "kapot.pptx", parts)], tmp_path / "decks")
    assert result.files[0].refusal == reason
    assert not result.written


def test_an_encrypted_file_says_that_it_is_protected(tmp_path: Path) -> None:
    path = tmp_path / "geheim.pptx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
    assert "protected with a password" in import_files([path], tmp_path / "decks").files[0].refusal


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    parts = parts_of(drawn(tmp_path / "heel.pptx"))
    parts["ppt/slides/slide2.xml"] = b"<a>" + b" " * (80 * 1024 * 1024)
    result = import_files([write(tmp_path / "bom.pptx", parts)], tmp_path / "decks")
    assert result.files[0].refusal == "holds a part that is too large to read: ppt/slides/slide2.xml"


def test_macros_are_named_and_left_out(tmp_path: Path) -> None:
    parts = parts_of(drawn(tmp_path / "heel.pptx"))
    parts["ppt/vbaProject.bin"] = b"macro"
    result = import_files([write(tmp_path / "macro.pptm", parts)], tmp_path / "decks")
    assert result.files[0].recognised is not None
    remarks = result.files[0].recognised.deck.remarks
    assert any(remark.fate is Fate.LEFT_OUT and remark.text == "macros" for remark in remarks)


def test_slides_of_pictures_alone_say_that_reading_them_is_another_tools_work(tmp_path: Path) -> None:
    made = Drawing()
    for _ in range(3):
        picture(made.slide(BLANK).shapes, (1, 1, 20, 15), "")
    result = import_files([made.save(tmp_path / "beelden.pptx")], tmp_path / "decks")
    assert "OCR" in result.files[0].refusal
    assert not result.written


def test_a_deck_of_a_newer_deckgen_is_read_as_what_its_slides_show(tmp_path: Path) -> None:
    parts = parts_of(drawn(tmp_path / "heel.pptx"))
    parts["docProps/custom.xml"] = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
        b'<property name="deckgen version"><lpwstr>99.0</lpwstr></property></Properties>'
    )
    result = import_files([write(tmp_path / "nieuw.pptx", parts)], tmp_path / "decks")
    assert result.files[0].recognised is not None


def test_the_command_names_each_refused_file_and_imports_the_others(tmp_path: Path) -> None:
    good = drawn(tmp_path / "goed.pptx")
    bad = tmp_path / "slecht.pptx"
    bad.write_bytes(b"no zip")
    run = CliRunner().invoke(command_line, ["import", str(good), str(bad), "-o", str(tmp_path / "uit")])
    assert run.exit_code == 1
    assert "slecht.pptx is no Office document" in run.output
    assert (tmp_path / "uit" / "decks" / "goed.yaml").is_file()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="another system counts memory otherwise")
def test_a_thousand_slides_are_imported_in_bounded_memory(tmp_path: Path) -> None:
    """Asked of the process itself: what `resource` says counts the memory of whoever started it too."""
    path = thousand_slides(tmp_path / "duizend.pptx")
    script = (
        "import re, sys\nfrom pathlib import Path\n"
        "from deckgen.importing.importer import import_files\n"
        "result = import_files([Path(sys.argv[1])], Path(sys.argv[2]))\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print(re.search('VmHWM: *(.*) kB', status.expandtabs(1))[1], len(result.files[0].recognised.deck.dilemmas))\n"
    )
    command = [sys.executable, "-c", script, str(path), str(tmp_path / "decks")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    kilobytes, dilemmas = done.stdout.split()
    assert int(dilemmas) == 334
    assert int(kilobytes) <= 300 * 1024


def thousand_slides(path: Path) -> Path:
    """A cover and 333 cases of three slides, each a copy of the first case's parts with a number of its own."""
    made = Drawing("nl-BE")
    made.slide(COVER, "Duizend dia’s", "Proef")
    made.slide(CONTENT, "Casus 7007", "In geval 7007 krijg je een aanbod. Wat doe je?")
    made.slide(CONTENT, "Casus 7007: keuze", ["A. Je neemt aanbod 7007.", "B. Je weigert 7007."])
    made.slide(CONTENT, "Casus 7007: antwoord", ["A. Fout. Nooit 7007.", "B. Goede keuze. Ja 7007."])
    parts = parts_of(made.save(path))
    listed, related, types = "", "", ""
    for number in range(1, 334):
        for place in (2, 3, 4):
            name = f"ppt/slides/slide{number * 3 + place}.xml"
            parts[name] = parts[f"ppt/slides/slide{place}.xml"].replace(b"7007", str(number).encode())
            parts[f"ppt/slides/_rels/{Path(name).name}.rels"] = parts[f"ppt/slides/_rels/slide{place}.xml.rels"]
            listed += f'<p:sldId id="{1000 + number * 3 + place}" r:id="own{number}-{place}"/>'
            related += f'<Relationship Id="own{number}-{place}" Type="{SLIDE}" Target="slides/{Path(name).name}"/>'
            types += f'<Override PartName="/{name}" ContentType="{SLIDE_TYPE}"/>'
    insert(parts, "ppt/presentation.xml", "</p:sldIdLst>", listed)
    insert(parts, "ppt/_rels/presentation.xml.rels", "</Relationships>", related)
    insert(parts, "[Content_Types].xml", "</Types>", types)
    return write(path, parts)


def insert(parts: Parts, name: str, before: str, text: str) -> None:
    parts[name] = parts[name].decode().replace(before, text + before).encode()
