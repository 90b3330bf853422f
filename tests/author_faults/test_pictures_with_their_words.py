from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from built_files import build, paper_lines
from photographs import photo

ITEM = """\
- slide: Beeld {n}
  handout: true
  text: Tekst bij beeld {n}. {more}
  image: {{file: {n}.jpg, alt: Beeld {n}.}}
"""


@pytest.mark.office("pdftotext")
@pytest.mark.parametrize(
    ("count", "size", "more"),
    [
        (3, (600, 300), ""),
        (4, (400, 300), ""),
        (3, (300, 600), ""),
        (5, (600, 200), "Woord " * 60),
        (2, (500, 500), ""),
    ],
)
def test_a_short_text_and_its_picture_are_on_one_page(
    count: int, size: tuple[int, int], more: str, tmp_path: Path
) -> None:
    deck = "title: Beelden\nlanguage: nl\nprogram:\n"
    for number in range(1, count + 1):
        (tmp_path / f"{number}.jpg").write_bytes(photo(1, (size[0], size[1] + number)))
        deck += ITEM.format(n=number, more=more)
    handout = build(tmp_path, deck, "handout")["handout.pdf"]
    with pikepdf.open(handout) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            said = " ".join(paper_lines(handout, "-raw", "-f", str(number), "-l", str(number)))
            words = {int(found) for found in re.findall(r"Tekst bij beeld (\d)", said)}
            titles = {int(found) for found in re.findall(r"(?<!bij )Beeld (\d)", said)}
            drawn = {
                int(held.Height) - size[1]
                for name, held in page.Resources.get("/XObject", {}).items()
                if f"{name} Do".encode() in page.Contents.read_bytes()
            }
            assert words == titles == drawn
