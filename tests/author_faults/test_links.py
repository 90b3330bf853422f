from __future__ import annotations

from pathlib import Path

import pytest
from built_files import build

from deckgen.planning.slides.speaker_notes import bulleted
from deckgen.rich_text import Span
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
    assert bulleted([text])[0].spans[0].link == "https://x.be"
