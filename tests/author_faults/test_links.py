# addresses
from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from built_files import build, paper_lines

from deckgen.planning.paper.link_notes import LinkNotes
from deckgen.rich_text import Span
from deckgen.storyboard.list_items import as_items
from deckgen.yaml_source.markdown.bare_addresses import link_addresses
from pptx import Presentation


def notes_links(path: Path) -> list[tuple[str, str | None]]:
    """Each run of the notes that is a link, with its address, as python-pptx reads them."""
    found = []
    for slide in Presentation(str(path)).slides:
        frame = slide.notes_slide.notes_text_frame
        assert frame is not None
        runs = [run for paragraph in frame.paragraphs for run in paragraph.runs]
        found += [(run.text, run.hyperlink.address) for run in runs if run.hyperlink.address]
    return found


DECK = """\
title: Notities
language: nl
program:
- slide: Film
  text: Tekst.
  notes: {notes}
"""


@pytest.mark.parametrize(
    ("notes", "links"),
    [
        ("Toon [de film](https://video.example.org/watch?v=abc&t=3).", [("de film", "https://video.example.org/watch?v=abc&t=3")]),
        ("Lees **[de code](https://www.example.org/code)** en [de code](https://www.example.org/code).",
         [("de code", "https://www.example.org/code")] * 2),
        ("Bel [het meldpunt](tel:+3292001234).", [("het meldpunt", "tel:+3292001234")]),
        ("Schrijf naar meldpunt@stad.be of www.stad.be/melden.",
         [("meldpunt@stad.be", "mailto:meldpunt@stad.be"), ("www.stad.be/melden", "https://www.stad.be/melden")]),
    ],
)  # fmt: skip
def test_links_in_notes_keep_their_addresses(notes: str, links: list[tuple[str, str]], tmp_path: Path) -> None:
    assert notes_links(build(tmp_path, DECK.format(notes=notes), "slides")["pptx"]) == links


def test_links_in_a_trainers_notes_on_a_dilemma_keep_their_addresses(tmp_path: Path) -> None:
    deck = """\
title: Notities
language: nl
program:
- cluster: Thema
  dilemmas:
  - id: a
    question: Wat doe je?
    choices: [{text: Dit., verdict: good}, {text: Dat., verdict: wrong}]
    facilitator:
      prompts: ["Kijk op [de site](https://www.example.org/a)."]
      notes: Zie [de code](https://www.example.org/b).
"""
    links = notes_links(build(tmp_path, deck, "slides")["pptx"])
    assert ("de site", "https://www.example.org/a") in links
    assert ("de code", "https://www.example.org/b") in links


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Mail naar jan.peeters+klacht@stad.be.", {"jan.peeters+klacht@stad.be": "mailto:jan.peeters+klacht@stad.be"}),
        ("(www.stad.be)", {"www.stad.be": "https://www.stad.be"}),
        ("Kijk op WWW.stad.be/Wegwijs, nu.", {"WWW.stad.be/Wegwijs": "https://www.stad.be/Wegwijs"}),
        ("Bel tel:09/200.12.34!", {"tel:09/200.12.34": "tel:092001234"}),
        ("https://jan@stad.be/x", {"https://jan@stad.be/x": "https://stad.be/x"}),
        ("Volg @stadgent of www.", {}),
        ("Een hotel: 3 sterren, a@b en prijs@stuk", {}),
        ("bestand.www.txt", {}),
    ],
)
def test_bare_addresses_of_pages_people_and_telephones_are_links(text: str, linked: dict[str, str]) -> None:
    spans = link_addresses([Span(text)])
    assert "".join(span.text for span in spans) == text
    assert {span.text: span.link for span in spans if span.link} == linked


def test_an_item_under_a_bullet_keeps_its_link() -> None:
    from deckgen.rich_text import Block, BlockKind

    text = (Block(BlockKind.PARAGRAPH, (Span("hier", link="https://x.be"),)),)
    assert as_items([text])[0].spans[0].link == "https://x.be"


PAPER = """\
title: Houvast
language: {language}
{links}program:
- cluster: Thema
  dilemmas:
  - id: a
    question: |
      Lees [de gedragscode](https://www.example.org/code-2026) en [de code](https://www.example.org/code-2026).
      Wat doe je?
    choices:
    - {{text: "Je vraagt raad bij [het meldpunt](https://meldpunt.example.org/).", verdict: good}}
    - {{text: Je zwijgt., verdict: wrong}}
    facilitator: {{notes: "Lees [de toelichting](https://www.example.org/uitleg)."}}
- slide: Lees verder
  handout: true
  text: "Mail [de balie](mailto:balie@stad.be), kijk op https://www.stad.be/zelf of [www.stad.be](https://www.stad.be/)."
"""


def words_on(path: Path) -> str:
    return " ".join(" ".join(paper_lines(path, "-raw")).split())


