"""Make the pictures of the documentation from the project's own build: docs/pictures/*.png.

Needs LibreOffice (soffice), poppler (pdftoppm, pdftotext) and the face PT Serif (`fontpkg-pt-serif`). Pillow puts
sheets together and makes the files small. `pictures.py pages` makes those of papers alone, without LibreOffice;
`pictures.py gallery` the gallery of house styles.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs/pictures"
SLIDE_WIDTH, PAGE_WIDTH, COLUMN_WIDTH = 800, 560, 400
SLIDES = {  # picture -> (deck, words that stand on the slide and on no earlier one)
    "slide-title": ("sociale-media", "Integer omgaan met sociale media"),
    "slide-question": ("sociale-media", "Collega’s onder elkaar: vraag 2"),
    "slide-choice": ("sociale-media", "Collega’s onder elkaar: vraag 2 – keuze"),
    "slide-answer": ("sociale-media", "Collega’s onder elkaar: vraag 2 – antwoord"),
    "slide-meer-weten": ("sociale-media", "Collega’s onder elkaar: vraag 2 – meer weten"),
    "slide-agenda": ("sociale-media", "Vijf thema’s"),
    "slide-dilemma": ("workshop", ": vraag 1"),
}
HOUSE_STYLES = ("default", "gemeente", "contrast")
GALLERY_STYLES = (*HOUSE_STYLES, "horizon", "sober")
GALLERY_DECKS = ("sociale-media", "workshop", "the-grant", "quiz-im-amt")
GALLERY_PAPERS = {  # pages from 1, or from the last page as -1: the run sheet, a spread and flight cards of the guide
    "handout": (1, 2),
    "answers": (1, 2),
    "facilitator": (1, 5, 10, 11, -6, -5),
    "cards": (1, 2, 25, 26),
}
THUMBNAIL, PAGE_THUMBNAIL, IN_A_ROW = 300, 220, 4
HOUSE_STYLE_SLIDES = (  # rows of the sheet of house styles: words that stand on the slide and on no earlier one
    "Integer omgaan met sociale media",
    "Collega’s onder elkaar 1 1.1",
    "Collega’s onder elkaar: vraag 1",
    "Collega’s onder elkaar: vraag 1 – keuze",
    "Collega’s onder elkaar: vraag 1 – antwoord",
    "Collega’s onder elkaar: vraag 1 – meer weten",
)
PAGES = {  # picture -> (deck, kind, pages from 1, or from the last page as -1)
    "handout": ("sociale-media", "handout", (1, 2)),
    "answers": ("sociale-media", "answers", (1, 2)),
    "guide-spread": ("sociale-media", "facilitator", (8, 9)),
    "guide-timetable": ("workshop", "facilitator", (4, 5)),
    "guide-flight-cards": ("workshop", "facilitator", (-5, -4)),
    "cards": ("sociale-media", "cards", (1, 2)),
    "bilingual": ("sociale-media/nl+fr", "handout", (1, 3)),
}


KINDS = {  # kind of dilemma -> words on the slides of the picture, of the deck on its page in docs/kinds
    "choice": (": question 1 – choice", ": question 1 – answer"),
    "statement": (": statement 1", ": statement 1 – discussion"),
    "fact": (": question 1 – options", ": question 1 – answer"),
    "scale": (": question 1 – scale", ": question 2 – scale"),
    "rank": (": question 1 – ranking", ": question 1 – answer"),
    "open": (": question 1", ": question 1 – discussion"),
}


def run(*command: str | Path) -> str:
    """Run a program; its output."""
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def page_pictures(pdf: Path, width: int) -> list[Path]:
    """Every page of a PDF as a PNG."""
    prefix = pdf.with_suffix("")
    run("pdftoppm", "-png", "-scale-to-x", str(width), "-scale-to-y", "-1", pdf, prefix)
    return sorted(pdf.parent.glob(f"{prefix.name}-*.png"), key=lambda path: int(path.stem.rsplit("-", 1)[1]))


def page_texts(pdf: Path) -> list[str]:
    """The words of every page, white space folded."""
    return [" ".join(page.split()) for page in run("pdftotext", "-raw", pdf, "-").split("\f")]


def slides_as_pdf(presentation: Path, folder: Path) -> Path:
    """What LibreOffice shows."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run("soffice", "--headless", "--norestore", profile, "--convert-to", "pdf", "--outdir", folder, presentation)
    return folder / f"{presentation.stem}.pdf"


