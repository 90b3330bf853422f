from __future__ import annotations

import json
import os
import subprocess
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckgen.cli import command_line

DECK = "title: Training\nprogram:\n- cluster: Collega’s\n  dilemmas: [foto]\n"
DILEMMA = """\
id: foto
question: Een collega plaatst een foto van jou op zijn eigen profiel zonder het te vragen. Wat doe je?
choices:
- {id: niets, text: Je doet niets., verdict: wrong, feedback: Zo verandert er niets.}
- {id: praten, text: Je praat erover., verdict: best, feedback: De beste eerste stap.}
"""


def git(folder: Path, *arguments: str) -> None:
    names = {f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=environment)


def diff(folder: Path, *arguments: str) -> Result:
    with chdir(folder):
        return CliRunner().invoke(command_line, ["diff", *arguments])


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    write(path, text.replace(old, new))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    write(tmp_path / "decks/een.yaml", DECK)
    write(tmp_path / "decks/twee.yaml", DECK)
    write(tmp_path / "decks/dilemmas/foto.yaml", DILEMMA)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "Start")
    return tmp_path


def test_without_a_revision_the_work_in_hand_is_compared(repository: Path) -> None:
    assert diff(repository).stdout == ""
    edit(repository / "decks/dilemmas/foto.yaml", "eigen profiel", "open profiel")
    shown = diff(repository).stdout
    assert shown.splitlines() == [
        "foto (een, twee)",
        "  question changed:",
        "      … plaatst een foto van jou op zijn [-eigen-]{+open+} profiel zonder het te vragen. Wat doe …",
    ]


def test_a_deck_may_be_named_and_both_ways_of_writing_two_revisions_work(repository: Path) -> None:
    edit(repository / "decks/dilemmas/foto.yaml", "verdict: wrong", "verdict: avoid")
    git(repository, "commit", "-q", "-a", "-m", "Milder")
    shown = diff(repository, "HEAD~1", "HEAD", "twee").stdout
    assert shown == "foto (twee)\n  choices.niets.verdict changed: wrong → avoid\n"
    assert diff(repository, "HEAD~1..HEAD", "decks/twee.yaml").stdout == shown
    assert diff(repository, "HEAD~1", "twee").stdout == shown


def test_markdown_shows_words_of_authors_as_they_are(repository: Path) -> None:
    edit(repository / "decks/dilemmas/foto.yaml", "Zo verandert er niets.", "Zo verandert @iedereen mee_.")
    shown = diff(repository, "--format", "markdown").stdout
    assert shown.startswith("### foto (een, twee)\n\n- **choices.niets.feedback changed**: Zo verandert ")
    assert "<ins>" in shown
    assert "\\@iedereen mee\\_" in shown


def test_nothing_changed_is_said_in_each_form(repository: Path) -> None:
    assert json.loads(diff(repository, "--format", "json").stdout) == {"changes": []}
    assert diff(repository, "--format", "markdown").stdout == "No dilemma changed.\n"


def test_decks_that_came_and_went_are_one_change_each(repository: Path) -> None:
    (repository / "decks/een.yaml").unlink()
    write(repository / "decks/drie.yaml", DECK.replace("Training", "Opleiding"))
    changes = json.loads(diff(repository, "--format", "json").stdout)["changes"]
    assert {(change["deck"], change["kind"], change["dilemma"]) for change in changes} == {
        ("een", "removed", None),
        ("drie", "added", None),
    }
    assert diff(repository, "HEAD", "een").stdout.startswith("deck een")


def test_a_folder_without_git_gets_a_sentence(tmp_path: Path) -> None:
    write(tmp_path / "decks/een.yaml", DECK)
    done = diff(tmp_path)
    assert (done.exit_code, "is not in a git repository" in done.stderr) == (3, True)


