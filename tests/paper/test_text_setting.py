"""Author's texts become lines: no word lost, none outside its column, no line left alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.blueprint.look import PaperStyle
from deckgen.blueprint.pages import Element, Tag, TextMark
from deckgen.planning.advance_widths import family
from deckgen.planning.paper.flowables import Column, Flowables, Keep
from deckgen.planning.paper.page_grid import make_grid
from deckgen.planning.paper.paper_colours import choose_paper_colours
from deckgen.planning.paper.structure_builder import ROOT, StructureBuilder
from deckgen.planning.paper.text_blocks import BlockStyles, set_text
from deckgen.planning.paper.text_lines import LineBreaker, TextSetter
from deckgen.planning.paper.text_styles import make_styles
from deckgen.problems import NOWHERE, Place, Problem
from deckgen.rich_text import Block, BlockKind, Span, Text, bullet, paragraph

PLACE = Place("decks/proef.yaml", 4, 7)
COLOURS = choose_paper_colours({})
STYLES = make_styles(COLOURS)
LOOK = BlockStyles(STYLES.body, STYLES.part, Tag.H4, "000000")
COLUMN = Column(20, 366)

words = st.text("abcdefghijklmnopqrstuvwxyzéëïœßÀ’“”.,;:?-–", min_size=1, max_size=18)
sentences = st.lists(words, min_size=1, max_size=60).map(" ".join)
spans = st.builds(
    Span,
    sentences,
    st.booleans(),
    st.booleans(),
    st.sampled_from(("", "", "https://voorbeeld.be")),
    st.sampled_from(("", "fr")),
)
blocks = st.builds(
    Block,
    st.sampled_from((BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBER)),
    st.lists(spans, min_size=1, max_size=3).map(tuple),
    level=st.integers(0, 2),
    number=st.just(1),
    quoted=st.booleans(),
)


def make_setter() -> tuple[TextSetter, StructureBuilder, list[Problem]]:
    structure, problems = StructureBuilder("nl"), list[Problem]()
    return (
        TextSetter(LineBreaker(family("Atkinson Hyperlegible")), structure, "nl", "17384F", problems),
        structure,
        problems,
    )


def runs(flowables: Flowables) -> list[TextMark]:
    return [mark for flowable in flowables for mark in flowable.marks if isinstance(mark, TextMark)]


def letters(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(blocks, min_size=1, max_size=8).map(tuple))
def test_no_letter_is_lost_and_no_line_leaves_its_column(text: Text) -> None:
    setter, _, _ = make_setter()

    flowables = set_text(setter, text, ROOT, LOOK, COLUMN)

    shown = letters("".join(run.text for mark in runs(flowables) for run in mark.runs))
    for sign in ("•", "1."):
        shown = shown.replace(sign, "")
    expected = letters("".join(block.text for block in text)).replace("1.", "")
    assert sorted(shown.replace("–", "")) == sorted(expected.replace("–", ""))
    for mark in runs(flowables):
        assert all(COLUMN.x - 0.01 <= run.x and run.x + run.width <= COLUMN.right + 0.01 for run in mark.runs)


@settings(max_examples=60, deadline=None)
@given(sentences)
def test_two_lines_stay_together_at_either_end_of_a_paragraph(text: str) -> None:
    setter, structure, _ = make_setter()

    flowables = setter.set_spans((Span(text),), STYLES.body, COLUMN, structure.add(ROOT, Tag.PARAGRAPH))

    if len(flowables) > 1:
        assert flowables[0].keep is Keep.ALWAYS
        assert flowables[-2].keep is Keep.ALWAYS
    assert not flowables or flowables[-1].keep is Keep.FREE


def test_lists_nest_with_labels_and_bodies() -> None:
    setter, structure, _ = make_setter()

    set_text(setter, (bullet("een"), bullet("dieper", level=1), bullet("twee")), ROOT, LOOK, COLUMN)

    def shape(element: Element) -> str:
        inner = " ".join(shape(child) for child in element.children)
        return f"{element.tag.value}({inner})" if inner else element.tag.value

    item = "LI(Lbl LBody(P))"
    assert shape(structure.build()) == f"Document(L(LI(Lbl LBody(P L({item}))) {item}))"


def test_a_quotation_is_a_block_of_its_own_with_a_bar_beside_it() -> None:
    setter, structure, _ = make_setter()
    quoted = Block(BlockKind.PARAGRAPH, (Span("Wees loyaal."),), quoted=True)

    flowables = set_text(setter, (paragraph("Zo staat het er:"), quoted), ROOT, LOOK, COLUMN)

    assert [child.tag for child in structure.build().children] == [Tag.PARAGRAPH, Tag.BLOCK_QUOTE]
    assert {panel.bar for flowable in flowables for panel in flowable.panels} == {"000000"}


def test_a_link_over_two_lines_is_one_element() -> None:
    setter, structure, _ = make_setter()
    link = Span("woorden " * 20, link="https://voorbeeld.be")

    flowables = setter.set_spans((link,), STYLES.body, COLUMN, structure.add(ROOT, Tag.PARAGRAPH))

    elements = {run.element for mark in runs(flowables) for run in mark.runs}
    assert len(flowables) > 1
    assert elements == {2}


def test_words_behind_a_link_have_an_element_of_their_own() -> None:
    setter, structure, _ = make_setter()
    spans = (
        Span("Lees "),
        Span("de code", link="https://voorbeeld.be"),
        Span(" en "),
        Span("vraag", bold=True),
        Span("conseil", language="fr"),
        Span("."),
    )

    flowables = setter.set_spans(spans, STYLES.body, COLUMN, structure.add(ROOT, Tag.PARAGRAPH))

    drawn = [(run.text, run.element) for mark in runs(flowables) for run in mark.runs]
    assert drawn == [("Lees ", None), ("de code", 2), (" en ", 3), ("vraag", 3), ("conseil", 4), (".", 5)]
    (element,) = structure.build().children
    assert [(child.tag, child.language) for child in element.children] == [
        (Tag.LINK, ""),
        (Tag.SPAN, ""),
        (Tag.SPAN, "fr"),
        (Tag.SPAN, ""),
    ]


def test_what_the_font_lacks_gets_a_fallback_and_a_warning_with_its_place() -> None:
    setter, _, problems = make_setter()
    block = Block(BlockKind.PARAGRAPH, (Span("ja → ǎ ✓ 🎉 ẋ"),), place=PLACE)

    flowables = set_text(setter, (block,), ROOT, LOOK, COLUMN)

    assert "".join(run.text for mark in runs(flowables) for run in mark.runs) == "ja -> a v ? x"
    assert [(problem.place, problem.code) for problem in problems] == [(PLACE, "missing-glyph")]
    assert all(sign in problems[0].message for sign in ("→ (U+2192)", "🎉 (U+1F389)", "“->”, “a”, “v”, “?”, “x”"))


def test_a_text_with_many_strange_characters_gives_one_warning_that_names_five() -> None:
    setter, _, problems = make_setter()
    block = Block(BlockKind.PARAGRAPH, (Span("αβγ"), Span("δεζηθ", bold=True)), place=PLACE)

    set_text(setter, (block,), ROOT, LOOK, COLUMN)

    assert len(problems) == 1
    assert "ε (U+03B5) and 3 more; printed instead: “?”." in problems[0].message


def test_spaces_and_hyphens_that_steer_breaks_are_drawn_as_plain_ones_without_a_warning() -> None:
    setter, _, problems = make_setter()
    block = Block(BlockKind.PARAGRAPH, (Span("Vraag\u202f: e\u2011mail, zo\u00adlang"),), place=PLACE)

    flowables = set_text(setter, (block,), ROOT, LOOK, COLUMN)

    assert "".join(run.text for mark in runs(flowables) for run in mark.runs) == "Vraag\u00a0: e-mail, zolang"
    assert not problems


def test_the_measure_holds_at_most_75_characters() -> None:
    grid = make_grid("A4", PaperStyle())
    setter, _, _ = make_setter()
    text = "De medewerker die op een openbare pagina over het werk schrijft, blijft ook daar een medewerker. " * 4

    flowables = setter.set_string(text, STYLES.body, grid.body, None)

    longest = max(len("".join(run.text for run in mark.runs)) for mark in runs(flowables))
    assert 60 <= longest <= 78


def test_large_print_has_nothing_under_sixteen_points() -> None:
    styles = make_styles(COLOURS, large=True)
    sizes = [getattr(styles, name).size for name in ("body", "small", "table", "label", "furniture", "part", "kind")]

    assert min(sizes) >= 16


def test_generated_words_have_no_place_and_no_warning() -> None:
    setter, _, problems = make_setter()

    setter.set_spans((Span("→"),), STYLES.body, COLUMN, None, place=NOWHERE)

    assert not problems
