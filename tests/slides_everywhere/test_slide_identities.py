"""A deck that grows keeps the slides it had: their ids, their names, the numbers by which programs match them."""

from __future__ import annotations

import re

from msgspec.structs import replace
from package_facts import P14, P, open_package
from slide_pipeline import ROOT, present, read_content, read_style

from deckgen.content.deck import Cluster, Deck

DECK = read_content(ROOT / "decks" / "sociale-media.yaml")


def identities(deck: Deck) -> dict[str, tuple[str, str]]:
    """Name of a slide -> its id in the presentation and its number of creation."""
    package = open_package(present(deck, read_style("default")).data)
    ids = [item.attrib["id"] for item in package.tree("ppt/presentation.xml").iter(f"{P}sldId")]
    found = {}
    for part, slide_id in zip(package.slides, ids, strict=True):
        tree = package.tree(part)
        slide = tree.find(f"{P}cSld")
        creation = tree.find(f".//{P14}creationId")
        assert slide is not None
        assert creation is not None
        found[slide.attrib["name"]] = (slide_id, creation.attrib["val"])
    return found


def without_first_dilemma(deck: Deck) -> tuple[Deck, str]:
    place = next(number for number, item in enumerate(deck.program) if isinstance(item, Cluster))
    cluster = deck.program[place]
    assert isinstance(cluster, Cluster)
    assert len(cluster.dilemmas) > 1
    shorter = replace(cluster, dilemmas=cluster.dilemmas[1:])
    return replace(deck, program=(*deck.program[:place], shorter, *deck.program[place + 1 :])), cluster.dilemmas[0].id


def test_a_dilemma_put_in_before_others_leaves_their_slides_as_they_were() -> None:
    shorter, new = without_first_dilemma(DECK)
    before, after = identities(shorter), identities(DECK)
    assert {name: after.get(name) for name in before} == before
    assert {name.partition("/")[0] for name in after.keys() - before.keys()} == {new}


def test_dilemmas_that_change_places_keep_their_slides() -> None:
    turned = replace(
        DECK,
        program=tuple(
            replace(item, dilemmas=item.dilemmas[::-1]) if isinstance(item, Cluster) else item for item in DECK.program
        ),
    )
    assert identities(turned) == identities(DECK)


def test_ids_of_slides_lie_where_the_format_allows_them() -> None:
    ids = [slide_id for slide_id, _ in identities(DECK).values()]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"\d+", slide_id) and 256 <= int(slide_id) < 2**31 for slide_id in ids)
