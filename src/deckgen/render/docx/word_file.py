"""A tagged paper in, a Word file out: body, styles, lists, foot, properties, packed the same on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from urllib.parse import quote

from deckgen.blueprint.pages import Document
from deckgen.blueprint.word import WordLook
from deckgen.office_facts import FACTS_TYPE, write_facts
from deckgen.presentation_xml import (
    DECLARATION,
    MEDIA_TYPES,
    OFFICE_RELATIONSHIP,
    OFFICE_TYPE,
    PACKAGE_RELATIONSHIP,
    escape,
    full_language,
)
from deckgen.render.docx.body import BodyWriter
from deckgen.render.docx.drawings import Drawings
from deckgen.render.docx.styles import WORD, write_numbering, write_styles
from deckgen.render.docx.tagged_text import read_text
from deckgen.seal import SEALING_PART, seal_parts
from deckgen.stored_zip import pack

_WORD_TYPE = f"{OFFICE_TYPE}wordprocessingml."
_TWIPS = 20  # in a point
_URL_SIGNS = "!#$%&'()*+,/:;=?@[]~"
_NAMESPACES = (
    f'{WORD} xmlns:r="{OFFICE_RELATIONSHIP.rstrip("/")}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def render_word(document: Document, look: WordLook) -> bytes:
    """Write the file."""
    drawings = Drawings(document.media or {})
    body = BodyWriter(document, read_text(document), dict(look.names), drawings)
    written = body.write()
    normal = next(text for text, name in look.names.items() if name == "Normal")
    looks = {**body.looks, "Normal": normal}
    facts = document.facts
    pictures = {
        f"media/picture{number}.{drawings.media[name][1]}": drawings.media[name][0]
        for number, name in enumerate(drawings.used, start=1)
    }
    files = {
        "[Content_Types].xml": _write_types(pictures).encode(),
        "_rels/.rels": _write_relations(
            [
                ("doc", "officeDocument", "word/document.xml", ""),
                ("app", "extended-properties", "docProps/app.xml", ""),
                ("facts", "custom-properties", SEALING_PART, ""),
            ],
            core=True,
        ).encode(),
        "docProps/core.xml": _write_core(document).encode(),
        "docProps/app.xml": (
            f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            "<Application>deckgen</Application></Properties>"
        ).encode(),
        "word/document.xml": _write_document(written, look).encode(),
        "word/styles.xml": write_styles(look.font, look.heading_font, facts.language, looks).encode(),
        "word/numbering.xml": write_numbering(body.lists).encode(),
        "word/settings.xml": (
            f'{DECLARATION}<w:settings {WORD}><w:compat><w:compatSetting w:name="compatibilityMode"'
            ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
            f'<w:themeFontLang w:val="{full_language(facts.language)}"/></w:settings>'
        ).encode(),
        "word/footer1.xml": _write_foot(look).encode(),
        "word/_rels/document.xml.rels": _write_relations(
            [
                ("styles", "styles", "styles.xml", ""),
                ("numbering", "numbering", "numbering.xml", ""),
                ("settings", "settings", "settings.xml", ""),
                ("footer", "footer", "footer1.xml", ""),
                *((f"picture{number}", "image", name, "") for number, name in enumerate(pictures, start=1)),
                *(
                    (f"link{n}", "hyperlink", quote(url, safe=_URL_SIGNS), "External")
                    for n, url in enumerate(body.links, 1)
                ),
            ]
        ).encode(),
        **{f"word/{name}": data for name, data in pictures.items()},
    }
    digests = [(name, hashlib.sha256(data).hexdigest()) for name, data in files.items()]
    files[SEALING_PART] = write_facts(facts, seal_parts(digests)).encode()
    return pack(files)


def _write_document(body: str, look: WordLook) -> str:
    width, height = round(look.page_width * _TWIPS), round(look.page_height * _TWIPS)
    right = look.page_width - look.page.right
    bottom = look.page_height - look.page.bottom
    margins = " ".join(
        f'w:{side}="{round(value * _TWIPS)}"'
        for side, value in (("top", look.page.y), ("right", right), ("bottom", bottom), ("left", look.page.x))
    )
    return (
        f"{DECLARATION}<w:document {_NAMESPACES}><w:body>{body}<w:sectPr>"
        f'<w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar {margins} w:header="500" w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _write_foot(look: WordLook) -> str:
    before, _, rest = look.position.partition("{page}")
    middle, _, after = rest.partition("{total}")
    place = f"{_run(before)}{_field('PAGE')}{_run(middle)}{_field('NUMPAGES')}{_run(after)}"
    paragraph = '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    return f"{DECLARATION}<w:ftr {WORD}>{paragraph}{place}</w:p>{paragraph}{_run(look.foot)}</w:p></w:ftr>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _write_types(pictures: Mapping[str, bytes]) -> str:
    kinds = sorted({name.rpartition(".")[2] for name in pictures})
    defaults = "".join(f'<Default Extension="{kind}" ContentType="{MEDIA_TYPES[kind]}"/>' for kind in kinds)
    parts = {
        "word/document.xml": f"{_WORD_TYPE}document.main+xml",
        "word/styles.xml": f"{_WORD_TYPE}styles+xml",
        "word/numbering.xml": f"{_WORD_TYPE}numbering+xml",
        "word/settings.xml": f"{_WORD_TYPE}settings+xml",
        "word/footer1.xml": f"{_WORD_TYPE}footer+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": f"{OFFICE_TYPE}extended-properties+xml",
        SEALING_PART: FACTS_TYPE,
    }
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{defaults}{overrides}</Types>'
    )


def _write_relations(relations: list[tuple[str, str, str, str]], *, core: bool = False) -> str:
    made = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE_RELATIONSHIP}{kind}" Target="{escape(target)}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for name, kind, target, mode in relations
    )
    if core:
        made += (
            f'<Relationship Id="core" Type="{PACKAGE_RELATIONSHIP}/metadata/core-properties"'
            ' Target="docProps/core.xml"/>'
        )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIP}">{made}</Relationships>'


def _write_core(document: Document) -> str:
    facts = document.facts
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(facts.title)}</dc:title><dc:subject>{escape(facts.subject)}</dc:subject>"
        f"<dc:creator>{escape(facts.author)}</dc:creator><cp:keywords>{escape(facts.keywords)}</cp:keywords>"
        f"<dc:language>{escape(full_language(facts.language))}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{escape(facts.created)}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{escape(facts.created)}</dcterms:modified></cp:coreProperties>'
    )
