"""A presentation that cannot be a house style is told with its cure, and nothing is written; the rest is made whole."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import pptx
from deckgen.cli.root import command_line

FILE = Path(pptx.__file__).parent / "templates" / "default.pptx"
OLE_CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1")
LAYOUT, MASTER, TYPES = "ppt/slideLayouts/slideLayout2.xml", "ppt/slideMasters/slideMaster1.xml", "[Content_Types].xml"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OBJECT = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="91" name="Blad"/><p:cNvGraphicFramePr/><p:nvPr/>'
    '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj name="Blad" r:id="rIdObject" '
    'progId="Excel.Sheet.12"><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>'
)
DECK = """\
title: Proef
date: 2026-11-22
template: "{file}"
program:
- cluster: Thema
  dilemmas:
  - {{id: een, question: Wat doe je?, choices: [{{text: Niets.}}, {{text: Alles.}}]}}
"""
Parts = dict[str, bytes]


def library_parts() -> Parts:
    with zipfile.ZipFile(FILE) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Parts) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def link(parts: Parts, owner: str, row: str) -> None:
    folder, _, file = owner.rpartition("/")
    name = f"{folder}/_rels/{file}.rels"
    parts[name] = parts[name].replace(b"</Relationships>", f"<Relationship {row}/></Relationships>".encode())


def add_macros(parts: Parts) -> None:
    parts["ppt/vbaProject.bin"] = OLE_CONTAINER
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    link(parts, "ppt/presentation.xml", f'Id="rIdMacros" Type="{kind}" Target="vbaProject.bin"')


def swell(parts: Parts) -> None:
    parts["ppt/media/groot.png"] = bytes(70 * 2**20)


def fetch_logo(parts: Parts) -> None:
    row = f'Id="rIdLogo" Type="{LINKS}/image" Target="https://voorbeeld.be/logo.png" TargetMode="External"'
    link(parts, MASTER, row)


def drop_layouts(parts: Parts) -> None:
    parts[MASTER] = re.sub(rb"<p:sldLayoutIdLst>.*?</p:sldLayoutIdLst>", b"", parts[MASTER], flags=re.DOTALL)
    name = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    parts[name] = re.sub(rb'<Relationship [^>]*slideLayout"[^>]*/>', b"", parts[name])


def changed(change: Callable[[Parts], None]) -> bytes:
    parts = library_parts()
    change(parts)
    return pack(parts)


def build(folder: Path, data: bytes, file: str) -> Result:
    (folder / file).write_bytes(data)
    (folder / "proef.yaml").write_text(DECK.format(file=file), "utf-8")
    arguments = ["build", str(folder / "proef.yaml"), "--only", "slides", "-o", str(folder / "output")]
    return CliRunner().invoke(command_line, arguments)


def run_macros(parts: Parts) -> None:
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    assert kind.encode() in parts[TYPES]
    change = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    parts[TYPES] = parts[TYPES].replace(kind.encode(), change)


REFUSED = {
    "a file with macros": (FILE.read_bytes(), "huis.pptm", "Save it in PowerPoint as .pptx or .potx, without macros."),
    "a template with macros": (FILE.read_bytes(), "huis.potm", "Save it in PowerPoint as .pptx or .potx, without"),
    "macros under another name": (changed(add_macros), "huis.pptx", "save it without macros, as .pptx or .potx"),
    "the kind that may have macros": (changed(run_macros), "huis.pptx", "save it without macros, as .pptx or .potx"),
    "a part that swells": (changed(swell), "huis.pptx", "take large pictures and films out of the template"),
    "a logo from elsewhere": (changed(fetch_logo), "huis.pptx", "embed the picture or remove the link"),
    "a password": (OLE_CONTAINER + bytes(4096), "huis.pptx", "take the password off and save it as .pptx or .potx"),
    "no layouts": (changed(drop_layouts), "huis.potx", "add a layout with a title and a text in the slide master"),
    "a text": (b"geen presentatie", "huis.pptx", "save it again as .pptx or .potx in PowerPoint or LibreOffice"),
    "nothing": (b"", "huis.pptx", "save it again as .pptx or .potx in PowerPoint or LibreOffice"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_presentation_that_cannot_be_used_is_told_with_its_cure(case: str, tmp_path: Path) -> None:
    data, file, cure = REFUSED[case]
    done = build(tmp_path, data, file)
    assert done.exit_code == 1
    assert cure in " ".join(done.output.split())
    assert "Traceback" not in done.output
    assert not list((tmp_path / "output").rglob("*.pptx"))


def add_object(parts: Parts) -> None:
    parts["ppt/embeddings/blad.bin"] = OLE_CONTAINER + b"SECRET"
    parts[LAYOUT] = parts[LAYOUT].replace(b"</p:spTree>", OBJECT.encode() + b"</p:spTree>", 1)
    kind = b"application/vnd.openxmlformats-officedocument.oleObject"
    default = b'<Default Extension="bin" ContentType="' + kind + b'"/></Types>'
    parts[TYPES] = parts[TYPES].replace(b"</Types>", default)
    link(parts, LAYOUT, f'Id="rIdObject" Type="{LINKS}/oleObject" Target="../embeddings/blad.bin"')


def add_sheet(parts: Parts) -> None:
    """A binary workbook, the type of which names macros although it has none."""
    parts["ppt/embeddings/blad.xlsb"] = OLE_CONTAINER + b"SECRET"
    parts[LAYOUT] = parts[LAYOUT].replace(b"</p:spTree>", OBJECT.encode() + b"</p:spTree>", 1)
    kind = b"application/vnd.ms-excel.sheet.binary.macroEnabled.12"
    default = b'<Default Extension="xlsb" ContentType="' + kind + b'"/></Types>'
    parts[TYPES] = parts[TYPES].replace(b"</Types>", default)
    link(parts, LAYOUT, f'Id="rIdObject" Type="{LINKS}/package" Target="../embeddings/blad.xlsb"')


def drop_titles(parts: Parts) -> None:
    title = rb'<p:sp>(?:(?!</p:sp>).)*?<p:ph type="(?:title|ctrTitle)"(?:(?!</p:sp>).)*</p:sp>'
    for name in parts:
        if re.fullmatch(r"ppt/slide(?:Layouts|Masters)/[^/]*\.xml", name):
            parts[name] = re.sub(title, b"", parts[name], flags=re.DOTALL)


def rename_fonts(parts: Parts) -> None:
    name = "ppt/theme/theme1.xml"
    face = rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*'
    parts[name] = re.sub(face, rb"\1Stadsletter Sans Pro", parts[name])


USED = {
    "an object of another program": (add_object, "objects of other programs in “Title and Content” stay behind"),
    "a binary sheet without macros": (add_sheet, "objects of other programs in “Title and Content” stay behind"),
    "no title anywhere": (drop_titles, ""),
    "fonts that nobody has": (rename_fonts, "the widths of “Stadsletter Sans Pro” are not known"),
}


@pytest.mark.parametrize("case", USED)
def test_what_can_be_left_out_or_made_is_told_and_the_deck_is_written(case: str, tmp_path: Path) -> None:
    change, told = USED[case]
    done = build(tmp_path, changed(change), "huis.pptx")
    assert done.exit_code == 0, done.output
    assert told in " ".join(done.output.split())
    (made,) = (tmp_path / "output").rglob("*.pptx")
    assert all(
        slide.shapes.title is not None and slide.shapes.title.text for slide in pptx.Presentation(str(made)).slides
    )
    with zipfile.ZipFile(made) as archive:
        assert not any(b"SECRET" in archive.read(name) for name in archive.namelist())
