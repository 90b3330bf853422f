"""Random papers for hypothesis: what planning could make, in any order, on pages of any size."""

from __future__ import annotations

from hypothesis import strategies as st
from page_composer import Composer, Words, png

from deckgen.blueprint.pages import Face, Tag
from deckgen.blueprint.symbols import Symbol

SYLLABLES = [
    "in",
    "te",
    "gri",
    "teit",
    "keu",
    "ze",
    "vraag",
    "été",
    "œuvre",
    "groß",
    "e-mail",
    "’s",
    "(nu)",
    "—",
    "50 %",
]

FIRST_FACES = [face for face in Face if face.second is not face]
OTHER_LETTERS = ["Ελλάδα", "Жук", "İ", "ễ", "ŵ"]  # which only the second family has

texts = st.lists(
    st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=5).map("\u00ad".join), min_size=1, max_size=30
).map(" ".join)
short_texts = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=2).map(" ".join)
spans = st.builds(
    Words,
    texts.map(lambda text: text + " "),
    face=st.sampled_from(FIRST_FACES),
    url=st.sampled_from(["", "", "https://example.org/a b?c=(d)", "mailto:x@example.org"]),
    language=st.sampled_from(["", "", "fr", "de-AT"]),
    target=st.just(""),
)
others = st.builds(
    Words,
    st.sampled_from(OTHER_LETTERS),
    face=st.sampled_from([face.second for face in FIRST_FACES]),
    url=st.just(""),
    language=st.sampled_from(["", "el"]),
    target=st.just(""),
)
paragraphs = st.lists(st.one_of(spans, spans, others), min_size=1, max_size=5)
sizes = st.sampled_from([(220.0, 300.0), (419.53, 595.28), (595.28, 841.89)])


@st.composite
def papers(draw: st.DrawFn) -> Composer:
    """A paper of one to eight blocks."""
    paper = Composer(draw(sizes))
    paper.heading("Kop", 1, "kop")
    for _ in range(draw(st.integers(1, 8))):
        draw(st.sampled_from(BLOCKS))(draw, paper)
    return paper


def _add_heading(draw: st.DrawFn, paper: Composer) -> None:
    paper.heading(draw(short_texts), 2)


def _add_paragraph(draw: st.DrawFn, paper: Composer) -> None:
    paper.paragraph(*draw(paragraphs), language=draw(st.sampled_from(["", "fr"])))


def _add_internal_link(draw: st.DrawFn, paper: Composer) -> None:
    paper.paragraph(Words("Zie "), Words(draw(texts), target="kop"), Words("."))


def _add_lists(draw: st.DrawFn, paper: Composer) -> None:
    body = paper.bullets(draw(st.lists(paragraphs, min_size=1, max_size=3)), lettered=draw(st.booleans()))
    if draw(st.booleans()):
        paper.bullets(draw(st.lists(paragraphs, min_size=1, max_size=2)), parent=body)


def _add_quotation(draw: st.DrawFn, paper: Composer) -> None:
    quotation = paper.node(Tag.BLOCK_QUOTE, paper.root)
    for words in draw(st.lists(paragraphs, min_size=1, max_size=2)):
        paper.paragraph(*words, parent=quotation)


def _add_table(draw: st.DrawFn, paper: Composer) -> None:
    columns = draw(st.integers(1, 3))
    cells = st.lists(st.one_of(st.just(""), st.sampled_from(["A", "12", "ja"])), min_size=columns, max_size=columns)
    paper.table(["Kop", "Voor", "Na"][:columns], draw(st.lists(cells, min_size=1, max_size=12)))


def _add_pictures(draw: st.DrawFn, paper: Composer) -> None:
    paper.picture("Een beeld van de balie", png(draw(st.sampled_from(["RGB", "RGBA", "L", "P"])), (6, 4)), "png")
    paper.symbol(draw(st.sampled_from(Symbol)), "Een teken met betekenis")


def _add_note(draw: st.DrawFn, paper: Composer) -> None:
    paper.text(draw(paragraphs), paper.node(Tag.NOTE, paper.root), size=8)


def _add_decoration(draw: st.DrawFn, paper: Composer) -> None:
    paper.writing_lines(draw(st.integers(1, 12)))
    paper.node(Tag.PARAGRAPH, paper.root)  # never drawn: no element of the file


BLOCKS = [
    _add_heading,
    _add_paragraph,
    _add_paragraph,
    _add_internal_link,
    _add_lists,
    _add_quotation,
    _add_table,
    _add_pictures,
    _add_note,
    _add_decoration,
]
