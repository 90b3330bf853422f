from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from blueprint_text import write_blueprint
from msgspec.structs import replace
from sample_content import (
    CODE,
    PLACE,
    deck_with,
    make_choice,
    make_choices,
    make_dilemma,
    new_slide,
    one_dilemma_deck,
    own_look,
    prose,
    quoted,
    text_of,
)
from slide_facts import all_frames, find_faults, frames

from deckgen.blueprint.colours import Colour, ColourRole
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Badge, PictureElement, Slide
from deckgen.blueprint.symbols import Symbol
from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide, Picture, Step, Video
from deckgen.content.dilemma import Facilitation, Passage
from deckgen.content.verdict import OF_CHOICES, Verdict
from deckgen.planning.slides import plan_slides
from deckgen.planning.slides.deck_plan import MOST_SLIDES, check_number
from deckgen.rich_text import CELL_END, ROW_END, Block, BlockKind, Span, paragraph, plain
from deckgen.storyboard.step_times import spread_minutes
from deckgen.storyboard.steps import weight_of
from deckgen.yaml_source.reading.locales import read_locale
from slide_measures import box_of, lines_of

LOOK = own_look()
PICTURE = Picture(
    b"png", "png", 1600, 400, "Een plein vol mensen.", decorative=False, file="media/plein.png", place=PLACE
)


def slides_of(deck: Deck) -> dict[str, Slide]:
    return {slide.key: slide for slide in plan_slides(deck, LOOK, read_locale(deck.language)).deck.slides}


def notes_of(slide: Slide) -> str:
    return plain(slide.notes)


def words_of(slide: Slide) -> list[str]:
    return [paragraph.block.text for frame in frames(slide) for paragraph in frame.paragraphs]


def echoes_of(slide: Slide) -> list[str]:
    return [frame.paragraphs[0].block.text for frame in all_frames(slide) if "herhaald" in frame.name]


def test_every_verdict_is_a_word_and_a_symbol() -> None:
    choices = tuple(make_choice(place, "Doen.", verdict, "Daarom.") for place, verdict in enumerate(OF_CHOICES))
    slide = slides_of(one_dilemma_deck(make_dilemma("a", "Wat nu?", choices)))["a/answer/1"]
    symbols = [(e.symbol, e.fill) for e in slide.elements if isinstance(e, Badge) and e.name.startswith("Oordeel")]
    colours = LOOK.colours
    assert symbols == [
        (Symbol.STAR, colours[ColourRole.POSITIVE]),
        (Symbol.CHECK, colours[ColourRole.POSITIVE]),
        (Symbol.TILDE, colours[ColourRole.NEUTRAL]),
        (Symbol.QUESTION, colours[ColourRole.NEUTRAL]),
        (Symbol.WARNING, colours[ColourRole.NEGATIVE]),
        (Symbol.CROSS, colours[ColourRole.NEGATIVE]),
    ]
    shown = " ".join(words_of(slide))
    assert all(f"{read_locale('nl').verdicts[each]}. Daarom." in shown for each in OF_CHOICES)


def test_a_choice_of_which_nothing_is_said_gets_a_row_where_others_have_one() -> None:
    choices = (make_choice(0, "Eerst bellen.", Verdict.GOOD, "Prima."), make_choice(1, "Dan mailen."))
    slide = slides_of(one_dilemma_deck(make_dilemma("a", "Wat nu?", choices)))["a/answer/1"]
    assert echoes_of(slide) == ["Eerst bellen."]
    assert words_of(slide) == ["Goede keuze. Prima.", "Dan mailen."]
    first, second = (
        box_of(element).x for element in slide.elements if element.name in {"Keuze A, herhaald", "Keuze B"}
    )
    assert first == second


def test_an_answer_to_the_whole_stands_before_the_choices() -> None:
    choices = (make_choice(0, "Bellen.", Verdict.GOOD), make_choice(1, "Mailen.", Verdict.WRONG))
    dilemma = make_dilemma("a", "Wat nu?", choices, answer=text_of("Het hangt ervan af."))
    shown = words_of(slides_of(one_dilemma_deck(dilemma))["a/answer/1"])
    assert shown[0] == "Het hangt ervan af."
    assert shown[-1] == "Fout"


