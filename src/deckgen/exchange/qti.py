"""A QTI 3 package: an item a dilemma, a test with a section a theme, pictures, and a manifest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from deckgen.blueprint.slides import DocumentFacts
from deckgen.exchange.editions import Edition, Theme, list_themes
from deckgen.exchange.identifiers import identifier
from deckgen.exchange.qti_item import join_titles, picture_files, write_item
from deckgen.exchange.question import Question
from deckgen.stored_zip import pack

QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"


def write_qti(editions: Sequence[Edition], facts: DocumentFacts) -> bytes:
    """Pack the questions of a deck; of two languages each says its part below the other."""
    name = identifier(facts.deck, "test")
    themes = list(list_themes(editions))
    languages = [edition.course.language for edition in editions]
    titles = [edition.course.title for edition in editions]
    every = [versions[0] for theme in themes for versions in theme.questions]
    files = {"imsmanifest.xml": _write_manifest(name, every).encode()}
    files[f"{name}.xml"] = _write_test(name, join_titles(titles), themes).encode()
    for versions in (versions for theme in themes for versions in theme.questions):
        item = identifier(versions[0].exercise.key, "item")
        files[f"items/{item}.xml"] = write_item(item, versions, languages).encode()
        for file, image in picture_files(item, versions[0]):
            files[f"items/{file}"] = image.picture.data
    return pack(files)


def _write_test(name: str, title: str, themes: Sequence[Theme]) -> str:
    sections = "".join(
        f'<qti-assessment-section identifier="section-{number}" title="{escape(join_titles(theme.titles))}"'
        ' visible="true">\n'
        + "".join(_refer(versions[0]) for versions in theme.questions)
        + "</qti-assessment-section>\n"
        for number, theme in enumerate(themes, start=1)
    )
    return (
        f'{_HEAD}<qti-assessment-test xmlns="{QTI}" xmlns:xsi="{_SCHEMA}" xsi:schemaLocation="{QTI}'
        f' https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd" identifier="{name}"'
        f' title="{escape(title)}">\n'
        '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>\n'
        '<qti-test-part identifier="part-1" navigation-mode="nonlinear" submission-mode="individual">\n'
        '<qti-item-session-control max-attempts="1" show-feedback="true"/>\n'
        f"{sections}</qti-test-part>\n"
        '<qti-outcome-processing><qti-set-outcome-value identifier="SCORE"><qti-sum>'
        '<qti-test-variables variable-identifier="SCORE"/></qti-sum></qti-set-outcome-value></qti-outcome-processing>\n'
        "</qti-assessment-test>\n"
    )


def _refer(question: Question) -> str:
    item = identifier(question.exercise.key, "item")
    return f'<qti-assessment-item-ref identifier="{item}" href="items/{item}.xml"/>\n'


def _write_manifest(name: str, questions: Sequence[Question]) -> str:
    items = [identifier(question.exercise.key, "item") for question in questions]
    depends = "".join(f'<dependency identifierref="{item}"/>' for item in items)
    return (
        f'{_HEAD}<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" xmlns:xsi="{_SCHEMA}"'
        ' xsi:schemaLocation="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1'
        ' https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"'
        f' identifier="manifest-{name}">\n'
        "<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>\n<organizations/>\n"
        f'<resources>\n<resource identifier="{name}" type="imsqti_test_xmlv3p0" href="{name}.xml">'
        f'<file href="{name}.xml"/>{depends}</resource>\n'
        + "".join(_list_item(item, question) for item, question in zip(items, questions, strict=True))
        + "</resources>\n</manifest>\n"
    )


def _list_item(item: str, question: Question) -> str:
    files = "".join(f'<file href="items/{file}"/>' for file in _item_files(item, question))
    return f'<resource identifier="{item}" type="imsqti_item_xmlv3p0" href="items/{item}.xml">{files}</resource>\n'


def _item_files(item: str, question: Question) -> Iterator[str]:
    yield f"{item}.xml"
    for file, _ in picture_files(item, question):
        yield file
