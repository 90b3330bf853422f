"""A deck built, then built again with a dilemma put in before others: what programs hold on to stays as it was.

Everything is read from the two files alone, as a presentation program would.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from msgspec import Struct
from package_facts import P14, A, P, Package, R, open_package
from slide_pipeline import ROOT

NEW = "vriendschapsverzoek"


class Built(Struct, frozen=True):
    """A built presentation and the names of its slides by part."""

    package: Package
    names: dict[str, str]

    def ids(self) -> dict[str, str]:
        """Name of a slide -> its id, which custom shows and comments refer to."""
        tree = self.package.tree("ppt/presentation.xml")
        shown = [item.attrib["id"] for item in tree.iter(f"{P}sldId")]
        return dict(zip(self.names.values(), shown, strict=True))

    def sections(self) -> dict[str, list[str]]:
        """Id and title of a section -> the names of its slides."""
        names = {identity: name for name, identity in self.ids().items()}
        tree = self.package.tree("ppt/presentation.xml")
        return {
            f"{section.attrib['id']} {section.attrib['name']}": [
                names[item.attrib["id"]] for item in section.iter(f"{P14}sldId")
            ]
            for section in tree.iter(f"{P14}section")
        }

    def jumps(self) -> set[tuple[str, str]]:
        """Where clicks lead to, from slide to slide."""
        return {
            (name, self.names[self.package.targets(part)[click.attrib[f"{R}id"]]])
            for part, name in self.names.items()
            for click in self.package.tree(part).iter(f"{A}hlinkClick")
            if click.get("action") == "ppaction://hlinksldjump"
        }

    def source(self) -> str:
        """The deck's own text, by the relationship that leads to it."""
        targets = self.package.targets("ppt/presentation.xml")
        found = [part for part in targets.values() if part.startswith("customXml/")]
        assert len(found) == 1
        return ET.fromstring(self.package.parts[found[0]]).text or ""


def build(folder: Path, *, without: str = "") -> Built:
    for name in ("decks", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    deck = folder / "decks" / "sociale-media.yaml"
    if without:
        lines = deck.read_text("utf-8").splitlines(keepends=True)
        assert f"  - {without}\n" in lines
        deck.write_text("".join(line for line in lines if line != f"  - {without}\n"), "utf-8")
    command = [sys.executable, "-m", "deckgen", "build", str(deck), "--only", "slides", "--output", str(folder / "out")]
    subprocess.run(command, check=True, capture_output=True)
    package = open_package((folder / "out/sociale-media/sociale-media.pptx").read_bytes())
    names = {part: package.tree(part).find(f"{P}cSld").attrib["name"] for part in package.slides}  # type: ignore[union-attr]
    return Built(package, names)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("before"), without=NEW)


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("after"))


def test_slides_keep_their_names_and_ids(before: Built, after: Built) -> None:
    assert {name: after.ids().get(name) for name in before.ids()} == before.ids()
    assert {name.partition("/")[0] for name in after.ids().keys() - before.ids().keys()} == {NEW}


def test_sections_keep_their_ids_and_slides(before: Built, after: Built) -> None:
    def own(name: str) -> bool:
        return name.partition("/")[0] != NEW

    assert {title: list(filter(own, names)) for title, names in after.sections().items()} == before.sections()
    assert [name for names in after.sections().values() for name in names] == list(after.ids())


def test_links_lead_from_and_to_the_same_slides(before: Built, after: Built) -> None:
    agenda = max({target for _, target in after.jumps()}, key=[target for _, target in after.jumps()].count)

    def between_dilemmas(built: Built) -> set[tuple[str, str]]:
        return {jump for jump in built.jumps() if jump[0] != agenda}

    assert between_dilemmas(before) < between_dilemmas(after)
    added = between_dilemmas(after) - between_dilemmas(before)
    assert NEW in {source.partition("/")[0] for source, _ in added}
    assert {target.partition("/")[0] for source, target in added if source.partition("/")[0] != NEW} == {NEW}
    firsts = {names[0] for names in after.sections().values()}
    assert {target for source, target in after.jumps() if source == agenda} <= firsts


def test_the_source_inside_is_that_of_each_build(before: Built, after: Built) -> None:
    assert f"  - {NEW}\n" not in before.source()
    assert f"  - {NEW}\n" in after.source()
    assert f"--- # dilemmas/{NEW}.yaml\n" in after.source()
