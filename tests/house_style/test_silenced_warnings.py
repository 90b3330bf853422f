from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import pptx
from deckgen.cli import command_line

FILE = Path(pptx.__file__).parent / "templates" / "default.pptx"
DECK = "title: T\nlanguage: nl\ntemplate: huis.pptx\n{lints}program:\n- {{slide: Welkom, text: Tekst.}}\n"


@pytest.mark.parametrize(("lints", "status"), [("", 1), ("lints: {contrast: off}\n", 0)])
def test_warnings_of_what_is_mended_can_be_switched_off(
    lints: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKGEN_CACHE", "off")
    (tmp_path / "huis.pptx").write_bytes(FILE.read_bytes())
    (tmp_path / "deck.yaml").write_text(DECK.format(lints=lints), "utf-8")
    done = CliRunner().invoke(command_line, ["check", "--strict", str(tmp_path / "deck.yaml")])
    assert done.exit_code == status, done.output
