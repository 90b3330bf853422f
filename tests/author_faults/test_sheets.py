from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from built_files import build
from click.testing import CliRunner

from deckgen.cli.root import command_line

HEAD = "title: Kaarten\nlanguage: {language}\n{session}program:\n- cluster: Thema\n  dilemmas:\n"
DILEMMA = """\
  - id: d{n}
    title: Dilemma {n}
    question: Vraag {n} met wat tekst.
    choices: [{{text: Een {n}, verdict: best}}, {{text: Twee {n}, verdict: wrong}}]
"""


def deck_of(count: int, session: str = "session: {participants: 12, groups: 3}\n", language: str = "nl") -> str:
    return HEAD.format(language=language, session=session) + "".join(DILEMMA.format(n=n + 1) for n in range(count))


def cards_on(path: Path) -> list[list[int]]:
    """The pages of the source whose cards lie on each side."""
    with pikepdf.open(path) as pdf:
        return [sorted(int(str(name)[2:]) for name in page.Resources.XObject) for page in pdf.pages]


@pytest.mark.parametrize("sheet", ["a4", "sra3"])
@pytest.mark.parametrize("count", [1, 4, 5, 9, 17])
def test_dilemma_cards_and_voting_cards_share_no_sheet(count: int, sheet: str, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(deck_of(count), encoding="utf-8")
    arguments = ["build", str(tmp_path / "deck.yaml"), "-o", str(tmp_path), "--sheet", sheet]
    arguments += ["--only", "cards-print", "--only", "print-ticket"]
    run = CliRunner().invoke(command_line, arguments)
    assert run.exit_code == 0, run.output
    sides = cards_on(tmp_path / "deck" / "deck-cards-print.pdf")
    assert not [side for side in sides if min(side) <= 2 * count < max(side)]
    ticket = (tmp_path / "deck" / "deck-print-ticket.txt").read_text("utf-8")
    last_dilemma = max(number for number, side in enumerate(sides, 1) if max(side) <= 2 * count) // 2
    first_vote = last_dilemma + 1
    assert re.search(rf"Dilemmakaarten \({count}\), vel(len 1 tot)? {last_dilemma}\. Oplage: 3\n", ticket)
    assert re.search(rf"Stemkaarten \(\d\), vel(len)? {first_vote}( tot {len(sides) // 2})?\. Oplage: 12\n", ticket)


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("nl", "op 1 vel A4", "op 2 vellen A"),
        ("fr", "sur 1 feuille A4", "sur 2 feuilles A"),
        ("de", "auf 1 Bogen A4", "auf 2 Bogen A"),
        ("en", "on 1 sheet of A4", "on 2 sheets of A"),
    ],
)
def test_the_ticket_counts_sheets_in_right_words(language: str, one: str, many: str, tmp_path: Path) -> None:
    short = build(tmp_path, deck_of(1, language=language), "print-ticket")["print-ticket.txt"].read_text("utf-8")
    assert one in short
    long_folder = tmp_path / "long"
    long_folder.mkdir()
    long = build(long_folder, deck_of(9, language=language), "print-ticket")["print-ticket.txt"].read_text("utf-8")
    assert re.search(rf"{re.escape(many)}".replace("2", r"[2-9]"), long)


def test_the_ticket_leaves_open_what_the_deck_does_not_say(tmp_path: Path) -> None:
    ticket = build(tmp_path, deck_of(2, session=""), "print-ticket")["print-ticket.txt"].read_text("utf-8")
    assert "Dilemmakaarten (2), pagina’s 1 tot 4. Oplage: in te vullen" in ticket
