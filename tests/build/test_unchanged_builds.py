from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_decks import all_bytes, build, run, statuses, write, write_repository

from deckgen.build.freshness.input_files import join_inputs, record_inputs
from deckgen.file_reading import digest_input, read_seen
from deckgen.output import write_whole

ONLY = ("--only", "slides", "--only", "handout")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    write_repository(tmp_path, {"een": ("foto", "bericht"), "twee": ("bericht",), "drie": ("vriend",)})
    return tmp_path


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    write(path, text.replace(old, new))


def test_nothing_is_built_twice(repository: Path) -> None:
    first = build(repository, *ONLY)
    before = all_bytes(repository / "output")
    second = build(repository, *ONLY)
    assert set(statuses(first).values()) == {"built"}
    assert set(statuses(second).values()) == {"unchanged"}
    assert [{**output, "status": ""} for output in first["outputs"]] == [
        {**output, "status": ""} for output in second["outputs"]
    ]
    assert all_bytes(repository / "output") == before


def test_a_changed_dilemma_builds_only_the_decks_that_use_it(repository: Path) -> None:
    build(repository, *ONLY)
    replace(repository / "decks/dilemmas/bericht.yaml", "Wat doe je?", "Hoe reageer je?")
    told = build(repository, *ONLY)
    assert {output["deck"] for output in told["outputs"] if output["status"] == "built"} == {"een", "twee"}


def test_a_touched_file_with_the_same_words_builds_nothing(repository: Path) -> None:
    build(repository, *ONLY)
    for path in (repository / "decks").rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert set(statuses(build(repository, *ONLY)).values()) == {"unchanged"}


def test_a_change_of_the_same_size_and_time_is_seen(repository: Path) -> None:
    build(repository, *ONLY)
    path = repository / "decks/dilemmas/vriend.yaml"
    facts = path.stat()
    replace(path, "niets", "nieks")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    told = build(repository, *ONLY)
    assert {output["deck"] for output in told["outputs"] if output["status"] == "built"} == {"drie"}


def test_a_kind_that_is_asked_for_later_is_built_alone(repository: Path) -> None:
    build(repository, "een", *ONLY)
    told = build(repository, "een", *ONLY, "--only", "cards")
    assert statuses(told) == {"een.pptx": "unchanged", "een-handout.pdf": "unchanged", "een-cards.pdf": "built"}


def test_a_kind_left_behind_by_a_change_is_out_of_date(repository: Path) -> None:
    build(repository, "een", *ONLY)
    replace(repository / "decks/een.yaml", "Training een", "Training 1")
    build(repository, "een", "--only", "handout")
    assert statuses(build(repository, "een", *ONLY)) == {"een.pptx": "built", "een-handout.pdf": "unchanged"}


def test_a_deleted_file_is_built_again(repository: Path) -> None:
    build(repository, "een", *ONLY)
    (repository / "output/een/een.pptx").unlink()
    assert statuses(build(repository, "een", *ONLY)) == {"een.pptx": "built", "een-handout.pdf": "unchanged"}


def test_other_options_build_again(repository: Path) -> None:
    build(repository, "een", *ONLY)
    assert set(statuses(build(repository, "een", *ONLY, "--large-print")).values()) == {"built"}
    assert set(statuses(build(repository, "een", *ONLY, "--force", "--large-print")).values()) == {"built"}


def test_a_profile_that_is_called_as_a_language_is_not_taken_for_it(repository: Path) -> None:
    (repository / "decks/profiles").mkdir()
    write(repository / "decks/profiles/nl.yaml", "title: Nederland\norganisation: Bureau\n")
    build(repository, "een", "--only", "handout", "--profile", "nl")
    assert statuses(build(repository, "een", "--only", "handout", "--language", "nl")) == {
        "een-nl-handout.pdf": "built"
    }


def test_a_file_that_was_saved_between_two_readings_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    write(path, "title: x\n")
    _, first = read_seen(path, 100)
    write(path, "title: y\n")
    _, second = read_seen(path, 100)
    (known,) = record_inputs(join_inputs({path: first}, {path: first}), tmp_path)
    (unknown,) = record_inputs(join_inputs({path: first}, {path: second}), tmp_path)
    assert (known.sha256, unknown.sha256) == (digest_input("deck.yaml", b"title: x\n"), "")


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_what_is_written_has_the_rights_that_new_files_have_here(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "a.txt", b"a")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


