"""Presentations of whoever draws text boxes where PowerPoint has placeholders."""

from __future__ import annotations

import pytest
from lxml import etree
from pptx.presentation import Presentation
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Pt
from worn_presentations import CONTENT, COVER, A, P, open_default, wear

from deckgen.blueprint.look import Look, SlideRole

PROMPTS = {
    "nl": ("Titel van de dia", "Klik om tekst toe te voegen", "Linker inhoud", "Auteur · Titel van de presentatie"),
    "fr": ("Titre de la diapositive", "Cliquez pour ajouter du texte", "Contenu à gauche", "Auteur · Titre"),
    "de": ("Titel der Folie", "Hier steht Ihr Text", "Inhalt links", "Verfasser · Titel des Vortrags"),
    "en": ("Slide Title", "Text content goes here", "Left content", "Author · Presentation Title"),
    "es": ("Título de la diapositiva", "Haga clic para agregar texto", "Contenido izquierda", "Autor · Título"),
    "it": ("Titolo della diapositiva", "Fare clic per inserire testo", "Contenuto a sinistra", "Autore · Titolo"),
}


def draw_box(drawn: SlideMaster | SlideLayout, words: str, box: tuple[float, float, float, float], size: float) -> None:
    deck = open_default()
    frame = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(*(Pt(length) for length in box))
    run = frame.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = words, Pt(size)
    drawn.shapes._spTree.append(frame._element)


def without_placeholders() -> Presentation:
    """Two layouts, a master, and not one placeholder."""
    deck = open_default()
    for layout in list(deck.slide_layouts)[2:]:
        deck.slide_layouts.remove(layout)
    for drawn in (deck.slide_master, *deck.slide_layouts):
        for holder in list(drawn.placeholders):
            drawn.shapes._spTree.remove(holder._element)
    for layout in deck.slide_layouts:
        del layout.element.attrib["type"]
    return deck


def words_on(look_parts: dict[str, bytes], part: str) -> str:
    """What slides of a layout show that is no placeholder."""
    root = etree.fromstring(look_parts[part])
    shown = (shape for shape in root.iter(f"{P}sp") if shape.find(f".//{P}ph") is None)
    return " ".join(node.text or "" for shape in shown for node in shape.iter(f"{A}t"))


def wear_drawn(deck: Presentation) -> tuple[Look, dict[str, bytes]]:
    worn = wear(deck)
    return worn.look, {name: bytes(data) for name, data in worn.package.parts.items()}


@pytest.mark.parametrize("language", PROMPTS)
def test_boxes_that_say_what_goes_there_become_what_they_say(language: str) -> None:
    title, text, _, footer = PROMPTS[language]
    deck = without_placeholders()
    layout = deck.slide_layouts[CONTENT]
    draw_box(deck.slide_master, title, (40, 30, 640, 60), 32)
    draw_box(deck.slide_master, footer, (40, 500, 400, 24), 12)
    draw_box(layout, title, (40, 30, 640, 60), 32)
    draw_box(layout, text, (40, 110, 640, 370), 20)
    draw_box(layout, footer, (40, 500, 400, 24), 12)
    draw_box(layout, "# / N", (600, 500, 60, 24), 12)
    look, parts = wear_drawn(deck)
    content = look.layouts[SlideRole.CONTENT]
    assert (round(content.title.box.y), content.title.size) == (30, 32)
    assert round(content.bodies[0].box.y) == 110
    assert content.footer is not None
    assert round(content.footer.box.y) == 500
    assert content.number is not None
    assert [words_on(parts, part) for part in (content.part, "ppt/slideMasters/slideMaster1.xml")] == ["", ""]


@pytest.mark.parametrize("language", PROMPTS)
def test_two_texts_beside_each_other_are_both_places_for_text(language: str) -> None:
    title, _, left, _ = PROMPTS[language]
    deck = without_placeholders()
    layout = deck.slide_layouts[CONTENT]
    draw_box(layout, title, (40, 30, 640, 60), 32)
    draw_box(layout, left, (40, 110, 310, 370), 20)
    draw_box(layout, left, (370, 110, 310, 370), 20)
    look, parts = wear_drawn(deck)
    content = look.layouts[SlideRole.CONTENT]
    assert words_on(parts, content.part) == ""
    assert round(content.bodies[0].box.width) == 640  # text takes both


