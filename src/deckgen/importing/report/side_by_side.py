"""A page in HTML that shows each piece of an imported file on the left, and what became of it on the right."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from deckgen.content.dilemma import LETTERS
from deckgen.importing.draft import DraftDilemma, Remark
from deckgen.importing.importer import ImportedFile, ImportResult, Piece
from deckgen.importing.report.table import say_fate
from deckgen.messages.catalogue import spoken_language, worded
from deckgen.messages.message import tell
from deckgen.shown_text import on_a_line

_STYLE = """
:root{color-scheme:light dark;--line:#8884;--soft:#8881}
body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:84rem;padding:1.5rem 1.5rem 4rem}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.35rem;margin:3rem 0 1rem}
.row{display:grid;grid-template-columns:1fr 1fr;gap:2rem;border-top:1px solid var(--line);padding:1.25rem 0}
.seen,.made{min-width:0;overflow-wrap:anywhere}
.seen{background:var(--soft);border-radius:.5rem;padding:.75rem 1rem;align-self:start}
.seen h3{font-size:.9rem;font-weight:400;margin:0}.seen strong{display:block;font-size:1.1rem;margin:.1rem 0 .4rem}
.seen p{margin:.25rem 0}dl{margin:0 0 .75rem;display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1rem}
dt{font-weight:600}dd{margin:0;white-space:pre-line}
.fate{font-weight:600}ul{padding-left:1.2rem;margin:0}
@media(max-width:45rem){.row{grid-template-columns:1fr;gap:.75rem}}
"""


def write_page(result: ImportResult) -> str:
    """The whole page; it holds no script and asks for nothing from elsewhere."""
    title = worded(tell("What became of the imported files"))
    body = "".join(_write_file(file) for file in result.files)
    return (
        f'<!doctype html>\n<html lang="{spoken_language()}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n{body}</main>\n</body>\n</html>\n"
    )


def _write_file(file: ImportedFile) -> str:
    name = on_a_line(file.path.name)
    heading = f"<h2>{escape(name)}</h2>\n"
    if file.recognised is None:
        return f"{heading}<p>{escape(worded(tell('{name} {refusal}', name=name, refusal=file.refusal)))}</p>\n"
    deck = file.recognised.deck
    made: dict[str, list[DraftDilemma]] = {}
    for dilemma in deck.dilemmas:
        for where in dict.fromkeys(dilemma.where):
            made.setdefault(where, []).append(dilemma)
    said: dict[str, list[Remark]] = {}
    for remark in deck.remarks:
        for where in remark.where:
            said.setdefault(where, []).append(remark)
    return heading + "".join(_write_row(piece, made, said) for piece in file.recognised.pieces)


def _write_row(piece: Piece, made: Mapping[str, list[DraftDilemma]], said: Mapping[str, list[Remark]]) -> str:
    title = f"<strong>{escape(piece.title)}</strong>" if piece.title else ""
    texts = [text for text in piece.texts if text.strip() and text not in piece.title]
    seen = title + "".join(f"<p>{escape(text)}</p>" for text in texts)
    first = [dilemma for dilemma in made.get(piece.where, []) if dilemma.where[0] == piece.where]
    dilemmas = "".join(_write_dilemma(dilemma) for dilemma in first)
    remarks = "".join(
        f'<li><span class="fate">{escape(say_fate(remark.fate))}</span>: {escape(_words(remark))}</li>'
        for remark in said.get(piece.where, [])
    )
    return (
        f'<section class="row"><div class="seen"><h3>{escape(worded(piece.where))}</h3>{seen}</div>\n'
        f'<div class="made">{dilemmas}{f"<ul>{remarks}</ul>" if remarks else ""}</div></section>\n'
    )


def _words(remark: Remark) -> str:
    return f"{' '.join(remark.text.split())}: {worded(remark.why)}" if remark.text.strip() else worded(remark.why)


def _write_dilemma(dilemma: DraftDilemma) -> str:
    """The fields of a dilemma under the keys that its file has."""
    rows = [("title", dilemma.title), ("question", dilemma.question)]
    for letter, choice in zip(LETTERS, dilemma.choices, strict=False):
        judged = f" [{choice.verdict}]" if choice.verdict else ""
        feedback = f"\n{choice.feedback}" if choice.feedback else ""
        rows.append((f"choices {letter}", f"{choice.text}{judged}{feedback}"))
    rows += [("answer", text) for text in dilemma.answer]
    rows += [("discussion", text) for text in dilemma.discussion]
    rows += [("meer_weten", text) for text in dilemma.meer_weten]
    rows += [("notes", text) for text in dilemma.notes]
    cells = "".join(f"<dt><code>{escape(name)}</code></dt><dd>{escape(text)}</dd>" for name, text in rows if text)
    return f"<dl>{cells}</dl>"
