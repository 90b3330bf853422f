"""`deckgen new --of dilemma --kind …` writes a dilemma of each kind, in each language, that works as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.cli import command_line
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.yaml_source import read_deck


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
@pytest.mark.parametrize("kind", list(DilemmaKind))
def test_a_new_dilemma_of_a_kind_is_read_without_a_problem(
    kind: DilemmaKind, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ["new", "eerste", "--of", "dilemma", "--kind", kind.value, "--language", language]
    assert CliRunner().invoke(command_line, asked).exit_code == 0
    deck = tmp_path / "decks" / "deck.yaml"
    deck.write_text(f"title: Proef\nlanguage: {language}\nprogram:\n- cluster: Een\n  dilemmas: [eerste]\n", "utf-8")
    read = read_deck(deck)
    assert read.problems == ()
    assert read.deck is not None
    assert [dilemma.kind for dilemma in read.deck.dilemmas] == [kind]


def test_a_kind_is_of_dilemmas_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(command_line, ["new", "eerste", "--kind", "fact"])
    assert (done.exit_code, "--kind is of dilemmas" in done.stderr) == (2, True)
