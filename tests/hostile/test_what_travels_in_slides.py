"""Of a brand presentation only what is drawn is taken over: nothing that runs, plays, or carries a file or a remark."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from PIL.PngImagePlugin import PngInfo

import pptx
from deckgen.content.template import Brand, Template
from deckgen.house_style.intake.brand_activity import leave_out_activity
from deckgen.house_style.intake.brand_pictures import clean_picture
from deckgen.house_style.preparation import prepare
from deckgen.problems import Place

PLACE = Place("templates/huis/template.yaml", 3, 8)
FILE = Path(pptx.__file__).parent / "templates" / "default.pptx"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAYOUT, LINKS = "ppt/slideLayouts/slideLayout2.xml", "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
SECRET = b"SECRET-REMARK"
ENDINGS = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "wav": "audio/x-wav",
    "mp4": "video/mp4",
    "bin": "application/vnd.openxmlformats-officedocument.oleObject",
}


def picture(kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(stream, kind, **options)
    return stream.getvalue()


def shape(inner: str, link: str = "") -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="90" name="Beeld">{link}</p:cNvPr><p:cNvPicPr/><p:nvPr>{inner}</p:nvPr>'
        '</p:nvPicPr><p:blipFill><a:blip r:embed="rIdPicture"/><a:stretch/></p:blipFill><p:spPr><a:xfrm>'
        '<a:off x="9" y="9"/><a:ext cx="99" cy="99"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>'
    )


def parts_with(more: str, rows: dict[str, tuple[str, str]], files: dict[str, bytes]) -> dict[str, bytes]:
    """What is packed of the library's presentation with something more in a layout."""
    with zipfile.ZipFile(FILE) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[LAYOUT] = parts[LAYOUT].replace(b"</p:spTree>", more.encode() + b"</p:spTree>", 1)
    if "<p:timing" in more:
        plain = parts[LAYOUT].replace(more.encode(), b"", 1)
        parts[LAYOUT] = plain.replace(b"</p:clrMapOvr>", b"</p:clrMapOvr>" + more.encode())
    rows = {"rIdPicture": ("image", "../media/beeld.png"), **rows}
    listed = "".join(
        f'<Relationship Id="{name}" Type="{kind if ":" in kind else f"{TYPES}/{kind}"}" Target="{target}"/>'
        for name, (kind, target) in rows.items()
    )
    parts[LINKS] = parts[LINKS].replace(b"</Relationships>", listed.encode() + b"</Relationships>")
    types = parts["[Content_Types].xml"]
    known = set(re.findall(r'Extension="(\w+)"', types.decode()))
    extra = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in ENDINGS.items()
        if ending not in known
    )
    parts["[Content_Types].xml"] = types.replace(b"<Override", extra.encode() + b"<Override", 1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in {**parts, "ppt/media/beeld.png": picture(), **files}.items():
            archive.writestr(name, content)
    prepared = prepare(Template("huis", PLACE, brand=Brand(stream.getvalue(), "huis.pptx", PLACE)))
    assert not any(problem.is_error for problem in prepared.problems)
    assert prepared.package is not None
    packed = dict(prepared.package.parts)
    for name, content in packed.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
    return packed


def everything(packed: dict[str, bytes]) -> bytes:
    return b"\n".join(name.encode() + content for name, content in packed.items())


def assert_whole(packed: dict[str, bytes]) -> None:
    """Every relation that a part names is there, and every part that a relation names."""
    for name, content in packed.items():
        if not name.endswith(".xml"):
            continue
        folder, _, file = name.rpartition("/")
        rels = packed.get(f"{folder}/_rels/{file}.rels", b"")
        used = set(re.findall(rb'\br:(?:embed|id|link|pict)="([^"]+)"', content))
        assert used <= set(re.findall(rb'\bId="([^"]+)"', rels)), name


ACTIONS = [
    "ppaction://macro?name=Stuur",
    "PPACTION://MACRO?name=Stuur",
    " ppaction://program",
    "ppaction://ole?verb=0",
    "ppaction://media",
    "ppaction://hlinkfile",
    "&#112;paction://macro?name=Stuur",
    "ppaction&#58;//program",
]


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("kind", ["hlinkClick", "hlinkHover"])
def test_no_action_of_a_shape_is_taken_over(action: str, kind: str) -> None:
    packed = parts_with(shape("", f'<a:{kind} r:id="" action="{action}"/>'), {}, {})
    assert b"action=" not in everything(packed)
    assert b"Beeld" in packed[LAYOUT]
    assert_whole(packed)


def test_a_jump_to_another_slide_stays() -> None:
    packed = parts_with(shape("", '<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/>'), {}, {})
    assert b"ppaction://hlinkshowjump?jump=nextslide" in packed[LAYOUT]


OBJECT = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="91" name="Blad"/><p:cNvGraphicFramePr/><p:nvPr/>'
    '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj name="Blad" r:id="rIdObject" '
    f'progId="Package"><p:embed/>{shape("")}</p:oleObj></a:graphicData></a:graphic></p:graphicFrame>'
)


