from __future__ import annotations

from msgspec.structs import replace
from sample_content import (
    PLACE,
    deck_with,
    facilitated_deck,
    make_choices,
    make_dilemma,
    new_slide,
    one_dilemma_deck,
    own_look,
    prose,
    quoted,
    self_guided_deck,
    text_of,
)
from slide_facts import find_faults

from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Badge, Slide
from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide, Reveal, Step
from deckgen.content.verdict import Verdict
from deckgen.planning.slides import plan_slides
from deckgen.yaml_source.reading.locales import read_locale
from slide_measures import box_of

LOOK = own_look()
CHOICES = make_choices((40, 60), (Verdict.WRONG, Verdict.BEST), 80)


def slides_of(deck: Deck) -> tuple[Slide, ...]:
    return plan_slides(deck, LOOK, read_locale(deck.language)).deck.slides


def titles_of(deck: Deck) -> list[str]:
    return [slide.title.paragraphs[0].block.text for slide in slides_of(deck)]


def test_a_self_guided_deck_of_six_dilemmas_has_its_thirty_slides_in_order() -> None:
    titles = titles_of(self_guided_deck())
    assert len(titles) == 30
    assert titles[:9] == [
        "Vragen van het plein",
        "Waarom dit gesprek",
        "Aan het loket: vraag 1",
        "Aan het loket: vraag 1 – keuze",
        "Aan het loket: vraag 1 – antwoord",
        "Aan het loket: vraag 1 – meer weten (1/3)",
        "Aan het loket: vraag 1 – meer weten (2/3)",
        "Aan het loket: vraag 1 – meer weten (3/3)",
        "Aan het loket: vraag 2",
    ]
    assert titles[-4:] == [f"In de straat: vraag 2{step}" for step in ("", " – keuze", " – antwoord", " – meer weten")]


def test_a_facilitated_deck_stands_on_thirteen_slides_with_its_prompts() -> None:
    plan = plan_slides(facilitated_deck(), LOOK, read_locale("nl"))
    assert [slide.role for slide in plan.deck.slides] == [
        SlideRole.TITLE,
        SlideRole.AGENDA,
        SlideRole.BREAK,
        *[SlideRole.DILEMMA] * 8,
        *[SlideRole.CONTENT] * 2,
    ]
    assert plan.problems == ()
    assert [fault for slide in plan.deck.slides for fault in find_faults(slide, LOOK)] == []


def test_prompts_get_a_slide_of_their_own_where_the_sequence_says_so() -> None:
    dilemma = make_dilemma("a", prose(100), CHOICES, discussion=["Wat als het je buur is?"])
    titles = titles_of(one_dilemma_deck(dilemma, Step.DILEMMA, Step.DISCUSSION))
    assert titles[1:] == ["Op het plein: vraag 1", "Op het plein: vraag 1 – bespreking"]


def test_a_step_without_content_makes_no_slide() -> None:
    assert titles_of(one_dilemma_deck(make_dilemma("a", prose(100))))[1:] == ["Op het plein: vraag 1"]
    dilemma = make_dilemma("a", prose(100), make_choices((40, 60)))
    assert titles_of(one_dilemma_deck(dilemma, Step.DILEMMA, Step.DISCUSSION))[1:] == ["Op het plein: vraag 1"]


def test_forced_breaks_without_text_between_them_make_no_empty_slide() -> None:
    passage = quoted(new_slide(), *text_of("Eerst dit."), new_slide(), new_slide(), *text_of("Dan dat."), new_slide())
    titles = titles_of(one_dilemma_deck(make_dilemma("a", prose(100), more=(passage,))))
    assert titles[2:] == [f"Op het plein: vraag 1 – meer weten ({part}/2)" for part in (1, 2)]


def test_the_steps_carry_the_words_of_the_language() -> None:
    dilemma = make_dilemma("a", prose(100), CHOICES, more=(quoted(*text_of("Ainsi.")),))
    assert titles_of(one_dilemma_deck(dilemma, language="fr"))[1:] == [
        "Op het plein\u00a0: question 1",
        "Op het plein\u00a0: question 1 – choix",
        "Op het plein\u00a0: question 1 – réponse",
        "Op het plein\u00a0: question 1 – en savoir plus",
    ]


def test_equal_titles_get_numbers_and_unique_ones_stay_as_they_are() -> None:
    dilemma = make_dilemma("a", prose(100))
    titles = titles_of(
        deck_with(
            FreeSlide("Tips", PLACE, text_of("Een")),
            FreeSlide("tips", PLACE, text_of("Twee")),
            FreeSlide("Tips (2)", PLACE, text_of("Drie")),
            Cluster("Plein", (dilemma,), PLACE),
            Cluster("Plein", (replace(dilemma, id="b"), replace(dilemma, id="c")), PLACE),
            FreeSlide("Plein: vraag 2", PLACE, text_of("Vier")),
        )
    )
    assert titles[1:] == [
        "Tips",
        "tips (3)",
        "Tips (2)",
        "Plein: vraag 1",
        "Plein: vraag 1 (2)",
        "Plein: vraag 2",
        "Plein: vraag 2 (2)",
    ]