def test_a_template_of_the_authors_own_that_appears_is_used(repository: Path) -> None:
    build(repository, "een", "--only", "slides")
    (repository / "templates/default").mkdir(parents=True)
    write(repository / "templates/default/template.yaml", "colours: {primary: '5B2A86'}\n")
    assert statuses(build(repository, "een", "--only", "slides")) == {"een.pptx": "built"}


def test_edited_work_stays_where_nothing_changed_and_is_kept_beside_where_it_did(repository: Path) -> None:
    build(repository, "een", *ONLY)
    slides = repository / "output/een/een.pptx"
    slides.write_bytes(b"the trainer's own work")
    told = build(repository, "een", *ONLY)
    assert statuses(told)["een.pptx"] == "unchanged"
    assert slides.read_bytes() == b"the trainer's own work"
    assert [(problem["code"], problem["severity"]) for problem in told["problems"]] == [("edited-output", "warning")]
    checked = build(repository, "een", *ONLY, "--check", status=1)["problems"]
    assert [(problem["code"], problem["file"]) for problem in checked] == [("edited-output", "output/een/een.pptx")]
    replace(repository / "decks/een.yaml", "Training een", "Training 1")
    told = build(repository, "een", *ONLY)
    assert [problem["code"] for problem in told["problems"]] == ["edited-output"]
    assert (repository / "output/een/een.edited.pptx").read_bytes() == b"the trainer's own work"
    slides.write_bytes(b"more work")
    build(repository, "een", *ONLY, "--force")
    assert (repository / "output/een/een.edited.pptx").read_bytes() == b"the trainer's own work"
    assert (repository / "output/een/een.edited-2.pptx").read_bytes() == b"more work"


@pytest.mark.parametrize(
    "broken",
    ["", "{", "[]", "null", '{"format": 99}', '{"format": 1}', '{"format": 1, "inputs": 3}', "\x00\xff", "[" * 100_000],
)
def test_a_broken_manifest_is_told_and_built_over(repository: Path, broken: str) -> None:
    build(repository, "een", *ONLY)
    before = all_bytes(repository / "output")
    (repository / "output/een/manifest.json").write_bytes(broken.encode("latin-1"))
    checked = build(repository, "een", *ONLY, "--check", status=1)
    assert [problem["code"] for problem in checked["problems"]] == ["out-of-date", "unreadable-manifest"]
    told = build(repository, "een", *ONLY)
    assert set(statuses(told).values()) == {"built"}
    assert [(problem["code"], problem["file"]) for problem in told["problems"]] == [
        ("unreadable-manifest", "output/een/manifest.json")
    ]
    assert all_bytes(repository / "output") == before
    assert build(repository, "een", *ONLY)["problems"] == []


def test_a_manifest_of_another_version_is_named_and_built_over(repository: Path) -> None:
    build(repository, "een", *ONLY)
    manifest = repository / "output/een/manifest.json"
    replace(manifest, '"deckgen": "', '"deckgen": "9')
    (told,) = build(repository, "een", *ONLY, "--check", status=1)["problems"]
    assert "it was built by deckgen 9" in told["message"]
    assert set(statuses(build(repository, "een", *ONLY)).values()) == {"built"}
    replace(manifest, '"format": 1', '"format": 2')
    told = build(repository, "een", *ONLY, "--check", status=1)["problems"][0]
    assert "was written by another version of deckgen" in told["message"]


def test_work_that_was_edited_is_kept_when_the_manifest_is_broken_too(repository: Path) -> None:
    build(repository, "een", *ONLY)
    (repository / "output/een/een.pptx").write_bytes(b"the trainer's own work")
    (repository / "output/een/manifest.json").write_bytes(b"{")
    told = build(repository, "een", *ONLY)
    assert {problem["code"] for problem in told["problems"]} == {"edited-output", "unreadable-manifest"}
    assert (repository / "output/een/een.edited.pptx").read_bytes() == b"the trainer's own work"


