"""Real decks with something wrong in them in; whether each was built well or refused with a problem out.

    python tests/fuzz/mutated_builds.py --count 10000 --jobs 2 --seed 1 [--keep FOLDER] [--only NUMBER]

Each mutation has a number, from which it can be made again. Nearly all are built in this process, one in forty goes
through the command line in a process of its own. Every file that comes out is opened by python-pptx or pikepdf.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mutations import (
    Mutation,
    mutate_archive,
    mutate_json,
    mutate_markdown,
    mutate_nodes,
    mutate_terms,
    mutate_text,
)

import pptx
from deckgen.build import BuildOptions, BuildReport, build_decks
from deckgen.cli.problem_report import problem_lines
from deckgen.output import DEFAULT_KINDS, Kind
from deckgen.problems import MAX_MESSAGE
from deckgen.yaml_source import read_deck

ROOT = Path(__file__).parents[2]
SECONDS = 10  # of the processor, for one build
CHUNK = 200  # mutations a process does at a time
ONE_IN = 40  # goes through the command line
BRANDED = "program:\n- {slide: Welkom, text: Kijk rond.}\n- cluster: Thema\n  dilemmas:\n  - klagende-collega\n"
TEXTS = (mutate_text, mutate_text, mutate_nodes, mutate_nodes, mutate_markdown, mutate_terms)
COMMANDS = (
    ("build", "{deck}", "--only", "slides", "--force"),
    ("check", "{deck}"),
    ("check", "{deck}", "--format", "json"),
    ("build", "{deck}", "--only", "handout", "--language", "fr"),
    ("profile", "stad", "{deck}"),
    ("translations",),
    ("sources",),
    ("template", "check", "huis"),
)


@dataclass(frozen=True)
class Variant:
    """A deck for a profile in a language, and the files that it is made of."""

    deck: Path
    profile: str
    language: str
    files: tuple[Path, ...]


@dataclass
class Tally:
    """What came of mutations; `faults` says of each what is wrong."""

    tried: Counter[str] = field(default_factory=Counter)
    built: int = 0
    refused: int = 0
    files: int = 0
    commands: int = 0
    slowest: float = 0.0
    faults: dict[int, str] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Take the figures of another one along."""
        self.tried += other.tried
        self.built, self.refused = self.built + other.built, self.refused + other.refused
        self.files, self.commands = self.files + other.files, self.commands + other.commands
        self.slowest = max(self.slowest, other.slowest)
        self.faults |= other.faults


class TooSlowError(BaseException):
    """A build took too long. No Exception, so that nothing on the way up takes it for its own."""