def test_a_slide_before_each_cluster_only_where_the_deck_asks_for_it() -> None:
    cluster = Cluster("Plein", (make_dilemma("a", prose(100)),), PLACE)
    assert titles_of(deck_with(cluster))[1:] == ["Plein: vraag 1"]
    assert titles_of(deck_with(cluster, cluster_slides=True))[1:] == ["Plein", "Plein: vraag 1"]


def test_keys_name_dilemma_step_and_part_and_stay_unique() -> None:
    dilemma = make_dilemma("a", prose(100), CHOICES)
    deck = deck_with(
        FreeSlide("Tips!", PLACE, text_of("Een")),
        FreeSlide("tips", PLACE, text_of("Twee")),
        FreeSlide("A", PLACE, text_of("Drie")),
        Cluster("Plein", (dilemma,), PLACE),
        Cluster("Straat", (dilemma,), PLACE),
    )
    assert [slide.key for slide in slides_of(deck)] == [
        "title",
        "tips",
        "tips-2",
        "a-2",
        *[f"a/{step}/1" for step in ("question", "choice", "answer")],
        *[f"a-3/{step}/1" for step in ("question", "choice", "answer")],
    ]


def test_letters_lead_to_the_feedback_and_the_answer_leads_on() -> None:
    choices = make_choices((40,) * 6, (Verdict.AVOID,) * 6, 600)
    dilemma = make_dilemma("a", prose(100), choices, more=(quoted(*text_of("Zo staat het er.")),))
    slides = {slide.key: slide for slide in slides_of(one_dilemma_deck(dilemma))}
    badges = [e for e in slides["a/choice/1"].elements if isinstance(e, Badge) and e.text]
    assert [badge.text for badge in badges] == list("ABCDEF")
    for badge in badges:
        assert any(isinstance(e, Badge) and e.text == badge.text for e in slides[badge.link].elements)
    answers = [slide for key, slide in slides.items() if key.startswith("a/answer/")]
    assert len(answers) > 1
    for slide in answers:
        assert "a/meer-weten/1" in [e.link for e in slide.elements if isinstance(e, Badge)]


def test_the_agenda_leads_to_every_cluster_and_slides_lead_back() -> None:
    dilemma = make_dilemma("a", prose(100))
    deck = deck_with(
        FreeSlide("Welkom", PLACE, text_of("Dag")),
        Agenda("Overzicht", PLACE),
        Cluster("Plein", (dilemma,), PLACE),
        Break("Pauze", PLACE, minutes=10),
        Cluster("Straat", (replace(dilemma, id="b"),), PLACE),
    )
    slides = slides_of(deck)
    links = [
        [e.link for e in slide.elements if isinstance(e, Badge) and e.link and not e.decorative] for slide in slides
    ]
    assert links == [[], [], ["a/question/1", "b/question/1"], ["overzicht"], ["overzicht"], ["overzicht"]]


def test_sections_follow_the_clusters_and_have_unique_names() -> None:
    dilemma = make_dilemma("a", prose(100))
    deck = deck_with(
        Cluster("Inleiding", (dilemma,), PLACE),
        Break("Pauze", PLACE),
        Cluster("Straat", (dilemma,), PLACE),
        FreeSlide("Slot", PLACE, text_of("Dag")),
    )
    plan = plan_slides(deck, LOOK, read_locale("nl"))
    assert plan.deck.sections == ("Inleiding", "Inleiding (2)", "Straat", "Afsluiting")
    assert [slide.section for slide in plan.deck.slides] == [
        "Inleiding",
        "Inleiding (2)",
        "Inleiding (2)",
        "Straat",
        "Afsluiting",
    ]


def test_answers_appear_click_by_click_only_where_the_deck_asks_for_it() -> None:
    deck = one_dilemma_deck(make_dilemma("a", prose(100), CHOICES), reveal=Reveal.CLICK)
    assert [slide.role for slide in slides_of(deck) if slide.reveal] == [SlideRole.ANSWER]
    assert not any(slide.reveal for slide in slides_of(replace(deck, reveal=Reveal.ALL)))


def test_the_footer_says_the_cluster_and_how_far_the_deck_is() -> None:
    dilemmas = tuple(make_dilemma(name, prose(100)) for name in "ab")
    assert [slide.footer for slide in slides_of(deck_with(Cluster("Plein", dilemmas, PLACE)))][1:] == [
        "Plein · 1/2",
        "Plein · 2/2",
    ]


def test_choices_stand_where_their_verdicts_do_and_the_question_stays_above_both() -> None:
    dilemma = make_dilemma("a", "Het is laat. Wat doe je?", CHOICES)
    slides = {slide.key: slide for slide in slides_of(one_dilemma_deck(dilemma))}
    choice, answer = slides["a/choice/1"], slides["a/answer/1"]
    for letter in "AB":
        asked, judged = (
            next(each for each in slide.elements if each.name == f"Letter {letter}") for slide in (choice, answer)
        )
        assert asked == replace(judged, link=getattr(asked, "link", ""), alt=getattr(asked, "alt", ""))
        text = next(each for each in choice.elements if each.name == f"Keuze {letter}")
        echo = next(each for each in answer.elements if each.name == f"Keuze {letter}, herhaald")
        assert box_of(text).x == box_of(echo).x
    strip = [[each for each in slide.elements if each.name == "Situatie"] for slide in (choice, answer)]
    assert strip[0] == strip[1] != []
