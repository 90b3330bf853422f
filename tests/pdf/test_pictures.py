from __future__ import annotations

import io

import pikepdf
import pytest
from page_composer import Composer, jpeg, png
from PIL import Image
from structure_reader import open_pdf

from deckgen.blueprint.printing import PrintSettings
from deckgen.render.pdf.print_writer import render_print
from deckgen.render.pdf.screen_writer import render_document


def gif() -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(png("RGB"))).convert("P").save(out, "GIF")
    return out.getvalue()


def deep_grey() -> bytes:
    out = io.BytesIO()
    Image.new("I;16", (4, 4), 65535).save(out, "PNG")
    return out.getvalue()


def held_sideways() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "Stadhuis, balie 3"
    return jpeg(exif=exif)


PICTURES = {
    "rgb": (png("RGB"), "/DeviceRGB", "/DeviceCMYK"),
    "rgba": (png("RGBA"), "/DeviceRGB", "/DeviceCMYK"),
    "grey": (png("L"), "/DeviceGray", "/DeviceGray"),
    "grey-alpha": (png("LA"), "/DeviceGray", "/DeviceGray"),
    "one-bit": (png("1"), "/DeviceGray", "/DeviceGray"),
    "palette": (png("P"), "/DeviceRGB", "/DeviceCMYK"),
    "gif": (gif(), "/DeviceRGB", "/DeviceCMYK"),
    "16-bit": (deep_grey(), "/DeviceGray", "/DeviceGray"),
    "jpeg": (jpeg(), "/DeviceRGB", "/DeviceCMYK"),
    "grey-jpeg": (jpeg("L"), "/DeviceGray", "/DeviceGray"),
    "cmyk-jpeg": (jpeg("CMYK"), "/DeviceRGB", "/DeviceCMYK"),
}


def images(data: bytes) -> tuple[pikepdf.Pdf, list[pikepdf.Object]]:
    pdf = open_pdf(data)
    return pdf, list(pdf.pages[0].obj.Resources.XObject.values())


@pytest.mark.parametrize("name", PICTURES)
def test_each_kind_of_picture_is_drawn_on_screen_and_in_print(name: str) -> None:
    data, screen, press = PICTURES[name]
    paper = Composer()
    paper.picture("Een beeld", data, name)
    pdf, (image,) = images(render_document(paper.document()))
    assert str(image.ColorSpace) == screen
    assert ("/SMask" in image) == (name in {"rgba", "grey-alpha", "palette"})
    assert "/Interpolate" not in image
    pdf, (image,) = images(render_print(paper.document(), PrintSettings()))
    assert str(image.ColorSpace) == press
    assert "/SMask" not in image
    assert pdf.pages


def test_a_picture_used_twice_is_in_the_file_once() -> None:
    paper = Composer()
    paper.picture("Een beeld", png(), "png")
    paper.picture("Nog eens", png(), "png")
    pdf, found = images(render_document(paper.document()))
    assert len(found) == 1
    assert pdf.pages[0].Contents.read_bytes().count(b"/Im1 Do") == 2


def test_a_photo_is_turned_as_it_was_held_and_loses_what_the_camera_wrote() -> None:
    paper = Composer()
    paper.picture("Een balie", held_sideways(), "jpeg")
    data = render_document(paper.document())
    _, (image,) = images(data)
    assert (int(image.Width), int(image.Height)) == (40, 60)
    assert b"Stadhuis" not in data


def test_a_photo_keeps_its_own_compression() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Stadhuis, balie 3"
    paper = Composer()
    paper.picture("Een balie", jpeg(exif=exif), "jpeg")
    data = render_document(paper.document())
    _, (image,) = images(data)
    assert str(image.Filter) == "/DCTDecode"
    assert b"Stadhuis" not in data
    shown = Image.open(io.BytesIO(image.read_raw_bytes()))
    assert shown.tobytes() == Image.open(io.BytesIO(jpeg())).tobytes()


def test_white_in_a_photo_is_no_ink_in_print() -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "JPEG")
    paper = Composer()
    paper.picture("Wit", out.getvalue(), "jpeg")
    _, (image,) = images(render_print(paper.document(), PrintSettings()))
    stored = Image.open(io.BytesIO(image.read_raw_bytes()))
    assert [int(value) for value in image.Decode] == [1, 0] * 4
    assert stored.getpixel((0, 0)) == (0, 0, 0, 0)  # Pillow turns the upside-down inks of a JPEG back


def test_what_is_clear_in_a_logo_is_white_in_print() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (2, 2), (200, 0, 0, 0)).save(out, "PNG")
    paper = Composer()
    paper.picture("Logo", out.getvalue(), "png")
    _, (image,) = images(render_print(paper.document(), PrintSettings()))
    assert image.read_bytes() == bytes(16)


def test_a_photo_of_a_modern_camera_does_not_make_the_file_heavy() -> None:
    out = io.BytesIO()
    Image.effect_noise((4000, 3000), 60).convert("RGB").save(out, "JPEG", quality=95)
    paper = Composer()
    paper.picture("Een balie", out.getvalue(), "jpeg")
    for render, longest in ((render_document, 1800), (lambda it: render_print(it, PrintSettings()), 3600)):
        pdf, (image,) = images(render(paper.document()))
        assert (int(image.Width), int(image.Height)) == (longest, longest * 3 // 4)
        assert str(image.Filter) == "/DCTDecode"
        pdf.close()
