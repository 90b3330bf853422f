"""How the time of each part grows with what it is given: a table of CPU seconds from small to the stated bound.

    python benchmarks/growth.py [--only WORD] [--most SECONDS] [--output benchmarks/GROWTH.md]

The exponent says how time grows from the last size but one to the last, the start of the program taken off: 1 is
proportional, 2 is with the square. It is read in review; nothing fails by the clock. What takes longer than `--most` is
stopped and said.
"""

from __future__ import annotations

import argparse
import io
import math
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from pptx.util import Emu

import pptx

GIT = dict.fromkeys(
    ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"), "a@example.org"
)
TEXTS = (1_000, 4_000, 19_800)  # characters
SOURCES = (18_000, 72_000, 290_000)
ITEMS = (250, 1_000, 4_000)
BANKS = (250, 1_000, 2_500)
UNITS = {
    "spaces": " ", "no-break spaces": "\u00a0", "prose": "Dit is een zin van zeven woorden lang. ", "capitals": "AB ", "shouted": "DIT IS EEN TEKST ", "looks": "*a* ", "sparse looks": "*a* bbbbbbbbb ",
    "no-break": "a.\u00a0", "quotes": "“ ", "low quotes": "„ ", "guillemets": "« ", "closers": "” ", "apostrophes": "'a ",
    "slashes": "a/a/a/a/a/a/a ", "hyphens": "a-b-c-d-e-f ", "long words": "Verantwoordelijkheidsgevoel ", "images": "![ ",
    "brackets": "[ ", "angles": "< ", "entities": "&amp; ", "stars": "**", "addresses": "https://a.example/b ", "clauses": "a; ",
    "dots": "... ", "accounts": "@abc ", "legal": "Jan NV ", "terms": "{{ a }} ", "braces": "{{ ", "list": "- a\\n", "quoted": "> a\\n",
    "digits": "1.1.1. ", "soft hyphens": "a\u00adb ", "mixed case": "aB-Cd_e ", "omissions": "[…] ",
    "longest words": "z" * 990 + " ", "marks in a row": "!" * 990 + "x ", "longest compounds": "en-" * 330 + " ",
}  # fmt: skip


MOODLE = (
    '<question type="multichoice"><name><text>V{0}</text></name><questiontext><text>Wat{0}?</text></questiontext>'
    '<answer fraction="100"><text>a{0}</text></answer><answer fraction="0"><text>b{0}</text></answer></question>'
)


class Case(NamedTuple):
    """What is written, and the command that reads it."""

    name: str
    sizes: tuple[int, ...]
    write: Callable[[int], list[str]]  # into the current folder


def cases() -> Iterator[Case]:
    """Every part that an attack could keep busy."""
    for name, unit in UNITS.items():
        yield Case(f"check, slide: {name}", TEXTS, lambda n, u=unit: _slide(u, n))
        yield Case(f"check, question: {name}", TEXTS, lambda n, u=unit: _question(u, n))
        yield Case(f"check, source: {name}", SOURCES, lambda n, u=unit: _source(u, n))
    papers = ("prose", "capitals", "looks", "sparse looks", "slashes", "long words", "no-break", "soft hyphens")
    for name in (*papers, "longest words"):
        yield Case(f"papers: {name}", TEXTS, lambda n, u=UNITS[name]: _papers(u, n))
    yield Case("check, source: headings", SOURCES, lambda n: _source("# a\n\n", n))
    yield Case("check, passage that differs", (1_200, 4_800, 19_000), _passage)
    yield Case("sources, a whole section", (1_200, 4_800, 19_000), _ledger)
    yield Case("sources, sections without equal titles", (100, 400, 1_600), _sections)
    yield Case("diff, few words repeated", TEXTS, lambda n: _diff(_slide_text("a b ", n), _slide_text("b c a ", n)))
    for name in ("spaces", "no-break spaces", "dots"):
        yield Case(f"diff as Markdown: {name}", TEXTS, lambda n, u=UNITS[name]: _markdown(u, n))
    yield Case("diff, slides renamed", ITEMS, lambda n: _diff(_slides(n, "S{}"), _slides(n, "T{}")))
    yield Case("diff, slides of one title", ITEMS, lambda n: _diff(_slides(n, "S"), _slides(n, "S", "y")))
    yield Case("check, slides of one title", ITEMS, lambda n: _deck(_slides(n, "S")))
    yield Case(
        "check, slides of long titles", ITEMS, lambda n: _deck(_slides(n, "Een titel die niet op een regel past " * 8))
    )
    yield Case("check, dilemmas", ITEMS, _dilemmas)
    yield Case("check, unknown terms", (250, 500, 1_000), _terms)
    yield Case("check, unknown keys", ITEMS, lambda n: _deck("title: T\n" + "".join(f"k{i}: x\n" for i in range(n))))
    yield Case("textconv, paragraphs", ITEMS, _presentation)
    yield Case("import, slides", (100, 400, 1_000), _imported_slides)
    yield Case("import, paragraphs of a slide", ITEMS, lambda n: ["import", *_presentation(n)[1:], "-o", "out"])
    yield Case("import, paragraphs of a document", ITEMS, _document)
    yield Case("import, rows", (250, 1_000, 2_990), _rows)
    yield Case("import, GIFT", BANKS, lambda n: _bank("x.txt", "", "::Q{0}:: What{0}? {{=a{0} ~b{0} #c}}\n\n", "", n))
    yield Case("import, Moodle XML", BANKS, lambda n: _bank("x.xml", "<quiz>", MOODLE, "</quiz>", n))
    yield Case("pull, slides", (250, 500, 1_000), _pull)
    yield Case("template check, pictures", (5, 20, 80), _brand_pictures)
    yield Case("template check, layouts", (60, 250, 980), _brand_layouts)


