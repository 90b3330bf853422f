"""The printing condition that a file is made for: a name that print shops know, or the profile that they gave."""

from __future__ import annotations

import io

from deckgen.blueprint.printing import PrintSettings, PrintStandard
from deckgen.messages.message import tell
from deckgen.render.pdf.pdf_file import PdfFile
from deckgen.render.pdf.pdf_syntax import text_string

CONDITION = "FOGRA39"
CONDITION_IN_WORDS = "Offset, coated paper, ISO 12647-2:2004"
REGISTRY = "http://www.color.org"  # where the name of the condition is registered

HEADER_LENGTH = 128
SIGNATURE = slice(36, 40)
DEVICE_CLASS = slice(12, 16)
COLOUR_SPACE = slice(16, 20)


class UnusableProfileError(ValueError):
    """The ICC profile cannot describe a printing condition; the message says why, for the user."""


def check_profile(icc: bytes) -> str:
    """Return what an ICC profile calls itself; refuse it where it is broken or not made for a CMYK press."""
    if len(icc) < HEADER_LENGTH or icc[SIGNATURE] != b"acsp":
        raise UnusableProfileError(tell("it is not an ICC profile"))
    stated = int.from_bytes(icc[:4], "big")
    if stated != len(icc):
        raise UnusableProfileError(
            tell("it is incomplete: it says that it has {stated} bytes, and has {count}", stated=stated, count=len(icc))
        )
    if icc[COLOUR_SPACE] != b"CMYK":
        space = icc[COLOUR_SPACE].decode("latin-1").strip()
        raise UnusableProfileError(tell("it is a profile for {space} colours, not for CMYK", space=space))
    if icc[DEVICE_CLASS] != b"prtr":
        raise UnusableProfileError(tell("it is not a profile of a printer or press"))
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        name = ImageCms.getProfileDescription(profile).strip()
        ImageCms.buildTransform(ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK")
    except (ImageCms.PyCMSError, OSError) as problem:
        raise UnusableProfileError(tell("it is damaged")) from problem
    return name or "Custom"


def write_print_intent(file: PdfFile, settings: PrintSettings) -> str:
    """Write the output intent of PDF/X."""
    if not settings.icc:
        if settings.standard is PrintStandard.X4:
            raise UnusableProfileError(tell("PDF/X-4 needs the print shop's ICC profile"))
        identity = (
            f"/OutputConditionIdentifier {text_string(CONDITION)} /OutputCondition {text_string(CONDITION_IN_WORDS)}"
        )
        return f"[<< {_INTENT} {identity} /Info {text_string(CONDITION_IN_WORDS)} /RegistryName ({REGISTRY}) >>]"
    name = text_string(check_profile(settings.icc))
    profile = file.put_stream(settings.icc, "/N 4")
    return f"[<< {_INTENT} /OutputConditionIdentifier (Custom) /Info {name} /DestOutputProfile {profile} >>]"


_INTENT = "/Type /OutputIntent /S /GTS_PDFX"
