"""What a file says of itself: its properties, twice (Info and XMP), and the colour space that it is made for."""

from __future__ import annotations

import unicodedata
from html import escape

from deckgen import __version__
from deckgen.blueprint.slides import DocumentFacts
from deckgen.render.pdf.pdf_file import Handle, PdfFile
from deckgen.render.pdf.pdf_syntax import date_string, text_string
from deckgen.resources import resource
from deckgen.shown_text import as_name

PRODUCER = "deckgen with reportlab"
CREATOR = "deckgen"

UA_IDENTITY = "<pdfuaid:part>1</pdfuaid:part>"
A_IDENTITY = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
# PDF/A knows only the properties of its own time; a property of PDF/UA has to be described in the file itself.
UA_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def write_info(file: PdfFile, facts: DocumentFacts, extra: str = "") -> Handle:
    """Write the properties that each program shows, and deckgen's own: which deck, which content, which code."""
    entries = [f"/{key} {text_string(_plain(value))}" for key, value in _info(facts).items() if value]
    moment = date_string(facts.created)
    return file.put(f"<< {' '.join(entries)} /CreationDate {moment} /ModDate {moment} {extra} >>")


def _info(facts: DocumentFacts) -> dict[str, str]:
    return {
        "Title": facts.title,
        "Author": facts.author,
        "Subject": facts.subject,
        "Keywords": facts.keywords,
        "Creator": CREATOR,
        "Producer": PRODUCER,
        "DeckgenVersion": __version__ if facts.deck else "",
        "DeckgenDeck": facts.deck,
        "DeckgenKind": facts.kind,
        "DeckgenProfile": facts.profile,
        "DeckgenMinutes": facts.minutes,
        "DeckgenLanguage": "+".join((facts.language, *facts.other_languages)) if facts.deck else "",
        "DeckgenContentHash": facts.content_hash,
        "DeckgenDeckDate": facts.deck_date,
        "DeckgenCodeVersion": facts.code_version,
    }


def write_xmp(file: PdfFile, facts: DocumentFacts, identity: str) -> Handle:
    """Write the same properties as XMP, with what the file claims to be. It stays uncompressed, for archives."""
    packet = PACKET.format(properties="\n".join([*_properties(facts), identity]))
    return file.put_stream(packet.encode(), "/Type /Metadata /Subtype /XML", compress=False)


def _properties(facts: DocumentFacts) -> list[str]:
    """Write the properties of XMP. Each is the twin of one in Info and has to say the same."""
    moment = xmp_date(facts.created)
    languages = "".join(f"<rdf:li>{_xml(each)}</rdf:li>" for each in (facts.language, *facts.other_languages))
    rows = [
        "<dc:format>application/pdf</dc:format>",
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_xml(facts.title)}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>",
        f"<xmp:CreateDate>{moment}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{moment}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{moment}</xmp:MetadataDate>",
        f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
    ]
    if facts.author:
        rows.append(f"<dc:creator><rdf:Seq><rdf:li>{_xml(facts.author)}</rdf:li></rdf:Seq></dc:creator>")
    if facts.subject:
        description = f'<rdf:li xml:lang="x-default">{_xml(facts.subject)}</rdf:li>'
        rows.append(f"<dc:description><rdf:Alt>{description}</rdf:Alt></dc:description>")
    if facts.keywords:
        rows.append(f"<pdf:Keywords>{_xml(facts.keywords)}</pdf:Keywords>")
    return rows


def xmp_date(iso: str) -> str:
    """Write a moment as XMP does; a date alone begins at midnight, UTC."""
    return f"{iso[:10]}T{iso[11:19] or '00:00:00'}Z"


def _xml(text: str) -> str:
    return escape(_plain(text), quote=False)


def _plain(text: str) -> str:
    """Leave out what XML cannot hold, so that Info and XMP can say the same."""
    return "".join(sign for sign in as_name(text) if unicodedata.category(sign) not in {"Cc", "Cs", "Cn"})


def write_screen_intent(file: PdfFile) -> str:
    """Write the output intent of PDF/A: the RGB of this file is sRGB."""
    profile = file.put_stream(resource("icc/srgb.icc").read_bytes(), "/N 3")
    condition = "(sRGB IEC61966-2.1)"
    return (
        f"[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier {condition} /Info {condition}"
        f" /RegistryName (http://www.color.org) /DestOutputProfile {profile} >>]"
    )