def save(images: list[Path], name: str) -> None:
    """Put pictures side by side, in few colours, with a hairline around each."""
    opened = [Image.open(path).convert("RGB") for path in images]
    gap = 16
    sheet = Image.new(
        "RGB",
        (sum(i.width for i in opened) + gap * (len(opened) - 1) + 2, max(i.height for i in opened) + 2),
        "white",
    )
    x = 1
    for image in opened:
        sheet.paste(Image.new("RGB", (image.width + 2, image.height + 2), "#C8C8C8"), (x - 1, 0))
        sheet.paste(image, (x, 1))
        x += image.width + gap
    sheet.quantize(128, dither=Image.Dither.NONE).save(TARGET / f"{name}.png", optimize=True)


def find_page(texts: list[str], words: str) -> int:
    """The first page with these words."""
    return next(number for number, text in enumerate(texts) if words in text)


def build_in_style(folder: Path, style: str, *options: str, decks: tuple[str, ...] = ("sociale-media",)) -> Path:
    """Decks in another house style; the folder that holds what was built."""
    project = folder / style
    for name in ("decks", "templates"):
        shutil.copytree(ROOT / name, project / name, dirs_exist_ok=True)
    for name in decks:
        deck = project / f"decks/{name}.yaml"
        text = re.sub(r"^template:.*\n", "", deck.read_text("utf-8"), flags=re.MULTILINE)
        deck.write_text(re.sub(r"^title:", f"template: {style}\ntitle:", text, count=1, flags=re.MULTILINE), "utf-8")
    paths = [project / f"decks/{name}.yaml" for name in decks]
    run(Path(sys.executable).with_name("deckgen"), "build", *paths, *options, "--output", project / "out")
    return project / "out"


def kinds_of(presentation: Path) -> list[str]:
    """The kind of each slide: its layout's place in the package, and a chart where it shows one."""
    from pptx import Presentation

    slides = Presentation(str(presentation)).slides
    return [f"{each.slide_layout.part.partname} {any(s.has_chart for s in each.shapes)}" for each in slides]


def gallery(folder: Path) -> None:
    """Every kind of slide and of page in each house style, a sheet each."""
    for style in GALLERY_STYLES:
        built = build_in_style(folder, style, decks=GALLERY_DECKS)
        slides: dict[str, Path] = {}
        pages: list[Path] = []
        for deck in GALLERY_DECKS:
            presentation = built / deck / f"{deck}.pptx"
            images = page_pictures(slides_as_pdf(presentation, folder / style), THUMBNAIL)
            for image, kind in zip(images, kinds_of(presentation), strict=True):
                slides.setdefault(kind, image)
        for kind, numbers in GALLERY_PAPERS.items():
            images = page_pictures(next((built / "sociale-media").glob(f"*-{kind}.pdf")), PAGE_THUMBNAIL)
            pages += pick(images, numbers)
        tile(list(slides.values()), f"gallery-{style}-slides")
        tile(pages, f"gallery-{style}-papers")


def tile(images: list[Path], name: str) -> None:
    """Put pictures of one width in rows, in few colours, with a hairline around each."""
    opened = [Image.open(path).convert("RGB") for path in images]
    gap, width = 10, opened[0].width + 2
    rows = [opened[start : start + IN_A_ROW] for start in range(0, len(opened), IN_A_ROW)]
    heights = [max(image.height for image in row) + 2 for row in rows]
    sheet = Image.new("RGB", (IN_A_ROW * (width + gap) - gap, sum(heights) + gap * (len(rows) - 1)), "white")
    y = 0
    for row, height in zip(rows, heights, strict=True):
        for place, image in enumerate(row):
            corner = (place * (width + gap), y)
            sheet.paste(Image.new("RGB", (image.width + 2, image.height + 2), "#C8C8C8"), corner)
            sheet.paste(image, (corner[0] + 1, corner[1] + 1))
        y += height + gap
    sheet.quantize(96, dither=Image.Dither.NONE).save(TARGET / f"{name}.png", optimize=True)


