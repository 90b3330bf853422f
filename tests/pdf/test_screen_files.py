from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from page_composer import Composer
from random_documents import papers
from sample_documents import sample_handout

from deckgen.blueprint.pages import Document
from deckgen.render.pdf.screen_writer import render_document, render_untagged

RANDOM = settings(
    max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate], database=None
)


def check(files: list[Path], checks: tuple[str, Path], *options: str) -> None:
    python, folder = checks
    path = os.pathsep.join((str(Path(python).parent), os.environ["PATH"]))
    command = [python, str(folder / "check_pdf.py"), *options, *map(str, files)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path})
    assert shown.returncode == 0, shown.stdout + shown.stderr


@pytest.mark.checkers
def test_a_handout_is_accessible_and_archivable_by_the_independent_checkers(
    tmp_path: Path, checks: tuple[str, Path]
) -> None:
    file = tmp_path / "handout.pdf"
    file.write_bytes(render_document(sample_handout().document()))
    check([file], checks, "--semantic")


def random_files(folder: Path, count: int) -> list[Path]:
    files: list[Path] = []

    @settings(RANDOM, max_examples=count)
    @given(papers())
    def collect(paper: Composer) -> None:
        files.append(folder / f"{len(files)}.pdf")
        files[-1].write_bytes(render_document(paper.document()))

    collect()
    return files


@pytest.mark.checkers
def test_random_papers_pass_the_independent_checkers(tmp_path: Path, checks: tuple[str, Path]) -> None:
    check(random_files(tmp_path, 30), checks)


@pytest.mark.checkers
@pytest.mark.nightly
def test_three_hundred_random_papers_pass_the_independent_checkers(tmp_path: Path, checks: tuple[str, Path]) -> None:
    check(random_files(tmp_path, 300), checks)


@pytest.mark.office("qpdf")
def test_qpdf_finds_the_file_sound(tmp_path: Path) -> None:
    for number, render in enumerate((render_document, render_untagged)):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(render(sample_handout(repeat=9).document()))
        shown = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
        assert shown.returncode == 0, shown.stdout + shown.stderr


def fastest(render: Callable[[Document], bytes], document: Document) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        render(document)
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.nightly
def test_tagging_costs_little_time() -> None:
    document = sample_handout(repeat=2).document()
    tagged, untagged = fastest(render_document, document), fastest(render_untagged, document)
    assert tagged / len(document.pages) < 0.020
    assert tagged < 1.6 * untagged