def test_a_machine_without_git_gets_a_sentence(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = diff(repository)
    assert (done.exit_code, "git is not installed" in done.stderr) == (3, True)


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~99", "--output=x", "HEAD:decks", ""])
def test_an_unknown_revision_is_a_mistake_of_use(repository: Path, revision: str) -> None:
    done = diff(repository, "--", revision)
    assert done.exit_code == 2
    assert not (repository / "x").exists()


def test_a_name_that_is_a_deck_and_a_branch_is_refused(repository: Path) -> None:
    git(repository, "branch", "een")
    done = diff(repository, "een")
    assert (done.exit_code, "refs/heads/een" in done.stderr) == (2, True)
    assert diff(repository, "decks/een.yaml").exit_code == 0


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    git(repository, "commit", "-q", "--allow-empty", "-m", "More")
    clone = tmp_path_factory.mktemp("clone") / "shallow"
    git(repository, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    done = diff(clone, "HEAD~1")
    assert (done.exit_code, "--unshallow" in done.stderr) == (2, True)


def test_a_repository_without_a_commit_has_no_head(tmp_path: Path) -> None:
    write(tmp_path / "decks/een.yaml", DECK)
    git(tmp_path, "init", "-q")
    done = diff(tmp_path)
    assert (done.exit_code, "no commit yet" in done.stderr) == (2, True)


def test_a_deck_that_did_not_parse_is_named_and_the_others_are_compared(repository: Path) -> None:
    edit(repository / "decks/een.yaml", "program:", "programme:")
    git(repository, "commit", "-q", "-a", "-m", "Broken")
    edit(repository / "decks/een.yaml", "programme:", "program:")
    edit(repository / "decks/twee.yaml", "Training", "Opleiding")
    done = diff(repository)
    assert done.exit_code == 1
    assert done.stderr.startswith("HEAD:decks/een.yaml:")
    assert done.stdout == "deck twee\n  title changed: Training → Opleiding\n"


def test_names_of_files_in_a_commit_cannot_leave_the_folder(repository: Path) -> None:
    blob = subprocess.run(
        ["git", "hash-object", "-w", "decks/een.yaml"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout.strip()
    git(repository, "update-index", "--add", "--cacheinfo", f"120000,{blob},decks/link.yaml")
    git(repository, "commit", "-q", "-m", "A link to nowhere")
    assert diff(repository, "HEAD~1", "HEAD").stdout == ""


def test_a_terminal_is_not_steered_by_words_of_authors(repository: Path) -> None:
    edit(repository / "decks/dilemmas/foto.yaml", "Zo verandert er niets.", "Zo \\u009b31m niet.")
    assert "\x9b" not in diff(repository).stdout


PROFILE = """\
terms: {afdeling: entiteit, bestuur: {text: de regering, bezit: haar}}
overrides:
  foto: {question: Een collega van je team plaatst een foto van jou. Wat doe je?}
"""
TRANSLATION = """\
title: La photo
question: |
  Un collègue publie une photo de vous
  sur son profil. Que faites-vous ?
choices:
  niets: {text: Vous ne faites rien., feedback: Rien ne change.}
  praten: {text: Vous en parlez., feedback: Le meilleur premier pas.}
discussion: [Et si la photo était drôle ?]
remembers: {question: 12345678}
"""
SOURCE = '---\ntitle: Code\nversion: "1.0"\n---\n\n## Beeld\n\nVraag het eerst.\n'


@pytest.fixture
def beside(repository: Path) -> Path:
    """The repository with a profile, a translation, and a dilemma and a source that no deck uses."""
    write(repository / "decks/profiles/vlaanderen.yaml", PROFILE)
    write(repository / "decks/dilemmas/foto.fr.yaml", TRANSLATION)
    write(repository / "decks/dilemmas/los.yaml", DILEMMA.replace("id: foto", "id: los"))
    write(repository / "decks/sources/code.md", SOURCE)
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "More")
    return repository


def changes(folder: Path, *arguments: str) -> list[tuple[str | None, ...]]:
    done = diff(folder, *arguments, "--format", "json")
    assert done.exit_code == 0, done.output
    keys = ("deck", "dilemma", "field", "kind", "before", "after")
    return [tuple(change[key] for key in keys) for change in json.loads(done.stdout)["changes"]]


def test_what_a_profile_says_otherwise_is_told(beside: Path) -> None:
    profile = beside / "decks/profiles/vlaanderen.yaml"
    edit(profile, "afdeling: entiteit", "afdeling: agentschap")
    edit(profile, "van je team", "van een ander team")
    edit(profile, "bezit: haar", "bezit: haar, de: van de regering")
    before, after = (f"Een collega van {who} team plaatst een foto van jou. Wat doe je?" for who in ("je", "een ander"))
    name = "profiles.vlaanderen"
    override = [(deck, "foto", f"{name}.question", "changed", before, after) for deck in ("een", "twee")]
    assert changes(beside) == [
        (None, None, f"{name}.terms.afdeling", "changed", "entiteit", "agentschap"),
        (None, None, f"{name}.terms.bestuur.de", "added", None, "van de regering"),
        *override,
    ]
    assert changes(beside, "HEAD", "twee")[2:] == override[1:]
    assert diff(beside).stdout.startswith(
        "profile vlaanderen\n  profiles.vlaanderen.terms.afdeling changed: entiteit → "
    )


def test_what_a_translation_says_otherwise_is_told(beside: Path) -> None:
    translation = beside / "decks/dilemmas/foto.fr.yaml"
    edit(translation, "de vous\n  sur son profil", "de vous sur\n  son profil")
    edit(translation, "12345678", "87654321")
    assert changes(beside) == [], "other line ends are no change, and what was remembered is no text"
    edit(translation, "Rien ne change.", "Cela ne change rien.")
    edit(translation, "discussion: [", "discussion: [Et au bureau ?, ")
    assert changes(beside, "HEAD", "een") == [
        ("een", "foto", "translations.fr.choices.niets.feedback", "changed", "Rien ne change.", "Cela ne change rien."),
        ("een", "foto", "translations.fr.discussion.1", "added", None, "Et au bureau ?"),
    ]
    translation.unlink()
    assert changes(beside, "HEAD", "een") == [("een", "foto", "translations.fr", "removed", "La photo", None)]


def test_what_no_deck_uses_is_told_by_itself(beside: Path) -> None:
    edit(beside / "decks/dilemmas/los.yaml", "verdict: wrong", "verdict: avoid")
    edit(beside / "decks/sources/code.md", "Vraag het eerst.", "Vraag het altijd eerst.")
    write(beside / "decks/dilemmas/nieuw.yaml", DILEMMA.replace("id: foto", "id: nieuw\ntitle: Nieuw"))
    assert changes(beside) == [
        (None, "los", "choices.niets.verdict", "changed", "wrong", "avoid"),
        (None, "nieuw", "", "added", None, "Nieuw"),
        (None, None, "sources.code.Beeld", "changed", "Vraag het eerst.", "Vraag het altijd eerst."),
    ]
    assert changes(beside, "HEAD", "een") == []
    shown = diff(beside).stdout
    assert "los (in no deck)\n" in shown
    assert "source code\n" in shown


def test_a_deck_under_another_name_is_the_same_deck(beside: Path) -> None:
    (beside / "decks/twee.yaml").unlink()
    write(beside / "decks/drie.yaml", f"subtitle: Nieuw\n{DECK}")
    assert changes(beside) == [
        ("drie", None, "subtitle", "added", None, "Nieuw"),
        ("drie", None, "", "moved", "twee", "drie"),
    ]


def test_a_term_is_told_with_the_words_that_it_changes(repository: Path) -> None:
    write(repository / "decks/een.yaml", f"terms: {{plek: profiel}}\n{DECK}")
    git(repository, "commit", "-q", "-a", "-m", "A term")
    edit(repository / "decks/een.yaml", "plek: profiel", "plek: account")
    assert changes(repository) == [("een", None, "terms.plek", "changed", "profiel", "account")]


def test_a_translation_that_does_not_parse_is_named_and_the_rest_compared(beside: Path) -> None:
    write(beside / "decks/dilemmas/foto.fr.yaml", "title: [\n")
    edit(beside / "decks/een.yaml", "Training", "Opleiding")
    done = diff(beside)
    assert done.exit_code == 1
    assert done.stderr.startswith("decks/dilemmas/foto.fr.yaml:")
    told = json.loads(diff(beside, "HEAD", "twee", "--format", "json").stdout)
    assert (told["changes"], [problem["file"] for problem in told["problems"]]) == ([], ["decks/dilemmas/foto.fr.yaml"])
    assert done.stdout == "deck een\n  title changed: Training → Opleiding\n"


def test_a_folder_without_decks_and_a_submodule_get_a_sentence(repository: Path) -> None:
    (repository / "elsewhere").mkdir()
    done = diff(repository / "elsewhere")
    assert (done.exit_code, "there is no decks/*.yaml" in done.stderr) == (2, True)
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository, capture_output=True, text=True, check=True)
    git(repository, "rm", "-q", "-r", "--cached", "decks")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{commit.stdout.strip()},decks")
    git(repository, "commit", "-q", "-m", "Decks of their own")
    done = diff(repository)
    assert (done.exit_code, "decks is a submodule" in done.stderr) == (3, True)


def test_a_third_revision_gets_a_sentence(repository: Path) -> None:
    done = diff(repository, "HEAD", "HEAD", "HEAD")
    assert (done.exit_code, "not three" in done.stderr) == (2, True)