class Workshop:
    """The project's own decks in a folder where they may be spoiled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "decks", folder / "decks")
        shutil.copytree(ROOT / "templates", folder / "templates")
        house = folder / "templates" / "huis"
        house.mkdir()
        shutil.copy(Path(pptx.__file__).parent / "templates" / "default.pptx", house / "huis.pptx")
        (house / "template.yaml").write_text("extends: gemeente\nbrand: huis.pptx\ncolours: {primary: '1A4480'}\n")
        (folder / "decks/huis.yaml").write_text(f"title: In huisstijl\nlanguage: nl-BE\ntemplate: huis\n{BRANDED}")
        self.variants = [variant for variant in self._find_variants() if variant.files]

    def _find_variants(self) -> Iterator[Variant]:
        decks = sorted(path for path in self.folder.glob("decks/*.yaml") if "." not in path.stem)
        for deck in decks:
            for profile, language in (("", ""), ("stad", ""), ("vlaanderen", ""), ("", "fr"), ("", "de"), ("", "en")):
                read = read_deck(deck, profile=profile, language=language)
                if read.deck is not None:
                    yield Variant(deck, profile, language, tuple(sorted(read.inputs)))

    def output_of(self, variant: Variant) -> Path:
        """Where the files of a variant go."""
        return self.folder / "output" / variant.deck.stem / variant.profile / variant.language


def try_mutations(numbers: range, seed: int, keep: Path | None) -> Tally:
    """Make each of some mutations in turn."""
    tally = Tally()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as made, chdir(made):
        workshop = Workshop(Path(made))
        for number in numbers:
            chance = random.Random(f"{seed}-{number}")
            _try_mutation(workshop, number, chance, tally, keep)
    return tally


def _try_mutation(workshop: Workshop, number: int, chance: random.Random, tally: Tally, keep: Path | None) -> None:
    variant = chance.choice(workshop.variants)
    file, mutation = _choose(workshop, variant, chance)
    before = file.read_bytes()
    start = time.process_time()
    spoiled = mutation(before, chance)
    try:
        file.write_bytes(spoiled)
        tally.tried[mutation.__name__] += 1
        if chance.randrange(ONE_IN) == 0:
            run_command(variant, chance)
            tally.commands += 1
        else:
            with _at_most(SECONDS):
                _build(workshop, variant, chance, tally)
    except (Exception, TooSlowError) as failure:  # noqa: BLE001  # whatever it is, it is a find
        tally.faults[number] = f"{variant.deck.stem} {file.name} {mutation.__name__}: {_describe(failure)}"
        if keep is not None:
            _keep(keep / str(number), variant, file, traceback.format_exc())
    finally:
        tally.slowest = max(tally.slowest, time.process_time() - start)
        file.write_bytes(before)
        shutil.rmtree(workshop.folder / "output", ignore_errors=True)


def _choose(workshop: Workshop, variant: Variant, chance: random.Random) -> tuple[Path, Mutation]:
    """A file of the deck, and what may go wrong in files of its kind."""
    if chance.random() < 0.05:
        options = BuildOptions(workshop.folder / "output", (Kind.HANDOUT,), _profiles(variant), variant.language, 1)
        build_decks([variant.deck], options, lambda _: None)
        return workshop.output_of(variant) / "manifest.json", mutate_json
    own = [path for path in variant.files if path.name == "template.yaml"] if chance.random() < 0.1 else []
    texts = own or [path for path in variant.files if path.suffix in {".yaml", ".md"}]
    archives = [path for path in variant.files if path.suffix == ".pptx"]
    if archives and chance.random() < 0.3:
        return archives[0], mutate_archive
    file = variant.deck if chance.random() < 0.2 else chance.choice(texts)
    return file, mutate_text if file.suffix == ".md" and chance.random() < 0.5 else chance.choice(TEXTS)


def _profiles(variant: Variant) -> tuple[str, ...]:
    return (variant.profile,) if variant.profile else ()


def _build(workshop: Workshop, variant: Variant, chance: random.Random, tally: Tally) -> None:
    kinds = tuple(dict.fromkeys((Kind.SLIDES, chance.choice((Kind.SLIDES, Kind.SLIDES, *DEFAULT_KINDS, *Kind)))))
    options = BuildOptions(workshop.folder / "output", kinds, _profiles(variant), variant.language, 1)
    report = build_decks([variant.deck], options, lambda _: None)
    assert not report.failures, report.failures
    for problem in report.problems:
        assert len(problem.message) <= MAX_MESSAGE
        shown = problem_lines(problem).split("\n")
        assert len(shown) == 1 + bool(problem.hint), ascii(problem)
        assert all(line.replace("\u00a0", "").replace("\u202f", "").isprintable() for line in shown), ascii(problem)
    if report.has_errors:
        assert not report.outputs, "a deck with an error was written"
        tally.refused += 1
    else:
        assert len(report.outputs) == len(kinds), "neither built nor refused"
        tally.built += 1
        tally.files += _open_all(report)


def _open_all(report: BuildReport) -> int:
    for output in report.outputs:
        open_output(Path(output.path).read_bytes(), Path(output.path).suffix)
    return len(report.outputs)


def open_output(data: bytes, suffix: str) -> None:
    """Open a finished file as others do. Raises what their library raises."""
    if suffix == ".pptx":
        deck = pptx.Presentation(io.BytesIO(data))
        for slide in deck.slides:
            assert slide.slide_layout.name
            assert all(shape.shape_id for shape in slide.shapes)
            assert not slide.has_notes_slide or slide.notes_slide.notes_text_frame is not None
        assert len(deck.slides) > 0
    elif suffix == ".pdf":
        import pikepdf

        with pikepdf.open(io.BytesIO(data)) as document:
            assert not document.check_pdf_syntax() if hasattr(document, "check_pdf_syntax") else document.pages
            assert all(page.mediabox for page in document.pages)


def run_command(variant: Variant, chance: random.Random) -> None:
    """The command line in a process of its own: no traceback, no hang, an exit status that is documented."""
    words = [word.format(deck=variant.deck.relative_to(Path.cwd())) for word in chance.choice(COMMANDS)]
    command = [sys.executable, "-m", "deckgen", *words]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert b"Traceback" not in done.stderr + done.stdout, done.stderr.decode(errors="replace")[-2000:]
    assert b"fault of deckgen" not in done.stderr, done.stderr.decode(errors="replace")[-2000:]
    assert done.returncode in {0, 1}, (words, done.returncode, done.stderr[-500:])


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise TooSlowError when the processor has worked that long; where there are no such signals, wait."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlowError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _describe(failure: BaseException) -> str:
    frames = traceback.extract_tb(failure.__traceback__)[-4:]
    trail = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(failure).__name__}: {str(failure)[:300]} @ {trail}"


def _keep(folder: Path, variant: Variant, file: Path, why: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, folder / file.name)
    (folder / "why.txt").write_text(f"{variant.deck} {variant.profile} {variant.language}\n{file}\n{why}", "utf-8")


def try_in_processes(numbers: range, seed: int, jobs: int, keep: Path | None) -> Tally:
    """All mutations, several processes at a time; what was found so far is told on the way."""
    total, since = Tally(), time.monotonic()
    with ProcessPoolExecutor(jobs) as pool:
        chunks = [numbers[start : start + CHUNK] for start in range(0, len(numbers), CHUNK)]
        for future in as_completed([pool.submit(try_mutations, chunk, seed, keep) for chunk in chunks]):
            found = future.result()
            total.add(found)
            for number, fault in found.faults.items():
                print(f"FAULT {number}: {fault}", flush=True)  # noqa: T201
            print(f"{total.tried.total()} in {time.monotonic() - since:.0f} s: {_figures(total)}", flush=True)  # noqa: T201
    return total


def _figures(tally: Tally) -> str:
    return (
        f"{tally.built} built, {tally.refused} refused, {tally.files} files opened, {tally.commands} command lines, "
        f"{len(tally.faults)} faults, slowest {tally.slowest:.1f} s of CPU"
    )


def main() -> None:
    """Read the options, try all, end with 1 where there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--start", type=int, default=0, help="the number of the first one")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where the files of each fault go")
    parser.add_argument("--only", type=int, help="one mutation again, by its number")
    options = parser.parse_args()
    if options.only is not None:
        total = try_mutations(range(options.only, options.only + 1), options.seed, options.keep)
    else:
        numbers = range(options.start, options.start + options.count)
        total = try_in_processes(numbers, options.seed, options.jobs, options.keep)
    print(dict(total.tried), _figures(total), *total.faults.items(), sep="\n")  # noqa: T201
    raise SystemExit(bool(total.faults))


if __name__ == "__main__":
    main()
