"""The project's own pool in the words of a city and of a regional government: one source, two decks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from deckgen.build.pipeline.deck_variant import read_variant
from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide
from deckgen.content.steps import DEFAULT_SEQUENCE
from deckgen.planning.slides import plan_slides
from deckgen.rich_text import plain
from deckgen.rules import check_deck
from deckgen.rules.deck_texts import own_texts
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.syntax.yaml_file import decode_bytes, read_yaml
from deckgen.yaml_source.translation.translatable import list_deck_texts, list_dilemma_texts

DECKS = Path(__file__).parents[2] / "decks"
STAD = {"je afdeling", "het college", "de stad"}
VLAANDEREN = {"je entiteit", "Je secretaris-generaal", "de regering", "de Vlaamse overheid"}


def read(name: str, profile: str) -> Deck:
    result = read_deck(DECKS / f"{name}.yaml", profile=profile)
    assert result.deck is not None
    assert (*result.problems, *check_deck(result.deck)) == ()
    return result.deck


def words_of(deck: Deck) -> str:
    return "\n".join(plain(text) for text in own_texts(deck.program))


def test_the_open_day_has_one_slide_and_three_clusters_of_two_with_answers() -> None:
    deck = read("opendeurdag", "stad")
    assert [type(item) for item in deck.program] == [FreeSlide, Cluster, Cluster, Cluster]
    assert [len(cluster.dilemmas) for cluster in deck.clusters] == [2, 2, 2]
    assert deck.sequence == DEFAULT_SEQUENCE
    assert all(dilemma.has_answer and dilemma.meer_weten for dilemma in deck.dilemmas)


def test_the_workshop_has_an_agenda_a_film_in_the_break_and_four_clusters_of_two_to_discuss() -> None:
    deck = read("workshop", "vlaanderen")
    assert [type(item) for item in deck.program] == [Agenda, Break, *[Cluster] * 4, FreeSlide, FreeSlide]
    assert any(isinstance(item, Break) and item.video for item in deck.program)
    assert [len(cluster.dilemmas) for cluster in deck.clusters] == [2, 2, 2, 2]
    assert [step.value for step in deck.sequence] == ["dilemma"]


def test_the_workshop_shows_each_dilemma_on_one_slide_with_its_prompts() -> None:
    variant = read_variant(DECKS / "workshop.yaml", profile="vlaanderen").variant
    assert variant is not None
    plan = plan_slides(variant.deck, variant.look, variant.locale)
    assert plan.problems == ()
    assert len(plan.deck.slides) == 1 + 2 + 1 + 4 + 8 + 2


def test_both_decks_draw_on_the_same_dilemmas() -> None:
    first, second = (
        {each.id for each in read(name, profile).dilemmas}
        for name, profile in (("opendeurdag", "stad"), ("workshop", "vlaanderen"))
    )
    assert len(first & second) == 6


@pytest.mark.parametrize("name", ["opendeurdag", "workshop"])
@pytest.mark.parametrize(("profile", "own", "foreign"), [("stad", STAD, VLAANDEREN), ("vlaanderen", VLAANDEREN, STAD)])
def test_each_organisation_meets_its_own_words_only(name: str, profile: str, own: set[str], foreign: set[str]) -> None:
    words = words_of(read(name, profile))
    assert [each for each in own if each not in words] == []
    assert [each for each in foreign if each in words] == []


@pytest.mark.parametrize(
    ("id_", "told", "retold"),
    [
        ("burger-geeft-kritiek", "lokale Facebookgroep", "Facebookgroep over renoveren"),
        ("vriendschapsverzoek", "je leidinggevende wil vrienden worden", "Je secretaris-generaal nodigt je uit"),
        ("foto-van-collegas", "de laatste doos van de verhuizing", "op een terras"),
    ],
)
def test_a_profile_rewrites_a_situation_and_keeps_its_choices(id_: str, told: str, retold: str) -> None:
    city, region = (
        next(each for each in read("opendeurdag", profile).dilemmas if each.id == id_)
        for profile in ("stad", "vlaanderen")
    )
    assert told in plain(city.question)
    assert retold in plain(region.question)
    assert [(choice.id, choice.verdict) for choice in city.choices] == [
        (choice.id, choice.verdict) for choice in region.choices
    ]


def test_no_text_of_a_dilemma_stands_twice_in_the_repository() -> None:
    seen: Counter[str] = Counter()
    originals = [path for path in DECKS.rglob("*.yaml") if "." not in path.stem and path.parent.name != "profiles"]
    for path in originals:
        file, _ = decode_bytes(path.read_bytes(), path.name)
        data, _ = read_yaml(file)
        assert data is not None
        texts = list_deck_texts(data.data) if path.parent == DECKS else list_dilemma_texts(data.data)
        seen.update(
            {" ".join(field.text.split()) for field in texts.fields if not field.quote and len(field.text.split()) > 8}
        )
    assert len(originals) > 20
    assert [text for text, count in seen.items() if count > 1] == []