def _deck(text: str) -> list[str]:
    Path("decks").mkdir(exist_ok=True)
    Path("decks/x.yaml").write_text(text, "utf-8")
    return ["check", "x"]


def _text(unit: str, length: int) -> str:
    return "a" * unit.isspace() + (unit * length)[:length].rstrip("\\") + "b"


def _slide_text(unit: str, length: int) -> str:
    return f'title: T\nterms: {{a: w}}\nprogram:\n- slide: S\n  text: "{_text(unit, length)}"\n'


def _slide(unit: str, length: int) -> list[str]:
    return _deck(_slide_text(unit, length))


def _question(unit: str, length: int) -> list[str]:
    question = f'- id: d\n    question: "{_text(unit, length)}"\n'
    return _deck(f"title: T\nterms: {{a: w}}\nprogram:\n- cluster: C\n  dilemmas:\n  {question}")


def _papers(unit: str, length: int) -> list[str]:
    text = _text(unit, length)
    choice = f'{{text: Nee, verdict: wrong, feedback: Nee.}}, {{text: Ja, verdict: good, feedback: "{text}"}}'
    dilemma = f'- id: d\n    question: Vraag?\n    choices: [{choice}]\n    meer_weten: [{{text: "{text}"}}]\n'
    _deck(f"title: T\nprogram:\n- cluster: C\n  dilemmas:\n  {dilemma}")
    return ["build", "x", "--only", "answers", "--only", "facilitator", "--only", "slides", "--jobs", "1", "--force"]


def _write_source(name: str, text: str, more: str = "") -> None:
    Path("decks/sources").mkdir(parents=True, exist_ok=True)
    Path(f"decks/sources/{name}.md").write_text(f"---\ntitle: H\n{more}---\n\n{text}\n", "utf-8")


def _quoting(quote: str) -> str:
    return f"title: T\nprogram:\n- cluster: C\n  dilemmas:\n  - {{id: d, question: q, meer_weten: [{quote}]}}\n"


def _source(unit: str, length: int) -> list[str]:
    _write_source("h", _text(unit.replace("\\n", "\n"), length) + "\n\nZin.")
    return _deck(_quoting("{quote: h, text: Zin.}"))


def _pairs(length: int, seed: int) -> str:
    letters = "ABCDEFGHIJKLMNOP"
    numbers = ((seed * 7919 + at * 104729) % 256 for at in range(length // 4))
    return "".join(f"{letters[number % 16]}{letters[number // 16]}. " for number in numbers)


def _passage(length: int) -> list[str]:
    _write_source("c", "# S\n\n" + _pairs(15 * length, 1))
    return _deck(_quoting(f'{{quote: c, section: S, text: "{_pairs(length, 2)}"}}'))


def _ledger(length: int) -> list[str]:
    _write_source("e", "# S\n\n" + _pairs(length, 3))
    _write_source("e2", "# S\n\n" + _pairs(2 * length, 4), "supersedes: e\n")
    _deck(_quoting("{quote: e, section: S}"))
    return ["sources", "x"]


def _sections(count: int) -> list[str]:
    _write_source("e", "\n\n".join(f"# oud{n}\n\nWoord{n} en woord{n + 1} en nog een woord." for n in range(count)))
    new = "\n\n".join(f"# nieuw{n}\n\nWoord{n} en woord{n + 2} en nog een woord." for n in range(count))
    _write_source("e2", new, "supersedes: e\n")
    _deck(_quoting("{quote: e, text: Woord7 en woord8 en nog een woord.}"))
    return ["sources", "x"]


def _diff(before: str, after: str) -> list[str]:
    _deck(before)
    if not Path(".git").exists():
        subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "add", "-A"], check=True)
    subprocess.run(["git", "commit", "-qm", "x"], check=True, env=os.environ | GIT)
    _deck(after)
    return ["diff"]