def test_a_quotation_names_its_source_stands_in_marks_and_keeps_its_language() -> None:
    source = replace(CODE, title="Code de conduite", language="fr")
    dilemma = make_dilemma(
        "a", "Wat nu?", more=(quoted(*text_of("Ayez confiance."), source=source, section="Confiance"),)
    )
    slide = slides_of(one_dilemma_deck(dilemma))["a/meer-weten/1"]
    blocks = [paragraph.block for frame in frames(slide) for paragraph in frame.paragraphs]
    assert [block.text for block in blocks] == ["Code de conduite, “Confiance”", "“Ayez confiance.”"]
    assert [block.language for block in blocks] == ["fr", "fr"]


def test_a_quotation_over_two_slides_has_no_marks_and_names_its_source_on_both() -> None:
    passage = quoted(*text_of("Eerst."), new_slide(), *text_of("Dan."))
    slides = slides_of(one_dilemma_deck(make_dilemma("a", "Wat nu?", more=(passage,))))
    assert words_of(slides["a/meer-weten/1"]) == ["Gedragscode voor elke dag, “Openheid”", "Eerst."]
    assert words_of(slides["a/meer-weten/2"]) == ["Gedragscode voor elke dag, “Openheid” (vervolg)", "Dan."]


def test_every_slide_of_a_long_quotation_names_its_source_in_the_language_of_the_deck() -> None:
    passage = quoted(*text_of(*(prose(340, start) for start in range(9))))
    told = {"nl": "(vervolg)", "fr": "(suite)", "de": "(Fortsetzung)", "en": "(continued)"}
    for language, word in told.items():
        deck = one_dilemma_deck(make_dilemma("a", "Wat nu?", more=(passage,)), language=language)
        shown = [words_of(slide) for key, slide in slides_of(deck).items() if key.startswith("a/meer-weten/")]
        assert len(shown) > 2
        assert all(words[0].startswith("Gedragscode voor elke dag") for words in shown)
        assert [words[0].endswith(word) for words in shown] == [False, *[True] * (len(shown) - 1)]


def test_what_an_author_adds_to_a_quotation_has_no_source_above_it() -> None:
    own = Passage(text_of(*(prose(340, start) for start in range(6))), PLACE)
    dilemma = make_dilemma("a", "Wat nu?", more=(quoted(*text_of("Zeg het.")), own))
    shown = [words_of(slide) for key, slide in slides_of(one_dilemma_deck(dilemma)).items() if "meer-weten" in key]
    assert len(shown) > 1
    assert not any("(vervolg)" in words[0] for words in shown)


def test_a_picture_is_whole_and_level_with_the_text_beside_it() -> None:
    deck = deck_with(FreeSlide("Kijk", PLACE, text_of("Zie hier."), picture=replace(PICTURE, height=1000)))
    plan = plan_slides(deck, LOOK, read_locale("nl"))
    picture = next(e for e in plan.deck.slides[1].elements if isinstance(e, PictureElement))
    holder = plan.deck.slides[1].layout.picture
    assert holder is not None
    assert round(picture.box.width / picture.box.height, 3) == 1.6
    assert 0 < picture.box.y - holder.box.y < 10
    assert plan.deck.media[picture.media] == (b"png", "png")


def test_a_picture_without_text_stands_in_the_middle() -> None:
    deck = deck_with(FreeSlide("Kijk", PLACE, picture=PICTURE))
    slide = plan_slides(deck, LOOK, read_locale("nl")).deck.slides[1]
    picture = next(e for e in slide.elements if isinstance(e, PictureElement))
    area = slide.layout.area
    assert picture.box.y - area.y == area.bottom - picture.box.bottom
    assert picture.box.x >= area.x