def test_files_of_a_deck_that_was_renamed_are_named_and_left(repository: Path) -> None:
    build(repository, *ONLY)
    (repository / "decks/drie.yaml").rename(repository / "decks/vier.yaml")
    before = all_bytes(repository / "output/drie")
    for arguments, status in ((ONLY, 0), ((*ONLY, "--check"), 0)):
        told = build(repository, *arguments, status=status)["problems"]
        assert [(problem["code"], problem["severity"], problem["file"]) for problem in told] == [
            ("orphaned-output", "warning", "output/drie")
        ]
    assert all_bytes(repository / "output/drie") == before
    assert build(repository, "een", *ONLY)["problems"] == []
    (repository / "output/drie").rename(repository / "output/moved")
    (repository / "output/drie/stad/fr").mkdir(parents=True)
    (repository / "output/moved").rename(repository / "output/drie/stad/fr/60min")  # as deep as files can lie
    (repository / "output/not-ours").mkdir()
    assert len(build(repository, *ONLY)["problems"]) == 1


def test_a_manifest_cannot_make_us_read_what_is_no_file(repository: Path) -> None:
    build(repository, "een", *ONLY)
    path = repository / "output/een/manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["inputs"][0] = {"path": "/dev/zero", "size": 0, "sha256": "0"}
    write(path, json.dumps(manifest))
    assert set(statuses(build(repository, "een", *ONLY)).values()) == {"built"}


def test_warnings_of_an_unchanged_deck_are_told_again(repository: Path) -> None:
    dilemma = repository / "decks/dilemmas/vriend.yaml"
    replace(dilemma, "verdict: best", "verdict: wrong")
    first = build(repository, "drie", *ONLY)
    assert first["problems"]
    second = build(repository, "drie", *ONLY)
    assert set(statuses(second).values()) == {"unchanged"}
    assert second["problems"] == first["problems"]
    elsewhere = build(repository / "decks", "drie.yaml", *ONLY, "-o", "../output")
    assert {problem["file"] for problem in elsewhere["problems"]} == {"dilemmas/vriend.yaml"}


def test_check_lists_what_is_out_of_date_and_writes_nothing(repository: Path) -> None:
    told = build(repository, *ONLY, "--check", status=1)
    assert {problem["code"] for problem in told["problems"]} == {"out-of-date"}
    assert not (repository / "output").exists()
    build(repository, *ONLY)
    assert build(repository, *ONLY, "--check")["problems"] == []
    replace(repository / "decks/dilemmas/vriend.yaml", "Wat doe je?", "En nu?")
    before = all_bytes(repository)
    told = build(repository, *ONLY, "--check", status=1)
    assert [problem["file"] for problem in told["problems"]] == ["decks/drie.yaml"]
    assert "dilemmas/vriend.yaml changed" in told["problems"][0]["message"]
    assert all_bytes(repository) == before


def test_an_error_leaves_everything_as_it_was(repository: Path) -> None:
    build(repository, *ONLY)
    before = all_bytes(repository / "output")
    replace(repository / "decks/een.yaml", "- foto", "- weg")
    told = build(repository, *ONLY, status=1)
    assert {output["deck"] for output in told["outputs"]} == {"twee", "drie"}
    assert all_bytes(repository / "output") == before


def test_an_unchanged_build_loads_nothing_heavy(repository: Path) -> None:
    build(repository, *ONLY)
    time.sleep(0.05)  # what was written a moment ago could be written again at the same time
    build(repository, *ONLY)  # reads the files once more, and seals the manifests
    program = (
        "import sys\n"
        f"sys.argv = ['deckgen', 'build', *{ONLY!r}]\n"
        "import deckgen.__main__ as start\n"
        "start.leave = lambda code: None\n"
        "try:\n    start.main()\nexcept SystemExit:\n    pass\n"
        "heavy = ('msgspec', 'pptx', 'reportlab', 'yaml', 'lxml', 'pikepdf', 'PIL', 'hashlib', 'concurrent.futures')\n"
        "print('LOADED', *[name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=repository, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED"
    assert run(repository, "build", *ONLY).stdout.count("unchanged") == 6
