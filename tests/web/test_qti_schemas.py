"""What QTI's own schemas say of what we write. They are not ours to publish: a variable names their folder."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from course_of_every_kind import make_course_of_every_kind
from lxml import etree
from played_page import ROOT, build
from questions_of_courses import course_of, hostile, items_of, truth

from needs import find_folder

pytestmark = pytest.mark.checkers
SCHEMAS = "the schemas of QTI 3 (DECKGEN_QTI_SCHEMAS)"
DECKS = ["quiz-im-amt", "reseaux-sociaux", "sociale-media", "soiree-a-l-accueil", "the-grant"]


@pytest.fixture(scope="module")
def schemas() -> dict[str, etree.XMLSchema]:
    folder = find_folder("DECKGEN_QTI_SCHEMAS", SCHEMAS)
    parser = etree.XMLParser(no_network=True)
    names = {"manifest": "imsqtiv3p0_imscpv1p2_v1p0.xsd", "item": "imsqti_asiv3p0p1_v1p0.xsd"}
    return {what: etree.XMLSchema(etree.parse(folder / name, parser)) for what, name in names.items()}


def assert_valid(files: dict[str, bytes], schemas: dict[str, etree.XMLSchema]) -> None:
    for name, data in files.items():
        if name.endswith(".xml"):
            schemas["manifest" if name == "imsmanifest.xml" else "item"].assertValid(etree.fromstring(data))


def test_every_kind_of_question_is_valid_in_one_language_and_in_two(schemas: dict[str, etree.XMLSchema]) -> None:
    courses = [(make_course_of_every_kind(language), language) for language in ("en", "fr")]
    assert_valid(items_of(courses[0]), schemas)
    assert_valid(items_of(*courses), schemas)
    assert_valid(items_of((course_of(hostile(), truth(("True", "False"), 0, "en")), "en")), schemas)


@pytest.mark.parametrize("name", DECKS)
def test_the_projects_own_decks_are_valid(name: str, tmp_path: Path, schemas: dict[str, etree.XMLSchema]) -> None:
    folder = build(ROOT / "decks" / f"{name}.yaml", tmp_path, "qti")
    with ZipFile(folder / f"{name}-qti.zip") as package:
        assert_valid({member: package.read(member) for member in package.namelist()}, schemas)


def test_the_schemas_find_a_fault(schemas: dict[str, etree.XMLSchema]) -> None:
    item = items_of((make_course_of_every_kind(), "en"))["items/item-pick.xml"]
    broken = etree.fromstring(item.replace(b"<qti-item-body>", b"<qti-item-body><bogus/>"))

    assert not schemas["item"].validate(broken)