def pick(images: list[Path], numbers: tuple[int, ...]) -> list[Path]:
    """Those of pages from 1, or from the last one as -1."""
    return [images[number - 1 if number > 0 else number] for number in numbers if abs(number) <= len(images)]


def page_sheets(out: Path) -> None:
    """Pages of papers beside one another."""
    for picture, (deck, kind, numbers) in PAGES.items():
        images = page_pictures(next((out / deck).glob(f"*-{kind}.pdf")), PAGE_WIDTH)
        save(pick(images, numbers), picture)


def house_style_sheet(folder: Path) -> None:
    """The same slides in each house style, a column each."""
    columns = []
    for style in HOUSE_STYLES:
        built = build_in_style(folder, style, "--only", "slides")
        pdf = slides_as_pdf(next(built.rglob("sociale-media.pptx")), folder / style)
        images, texts = page_pictures(pdf, COLUMN_WIDTH), page_texts(pdf)
        columns.append([Image.open(images[find_page(texts, words)]).convert("RGB") for words in HOUSE_STYLE_SLIDES])
    width, height, gap = columns[0][0].width + 2, columns[0][0].height + 2, 12
    size = (len(columns) * (width + gap) - gap, len(HOUSE_STYLE_SLIDES) * (height + gap) - gap)
    sheet = Image.new("RGB", size, "white")
    for x, column in enumerate(columns):
        for y, image in enumerate(column):
            corner = (x * (width + gap), y * (height + gap))
            sheet.paste(Image.new("RGB", (width, height), "#C8C8C8"), corner)
            sheet.paste(image, (corner[0] + 1, corner[1] + 1))
    sheet.save(TARGET / "templates.png", optimize=True)  # three palettes: too many colours for one


def kind_pictures(folder: Path) -> None:
    """Two slides of each kind of dilemma, made of the deck that its page shows."""
    for kind, shown in KINDS.items():
        deck = folder / f"kind-{kind}.yaml"
        page = (ROOT / f"docs/kinds/{kind}.md").read_text("utf-8")
        deck.write_text(page.partition("```yaml\n")[2].partition("```")[0], "utf-8")
        run(Path(sys.executable).with_name("deckgen"), "build", deck, "--only", "slides", "--output", folder / "kinds")
        pdf = slides_as_pdf(folder / f"kinds/kind-{kind}/kind-{kind}.pptx", folder)
        images, texts = page_pictures(pdf, COLUMN_WIDTH), page_texts(pdf)
        save([images[find_page(texts, words)] for words in shown], f"kind-{kind}")


def main() -> None:
    """Build, render, cut; `pictures.py gallery` makes the gallery alone."""
    TARGET.mkdir(parents=True, exist_ok=True)
    if "gallery" in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as name:
            gallery(Path(name))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for options in ((), ("sociale-media", "--language", "nl+fr")):
            run(Path(sys.executable).with_name("deckgen"), "build", *options, "--output", folder / "out")
        page_sheets(folder / "out")
        if "pages" in sys.argv[1:]:
            return
        rendered: dict[str, tuple[list[Path], list[str]]] = {}
        for picture, (deck, words) in SLIDES.items():
            if deck not in rendered:
                pdf = slides_as_pdf(folder / f"out/{deck}/{deck}.pptx", folder)
                rendered[deck] = (page_pictures(pdf, SLIDE_WIDTH), page_texts(pdf))
            images, texts = rendered[deck]
            save([images[find_page(texts, words)]], picture)
        house_style_sheet(folder)
        kind_pictures(folder)
        gallery(folder / "gallery")


if __name__ == "__main__":
    main()
