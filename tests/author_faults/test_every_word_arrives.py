# ruff: noqa: E501  # decks
"""Random decks: every word, number and address, in its order, in slides, notes, answers and handout, as each may see it."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pikepdf
import pytest
from built_files import build, notes_paragraphs, numbers_shown, paper_lines, slide_paragraphs, words_of
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import Struct, field
from photographs import PRIVATE_WORDS, photo

from pptx import Presentation


class Writer(Struct):
    """Makes words that occur once, so that each can be found again, and keeps what each text says."""

    draw: st.DataObject
    made: int = 0
    addresses: list[str] = field(default_factory=list)

    def words(self, kind: str, fewest: int = 1) -> str:
        """A few words that stand nowhere else."""
        count = self.draw.draw(st.integers(fewest, 6))
        first = self.made + 1
        self.made += count
        return " ".join(f"{kind}{number:04d}" for number in range(first, first + count))

    def text(self, kind: str, column: int) -> str:
        """A text of a paragraph, perhaps with a link, and a list, perhaps with a list inside."""
        lines = [f"{self.words(kind)} {self.link(kind)} {self.words(kind)}.", ""]
        if self.draw.draw(st.booleans()):
            lines += self.list(kind, "", self.draw.draw(st.integers(0, 1)))
        return "\n".join(f"{' ' * column}{line}" for line in lines)

    def link(self, kind: str) -> str:
        """Words with an address, or an address alone."""
        address = f"https://www.example.org/{kind}/{self.made + 1}?a=1&b=2"
        self.made += 1
        choice = self.draw.draw(st.integers(0, 2))
        if not choice:
            return self.words(kind)
        self.addresses.append(address)
        return f"[{self.words(kind)}]({address})" if choice == 1 else address

    def list(self, kind: str, indent: str, deeper: int) -> list[str]:
        """A list with bullets or with numbers from anywhere."""
        start = self.draw.draw(st.sampled_from([None, 0, 1, 8, 98, 2019, 32766, 50000]))
        lines = []
        for place in range(self.draw.draw(st.integers(1, 4))):
            mark = "-" if start is None else f"{start + place}."
            lines.append(f"{indent}{mark} {self.words(kind)}")
            if deeper and not place:
                lines += ["", *self.list(kind, indent + " " * (len(mark) + 1), deeper - 1), ""]
        return lines


WORD = re.compile(r"(?<![a-z0-9])[a-z]{1,3}\d{4}(?![a-z0-9])")
ITEM = re.compile(r"^\s*(\d+)\. (.*)$", re.MULTILINE)


def written_words(deck: str, *kinds: str) -> list[str]:
    """The words of some kinds in the order in which the author wrote them, addresses left out."""
    return [word for word in WORD.findall(re.sub(r"https://\S+", "", deck)) if word.rstrip("0123456789") in kinds]


def in_order(said: str, *kinds: str) -> list[str]:
    """The words of some kinds as a file says them, each where it comes first."""
    found = [word for word in WORD.findall(re.sub(r"https://\S+", "", said)) if word.rstrip("0123456789") in kinds]
    return list(dict.fromkeys(found))


def make_deck(writer: Writer) -> str:
    text = writer.text
    free = f"- slide: {writer.words('vt')}\n  handout: true\n  text: |\n{text('v', 4)}\n"
    free += f"  image: {{file: foto.jpg, alt: {writer.words('alt')}}}\n  notes: |\n{text('n', 4)}\n"
    dilemma = f"  - id: een\n    title: {writer.words('t')}\n    question: |\n{text('q', 6)}\n    choices:\n"
    for verdict in ("best", "wrong"):
        dilemma += (
            f"    - text: {writer.words('k')}\n      verdict: {verdict}\n      feedback: {writer.words('f', 3)}.\n"
        )
    dilemma += f"    facilitator:\n      notes: |\n{text('g', 8)}\n"
    return f"title: {writer.words('d')}\nlanguage: nl\nprogram:\n{free}- cluster: {writer.words('c')}\n  dilemmas:\n{dilemma}"


GENERATED = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],  # a smaller deck would tell no more, and building takes a second
)


@pytest.mark.office("pdftotext")
@settings(GENERATED, max_examples=3)
@given(st.data(), st.sampled_from([1, 3, 6, 8]))
def test_every_word_number_and_address_arrives_in_its_order(data: st.DataObject, turn: int) -> None:
    follow_words(data, turn)


@pytest.mark.nightly
@pytest.mark.office("pdftotext")
@settings(GENERATED, max_examples=200, derandomize=False)
@given(st.data(), st.sampled_from(range(1, 9)))
def test_every_word_of_many_decks_arrives_in_its_order(data: st.DataObject, turn: int) -> None:
    follow_words(data, turn)


def follow_words(data: st.DataObject, turn: int) -> None:
    """Write a deck, build it and read every file back."""
    writer = Writer(data)
    deck = make_deck(writer)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "foto.jpg").write_bytes(photo(turn, (60, 120)))
        made = build(folder, deck, "slides", "handout", "answers", "facilitator")
        slides = "\n".join(map(words_of, slide_paragraphs(made["pptx"])))
        notes = "\n".join(map(words_of, notes_paragraphs(made["pptx"])))
        handout, answers, guide = (
            "\n".join(paper_lines(made[f"{paper}.pdf"], "-raw")) for paper in ("handout", "answers", "facilitator")
        )

        for kinds in (("v",), ("q",), ("k",), ("t",), ("c",), ("vt",)):
            meant = written_words(deck, *kinds)
            assert in_order(slides, *kinds) == meant
            assert in_order(handout, *kinds) == meant
            assert in_order(answers, *kinds) == meant
        assert in_order(answers, "f") == written_words(deck, "f") == in_order(slides, "f")
        for kinds in (("n",), ("g",)):
            assert in_order(notes, *kinds) == written_words(deck, *kinds) == in_order(guide, *kinds)
        for said in (handout,):
            assert in_order(said, "f", "n", "g") == []
        assert in_order(answers, "n", "g") == []
        assert PRIVATE_WORDS not in slides + handout + answers + guide

        on_slides, in_notes = (
            numbers_shown(slide_paragraphs(made["pptx"])),
            numbers_shown(notes_paragraphs(made["pptx"])),
        )
        for number, words in ITEM.findall(deck):
            kind = WORD.findall(words)[0].rstrip("0123456789")
            if kind in {"v", "q"}:
                assert f"{number} {words}" in on_slides
                assert f"{number}. {words}" in " ".join(handout.split())
            else:
                assert f"{number} {words}" in in_notes
                assert f"{number}. {words}" in " ".join(guide.split())

        check_addresses(writer.addresses, made, "".join(handout.split()), "".join(guide.split()))
        check_pictures(made["pptx"], turn)


def check_addresses(addresses: list[str], made: dict[str, Path], handout: str, guide: str) -> None:
    """Each address is a link on the slides or in the notes, and can be read on the paper of who may see it."""
    linked = set()
    for slide in Presentation(str(made["pptx"])).slides:
        frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        frames += [slide.notes_slide.notes_text_frame] if slide.notes_slide.notes_text_frame else []
        runs = [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]
        linked |= {run.hyperlink.address for run in runs if run.hyperlink.address}
    for address in addresses:
        assert address in linked
        kind = address.split("/")[3]
        assert address in (handout if kind in {"v", "q"} else guide)
        assert (address in handout) == (kind in {"v", "q"})


def check_pictures(path: Path, turn: int) -> None:
    """The picture stands upright on its slide."""
    shapes = [shape for slide in Presentation(str(path)).slides for shape in slide.shapes if hasattr(shape, "image")]
    (shown,) = shapes
    assert shown.height / shown.width == pytest.approx(2, abs=0.05), turn


@pytest.mark.office("pdftotext")
def test_the_structure_tree_says_the_words_in_the_same_order(tmp_path: Path) -> None:
    deck = "title: T\nprogram:\n- slide: S\n  handout: true\n  text: |\n    v0001 [v0002](https://a.be) v0003.\n\n    98. v0004\n    99. v0005\n        - v0006\n    100. v0007\n"
    made = build(tmp_path, deck, "handout")
    with pikepdf.open(made["handout.pdf"]) as pdf:
        tags = [
            str(held.S)
            for held in pdf.objects
            if isinstance(held, pikepdf.Dictionary) and "/S" in held and "/P" in held
        ]
    assert tags.count("/LI") == 4
    said = "\n".join(paper_lines(made["handout.pdf"]))
    assert in_order(said, "v") == [f"v000{number}" for number in range(1, 8)]
