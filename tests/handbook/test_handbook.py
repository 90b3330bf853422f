"""The documentation as a site: links lead somewhere, pages can be found, commands exist, and no network is needed."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from deckgen.cli import command_line
from deckgen.handbook.contents import CHAPTERS, chapters_of, find_pages, languages
from deckgen.handbook.page import make_anchor, read_page
from deckgen.handbook.site import find_broken_links, render_handbook

ROOT = Path(__file__).parents[2]
NOT_IN_THE_CONTENTS = re.compile(r"(lints|advisories)/.*")
AT_A_SHELL = re.compile(r"(?m)^(?:\$ |- run: |    )?(deckgen [a-z][^#\n|&>`]*)")
SHELLS = {"", "sh", "powershell", "console"}


def test_no_link_leads_nowhere() -> None:
    assert find_broken_links() == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "problems.md").write_text("# A\n\n[b](b.md) [c](#c) ![d](d.png) [a](problems.md#a) [e](../e.md)\n")
    monkeypatch.setattr("deckgen.handbook.contents.documentation", tmp_path.joinpath)
    read_page.cache_clear()
    try:
        broken = find_broken_links()
    finally:
        read_page.cache_clear()
    assert broken == [f"problems.md: {link}" for link in ("b.md", "#c", "d.png", "../e.md")]


def test_every_language_has_every_page() -> None:
    wanted = {page for chapter in CHAPTERS for page in chapter.pages}
    assert list(languages()) == ["nl", "fr", "de", "en"]
    for language in languages():
        own = {page.partition("/")[2] for page in find_pages() if page.startswith(f"{language}/")}
        assert own | ({"problems"} if language == "en" else set()) == wanted


def test_every_page_is_in_the_contents_of_some_language() -> None:
    listed = {page for language in languages() for chapter in chapters_of(language) for page in chapter.pages}
    assert [page for page in find_pages() if page not in listed and not NOT_IN_THE_CONTENTS.fullmatch(page)] == []


def test_the_site_needs_no_network_and_runs_no_script_of_others() -> None:
    for name, data in render_handbook().items():
        if name.endswith((".html", ".css", ".js")):
            text = data.decode()
            assert not re.search(r"""(?:src|url\(|@import|<link[^>]*href)\s*[=(]?\s*["']?https?:""", text), name
            assert not re.search(r"\b(?:fetch|XMLHttpRequest|import)\s*\(", text) or name.startswith("search-"), name


def test_every_picture_and_page_that_the_site_names_is_in_it() -> None:
    files = render_handbook()
    for name, data in files.items():
        if name.endswith(".html"):
            for target in re.findall(r'(?:src|href)="([^"#]+)', data.decode()):
                if not re.match(r"[a-z]+:", target):
                    whole = Path("/", name).parent.joinpath(target).resolve().relative_to("/")
                    assert whole.as_posix() in files, (name, target)


def test_what_an_author_reads_is_no_markup() -> None:
    page = read_page("format")
    assert "<name>" not in page.html
    assert "&lt;name&gt;" in page.html


@pytest.mark.parametrize(("title", "anchor"), [("Meer weten and quotes", "meer-weten-and-quotes"), ("`a` & é", "a--é")])
def test_a_heading_is_found_by_the_name_that_viewers_of_markdown_give_it(title: str, anchor: str) -> None:
    assert make_anchor(title.replace("`", "")) == anchor


def commands_of(text: str) -> list[str]:
    tokens = MarkdownIt().parse(text)
    fenced = [token.content for token in tokens if token.type == "fence" and token.info in SHELLS]
    inline = [part.content for token in tokens for part in token.children or () if part.type == "code_inline"]
    found = [line for block in fenced for line in AT_A_SHELL.findall(block)]
    return [line.strip() for line in (*found, *(code for code in inline if re.match("deckgen [a-z]", code)))]


PAGES = [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_and_option_of_a_page_exists(path: Path) -> None:
    for line in commands_of(path.read_text("utf-8")):
        command: click.Command | None = command_line
        words = line.split()[1:]
        while isinstance(command, click.Group) and words and re.fullmatch(r"[a-z]+", words[0]):
            command = command.get_command(click.Context(command), words.pop(0))
        assert command is not None, line
        known = {name for each in command.params for name in each.opts} | {"--help", "-h", "--lang"}
        assert [word for word in words if re.match(r"--?[a-z]", word) and word.partition("=")[0] not in known] == [], (
            line
        )


def test_the_commands_of_pages_are_found() -> None:
    assert sum(len(commands_of(path.read_text("utf-8"))) for path in PAGES) > 150


def test_docs_writes_the_site(tmp_path: Path) -> None:
    done = CliRunner().invoke(command_line, ["docs", "-o", str(tmp_path / "site")])
    assert (done.exit_code, done.stderr) == (0, "")
    written = {
        path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*") if path.is_file()
    }
    assert written == set(render_handbook())
