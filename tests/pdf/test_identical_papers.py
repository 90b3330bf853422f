from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from msgspec.structs import replace
from page_composer import Composer, Words, png
from sample_documents import sample_handout

from deckgen.render.pdf.screen_writer import render_document

HERE = Path(__file__).parent
SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from cmyk_profile import cmyk_profile
from page_composer import A5
from sample_documents import sample_handout
from deckgen.blueprint.printing import SRA3_SHEET, PrintSettings, PrintStandard
from deckgen.render.pdf.booklet import impose_booklet
from deckgen.render.pdf.card_sheets import impose_cards
from deckgen.render.pdf.print_writer import render_print
from deckgen.render.pdf.screen_writer import render_document, render_untagged
document = sample_handout(A5).document()
press = render_print(document, PrintSettings(PrintStandard.X4, icc=cmyk_profile()))
files = [
    render_document(document),
    render_print(document, PrintSettings()),
    press,
    impose_cards(press, SRA3_SHEET, 8),
    impose_booklet(render_untagged(document)),
]
print(*(hashlib.sha256(file).hexdigest() for file in files))
"""


def digests(cwd: Path, **environment: str) -> str:
    command = [sys.executable, "-c", SCRIPT, str(HERE)]
    shown = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return shown.stdout


def test_time_zone_hash_seed_locale_and_folder_change_no_byte(tmp_path: Path) -> None:
    here = digests(HERE, TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    there = digests(tmp_path, TZ="Asia/Kolkata", PYTHONHASHSEED="77", LC_ALL="nl_BE.UTF-8")
    assert here == there
    assert len(set(here.split())) == 5


def test_a_second_document_in_one_process_is_not_touched_by_the_first() -> None:
    other = Composer()
    other.paragraph(Words("Δ geheel andere letters: ŵ ž ő"))
    other.picture("Een beeld", png(), "png")
    first = render_document(sample_handout().document())
    render_document(other.document())
    assert render_document(sample_handout().document()) == first


def test_the_id_of_a_file_follows_from_its_content() -> None:
    document = Composer().document()
    changed = replace(document, facts=replace(document.facts, subject="Iets anders"))
    ids = {hashlib.sha256(data[-400:]).hexdigest() for data in (render_document(document), render_document(changed))}
    assert len(ids) == 2