def _markdown(unit: str, length: int) -> list[str]:
    return [*_diff(_slide_text("a ", length), _slide_text(unit, length)), "--format", "markdown"]


def _slides(count: int, title: str, text: str = "x") -> str:
    items = "".join(f"- {{slide: '{title.format(n)}', text: {text}{n}}}\n" for n in range(count))
    return f"title: T\nprogram:\n{items}"


def _dilemmas(count: int) -> list[str]:
    choices = "[{text: Nee, verdict: wrong, feedback: Nee.}, {text: Ja, verdict: best, feedback: Ja.}]"
    dilemmas = "".join(
        f"  - {{id: d{n}, title: Titel {n}, question: Wat doet u met {n}?, choices: {choices}}}\n" for n in range(count)
    )
    return _deck(f"title: T\nprogram:\n- cluster: C\n  dilemmas:\n{dilemmas}")


def _terms(count: int) -> list[str]:
    terms = ",".join(f"term{n}: w" for n in range(1_000))
    slides = "".join(f'- {{slide: S{n}, text: "{{{{ termx{n} }}}}"}}\n' for n in range(count))
    return _deck(f"title: T\nterms: {{{terms}}}\nprogram:\n{slides}")


def _presentation(count: int) -> list[str]:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.placeholders[1].text = "\n".join(f"alinea {n}" for n in range(count))
    made.save("x.pptx")
    return ["textconv", "x.pptx"]


def _imported_slides(count: int) -> list[str]:
    made = pptx.Presentation()
    for n in range(count):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = f"Vraag {n}"
        slide.placeholders[1].text = f"Wat doet u met {n}?\nA. Niets\nB. Iets"
    made.save("x.pptx")
    return ["import", "x.pptx", "-o", "out"]


