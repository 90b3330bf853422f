"""A document that shows every kind of mark and element, in the manner of a handout."""

from __future__ import annotations

from page_composer import A4, Composer, Words, jpeg, png

from deckgen.blueprint.pages import Face, Tag
from deckgen.blueprint.symbols import Symbol

STORY = (
    "Je merkt op Facebook dat een col\u00adle\u00adga klaagt over de wer\u00adking van je dienst. Ze schrijft dat de "
    "lei\u00adding\u00adge\u00adven\u00adde nooit antwoordt op een e-mail, en dat burgers daar\u00addoor te lang "
    "wachten. Een paar vrienden van haar reageren boos. "
)


def sample_handout(size: tuple[float, float] = A4, repeat: int = 1) -> Composer:
    paper = Composer(size)
    paper.heading("Werknemer op sociale media", 1, "begin")
    contents = paper.node(Tag.CONTENTS, paper.root)
    for number in range(1, 3 * repeat + 1):
        entry = paper.node(Tag.CONTENTS_ITEM, contents)
        reference = paper.node(Tag.REFERENCE, entry)
        paper.text([Words(f"Vraag {number}", target=f"vraag-{number}")], reference)
    for number in range(1, 3 * repeat + 1):
        paper.heading(f"Vraag {number}", 2, f"vraag-{number}")
        paper.paragraph(
            Words(STORY),
            Words("Hoe ga je hiermee om?", Face.BOLD),
            Words(" Lees ook de "),
            Words("deontologische code van de personeelsleden van de stad", url="https://example.org/code?a=1&b=é"),
            Words(" of de Franse "),
            Words("charte déontologique", Face.ITALIC, language="fr"),
            Words("."),
        )
        paper.bullets(
            [
                [Words("Niets, want Facebook is privé.")],
                [
                    Words("Ik spreek haar aan, en vraag of ze weet dat iedereen dit "),
                    Words("kan", Face.ITALIC),
                    Words(" lezen."),
                ],
                [Words("Ik meld het aan de leidinggevende; „dat hoort zo”, zegt de code.")],
            ],
            lettered=True,
        )
        paper.writing_lines(3)
    quote = paper.node(Tag.BLOCK_QUOTE, paper.root)
    paper.paragraph(
        Words("Une citation assez longue pour tenir sur deux lignes entières, sans aucun doute possible."),
        parent=quote,
        language="fr",
    )
    inner = paper.bullets([[Words("Eerste punt")], [Words("Tweede punt, met een lijst erin")]])
    paper.bullets([[Words("Een punt dieper")]], parent=inner)
    paper.table(["Letter", "Voor", "Na"], [["A", "3", ""], ["B", "5", "9"], ["C", "", "1"]])
    paper.picture("Een foto van een balie met een wachtrij", jpeg(), "jpeg")
    paper.picture("Het logo van de stad, op een doorzichtige grond", png("RGBA"), "png")
    paper.picture("Een grijze kaart", png("L"), "png")
    paper.picture("Een tekening in weinig kleuren", png("P"), "png")
    for symbol in Symbol:
        paper.symbol(symbol, f"Teken: {symbol.value}")
    note = paper.node(Tag.NOTE, paper.root)
    paper.text([Words("Een voetnoot bij het blad.")], note, size=9)
    return paper
