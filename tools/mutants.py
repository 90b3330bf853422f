"""Mutation testing: changes one line of the product at a time, and counts the changes that no test notices.

`python tools/mutants.py guard --sample 60 --seed 1` takes a room by its name below. It works in a copy of the last
commit, so the checkout stays as it is; it needs `pip install cosmic-ray` and the test environment. What it prints
belongs into docs/testing.md.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

_ROOT = Path(__file__).parents[1]
_SECONDS = 400.0  # a mutant that makes a test run for ever counts as caught
_BYTES = 4 * 1024**3  # so does one that fills memory
_SAME = (
    re.compile(  # `|` stands in annotations, which nobody runs; members of an enum are the same where they are equal
        r"BitOr|_(Is|Eq|IsNot|NotEq)_(Is|Eq|IsNot|NotEq)$"
    )
)


class Room(NamedTuple):
    """What is changed, and the tests that have to notice, the quickest first."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS = {
    "guard": Room(
        (
            "render/pdf/leak_guard.py",
            "render/pdf/text_reading.py",
            "planning/paper/secrets.py",
            "planning/paper/open_words.py",
            "content/author_texts.py",
            "blueprint/secrets.py",
        ),
        ("pdf/test_leak_guard.py", "leaks"),
    ),
    "storyboard": Room(
        ("storyboard",),
        (
            "storyboard",
            "planning_slides/test_slide_content.py",
            "paper/test_timetable.py",
            "paper/test_papers.py",
            "web",
        ),
    ),
    "texts": Room(
        tuple(
            f"planning/{name}.py" for name in ("line_breaking", "text_cuts", "last_words", "word_run", "short_program")
        ),
        ("text_fit", "paper/test_short_program.py", "planning_slides/test_slide_splits.py"),
    ),
    "planning": Room(
        ("planning",),
        (
            "text_fit",
            "planning_slides",
            *(f"paper/test_{name}.py" for name in ("papers", "cards", "flow", "run_sheet")),
        ),
    ),
    "readers": Room(
        ("yaml_source",),
        (
            *(
                f"reading/test_{name}.py"
                for name in ("yaml_reading", "markdown_reading", "terms", "quotes", "templates")
            ),
            *(f"reading/test_{name}.py" for name in ("pictures_and_paths", "bad_decks", "good_decks")),
            *("author_mistakes", "profiles", "translations"),
        ),
    ),
}


def main() -> None:
    """Take a room's mutants, try a sample of them, and print the score and the survivors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        _run("git", "clone", "-q", "--shared", str(_ROOT), str(copy), within=_ROOT)
        _try_room(ROOMS[asked.room], copy, asked.sample, asked.seed)


def _try_room(room: Room, copy: Path, sample: int, seed: int) -> None:
    from cosmic_ray.work_db import WorkDB, use_db

    config, session = copy / "mutants.toml", copy / "mutants.sqlite"
    config.write_text(_write_config(room, copy), "utf-8")
    tool = shutil.which("cosmic-ray", path=str(Path(sys.executable).parent)) or "cosmic-ray"
    _run(tool, "baseline", str(config), within=copy)  # the tests are green before anything is changed
    _run(tool, "init", str(config), str(session), within=copy)
    with use_db(str(session), WorkDB.Mode.open) as work:
        total = _keep_sample(work, sample, seed)
    _run(tool, "exec", str(config), str(session), within=copy)
    with use_db(str(session), WorkDB.Mode.open) as work:
        _report(work, total)


def _write_config(room: Room, copy: Path) -> str:
    modules = ", ".join(f'"src/deckgen/{name}"' for name in room.modules)
    tests = " ".join(f"tests/{name}" for name in room.tests if (copy / "tests" / name).exists())
    options = "--alone -x -q -p no:randomly -p no:cacheprovider"
    environment = f"env PYTHONDONTWRITEBYTECODE=1 PYTHONPATH={copy}/src"
    return (
        f"[cosmic-ray]\nmodule-path = [{modules}]\ntimeout = {_SECONDS}\nexcluded-modules = []\n"
        f'test-command = "{environment} {sys.executable} -m pytest {options} {tests}"\n'
        '[cosmic-ray.distributor]\nname = "local"\n'
    )


def _keep_sample(work: Any, sample: int, seed: int) -> int:
    """Leave out all mutants but a sample; how many there are."""
    from cosmic_ray.work_item import WorkerOutcome, WorkResult

    items = sorted(work.work_items, key=lambda item: repr(item.mutations))
    seen = [item for item in items if not _SAME.search(item.mutations[0].operator_name)]
    kept = {item.job_id for item in random.Random(seed).sample(seen, min(sample, len(seen)))}  # noqa: S311  # no secret
    left_out = WorkResult(worker_outcome=WorkerOutcome.SKIPPED)
    for item in items:
        if item.job_id not in kept:
            work.set_result(item.job_id, left_out)
    return len(seen)


def _report(work: Any, total: int) -> None:
    from cosmic_ray.work_item import TestOutcome, WorkerOutcome

    tried = [(item, result) for item, result in _results(work) if result.worker_outcome == WorkerOutcome.NORMAL]
    survived = [(item, result) for item, result in tried if result.test_outcome == TestOutcome.SURVIVED]
    print(f"{len(tried) - len(survived)} of {len(tried)} caught; {total} there are")
    for item, result in survived:
        where = item.mutations[0]
        changed = [line for line in result.diff.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"}]
        print("\n".join([f"{where.module_path}:{where.start_pos[0]}: {where.operator_name}", *changed]))


def _results(work: Any) -> Iterator[tuple[Any, Any]]:
    items = {item.job_id: item for item in work.work_items}
    for job_id, result in work.results:
        yield items[job_id], result


def _run(*command: str, within: Path) -> None:
    subprocess.run(command, cwd=within, check=True)


if __name__ == "__main__":
    main()
