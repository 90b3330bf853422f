from __future__ import annotations

import json
import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from dependency_audit import judge  # noqa: E402

LOCKED = ROOT / ".ci" / "locked.txt"
LEANED_ON = {"reportlab", "pikepdf"}  # whose insides we use: a new major version is tried before it is allowed


def declared() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    texts = [*project["dependencies"], *(text for extra in project["optional-dependencies"].values() for text in extra)]
    return [needed for needed in map(Requirement, texts) if needed.name != "deckgen"]


def locked() -> dict[str, list[Requirement]]:
    lines = [line for line in LOCKED.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    found: dict[str, list[Requirement]] = {}
    for needed in map(Requirement, lines):
        found.setdefault(fold(needed.name), []).append(needed)
    return found


def fold(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_names_one_exact_version_of_everything_that_we_ask_for_and_one_that_we_allow() -> None:
    versions = locked()
    for needed in declared():
        (chosen,) = versions[fold(needed.name)]
        (exact,) = chosen.specifier
        assert exact.operator == "=="
        assert exact.version in needed.specifier, f"{needed} is locked to {exact.version}"


def test_the_lock_names_every_package_that_those_need_in_turn() -> None:
    versions = locked()
    environment = {**default_environment(), "extra": ""}
    missing = set()
    for name, (chosen, *_) in versions.items():
        try:
            if version(name) not in chosen.specifier:
                continue  # this is a run with other versions
            needs = [Requirement(text) for text in requires(name) or ()]
        except PackageNotFoundError:
            continue  # of another system
        missing |= {
            needed.name
            for needed in needs
            if (needed.marker is None or needed.marker.evaluate({k: str(v) for k, v in environment.items()}))
            and fold(needed.name) not in versions
        }
    assert missing == set()


def test_the_lock_says_versions_and_no_place_to_fetch_them_from() -> None:
    assert not re.search(r"://|--index|--find-links", LOCKED.read_text("utf-8"))


def test_a_library_whose_insides_we_use_has_an_upper_bound() -> None:
    bounded = {needed.name for needed in declared() if not needed.specifier.contains("1000")}
    assert bounded >= LEANED_ON


def test_a_known_weakness_is_named_and_fails() -> None:
    answer = {
        "dependencies": [
            {"name": "pillow", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]},
            {"name": "lxml", "version": "6.0", "vulns": []},
        ]
    }
    assert judge(json.dumps(answer)) == (
        False,
        ["2 of 2 packages audited; known weaknesses: 1.", "pillow 1.0: PYSEC-1, mended in 1.1"],
    )


def test_what_could_not_be_asked_is_said_and_does_not_fail() -> None:
    answer = {"dependencies": [{"name": "lxml", "skip_reason": "not found"}, {"name": "deckgen", "skip_reason": "-"}]}
    sound, lines = judge(json.dumps(answer))
    assert sound
    assert lines[0] == "0 of 1 packages audited; known weaknesses: 0."
    assert "lxml" in lines[1]
    for silence in ("", "Traceback", "[]"):
        assert judge(silence) == (True, ["Not audited: the advisory service gave no answer."])
