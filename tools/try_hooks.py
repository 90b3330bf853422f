"""Runs the hooks of this repository with the real pre-commit, in a repository of decks: `try_hooks.py PRE-COMMIT`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOOKS = ("deckgen-check", "deckgen-translations", "deckgen-sources")
WITHOUT_A_USER = ("-c", "user.name=A", "-c", "user.email=a@b.example")


def main() -> None:
    """A good deck passes all hooks; of a broken one the check names the line."""
    pre_commit = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory(prefix="deckgen-hooks-") as made:
        office = Path(made)
        run(office, "git", "init", "--quiet")
        run(office, sys.executable, "-m", "deckgen", "init", "--ci", "none")
        revision = run(ROOT, "git", "rev-parse", "HEAD").stdout.strip()
        hooks = "".join(f"  - id: {hook}\n" for hook in HOOKS)
        config = f"repos:\n- repo: {ROOT.as_posix()}\n  rev: {revision}\n  hooks:\n{hooks}"
        (office / ".pre-commit-config.yaml").write_text(config, "utf-8")
        run(office, "git", "add", ".")
        run(office, "git", *WITHOUT_A_USER, "commit", "--quiet", "-m", "decks")
        passed = run(office, pre_commit, "run", "--all-files")
        if passed.stdout.count("Passed") != len(HOOKS):
            sys.exit(f"not every hook passed:\n{passed.stdout}")
        deck = office / "decks" / "first-deck.yaml"
        deck.write_text(deck.read_text("utf-8").replace("verdict: best", "verdict: bset"), "utf-8")
        refused = run(office, pre_commit, "run", "--all-files", "deckgen-check", is_fine=False)
        if refused.returncode == 0 or "decks/first-deck.yaml:51:16: error:" not in refused.stdout:
            sys.exit(f"the mistake was not told:\n{refused.stdout}")
    print(f"{len(HOOKS)} hooks run by {run(ROOT, pre_commit, '--version').stdout.strip()}")


def run(folder: Path, *command: str, is_fine: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a program and keep what it says."""
    environment = {**os.environ, "DECKGEN_LANG": "en", "PRE_COMMIT_HOME": str(ROOT / "dist" / "pre-commit")}
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=600, env=environment
    )
    if is_fine and done.returncode != 0:
        sys.exit(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
    return done


if __name__ == "__main__":
    main()