def test_a_film_on_the_web_gets_a_button_and_a_file_its_name() -> None:
    film = Video("https://example.org/film", 4, PLACE)
    deck = deck_with(
        FreeSlide("Kijk", PLACE, text_of("Zie hier."), picture=PICTURE, video=film),
        Break("Pauze", PLACE, text_of("Koffie."), video=replace(film, target="media/film.mp4"), minutes=15),
    )
    slides = slides_of(deck)
    assert [e.url for e in slides["kijk"].elements if isinstance(e, Badge | PictureElement)] == [
        film.target,
        film.target,
    ]
    assert words_of(slides["pauze"]) == ["15 min.", "Koffie.", "Film: film.mp4"]
    assert not any(isinstance(e, Badge) for e in slides["pauze"].elements)
    assert "media/film.mp4" in notes_of(slides["pauze"])
    assert "Tijd: 15 min." in notes_of(slides["pauze"])


def test_a_slide_with_a_film_in_a_file_alone_names_it_and_a_pause_takes_its_minutes() -> None:
    film = Video("media/film.mp4", 12, PLACE)
    slides = slides_of(deck_with(FreeSlide("Kijk", PLACE, video=film), Break("Pauze", PLACE, video=film)))
    assert words_of(slides["kijk"]) == ["Film: film.mp4"]
    assert words_of(slides["pauze"]) == ["12 min.", "Film: film.mp4"]
    assert "Tijd: 12 min." in notes_of(slides["pauze"])


def test_the_text_of_a_slide_with_a_button_ends_above_it() -> None:
    film = Video("https://example.org/film", 4, PLACE)
    slide = slides_of(deck_with(FreeSlide("Kijk", PLACE, text_of(prose(900)), video=film)))["kijk"]
    button = next(e for e in slide.elements if isinstance(e, Badge))
    assert all(box_of(frame).bottom < button.box.y for frame in frames(slide))


def test_the_trainer_reads_the_block_on_the_question_and_the_verdicts_on_the_choices() -> None:
    facts = Facilitation(
        minutes=10,
        aim=text_of("Luisteren."),
        introduction=text_of("Begin zacht."),
        prompts=(text_of("Wie nog?"),),
        pitfalls=(text_of("Namen noemen."),),
        debrief=text_of("Rond af."),
        notes=text_of("Neem tijd."),
    )
    dilemma = make_dilemma(
        "a",
        "Wat nu?",
        make_choices((30, 40), (Verdict.WRONG, None), 90),
        discussion=["En thuis?"],
        facilitation=facts,
        more=(quoted(*text_of("Wees open.")),),
    )
    slides = slides_of(one_dilemma_deck(dilemma))
    question = notes_of(slides["a/question/1"])
    for words in ("Luisteren.", "Begin zacht.", "Wie nog?", "En thuis?", "Namen noemen.", "Rond af.", "Neem tijd."):
        assert words in question
    assert "Tijd: 2 min. van de 10 min. voor dit dilemma" in question
    choice = notes_of(slides["a/choice/1"])
    assert "A – Fout. Een bewoner stuurt je" in choice
    assert "B – geen oordeel." in choice
    assert "Bron: Gedragscode voor elke dag, “Openheid”" in notes_of(slides["a/answer/1"])
    assert "2.0, 2 maart 2026, https://example.org/code" in notes_of(slides["a/meer-weten/1"])


def test_an_author_s_own_notes_take_the_place_of_ours() -> None:
    deck = deck_with(
        FreeSlide("Een", PLACE, text_of("x"), notes=text_of("Zeg dag.")), FreeSlide("Twee", PLACE, text_of("x"))
    )
    slides = slides_of(deck)
    assert notes_of(slides["een"]) == "Wat je zegt\nZeg dag."
    assert notes_of(slides["twee"]) == "Wat je zegt\nLicht deze dia kort toe en vraag of alles duidelijk is."


def test_a_public_deck_has_no_notes() -> None:
    assert not any(slide.notes for slide in slides_of(deck_with(FreeSlide("Een", PLACE), public=True)).values())