def test_words_of_the_house_beside_a_title_stay() -> None:
    deck = without_placeholders()
    layout = deck.slide_layouts[CONTENT]
    draw_box(layout, "Slide title", (40, 30, 640, 60), 32)
    draw_box(layout, "Content goes here", (40, 110, 640, 300), 20)
    draw_box(layout, "Image rights: Stad Voorbeeld", (40, 440, 300, 20), 10)
    draw_box(layout, "Text by us, content by you", (40, 470, 300, 20), 10)
    look, parts = wear_drawn(deck)
    shown = words_on(parts, look.layouts[SlideRole.CONTENT].part)
    assert "Stad Voorbeeld" in shown
    assert "by us" in shown


def test_the_title_of_a_drawn_layout_is_the_one_in_large_letters_and_no_footer() -> None:
    deck = without_placeholders()
    layout = deck.slide_layouts[CONTENT]
    draw_box(layout, "Author · Presentation Title", (40, 500, 400, 24), 10)
    draw_box(layout, "Title of the chapter", (40, 10, 400, 20), 10)
    draw_box(layout, "Slide Title", (40, 40, 640, 50), 30)
    draw_box(layout, "Content goes here", (40, 110, 640, 370), 20)
    assert round(wear(deck).look.layouts[SlideRole.CONTENT].title.box.y) == 40


def test_sample_words_of_a_drawn_cover_give_way_and_those_above_them_stay() -> None:
    deck = without_placeholders()
    cover, layout = deck.slide_layouts[COVER], deck.slide_layouts[CONTENT]
    draw_box(layout, "Slide Title", (40, 40, 640, 50), 30)
    draw_box(layout, "Content goes here", (40, 110, 640, 370), 20)
    draw_box(cover, "Faculteit Voorbeeld", (40, 60, 640, 24), 14)
    draw_box(cover, "Leren in het donker", (40, 180, 640, 90), 40)
    draw_box(cover, "Promotor: Jan Voorbeeld", (40, 300, 640, 24), 14)
    draw_box(cover, "Academiejaar 2024", (100, 340, 620, 24), 14)
    for used in (cover, layout, layout):
        deck.slides.add_slide(used)
    look, parts = wear_drawn(deck)
    title = look.layouts[SlideRole.TITLE]
    assert (round(title.title.box.y), title.title.size) == (180, 40)
    assert (round(title.bodies[0].box.x), round(title.bodies[0].box.y)) == (40, 300)
    assert round(title.bodies[0].box.right) == 720 - 6 or round(title.bodies[0].box.right) == 720
    assert words_on(parts, title.part) == "Faculteit Voorbeeld"


def test_words_on_a_layout_stay_where_others_have_titles() -> None:
    deck = open_default()
    bare = deck.slide_layouts[6]
    draw_box(bare, "Bedankt voor uw aandacht", (40, 180, 640, 90), 40)
    draw_box(bare, "Stad Voorbeeld", (40, 300, 640, 24), 14)
    _, parts = wear_drawn(deck)
    assert "Bedankt" in words_on(parts, str(bare.part.partname.membername))


@pytest.mark.parametrize("words", ["Hackathon - <Project name>", "Stad Voorbeeld | [titel van de presentatie]"])
@pytest.mark.parametrize("has_footer", [True, False])
def test_a_line_at_the_foot_that_leaves_a_name_to_fill_in_is_on_no_slide(words: str, has_footer: bool) -> None:  # noqa: FBT001
    deck = open_default()
    if not has_footer:
        for holder in list(deck.slide_master.placeholders):
            if holder.placeholder_format.type == 15:
                deck.slide_master.shapes._spTree.remove(holder._element)
    draw_box(deck.slide_master, words, (240, 500, 300, 24), 12)
    draw_box(deck.slide_master, "© <2026> Stad Voorbeeld", (240, 20, 300, 24), 12)
    _, parts = wear_drawn(deck)
    assert words_on(parts, "ppt/slideMasters/slideMaster1.xml") == "© <2026> Stad Voorbeeld"