@pytest.mark.parametrize("kind", ["oleObject", "package", "image"])
def test_an_object_leaves_its_picture_behind(kind: str) -> None:
    data = bytes.fromhex("D0CF11E0A1B11AE1") + SECRET
    packed = parts_with(OBJECT, {"rIdObject": (kind, "../embeddings/o.bin")}, {"ppt/embeddings/o.bin": data})
    assert b"oleObj" not in packed[LAYOUT]
    assert SECRET not in everything(packed)
    assert b'name="Beeld"' in packed[LAYOUT]
    assert_whole(packed)


@pytest.mark.parametrize(
    ("more", "kind", "file"),
    [
        (shape("", '<a:hlinkClick r:id=""><a:snd r:embed="rIdMore" name="x"/></a:hlinkClick>'), "audio", "a.wav"),
        (shape('<a:audioFile r:link="rIdMore"/>'), "audio", "a.wav"),
        (shape('<a:wavAudioFile r:embed="rIdMore" name="x"/>'), "audio", "a.wav"),
        (shape('<a:videoFile r:link="rIdMore"/>'), "video", "a.mp4"),
        (
            shape(
                '<p:extLst><p:ext uri="{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"><p14:media xmlns:p14="http://schemas.'
                'microsoft.com/office/powerpoint/2010/main" r:embed="rIdMore"/></p:ext></p:extLst>'
            ),
            "http://schemas.microsoft.com/office/2007/relationships/media",
            "a.mp4",
        ),
        (shape('<p:custDataLst><p:tags r:id="rIdMore"/></p:custDataLst>'), "tags", "a.xml"),
    ],
    ids=["a sound on a click", "a sound", "a wave", "a film", "a film of 2010", "tags"],
)
def test_nothing_that_plays_or_hides_is_taken_over(more: str, kind: str, file: str) -> None:
    data = (
        SECRET if not file.endswith(".xml") else b"<p:tagLst xmlns:p='urn:x'><p:tag name='SECRET-REMARK'/></p:tagLst>"
    )
    packed = parts_with(more, {"rIdMore": (kind, f"../media/{file}")}, {f"ppt/media/{file}": data})
    assert SECRET not in everything(packed)
    assert b"rIdMore" not in everything(packed)
    assert b"Beeld" in packed[LAYOUT]
    assert_whole(packed)


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">%b</svg>'
)


