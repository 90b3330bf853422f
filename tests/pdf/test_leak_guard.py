from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from msgspec.structs import replace
from page_composer import FACTS, Composer, Words, png
from sample_documents import sample_handout

from deckgen.blueprint.pages import Document, Face, OutlineEntry, PageRun, Tag, TextMark
from deckgen.blueprint.printing import PrintSettings
from deckgen.blueprint.secrets import Secret
from deckgen.problems import Place
from deckgen.render.pdf.booklet import impose_booklet
from deckgen.render.pdf.leak_guard import find_leaks
from deckgen.render.pdf.print_writer import render_print
from deckgen.render.pdf.screen_writer import render_document, render_untagged

FACES = [Face.REGULAR, Face.BOLD, Face.ITALIC, Face.BOLD_ITALIC]
PLACE = Place("decks/a.yaml", 14, 7)
FEEDBACK = "Dit is af te raden: een collega’s vertrouwen is sneller weg dan je denkt, en een e-mail blijft bestaan."
SECRET = Secret(FEEDBACK, "feedback", PLACE)
VERDICT = Secret("Goed", "verdict", PLACE)


def leak_paragraph(paper: Composer) -> None:
    paper.paragraph(Words(FEEDBACK))


def leak_over_pages(paper: Composer) -> None:
    paper.writing_lines(18)
    paper.text([Words(FEEDBACK)], paper.node(Tag.PARAGRAPH, paper.root), size=24)


def leak_hyphenated(paper: Composer) -> None:
    paper.text([Words(FEEDBACK.replace("ver", "ver\u00ad"))], paper.node(Tag.PARAGRAPH, paper.root), width=90)


def leak_in_capitals_and_pieces(paper: Composer) -> None:
    words = [Words(word + "\u00a0", face) for word, face in zip(FEEDBACK.upper().split(), FACES * 9, strict=False)]
    paper.paragraph(*words)


def leak_without_spaces(paper: Composer) -> None:
    element = paper.paragraph().id
    runs = [PageRun(word, 50 + 30 * at, 30, Face.REGULAR, 9, "000000") for at, word in enumerate(FEEDBACK.split())]
    paper.draw(TextMark(200, tuple(runs), element, "none"))


def leak_as_alternative_text(paper: Composer) -> None:
    paper.picture(FEEDBACK, png(), "png")


def leak_as_running_head(paper: Composer) -> None:
    paper.draw(TextMark(20, (PageRun(FEEDBACK, 50, 300, Face.REGULAR, 9, "FFFFFF"),), None, "none"))


def leak_as_bookmark(paper: Composer) -> None:
    paper.outline.append(OutlineEntry(FEEDBACK, 0, 0, 0))


def leak_as_property(paper: Composer) -> None:
    paper.facts = replace(FACTS, keywords=f"dilemma, {FEEDBACK}")


def leak_as_link(paper: Composer) -> None:
    paper.paragraph(Words("kijk ", url="https://example.org/?q=" + FEEDBACK.replace(" ", "+")))


LEAKS = {name: value for name, value in globals().items() if name.startswith("leak_")}


def harmless() -> Composer:
    paper = Composer()
    paper.heading("Vraag 1")
    paper.paragraph(Words("Is dat een goed idee? Goed, dat kan."))
    return paper


@pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS)
def test_a_leak_is_found_wherever_it_is(leak: Callable[[Composer], None]) -> None:
    paper = harmless()
    assert find_leaks(render_document(paper.document()), [VERDICT, SECRET]) == []
    leak(paper)
    (found,) = find_leaks(render_document(paper.document()), [VERDICT, SECRET])
    assert found.secret is SECRET


def test_a_leak_says_on_which_page_it_is() -> None:
    paper = harmless()
    paper.new_page()
    leak_paragraph(paper)
    (leak,) = find_leaks(render_document(paper.document()), [SECRET])
    assert (leak.page, leak.where) == (2, "text")


RENDERERS: dict[str, Callable[[Document], bytes]] = {
    "print": lambda document: render_print(document, PrintSettings()),
    "untagged": render_untagged,
    "booklet": lambda document: impose_booklet(render_untagged(document)),
}


@pytest.mark.parametrize("render", RENDERERS.values(), ids=RENDERERS)
def test_a_leak_is_found_in_files_without_tags(render: Callable[[Document], bytes]) -> None:
    paper = harmless()
    assert find_leaks(render(paper.document()), [VERDICT, SECRET]) == []
    if render is not RENDERERS["booklet"]:  # its sheets hold the pages in another order
        leak_over_pages(paper)
    else:
        leak_hyphenated(paper)
    assert [leak.secret for leak in find_leaks(render(paper.document()), [VERDICT, SECRET])] == [SECRET]


def test_three_words_are_a_leak_within_a_sentence_too() -> None:
    paper = harmless()
    paper.paragraph(Words("Wij zeggen altijd: nooit zonder toestemming, en dat blijft zo."))
    (leak,) = find_leaks(render_document(paper.document()), [Secret("Nooit zonder toestemming.", "answer", PLACE)])
    assert leak.page == 1


