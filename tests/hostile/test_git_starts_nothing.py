"""Settings and hooks of a repository that anyone may have written: git runs none of their commands for deckgen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("git") or sys.platform == "win32", reason="asks git, and a shell")

DECK = "title: Proef\nprogram:\n- cluster: Thema\n  dilemmas:\n  - id: een\n    question: Wat doe je {n}?\n"
COMMANDS = (
    ("build", "x", "--only", "handout"),
    ("diff",),
    ("diff", "HEAD~2"),
    ("which", "output/x/x-handout.pdf"),
)
NAMES = {f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENVIRONMENT = {**os.environ, **NAMES, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
ENVIRONMENT["DECKGEN_CACHE"] = "off"
PARTIAL = {"remote.a.promisor": "true", "core.repositoryformatversion": "1", "extensions.partialClone": "a"}
HOOKS = ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc")
PROGRAMS = (
    *("core.fsmonitor", "core.pager", "pager.log", "core.editor", "core.askPass", "core.alternateRefsCommand"),
    *("diff.external", "diff.x.command", "diff.x.textconv", "filter.x.clean", "filter.x.process", "merge.x.driver"),
    *("gpg.program", "gpg.ssh.program", "credential.helper"),
)
SETTINGS: dict[str, Callable[[str, Path], dict[str, str]]] = {
    "programs": lambda run, _: {**dict.fromkeys(PROGRAMS, run), "log.showSignature": "true"},
    "hooks and another file": lambda _, folder: {"core.hooksPath": str(folder / "hooks"), "include.path": "../evil"},
    "the rest is elsewhere": lambda run, folder: {**PARTIAL, "remote.a.url": str(folder), "remote.a.uploadpack": run},
    "the rest is at a host": lambda run, _: {**PARTIAL, "remote.a.url": "ssh://host/x", "core.sshCommand": run},
    "the rest is a command": lambda run, _: {
        **PARTIAL,
        "remote.a.url": f"ext::sh -c {run.replace(' ', '% ')}",
        "protocol.ext.allow": "always",
    },
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three versions of a deck; of the first two what they hold is lost, as in a clone that has a part."""
    folder = tmp_path / "repository"
    (folder / "decks").mkdir(parents=True)
    git(folder, "init", "-q")
    for number in range(3):
        (folder / "decks/x.yaml").write_text(DECK.format(n=number), "utf-8")
        git(folder, "add", "decks")
        git(folder, "commit", "-qm", "x")
    lost = [git(folder, "rev-parse", name).strip() for name in ("HEAD~2:decks/x.yaml", "HEAD~1^{tree}")]
    for name in lost:
        (folder / ".git/objects" / name[:2] / name[2:]).unlink()
    (folder / ".gitattributes").write_text("*.yaml diff=x filter=x merge=x\n", "utf-8")
    (folder / "decks/x.yaml").write_text(DECK.format(n=9), "utf-8")
    return folder


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=list(SETTINGS))
def test_no_command_of_a_repository_is_run(
    settings: Callable[[str, Path], dict[str, str]], repository: Path, tmp_path: Path
) -> None:
    run = f"touch {tmp_path / 'RAN'}"
    (repository / "evil").write_text(f"[core]\n\tfsmonitor = {run}\n[diff]\n\texternal = {run}\n", "utf-8")
    (repository / "hooks").mkdir()
    for name in HOOKS:
        for hook in (repository / "hooks" / name, repository / ".git/hooks" / name):
            hook.write_text(f"#!/bin/sh\n{run}\n", "utf-8")
            hook.chmod(0o755)
    for name, value in settings(run, repository).items():
        git(repository, "config", name, value)
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "deckgen", *command],
            cwd=repository,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "RAN").exists(), command


def test_these_settings_are_commands_to_git_itself(repository: Path, tmp_path: Path) -> None:
    """Else the test above would hold for any git and any deckgen."""
    run = f"touch {tmp_path / 'RAN'}"
    for name, value in SETTINGS["programs"](run, repository).items():
        git(repository, "config", name, value)
    subprocess.run(["git", "diff"], cwd=repository, env=ENVIRONMENT, check=False, capture_output=True)
    assert (tmp_path / "RAN").exists()