@pytest.mark.parametrize(
    "inside",
    [
        b"<script>SECRET-REMARK</script>",
        b"<g onload='SECRET-REMARK'/>",
        b"<foreignObject><p>SECRET-REMARK</p></foreignObject>",
        b"<image xlink:href='https://example.org/SECRET-REMARK'/>",
        b"<use href='file:///SECRET-REMARK'/>",
        b"<style>@import 'SECRET-REMARK';</style>",
        b"<rect style='fill: url(https://SECRET-REMARK)'/>",
        b"<metadata>SECRET-REMARK</metadata>",
        b"<!-- SECRET-REMARK -->",
        b"<a xlink:href='javascript:SECRET-REMARK'><rect/></a>",
        b"<set attributeName='href' to='javascript:SECRET-REMARK'/>",
    ],
)
def test_an_svg_only_draws(inside: bytes) -> None:
    kept = clean_picture(SVG % (inside + b"<path d='M0 0h9v9z' fill='#123456'/>"))
    assert kept is not None
    assert SECRET not in kept
    assert b"M0 0h9v9z" in kept
    assert b"#123456" in kept


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE svg [<!ENTITY a 'x'>]>" + SVG % b"&a;",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b"<svg",
        b"PK\x03\x04" + SECRET,
        b"MZ" + SECRET,
        bytes.fromhex("D0CF11E0A1B11AE1"),
    ],
)
def test_what_is_no_picture_stays_behind(data: bytes) -> None:
    assert clean_picture(data) is None


def test_an_svg_that_is_no_svg_leaves_the_picture_beside_it() -> None:
    blip = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.'
        'microsoft.com/office/drawing/2016/SVG/main" r:embed="rIdSvg"/></a:ext></a:extLst></a:blip>'
    )
    more = shape("").replace('<a:blip r:embed="rIdPicture"/>', f'<a:blip r:embed="rIdPicture">{blip}')
    packed = parts_with(more, {"rIdSvg": ("image", "../media/a.svg")}, {"ppt/media/a.svg": b"MZ SECRET-REMARK"})
    assert SECRET not in everything(packed)
    assert b"svgBlip" not in packed[LAYOUT]
    assert b'r:embed="rIdPicture"' in packed[LAYOUT]
    assert_whole(packed)


def remarked_png() -> bytes:
    remark = PngInfo()
    remark.add_text("Author", SECRET.decode())
    return picture("PNG", pnginfo=remark)


@pytest.mark.parametrize(
    "data",
    [remarked_png(), picture("JPEG", comment=SECRET), picture("GIF", comment=SECRET)],
    ids=["png", "jpeg", "gif"],
)
def test_a_brands_picture_keeps_its_pixels_and_no_remarks(data: bytes) -> None:
    assert SECRET in data
    kept = clean_picture(data)
    assert kept is not None
    assert SECRET not in kept
    with Image.open(io.BytesIO(kept)) as now, Image.open(io.BytesIO(data)) as before:
        assert now.convert("RGB").tobytes() == before.convert("RGB").tobytes()


@pytest.mark.parametrize(
    "remark",
    ["<!-- SECRET-REMARK -->", "<?SECRET-REMARK x?>", "<?xml-s href='SECRET-REMARK'?>", "<!---SECRET-REMARK-->"],
)
def test_remarks_between_the_shapes_stay_behind(remark: str) -> None:
    packed = parts_with(remark + shape(""), {}, {})
    assert SECRET not in everything(packed)
    assert b"Beeld" in packed[LAYOUT]


@pytest.mark.parametrize("place", ["before", "after"])
def test_remarks_around_a_part_stay_behind(place: str) -> None:
    root = b"<a:x xmlns:a='urn:a'>tekst</a:x>"
    remark = b"<!-- SECRET-REMARK -->"
    kept = leave_out_activity(remark + root if place == "before" else root + remark, "a.xml", set())
    assert SECRET not in kept
    assert b">tekst</a:x>" in kept


def test_a_part_without_remarks_is_kept_byte_for_byte() -> None:
    part = b"<?xml version='1.0'  encoding='UTF-8'?>\n<a:x  xmlns:a='urn:a'/>"
    assert leave_out_activity(part, "a.xml", set()) == part


TIMING = (
    '<p:timing><p:tnLst><p:par><p:cTn id="1"><p:childTnLst><p:cmd type="verb" cmd="0"><p:cBhvr/></p:cmd>'
    "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
)


def test_a_timing_that_gives_commands_goes() -> None:
    packed = parts_with(TIMING, {}, {})
    assert b"<p:cmd" not in everything(packed)
