"""No module reads, writes, lists programs or opens a connection past the places that are made for it.

Read from the code itself, since a test can only try what it thinks of: whoever needs a file asks `file_reading` or
`file_writing`, a picture `picture_file`, a commit `git_repository`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "deckgen"
READERS = {"open", "read_bytes", "read_text", "fdopen", "ZipFile", "is_zipfile"}
WRITERS = {
    *("write_bytes", "write_text", "mkdir", "makedirs", "unlink", "rename", "renames", "rmdir", "removedirs", "touch"),
    *("symlink_to", "hardlink_to", "chmod", "mkstemp", "mkdtemp", "TemporaryDirectory", "NamedTemporaryFile"),
    *("TemporaryFile", "SpooledTemporaryFile", "rmtree", "copyfile", "copy2", "copytree", "move", "utime"),
    "extractall",
}
OF_OS = {"system", "popen", "replace", "remove", "link", "symlink", "startfile", "fork", "umask"}
STARTS = ("exec", "spawn", "posix_spawn")
ALONE = {"open", "fdopen", "ZipFile", "mkstemp", "mkdtemp", "TemporaryDirectory", "NamedTemporaryFile", "rmtree"}
ALONE |= {"exec", "eval", "compile", "__import__"}
MODULES = {"subprocess", "socket", "http", "urllib", "ftplib", "smtplib", "requests", "webbrowser", "pty", "ctypes"}
HARMLESS = {"urllib.parse"}

# What looks like a file and is none: a receiver and a method, or what stands between the parentheses.
NO_FILES = {
    "resource(": "a file that comes with the package",
    "_handbook(": "a file that comes with the package",
    "self._archive.open(": "a part of an archive that is open",
    "archive.open(": "a part of an archive that is open",
    "ToUnicode.read_bytes(": "a stream of a PDF that is open",
    "item.read_bytes(": "a stream of a PDF that is open",
    "thing.read_bytes(": "a stream of a PDF that is open",
    "reading.read_bytes(": "asks `file_reading`",
    "reading.read_text(": "asks `file_reading`",
    "self.read_bytes(": "asks `file_reading`",
    "self.read_text(": "asks `file_reading`",
    "state.rename(": "a problem gets another file's name",
    "self.rename(": "a problem gets another file's name",
    "opened.open(": "a quotation mark",
    "(io.BytesIO(": "bytes that were read",
    "ZipFile(stream,": "bytes in memory",
    "ZipFile(whole,": "bytes in memory",
    "ZipFile(file)": "a file that `file_reading` opened",
}
# Where each is allowed, and why.
ALLOWED = {
    "file_reading.py": "the place that reads",
    "file_writing.py": "the place that writes",
    "stored_help.py": "the package's own file, before anything else is loaded",
    "standard_streams.py": "the null device in the place of a stream that is closed",
    "build/freshness/file_seal.py": "sets the time of a manifest of ours",
    "house_style/prepared_cache.py": "sets the time of a file of the cache that was used",
    "history/git_repository.py": "starts git",
    "history/git_objects.py": "keeps a git process open",
    "importing/documents/old_formats.py": "starts LibreOffice on a file that the user named, to import it",
    "messages/catalogue.py": "the package's own file, below the place that reads",
    "messages/language_choice.py": "asks Windows for the user's language",
}


def modules() -> list[str]:
    return sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))


def findings(name: str) -> Iterator[str]:
    tree = ast.parse((SOURCE / name).read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_forbidden(node):
            yield f"{name}:{node.lineno}: {ast.unparse(node)[:80]}"
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        else:
            continue
        yield from (f"{name}:{node.lineno}: import {each}" for each in names if _is_outside(each))


def _is_outside(module: str) -> bool:
    return module.split(".", maxsplit=1)[0] in MODULES and module not in HARMLESS


def _is_forbidden(call: ast.Call) -> bool:
    called, written = call.func, ast.unparse(call)
    if any(each in written for each in NO_FILES):
        return False
    if isinstance(called, ast.Name):
        return called.id in ALONE
    if not isinstance(called, ast.Attribute):
        return False
    if ast.unparse(called.value) == "os":
        return called.attr in READERS | WRITERS | OF_OS or called.attr.startswith(STARTS)
    return called.attr in READERS | WRITERS


@pytest.mark.parametrize("name", [each for each in modules() if each not in ALLOWED])
def test_no_other_module_opens_writes_or_starts(name: str) -> None:
    assert list(findings(name)) == []


@pytest.mark.parametrize("name", ALLOWED)
def test_who_may_do_so_does(name: str) -> None:
    assert list(findings(name)), f"{name} needs no exception any more"


LINES = """
open(name)|path.open("rb")|path.read_bytes()|path.read_text()|os.open(name, 0)|os.replace(a, b)|Image.open(path)
pikepdf.open(path)|zipfile.ZipFile(path)|path.write_text("")|path.unlink()|path.parent.mkdir()|tempfile.mkstemp()
shutil.rmtree(folder)|import subprocess|os.system("ls")|os.execv("ls", [])|from urllib import request|import socket
eval("1")|exec("1")|import ctypes|os.startfile(name)|archive_of.extractall()|import webbrowser|import http.client
"""


@pytest.mark.parametrize("line", LINES.strip().replace("\n", "|").split("|"))
def test_each_way_is_seen(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text(line, "utf-8")
    monkeypatch.setattr(f"{__name__}.SOURCE", tmp_path)
    assert list(findings("a.py"))