def test_the_minutes_of_the_steps_add_up() -> None:
    steps = {step: weight_of(step) for step in (Step.QUESTION, Step.CHOICE, Step.ANSWER, Step.MEER_WETEN)}
    talk = {step: weight_of(step) for step in (Step.DILEMMA, Step.DISCUSSION)}
    for total in (1, 7, 10, 12.5, 45):
        assert sum(spread_minutes(total, steps, {}).values()) == total
    assert spread_minutes(10, steps, {}) == {Step.QUESTION: 2, Step.CHOICE: 3, Step.ANSWER: 3, Step.MEER_WETEN: 2}
    assert spread_minutes(10, talk, {}) == {Step.DILEMMA: 4, Step.DISCUSSION: 6}


def test_a_step_keeps_the_minutes_that_its_author_gives_it() -> None:
    weights = dict.fromkeys("abc", 1.0)

    assert spread_minutes(15, weights, {"a": 2.0}) == {"a": 2, "b": 7, "c": 6}
    assert spread_minutes(6, weights, {"a": 1.0, "b": 2.0, "c": 3.0}) == {"a": 1, "b": 2, "c": 3}
    assert spread_minutes(12, weights, {"a": 1.0, "b": 2.0, "c": 3.0}) == {"a": 2, "b": 4, "c": 6}
    assert spread_minutes(None, weights, {"b": 4.0}) == {"b": 4}


def test_a_small_deck_is_planned_to_the_last_word(golden: Callable[[Path, str], None]) -> None:
    dilemma = make_dilemma(
        "sleutel",
        "Een bewoner vraagt de sleutel van de zaal. Wat doe je?",
        (
            make_choice(0, "Je geeft de sleutel.", Verdict.WRONG, "De zaal is nog niet vrij."),
            make_choice(1, "Je vraagt waarvoor.", Verdict.BEST, "Zo weet je of het mag."),
            make_choice(2, "Je belt je leidinggevende."),
        ),
        more=(quoted(*text_of("Wie beheert, vraagt eerst.")),),
        facilitation=Facilitation(minutes=10, aim=text_of("Durven vragen.")),
    )
    film = Video("https://example.org/film", 4, PLACE)
    deck = deck_with(
        FreeSlide("Welkom", PLACE, text_of("Fijn dat je er bent."), picture=PICTURE, video=film),
        Agenda("Overzicht", PLACE, text_of("Met een pauze.")),
        Cluster("Aan het loket", (dilemma,), PLACE),
        Break("Pauze", PLACE, text_of("Koffie."), minutes=15),
        Cluster("In de straat", (replace(dilemma, id="fiets", discussion=(text_of("En morgen?"),)),), PLACE),
        FreeSlide("Tips", PLACE, text_of("Vraag het eerst.")),
        subtitle="Samen kijken",
        organisation="Stad Voorbeeld",
        date="2026-11-22",
        cluster_slides=True,
        sequence=(Step.QUESTION, Step.CHOICE, Step.ANSWER, Step.MEER_WETEN, Step.DISCUSSION),
    )
    actual = write_blueprint(plan_slides(deck, LOOK, read_locale("nl")).deck)
    golden(Path(__file__).parent / "golden" / "small_deck.txt", actual)


def test_a_long_name_on_the_title_slide_leaves_the_date_whole_on_a_line_of_its_own() -> None:
    short = "Stad Voorbeeld"
    long = "Agentschap voor Binnenlands Bestuur en Organisatieontwikkeling Voorbeeld"
    expected = {short: ["Opendeurdag", f"{short} · 22 november 2026"], long: ["Opendeurdag", long, "22 november 2026"]}
    for organisation, lines in expected.items():
        deck = deck_with(occasion="Opendeurdag", organisation=organisation, date="2026-11-22")
        assert words_of(slides_of(deck)["title"]) == lines


def test_more_slides_than_a_presentation_holds_are_a_problem() -> None:
    assert list(check_number(MOST_SLIDES, PLACE)) == []
    (problem,) = check_number(MOST_SLIDES + 1, PLACE)
    assert (problem.code, problem.is_error, problem.place) == ("deck-too-large", True, PLACE)
    house_style = 1_000  # parts, far more than a brand with all its layouts and pictures has
    assert 4 * MOST_SLIDES + house_style <= 0xFFFF


