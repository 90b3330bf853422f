"""Where clicks lead to, the sections of the slide sorter, what appears click by click."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from msgspec.structs import replace
from package_facts import P14, A, P, Package, R, open_package, text_of, title_of
from slide_pipeline import DECKS, ROOT, TEMPLATES, Presentation, present, present_file, read_content, read_style

from deckgen.blueprint.slides import Badge, Frame
from deckgen.content.deck import Agenda, Cluster, Reveal

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@dataclass(frozen=True, slots=True)
class Jump:
    """A thing that leads to another slide when clicked."""

    source: str  # key of the slide
    words: str  # what stands on it
    target: str


def read_slides(made: Presentation) -> tuple[Package, dict[str, ET.Element]]:
    package = open_package(made.data)
    return package, {key: package.tree(part) for key, part in zip(keys_of(made), package.slides, strict=True)}


def keys_of(made: Presentation) -> list[str]:
    return [slide.key for slide in made.slides.slides]


def find_jumps(made: Presentation) -> Iterator[Jump]:
    package, trees = read_slides(made)
    key_of = dict(zip(package.slides, keys_of(made), strict=True))
    part_of = {key: part for part, key in key_of.items()}
    for key, tree in trees.items():
        targets = package.targets(part_of[key])
        for shape in tree.iter(f"{P}sp"):
            if shape.find(f".//{_DECORATIVE}") is not None:
                continue  # the rail, which says nothing of its own
            links = {
                link.attrib[f"{R}id"]
                for link in shape.iter(f"{A}hlinkClick")
                if link.get("action") == "ppaction://hlinksldjump"
            }
            for link in sorted(links):
                yield Jump(key, text_of(shape).strip(), key_of[targets[link]])


ALLOWED = {("choice", "answer"), ("dilemma", "answer"), ("answer", "meer-weten"), ("choice", "outcome")}


def test_steps_lead_to_the_next_step_of_their_own_dilemma() -> None:
    for name in DECKS:
        made = present_file(name)
        agenda = next((slide.key for slide in made.slides.slides if slide.role == "agenda"), "")
        jumps = [jump for jump in find_jumps(made) if agenda not in {jump.source, jump.target}]
        ways = {d.id: {choice.leads_to for choice in d.choices} for d in made.deck.dilemmas}
        for jump in jumps:
            (dilemma, step, _), (other, reached, _) = jump.source.split("/"), jump.target.split("/")
            if step == "outcome":  # what happened leads on to the dilemma that its choice names
                assert reached == "question"
                assert other in ways[dilemma]
            else:
                assert other == dilemma
                assert (step, reached) in ALLOWED


def test_a_letter_leads_to_the_feedback_on_its_choice_or_where_it_has_none_to_the_answer() -> None:
    for name in DECKS:
        made = present_file(name)
        slides = {slide.key: slide for slide in made.slides.slides}
        choices = {(d.id, choice.letter): choice for d in made.deck.dilemmas for choice in d.choices}
        for jump in find_jumps(made):
            choice = choices.get((jump.source.partition("/")[0], jump.words))
            if choice is None or "/answer/" not in jump.target:
                continue
            frames = [element for element in slides[jump.target].elements if isinstance(element, Frame)]
            shown = " ".join(line.block.text for frame in frames for line in frame.paragraphs)
            assert not choice.feedback or choice.feedback[0].text[:20] in shown, jump


def test_every_choice_has_a_letter_that_leads_to_the_answer() -> None:
    made = present_file("sociale-media.yaml")
    jumps = {(jump.source.rsplit("/", 1)[0], jump.words) for jump in find_jumps(made) if "/answer/" in jump.target}
    wanted = {
        (f"{dilemma.id}/choice", choice.letter)
        for dilemma in made.deck.dilemmas
        for choice in dilemma.choices
        if dilemma.answer or choice.feedback
    }
    assert wanted <= jumps


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_words_that_say_where_a_story_goes_on_lead_there_as_their_letter_does(template: str) -> None:
    made = present_file("the-grant.yaml", template)
    package, trees = read_slides(made)
    titles = {f"{d.id}/question/1": d.title for d in made.deck.dilemmas}
    key_of = dict(zip(package.slides, keys_of(made), strict=True))
    part_of = {key: part for part, key in key_of.items()}
    found = []
    for key, tree in trees.items():
        if "/outcome/" not in key:
            continue
        targets = {number: key_of.get(part, "") for number, part in package.targets(part_of[key]).items()}
        letters = {jump.words: jump.target for jump in find_jumps(made) if jump.source == key and len(jump.words) == 1}
        led = []
        for paragraph in tree.iter(f"{A}p"):
            clicks = [link for run in paragraph.iter(f"{A}r") for link in run.iter(f"{A}hlinkClick")]
            words = "".join(text.text or "" for text in paragraph.iter(f"{A}t"))
            assert bool(clicks) == words.startswith("Go on to "), words
            if clicks:
                led.append(targets[clicks[0].attrib[f"{R}id"]])
                assert titles[led[-1]] in words
        assert sorted(led) == sorted(letters.values())
        found += led
    assert len(found) > 3


def test_an_entry_of_the_agenda_leads_to_the_first_slide_of_its_cluster() -> None:
    for name in DECKS:
        made = present_file(name)
        if not any(isinstance(item, Agenda) for item in made.deck.program):
            continue
        agenda = next(slide.key for slide in made.slides.slides if slide.role == "agenda")
        firsts: dict[str, str] = {}
        for slide in made.slides.slides:
            firsts.setdefault(slide.section, slide.key)
        led = {jump.words: jump.target for jump in find_jumps(made) if jump.source == agenda and jump.words}
        assert led == {str(number): firsts[cluster.title] for number, cluster in enumerate(made.deck.clusters, start=1)}


def test_every_slide_after_the_agenda_leads_home() -> None:
    made = present_file("sociale-media.yaml")
    keys = keys_of(made)
    agenda = next(slide.key for slide in made.slides.slides if slide.role == "agenda")
    homeward = {jump.source for jump in find_jumps(made) if jump.target == agenda}
    assert homeward == set(keys[keys.index(agenda) + 1 :])


def find_rail(made: Presentation, key: str) -> list[tuple[str, str]]:
    """The dots of a slide: the number of each, and the slide that it leads to; none for where one is."""
    slide = next(slide for slide in made.slides.slides if slide.key == key)
    return [
        (each.name.rpartition(" ")[2], each.link)
        for each in slide.elements
        if isinstance(each, Badge) and each.decorative
    ]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_dot_for_each_dilemma_leads_to_its_first_slide_and_the_current_one_is_larger(template: str) -> None:
    made = present_file("sociale-media.yaml", template)
    firsts = {dilemma.id: f"{dilemma.id}/question/1" for dilemma in made.deck.dilemmas}
    for slide in made.slides.slides:
        dilemma = slide.key.partition("/")[0]
        rail = find_rail(made, slide.key)
        if dilemma not in firsts:
            assert rail == []
            continue
        assert [link or firsts[dilemma] for _, link in rail] == list(firsts.values())
        dots = [each.box.width for each in slide.elements if isinstance(each, Badge) and each.decorative]
        assert [width > min(dots) for width in dots] == [first == firsts[dilemma] for first in firsts.values()]


def test_the_dots_are_passed_over_by_whoever_hears_the_slide() -> None:
    _, trees = read_slides(present_file("sociale-media.yaml"))
    shapes = [shape for tree in trees.values() for shape in tree.iter(f"{P}sp") if "Voortgang" in name_of(shape)]
    assert shapes
    assert all(shape.find(f".//{_DECORATIVE}") is not None for shape in shapes)


def name_of(shape: ET.Element) -> str:
    return next(each.attrib["name"] for each in shape.iter(f"{P}cNvPr"))


def test_many_dilemmas_have_a_dot_a_theme_and_a_single_one_has_none() -> None:
    deck = read_content(ROOT / "decks" / "sociale-media.yaml")
    cluster, style = deck.clusters[0], read_style("default")
    dilemmas = [replace(cluster.dilemmas[0], id=f"d{n}", title=f"Geval {n}") for n in range(48)]
    themes = [replace(cluster, title=f"Thema {n}", dilemmas=tuple(dilemmas[n * 4 : n * 4 + 4])) for n in range(12)]
    many = present(replace(deck, program=tuple(themes)), style)
    rail = find_rail(many, "d5/question/1")
    assert [number for number, _ in rail] == [str(n) for n in range(1, 13)]
    assert [link for _, link in rail] == ["" if n == 1 else f"d{n * 4}/question/1" for n in range(12)]
    alone = present(replace(deck, program=(replace(cluster, dilemmas=(dilemmas[0],)),)), style)
    assert find_rail(alone, "d0/question/1") == []


def test_a_title_that_needs_the_line_stays_whole_and_the_rail_away() -> None:
    deck = read_content(ROOT / "decks" / "sociale-media.yaml")
    cluster = deck.clusters[0]
    first, *others = cluster.dilemmas
    long = replace(first, title="Een titel die zo lang is dat de regel boven de kop hem net helemaal kan houden, ja")
    changed = replace(cluster, dilemmas=(long, *others))
    program = tuple(changed if item is cluster else item for item in deck.program)
    made = present(replace(deck, program=program), read_style("default"))
    assert find_rail(made, f"{first.id}/question/1") == []
    assert find_rail(made, f"{others[0].id}/question/1") != []
    slide = next(slide for slide in made.slides.slides if slide.key == f"{first.id}/question/1")
    kicker = next(each for each in slide.elements if isinstance(each, Frame) and each.name == "Dilemma")
    assert kicker.paragraphs[0].block.text.endswith("houden, ja")


def test_each_cluster_is_a_section_that_holds_its_slides() -> None:
    for name in DECKS:
        made = present_file(name)
        tree = open_package(made.data).tree("ppt/presentation.xml")
        names = [section.attrib["name"] for section in tree.iter(f"{P14}section")]
        in_sections = [item.attrib["id"] for item in tree.iter(f"{P14}sldId")]
        assert in_sections == [item.attrib["id"] for item in tree.iter(f"{P}sldId")]
        assert [name for name in names if name in {cluster.title for cluster in made.deck.clusters}] == [
            cluster.title for cluster in made.deck.clusters
        ]


def test_answers_appear_at_a_click_only_where_the_deck_asks_for_it() -> None:
    deck = replace(read_content(ROOT / "decks" / "sociale-media.yaml"), reveal=Reveal.CLICK)
    made = present(deck, read_style("default"))
    _, trees = read_slides(made)
    timed = {key for key, tree in trees.items() if tree.find(f"{P}timing") is not None}
    assert timed == {key for key in trees if "/answer/" in key or "/discussion/" in key}
    assert b"<p:timing" not in b"".join(open_package(present_file("sociale-media.yaml").data).parts.values())


def test_what_appears_is_on_the_slide() -> None:
    deck = replace(read_content(ROOT / "decks" / "reseaux-sociaux.yaml"), reveal=Reveal.CLICK)
    _, trees = read_slides(present(deck, read_style("default")))
    for tree in trees.values():
        shapes = {shape.attrib["id"] for shape in tree.iter(f"{P}cNvPr")}
        assert {target.attrib["spid"] for target in tree.iter(f"{P}spTgt")} <= shapes


def test_titles_in_the_file_are_those_that_were_planned() -> None:
    made = present_file("workshop.yaml")
    _, trees = read_slides(made)
    assert [title_of(tree) for tree in trees.values()] == [
        slide.title.paragraphs[0].block.text for slide in made.slides.slides
    ]
    assert any(isinstance(item, Cluster) for item in made.deck.program)