def _document(count: int) -> list[str]:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    body = "".join(f"<w:p><w:r><w:t>Vraag {n}: wat doet u?</w:t></w:r></w:p>" for n in range(count))
    with zipfile.ZipFile("x.docx", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels"'
            f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        made.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{office}"'
            f' Target="word/document.xml"/></Relationships>',
        )
        made.writestr("word/document.xml", f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')
    return ["import", "x.docx", "-o", "out"]


def _rows(count: int) -> list[str]:
    rows = "".join(f"Thema {n // 9},Wat doet u met {n}?,Niets,Iets,B\n" for n in range(count))
    Path("x.csv").write_text("thema,vraag,keuze A,keuze B,antwoord\n" + rows, "utf-8")
    return ["import", "x.csv", "-o", "out"]


def _bank(name: str, head: str, question: str, foot: str, count: int) -> list[str]:
    Path(name).write_text(head + "".join(question.format(n) for n in range(count)) + foot, "utf-8")
    return ["import", name, "-o", "out"]


def _pull(count: int) -> list[str]:
    """Another word on every tenth slide of a deck that was built."""
    _deck(_slides(count, "S{}", "woord"))
    command = [sys.executable, "-m", "deckgen", "build", "x", "--only", "slides"]
    subprocess.run(command, capture_output=True, check=True)
    made = pptx.Presentation("output/x/x.pptx")
    for slide in list(made.slides)[::10]:
        for shape in slide.placeholders:
            if shape.text_frame.text.startswith("woord"):
                shape.text_frame.paragraphs[0].runs[0].text = "anders"
    made.save("edited.pptx")
    return ["pull", "edited.pptx"]


def _brand_pictures(count: int) -> list[str]:
    made = pptx.Presentation()
    shapes = made.slide_layouts[1].shapes
    for n in range(count):
        with io.BytesIO() as file:
            Image.new("1", (6_000, 6_000), n % 2).save(file, "PNG")
            noted = file.getvalue()
        slide = made.slides.add_slide(made.slide_layouts[6])
        picture = slide.shapes.add_picture(
            io.BytesIO(noted[:-12] + _text_chunk(n) + noted[-12:]), 0, 0, Emu(9_000_000), Emu(6_000_000)
        )
        image, relation = picture.part.get_or_add_image_part(io.BytesIO(noted[:-12] + _text_chunk(n) + noted[-12:]))
        del relation
        new = made.slide_layouts[1].part.relate_to(image, pptx.opc.constants.RELATIONSHIP_TYPE.IMAGE)
        picture.element.blipFill.blip.rEmbed = new
        shapes.element.insert(2, picture.element)
    made.save("x.pptx")
    return ["template", "check", "x.pptx"]


def _text_chunk(number: int) -> bytes:
    """A note in a PNG file, so that no two pictures have the same bytes."""
    import struct
    import zlib

    body = b"tEXt" + f"n\0{number}".encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _brand_layouts(count: int) -> list[str]:
    made = pptx.Presentation()
    made.save("plain.pptx")
    with zipfile.ZipFile("plain.pptx") as plain, zipfile.ZipFile("x.pptx", "w", zipfile.ZIP_DEFLATED) as brand:
        layout = plain.read("ppt/slideLayouts/slideLayout2.xml")
        rels = plain.read("ppt/slideLayouts/_rels/slideLayout2.xml.rels")
        for name in plain.namelist():
            data = plain.read(name)
            numbers = range(100, 100 + count)
            if name == "ppt/slideMasters/slideMaster1.xml":
                ids = "".join(f'<p:sldLayoutId id="{2147484000 + n}" r:id="rIdx{n}"/>' for n in numbers)
                data = data.replace(b"</p:sldLayoutIdLst>", ids.encode() + b"</p:sldLayoutIdLst>")
            if name == "ppt/slideMasters/_rels/slideMaster1.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout"
                rows = "".join(
                    f'<Relationship Id="rIdx{n}" Type="{kind}" Target="../slideLayouts/slideLayout{n}.xml"/>'
                    for n in numbers
                )
                data = data.replace(b"</Relationships>", rows.encode() + b"</Relationships>")
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
                rows = "".join(
                    f'<Override PartName="/ppt/slideLayouts/slideLayout{n}.xml" ContentType="{kind}"/>' for n in numbers
                )
                data = data.replace(b"</Types>", rows.encode() + b"</Types>")
            brand.writestr(name, data)
        for n in range(100, 100 + count):
            brand.writestr(f"ppt/slideLayouts/slideLayout{n}.xml", layout)
            brand.writestr(f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels", rels)
    return ["template", "check", "x.pptx"]


def measure(command: list[str], most: float) -> float:
    """The CPU seconds of one run, its workers included; infinite where it was stopped."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    limit = math.ceil(most)
    done = subprocess.run(
        [sys.executable, "-m", "deckgen", *command],
        capture_output=True,
        check=False,
        env=os.environ | {"DECKGEN_CACHE": "off"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode < 0:
        return math.inf
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def grow(case: Case, most: float) -> list[float]:
    """The seconds at each size."""
    with tempfile.TemporaryDirectory() as made:
        os.chdir(made)
        seconds = []
        for size in case.sizes:
            seconds.append(measure(case.write(size), most))
            if math.isinf(seconds[-1]):
                break
        os.chdir("/")
    return seconds


def show_row(case: Case, seconds: list[float], start: float) -> str:
    """One row: sizes with seconds, and the exponent of the last step."""
    shown = [
        f"{size:,}: {'stopped' if math.isinf(s) else f'{s:.2f}'}" for size, s in zip(case.sizes, seconds, strict=False)
    ]
    exponent = ""
    if len(seconds) == len(case.sizes) and not math.isinf(seconds[-1]):
        earlier, last = (max(0.02, each - start) for each in seconds[-2:])
        exponent = f"{math.log(last / earlier) / math.log(case.sizes[-1] / case.sizes[-2]):.1f}" if last > 0.1 else "-"
    return f"| {case.name} | {' | '.join(shown)} | {exponent} |"


def main() -> None:
    """Print the table, and write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--most", type=float, default=30)
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    output = given.output.absolute() if given.output else None
    start = measure(["check", "/nowhere"], given.most)
    head = ["| what | small | middle | at the bound | exponent |", "|---|---|---|---|---|"]
    rows = []
    for case in cases():
        if given.only in case.name:
            rows.append(show_row(case, grow(case, given.most), start))
            print(rows[-1], flush=True)
    if output:
        introduction = f"# Growth\n\nWritten by `python benchmarks/growth.py` on {datetime.now(UTC):%Y-%m-%d}: CPU seconds of whole runs.\n\n"
        output.write_text(introduction + "\n".join([*head, *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