def test_an_organisation_that_never_ends_leaves_the_date_on_the_title_slide_and_stands_whole_in_its_notes() -> None:
    name = "Samenwerkingsverband van waterschappen, gemeenten en provincies " * 5
    deck = Deck("d", "Titel", PLACE, occasion="Opleidingsdag", organisation=name.strip(), date="2027-03-04")
    plan = plan_slides(deck, LOOK, read_locale("nl"))
    cover = plan.deck.slides[0]
    details = [paragraph.block.text for paragraph in list(frames(cover))[-1].paragraphs]

    assert details[0] == "Opleidingsdag"
    assert details[1].startswith("Samenwerkingsverband van waterschappen")
    assert details[1].endswith("… · 4 maart 2027")
    assert name.strip() in plain(cover.notes)
    assert [problem.code for problem in plan.problems] == ["text-shortened"]


def test_headings_take_the_house_colour_only_where_it_reads_on_every_colour_behind_them() -> None:
    """What reads on most of a picture may drown in a part of it."""
    deck = one_dilemma_deck(make_dilemma("a", "Wat nu?", more=(quoted(paragraph("Wees open."), section="Openheid"),)))
    house = LOOK.colours[ColourRole.MORE]
    layout = LOOK.layouts[SlideRole.MORE]

    def colour_on(*grounds: str) -> Colour | None:
        body = replace(layout.bodies[0], background=grounds[0], other_backgrounds=grounds[1:])
        look = replace(LOOK, layouts={**LOOK.layouts, SlideRole.MORE: replace(layout, bodies=(body,))})
        slides = {slide.key: slide for slide in plan_slides(deck, look, read_locale("nl")).deck.slides}
        colours = [p.colour for frame in frames(slides["a/meer-weten/1"]) for p in frame.paragraphs]
        return next((colour for colour in colours if colour == house), None)

    assert colour_on("FFFFFF") == house
    assert colour_on("FFFFFF", "FBF9F4") == house
    assert colour_on("FFFFFF", "777777") is None


def test_a_subtitle_stands_on_one_line_where_letters_stay_large_and_else_ends_in_no_single_word() -> None:
    sizes = {}
    for subtitle in ("Samen kijken", "Zwölf Dilemmata zum gemeinsamen Besprechen"):
        (frame,) = frames(slides_of(deck_with(subtitle=subtitle))["title"])
        sizes[subtitle] = frame.paragraphs[0].size
        assert len(lines_of(frame)[0]) == 1
    assert list(sizes.values()) == [28, 26]

    (frame,) = frames(slides_of(deck_with(subtitle=f"{'Samen kijken ' * 5} naar wat er speelt"))["title"])
    *_, last = lines_of(frame)[0]
    assert " " in last


def test_a_quoted_table_that_goes_on_names_its_source_on_each_slide() -> None:
    cells = [[f"Regel {row}", prose(150, row)] for row in range(16)]
    spans: list[Span] = []
    for row, (rule, told) in enumerate(cells):
        spans += [*([Span(ROW_END)] if row else []), Span(rule), Span(CELL_END), Span(told)]
    table = Block(BlockKind.TABLE, tuple(spans), place=PLACE, columns=("left", "left"))
    passage = quoted(*text_of("Zo staat het er."), table, *text_of("Meer niet."))
    slides = slides_of(one_dilemma_deck(make_dilemma("a", "Wat nu?", more=(passage,))))
    shown = [slide for key, slide in slides.items() if key.startswith("a/meer-weten/")]
    assert len(shown) > 1
    heads = [
        next(frame for frame in all_frames(slide) if frame.name == "Tekst").paragraphs[0].block.text for slide in shown
    ]
    assert heads[0] == "Gedragscode voor elke dag, “Openheid”"
    assert set(heads[1:]) == {"Gedragscode voor elke dag, “Openheid” (vervolg)"}
    assert all(find_faults(slide, LOOK) == [] for slide in shown)