@pytest.mark.office("pdftotext")
@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_each_address_behind_words_stands_once_at_the_end_of_its_part_on_paper(language: str, tmp_path: Path) -> None:
    made = build(tmp_path, PAPER.format(language=language, links=""), "handout", "handout-print", "answers")
    for name in ("handout.pdf", "handout-print.pdf", "answers.pdf"):
        said = words_on(made[name])
        assert "de gedragscode [1] en de code [1]." in said
        assert "het meldpunt [2]." in said
        assert said.count("[1] https://www.example.org/code-2026") == 1
        assert said.count("https://www.example.org/code-2026") == 1
        assert said.count("[2] https://meldpunt.example.org/") == 1
        assert "Mail de balie [1], kijk op https://www.stad.be/zelf of www.stad.be." in said
        assert said.count("[1] balie@stad.be") == 1
        assert said.count("https://www.stad.be/zelf") == 1
        assert "https://www.example.org/uitleg" not in said
        assert said.index("[2] https://meldpunt") < said.index("Mail de balie")


@pytest.mark.office("pdftotext")
def test_the_guide_has_the_addresses_of_its_notes_too(tmp_path: Path) -> None:
    said = words_on(build(tmp_path, PAPER.format(language="nl", links=""), "facilitator")["facilitator.pdf"])
    for address in ("www.example.org/code-2026", "meldpunt.example.org", "www.example.org/uitleg"):
        assert said.count(f"https://{address}") == 1


@pytest.mark.office("pdftotext")
@pytest.mark.parametrize(
    "place",
    [
        "    meer_weten: Lees {link}.\n",
        "    meer_weten:\n    - text: Lees {link}.\n",
        "    answer: Lees {link}.\n",
        "    facilitator: {{introduction: 'Lees {link}.'}}\n",
        "    facilitator: {{pitfalls: ['Lees {link}.']}}\n",
        "session: {{method: [{{step: Lees, minutes: 5, text: 'Lees {link}.'}}]}}\n",
    ],
)
def test_the_guide_has_the_address_of_whatever_it_prints(place: str, tmp_path: Path) -> None:
    address = "https://www.example.org/achtergrond"
    written = place.format(link=f"[de bron]({address})")
    deck = "title: T\nlanguage: nl\n" + (written if written.startswith("session") else "")
    deck += "program:\n- cluster: C\n  dilemmas:\n  - id: a\n    question: Wat?\n"
    deck += "    choices: [{text: Een, verdict: best}, {text: Twee, verdict: wrong}]\n"
    deck += "" if written.startswith("session") else written
    assert address in words_on(build(tmp_path, deck, "facilitator")["facilitator.pdf"])


@pytest.mark.office("pdftotext")
@pytest.mark.parametrize(
    "address", ["https://www.example.org/" + "pad/" * 60, "https://stad.be/a?" + "x=1&" * 70, "tel:+3292001234"]
)
def test_a_long_address_is_whole_on_paper(address: str, tmp_path: Path) -> None:
    deck = f"title: T\nprogram:\n- slide: S\n  handout: true\n  text: Kijk [hier]({address}) eens.\n"
    lines = paper_lines(build(tmp_path, deck, "handout")["handout.pdf"], "-raw")
    assert address.removeprefix("tel:") in "".join(lines).replace("\u00ad", "")


def codes_in(path: Path) -> list[str]:
    """What the codes of a paper say, by the text for who cannot see them."""
    with pikepdf.open(path) as pdf:
        alts = [str(held.Alt) for held in pdf.objects if isinstance(held, pikepdf.Dictionary) and "/Alt" in held]
    return sorted(alt.partition(": ")[2] for alt in alts if alt.startswith("QR"))


def test_a_deck_can_ask_for_codes_and_has_one_for_each_address(tmp_path: Path) -> None:
    made = build(tmp_path, PAPER.format(language="nl", links="links: qr\n"), "handout", "handout-print", "booklet")
    meant = ["balie@stad.be", "https://meldpunt.example.org/", "https://www.example.org/code-2026"]
    assert codes_in(made["handout.pdf"]) == meant
    for name in ("handout-print.pdf", "booklet.pdf"):
        with pikepdf.open(made[name]) as pdf:
            images = [
                held for held in pdf.objects if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image"
            ]
            assert len(images) == len(meant)
            assert {str(image.ColorSpace) for image in images} == {"/DeviceGray"}


def test_a_code_says_its_address(tmp_path: Path) -> None:
    import segno

    address = "https://meldpunt.example.org/?a=1&b=2"
    deck = f"title: T\nlinks: qr\nprogram:\n- slide: S\n  handout: true\n  text: Kijk [hier]({address}) eens.\n"
    with pikepdf.open(build(tmp_path, deck, "handout")["handout.pdf"]) as pdf:
        (image,) = [
            held for held in pdf.objects if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image"
        ]
        shown = pikepdf.PdfImage(image).as_pil_image().convert("1")
    meant = segno.make_qr(address, error="m")
    side = shown.width // (len(meant.matrix) + 8)
    read = [
        [
            int(not shown.getpixel(((x + 4) * side + side // 2, (y + 4) * side + side // 2)))
            for x in range(len(meant.matrix))
        ]
        for y in range(len(meant.matrix))
    ]
    assert read == [list(row) for row in meant.matrix]


def test_words_that_say_their_address_get_no_number() -> None:
    notes = LinkNotes()
    assert notes.mark((Span("de code", link="https://a.be"), Span(" en "), Span("a.be", link="https://a.be/"))) == (
        Span("de code", link="https://a.be"),
        Span("\u00a0[1]"),
        Span(" en "),
        Span("a.be", link="https://a.be/"),
    )
    assert notes.addresses == {"https://a.be": 1}