def test_a_short_word_is_a_leak_only_where_it_stands_alone() -> None:
    paper = harmless()
    assert find_leaks(render_document(paper.document()), [VERDICT]) == []
    paper.bullets([[Words("Goed.")]])
    (leak,) = find_leaks(render_document(paper.document()), [VERDICT])
    assert leak.page == 1


def test_a_short_word_in_another_look_or_language_within_a_sentence_is_no_leak() -> None:
    paper = Composer()
    paper.paragraph(Words("Dat is "), Words("goed", Face.BOLD), Words(" en "), Words("Goed", language="de"), Words("."))
    assert find_leaks(render_document(paper.document()), [VERDICT]) == []


def test_one_sentence_of_a_secret_is_no_leak_as_a_question_may_say_the_same() -> None:
    paper = harmless()
    secret = Secret("Dat kan echt niet. Je schaadt daarmee het vertrouwen van burgers.", "feedback", PLACE)
    paper.paragraph(Words("Je schaadt daarmee het vertrouwen van burgers."))
    assert find_leaks(render_document(paper.document()), [secret]) == []


def test_many_secrets_in_a_long_handout_raise_no_false_alarm() -> None:
    sentence = "Je leidinggevende luistert naar je collega’s en zoekt samen met je een goede oplossing"
    words = re.findall(r"\S+", sentence)
    secrets = [Secret(" ".join(words[at:] + words[:at]), "answer", PLACE) for at in range(1, len(words))]
    short = [Secret(word, "verdict", PLACE) for word in ("Fout", "Best", "Goede keuze", "Niets", "kan", "Ja.")]
    for render in (render_document, *RENDERERS.values()):
        assert find_leaks(render(sample_handout(repeat=4).document()), secrets + short) == []


@pytest.mark.parametrize("before", range(9))
def test_a_secret_is_found_at_the_very_end_and_the_very_beginning_of_a_sentence(before: int) -> None:
    for secret in (Secret("Meldcode", "answer", PLACE), Secret("Zwijgrecht en spreekplicht", "feedback", PLACE)):
        for words in (f"{'x' * before} {secret.text}", f"{secret.text} {'x' * before}"):
            paper = harmless()
            paper.paragraph(Words(words))
            assert [leak.secret for leak in find_leaks(render_document(paper.document()), [secret])] == [secret], words


@pytest.mark.parametrize("letters", [8, 14, 15, 16, 31])
def test_a_secret_of_any_length_is_found_at_every_letter_of_a_text(letters: int) -> None:
    secret = Secret("abcdefghij klmnopqrstuvwxyz 0123456"[:letters].replace(" ", "x"), "answer", PLACE)
    for before in range(17):
        paper = Composer()
        paper.paragraph(Words(f"{'z' * before}{secret.text}q"))
        assert [leak.secret for leak in find_leaks(render_document(paper.document()), [secret])] == [secret]


def test_a_short_word_that_a_running_head_says_is_a_leak() -> None:
    paper = harmless()
    paper.draw(TextMark(20, (PageRun(VERDICT.text, 50, 300, Face.REGULAR, 9, "17384F"),), None, "none"))
    (leak,) = find_leaks(render_document(paper.document()), [VERDICT])
    assert (leak.where, leak.page) == ("artifact", 1)


@pytest.mark.parametrize(
    ("words", "is_leak"),
    [
        ("Zwijg en meld | het altijd.", True),  # 21 letters
        ("Zwijg en meld | allen.", True),  # 16
        ("Zwijg en meld | alle.", False),  # 15: two sentences may say as much by chance
        ("Zwijgplicht | meldplicht", False),  # two words
    ],
)
def test_what_runs_over_the_end_of_a_paragraph_is_a_leak_from_three_words_and_sixteen_letters(
    words: str, *, is_leak: bool
) -> None:
    paper = harmless()
    for half in words.split(" | "):
        paper.paragraph(Words(half))
    secret = Secret(words.replace(" | ", " "), "feedback", PLACE)
    assert bool(find_leaks(render_document(paper.document()), [secret])) is is_leak


@pytest.mark.parametrize("kind", ["Metadata", "EmbeddedFile"])
def test_a_leak_is_found_in_what_a_file_says_of_itself_and_in_what_it_carries(kind: str) -> None:
    with pikepdf.open(io.BytesIO(render_document(harmless().document()))) as pdf:
        hidden = pikepdf.Stream(pdf, f"<rdf:li>{FEEDBACK}</rdf:li>".encode())
        hidden.Type = pikepdf.Name(f"/{kind}")
        pdf.Root.Hidden = pdf.make_indirect(hidden)
        kept = io.BytesIO()
        pdf.save(kept)
    assert [leak.where for leak in find_leaks(kept.getvalue(), [SECRET])] == [kind]
