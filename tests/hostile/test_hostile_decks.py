"""Decks that were written to break deckgen: each is refused with a problem, quickly, and nothing outside is read."""

from __future__ import annotations

import json
import os
import struct
import zlib
from pathlib import Path

import pytest

from deckgen.problems import MAX_MESSAGE
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.syntax.bounds import MAX_PROBLEMS


def codes(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "decks" / "x.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    problems = read_deck(path).problems
    assert len(problems) <= MAX_PROBLEMS + 1
    assert all(len(problem.message) <= MAX_MESSAGE for problem in problems)
    assert not any("\n" in problem.message + problem.hint for problem in problems)
    return list(dict.fromkeys(problem.code for problem in problems))


def question(text: str) -> str:
    return (
        "title: x\nprogram:\n- cluster: c\n  dilemmas:\n  - id: a\n    question: "
        f"{json.dumps(text, ensure_ascii=False)}\n"
    )


def slides(count: int, more: str = "") -> str:
    return "title: x\nprogram:\n" + "".join(f"- {{slide: s{number}{more}}}\n" for number in range(count))


BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (question("ab " * 2_800_000), "file-too-large"),
        (question("ab " * 7_000), "text-too-long"),
        (question("a" * 1_001), "text-too-long"),
        (question("a\n" * 1_000), "text-too-long"),
        (question("> " * 400 + "x"), "markdown"),
        (question("- " * 400 + "x"), "markdown"),
        (question("[a](javascript:alert(1))"), "link"),
        (question("[a](data:text/html,x)"), "link"),
        (question("[a](file:///etc/passwd)"), "link"),
        (question("[a](JaVaScRiPt:alert)"), "link"),
        (question("[a](\\\\\\\\host\\\\share)"), "link"),
        (question("[a](vbscript:x)"), "link"),
        (question("a \u202e b"), "control-character"),
        (question("a \u2066 b"), "control-character"),
        ('title: "a \\u202e b"\nprogram: [{slide: x}]\n', "control-character"),
        ("title: x\nprogram:\n- break: p\n  video: {url: 'javascript:alert(1)', minutes: 1}\n", "link"),
        ("title: x\nprogram:\n- break: p\n  video: {url: 'file:///etc/passwd', minutes: 1}\n", "link"),
        (question(f"[a](https://x.be/{'a ' * 10}{'b' * 2000})"), "text-too-long"),
        ("title: " + "ab " * 200 + "\nprogram: [{slide: x}]\n", "text-too-long"),
        ("title: x\nprogram: [{slide: " + "ab " * 200 + "}]\n", "text-too-long"),
        ("title: x\nterms: {t: " + "ab " * 200 + "}\nprogram: [{slide: x}]\n", "text-too-long"),
        ("title: x\nterms: {t: " + "ab " * 160 + "}\nprogram:\n- {slide: x, text: '" + "{{ t }} " * 99 + "'}\n",
         "text-too-long"),
        ("title: x\nterms: {t: " + "ab " * 160 + "}\nprogram:\n- slide: '{{ t }} {{ t }}'\n", "text-too-long"),
        (BOMB + slides(1), "alias-expansion"),
        ("title: x\nx: &t " + "ab " * 60_000 + "\n" + slides(50, ", text: *t").removeprefix("title: x\n"),
         "alias-expansion"),
        ("title: " + "[" * 100_000, "nested-too-deep"),
        ("- " * 100_000, "nested-too-deep"),
        ("title: [" + "a," * 600_000 + "]\n", "too-many-values"),
        (slides(4_001), "out-of-range"),
        ("title: x\nprogram: [{slide: x}]\n" + "".join(f"k{number}: 1\n" for number in range(1_000)),
         "too-many-problems"),
        ("title: x\nsession: {minutes: 1e308, groups: -1, participants: NaN}\nprogram: [{slide: x}]\n", "wrong-type"),
        ("title: a\x00b\n", "control-character"),
        ('title: "a\\x1b[31m"\nprogram: [{slide: x}]\n', "control-character"),
        ("k" * 100_000 + ": x\n", "yaml-syntax"),
        ("title: !!python/object/apply:os.system [id]\nprogram: [{slide: x}]\n", "unknown-tag"),
    ],
    ids=range(35),
)  # fmt: skip
def test_a_hostile_deck_is_refused(text: str, code: str, tmp_path: Path) -> None:
    assert code in codes(tmp_path, text)


OUTSIDE = [
    "/etc/passwd", "../x.png", "media/../../x.png", "C:\\x.png", "C:x.png", "\\\\host\\share\\x.png", "//host/x.png",
    "~/x.png", "~root/x.png", "file:///etc/passwd", "https://example.org/x.png",
    "CON", "NUL.png", "media/aux.jpg", "com1.png", "x.png:stream",
]  # fmt: skip


@pytest.mark.parametrize("written", OUTSIDE)
def test_no_picture_from_elsewhere_is_read(written: str, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"secret")
    found = codes(tmp_path, f"title: x\nprogram:\n- {{slide: s, image: {{file: {json.dumps(written)}, alt: x}}}}\n")
    assert found in (["path-outside"], ["missing-file"])


@pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")
@pytest.mark.parametrize("pool", ["media/x.png", "dilemmas/d.yaml", "sources/d.md"])
def test_a_link_that_leads_out_is_not_followed_and_a_pipe_is_not_waited_for(pool: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("question: secret\n", encoding="utf-8")
    deck = (
        "title: x\nprogram:\n- {slide: s, image: {file: media/x.png, alt: x}}\n- cluster: c\n  dilemmas:\n  - d\n"
        "  - {id: e, question: q, meer_weten: [{quote: d, section: s}]}\n"
    )
    path = tmp_path / "decks" / pool
    path.parent.mkdir(parents=True)
    path.symlink_to(secret)
    (tmp_path / "decks/x.yaml").write_text(deck, encoding="utf-8")
    read = read_deck(tmp_path / "decks/x.yaml")
    assert read.deck is None
    assert path not in read.inputs
    path.unlink()
    os.mkfifo(path)
    assert read_deck(tmp_path / "decks/x.yaml").deck is None


def png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (png(100_000, 100_000, b""), "picture-too-large"),
        (png(7_000, 7_000, b""), "picture-too-large"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 21_000_000, "picture-too-large"),
        (png(100, 100, b"")[:40], "broken-picture"),
        (b"", "broken-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "broken-picture"),
    ],
    ids=["billions of pixels", "more than a camera", "too many bytes", "cut short", "empty", "markup"],
)
def test_a_hostile_picture_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/x.png").write_bytes(data)
    assert codes(tmp_path, "title: x\nprogram:\n- {slide: s, image: {file: x.png, alt: x}}\n") == [code]


def test_all_pictures_of_a_deck_have_a_bound_together(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/x.png").write_bytes(png(6_000, 6_000, b"\0" * (751 * 6_000)))
    found = codes(tmp_path, slides(30, ", image: {file: x.png, alt: x}"))
    assert found == ["deck-too-large"]
