"""A deck that leaves the organisation holds nothing that is the trainer's alone, in any part of its file."""

from __future__ import annotations

from msgspec.structs import replace
from package_facts import find_package_faults, open_package
from slide_pipeline import ROOT, Presentation, present, read_content, read_style

from deckgen.rich_text import Text

WORKSHOP = read_content(ROOT / "decks" / "workshop.yaml")


def made(*, public: bool) -> Presentation:
    return present(replace(WORKSHOP, public=public), read_style("default"))


def trainers_words() -> set[str]:
    """Every paragraph that only facilitators are to read."""
    texts: list[Text] = [item.notes for item in WORKSHOP.program if hasattr(item, "notes")]
    for dilemma in WORKSHOP.dilemmas:
        facilitation = dilemma.facilitation
        texts += [facilitation.aim, facilitation.introduction, facilitation.debrief, facilitation.notes]
        texts += [*facilitation.prompts, *facilitation.pitfalls]
    return {span.text.strip() for text in texts for block in text for span in block.spans if len(span.text) > 25}


def all_text(presentation: Presentation) -> str:
    package = open_package(presentation.data)
    return "\n".join(content.decode("utf-8", "ignore") for content in package.parts.values())


def test_a_public_deck_has_no_notes_no_source_and_none_of_the_trainers_words() -> None:
    public = made(public=True)
    parts = open_package(public.data).parts
    assert find_package_faults(public.data, notes=False) == []
    assert not any(name.startswith(("ppt/notesSlides/", "customXml/")) for name in parts)
    text = all_text(public)
    assert {words for words in trainers_words() if words in text} == set()


def test_the_trainers_words_do_stand_in_the_notes_of_a_deck_that_stays_inside() -> None:
    text = all_text(made(public=False))
    found = {words for words in trainers_words() if words in text}
    assert len(found) > len(trainers_words()) / 2
