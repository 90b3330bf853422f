"""`deckgen translate` and `deckgen translations`: begin, complete, remember, and name exactly what is outdated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from translation_pool import edit, make_pool

from deckgen.cli import command_line

ORIGINAL, FRENCH, GERMAN = (f"decks/dilemmas/klacht{ending}" for ending in (".yaml", ".fr.yaml", ".de.yaml"))


@pytest.fixture(autouse=True)
def _pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_pool(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command_line, arguments)


def states(*arguments: str) -> dict[str, Any]:
    files = json.loads(run("translations", "proef", "--format", "json", *arguments).stdout)["files"]
    return {each["file"]: each for each in files}


def remember() -> None:
    assert run("translate", ORIGINAL, "decks/proef.yaml", "--to", "fr", "--remember").exit_code == 0


def test_a_skeleton_has_an_empty_key_for_each_text_and_the_original_above_it() -> None:
    assert run("translate", ORIGINAL, "--to", "de").exit_code == 0
    assert (
        Path(GERMAN).read_text("utf-8")
        == """\
# The texts of klacht.yaml in another language. Structure, ids and verdicts stay there.
title:
# Een collega klaagt. Wat doe je?
question:
choices:
  niets:
    # Je zwijgt.
    text:
  b:
    # Je praat.
    text:
    # Goed zo, zie {{ choice:niets }}.
    feedback:
discussion:
# Wat als het waar is?
-
values:
# moed
-
meer_weten:
- {}  # code: Spreken
-
  # Zwijgen mag.
  text:
# Praat erover.
-
  text:
""".replace("# Praat erover.\n-\n  text:", "-\n  # Praat erover.\n  text:")
        + """\
facilitator:
  # Durven.
  aim:
  prompts:
  # Wie eerst?
  -
reviewed:
  # Bureau
  by:
"""
    )


def test_a_skeleton_is_a_translation_in_which_everything_is_missing() -> None:
    for file in (ORIGINAL, "decks/proef.yaml"):
        assert run("translate", file, "--to", "de").exit_code == 0
    found = states("--language", "de")
    assert found[GERMAN]["state"] == "incomplete"
    assert found[GERMAN]["missing"][:3] == ["title", "question", "choices.niets.text"]
    assert found[GERMAN]["problems"] == []
    assert "program.2.dilemmas.inline.question" in found["decks/proef.de.yaml"]["missing"]


def test_an_existing_translation_is_never_overwritten() -> None:
    before = Path(FRENCH).read_text("utf-8")
    result = run("translate", ORIGINAL, "--to", "fr")
    assert (result.exit_code, Path(FRENCH).read_text("utf-8")) == (1, before)
    assert "--update" in result.stderr


def test_update_adds_what_is_missing_and_leaves_the_rest_as_it_is() -> None:
    edit(FRENCH, "title: La plainte\n", "title: La plainte  # ma note\n")
    edit(FRENCH, "    feedback: Bien, voir {{ choice:niets }}.\n", "")
    edit(FRENCH, 'discussion: ["Et si c’était vrai ?"]\n', "")
    before = Path(FRENCH).read_text("utf-8")
    assert run("translate", ORIGINAL, "--to", "fr", "--update").exit_code == 0
    after = Path(FRENCH).read_text("utf-8")
    added = "    # Goed zo, zie {{ choice:niets }}.\n    feedback:\n"
    listed = "discussion:\n# Wat als het waar is?\n-\n"
    assert after.replace(added, "").replace(listed, "") == before
    assert "    text: Vous parlez.\n" + added in after
    assert states()[FRENCH]["missing"] == ["choices.b.feedback", "discussion.1"]
    assert run("translate", ORIGINAL, "--to", "fr", "--update").stdout == f"unchanged {FRENCH}\n"


def test_what_has_no_place_in_the_file_is_named_to_be_added_by_hand() -> None:
    edit(ORIGINAL, "discussion: [Wat als het waar is?]", "discussion: [Wat als het waar is?, En nu?]")
    result = run("translate", ORIGINAL, "--to", "fr", "--update")
    assert f"{FRENCH}: add by hand: discussion.2" in result.stdout


def test_a_file_that_was_remembered_is_complete_and_keeps_its_text() -> None:
    before = Path(FRENCH).read_text("utf-8")
    assert len(states()[FRENCH]["unremembered"]) == 12
    remember()
    after = Path(FRENCH).read_text("utf-8")
    assert after.startswith(before + "remembers:\n  title: ")
    remember()
    assert Path(FRENCH).read_text("utf-8") == after
    found = states()
    assert {each["state"] for each in found.values()} == {"complete"}
    assert found[FRENCH]["unremembered"] == []
    assert set(found) == {FRENCH, "decks/proef.fr.yaml", "decks/sources/code.fr.md"}


def test_exactly_the_texts_whose_original_changed_are_outdated() -> None:
    remember()
    edit(ORIGINAL, "Een collega klaagt.", "Een vriend klaagt.")
    edit(ORIGINAL, "Wie eerst?", "Wie begint?")
    edit(ORIGINAL, "verdict: wrong", "verdict: avoid")
    edit("decks/proef.yaml", "dienst: dienst", "dienst: ploeg")
    found = states()
    assert found[FRENCH]["outdated"] == ["question", "facilitator.prompts.1"]
    assert found[FRENCH]["state"] == "outdated"
    assert found["decks/proef.fr.yaml"]["outdated"] == ["terms.dienst"]


def test_other_line_breaks_are_no_other_text() -> None:
    remember()
    edit(ORIGINAL, "question: Een collega klaagt. Wat doe je?", "question: >-\n  Een collega klaagt.\n  Wat doe je?")
    assert states()[FRENCH]["outdated"] == []


def test_a_translation_that_is_not_there_is_missing() -> None:
    Path(FRENCH).unlink()
    Path("decks/sources/code.fr.md").unlink()
    found = states()
    assert (found[FRENCH]["state"], found["decks/sources/code.fr.md"]["state"]) == ("missing", "missing")
    result = run("translations", "proef", "--strict")
    assert (result.exit_code, run("translations", "proef").exit_code) == (1, 0)
    assert f"{FRENCH}: missing\n" in result.stdout


def test_a_deck_that_cannot_be_read_is_a_failure_without_strict_too() -> None:
    Path("decks/kapot.yaml").write_text("title: [", "utf-8")
    result = run("translations", "kapot")
    assert (result.exit_code, "[yaml-syntax]" in result.stdout) == (1, True)


def test_nothing_is_remembered_of_a_file_with_other_choices() -> None:
    edit(FRENCH, "niets: {", "nits: {")
    result = run("translate", ORIGINAL, "--to", "fr", "--remember")
    assert (result.exit_code, "remembers" in Path(FRENCH).read_text("utf-8")) == (1, False)
    assert "[translation-differs]" in result.stdout


@pytest.mark.parametrize("language", ["xx", "fr+xx", "nl_BEL"])
def test_an_unknown_language_is_a_mistake_of_usage(language: str) -> None:
    assert run("check", "proef", "--language", language).exit_code == 2


def test_a_deck_in_another_language_has_a_folder_of_its_own() -> None:
    arguments = ("build", "proef", "--only", "handout", "--jobs", "1", "--language", "fr", "--format", "json")
    (output,) = json.loads(run(*arguments).stdout)["outputs"]
    assert (output["path"], output["language"]) == ("output/proef/fr/proef-fr-handout.pdf", "fr-BE")


def test_the_projects_own_translations_are_complete() -> None:
    from deckgen.yaml_source.translation.translation_states import report_translations

    report = report_translations([Path(__file__).parents[2] / "decks" / "sociale-media.yaml"])
    assert {state.language for state in report.states} == {"fr", "de", "en"}
    assert [(state.file, state.outdated) for state in report.states if state.completeness.value != "complete"] == []
    assert [state.file for state in report.states if state.unremembered] == []


def with_two_prompts() -> None:
    """Two prompts in the original and in its translation, remembered."""
    deux = "discussion:\n# Wat als het waar is?\n- Et si c’était vrai ?\n- Et demain ?"
    edit(ORIGINAL, "discussion: [Wat als het waar is?]", "discussion:\n- Wat als het waar is?\n- En morgen?")
    edit(FRENCH, 'discussion: ["Et si c’était vrai ?"]', deux)
    remember()


def test_an_item_in_the_middle_of_the_original_is_missing_and_nothing_is_outdated() -> None:
    with_two_prompts()
    edit(ORIGINAL, "- En morgen?", "- En vandaag?\n- En morgen?")

    assert (states()[FRENCH]["missing"], states()[FRENCH]["outdated"]) == (["discussion.2"], [])


def test_update_puts_an_item_where_the_original_has_it_and_remembers_the_others() -> None:
    with_two_prompts()
    edit(ORIGINAL, "- Wat als het waar is?", "- Hoe dan?\n- Wat als het waar is?\n- En vandaag?")
    assert run("translate", ORIGINAL, "--to", "fr", "--update").exit_code == 0

    listed = "# Hoe dan?\n-\n# Wat als het waar is?\n- Et si c’était vrai ?\n# En vandaag?\n-\n- Et demain ?\n"
    assert listed in Path(FRENCH).read_text("utf-8")
    found = states()[FRENCH]
    assert (found["missing"], found["outdated"], found["unremembered"]) == (["discussion.1", "discussion.3"], [], [])


def test_a_text_that_changed_beside_a_new_one_is_outdated_at_its_new_place() -> None:
    with_two_prompts()
    edit(ORIGINAL, "- En morgen?", "- En overmorgen?")
    edit(ORIGINAL, "- Wat als het waar is?", "- Hoe dan?\n- Wat als het waar is?")

    assert states()[FRENCH]["missing"] == ["discussion.1"]
    assert states()[FRENCH]["outdated"] == ["discussion.3"]


def test_an_item_of_the_program_in_the_middle_finds_its_place() -> None:
    remember()
    edit("decks/proef.yaml", "- cluster: Samen", "- slide: Afspraken\n  text: Geen namen.\n- cluster: Samen")
    assert run("translate", "decks/proef.yaml", "--to", "fr", "--update").exit_code == 0

    after = Path("decks/proef.fr.yaml").read_text("utf-8")
    new = "-\n  # Afspraken\n  slide:\n  # Geen namen.\n  text:\n- cluster: Ensemble\n"
    assert new in after
    found = states()["decks/proef.fr.yaml"]
    assert (found["missing"], found["outdated"]) == (["program.2.slide", "program.2.text"], [])


def test_between_brackets_a_new_item_is_named_and_nothing_else_moves() -> None:
    remember()
    before = Path(FRENCH).read_text("utf-8")
    edit(ORIGINAL, "discussion: [Wat als het waar is?]", "discussion: [Hoe dan?, Wat als het waar is?]")
    result = run("translate", ORIGINAL, "--to", "fr", "--update")

    assert "add by hand: discussion.1" in result.stdout
    assert Path(FRENCH).read_text("utf-8") == before


SOURCE, OFFICIAL = "decks/sources/code.md", "decks/sources/code.fr.md"


def test_an_official_text_whose_original_changed_is_outdated_by_section() -> None:
    assert states()[OFFICIAL]["unremembered"] == ["Code", "Spreken", "Zwijgen"]
    assert run("translate", SOURCE, "--to", "fr", "--remember").exit_code == 0
    assert states()[OFFICIAL]["unremembered"] == []
    edit(SOURCE, "Spreken is goed.", "Spreken is beter.")

    found = states()[OFFICIAL]
    assert (found["state"], found["outdated"]) == ("outdated", ["Spreken"])


def test_sections_of_one_title_are_told_apart() -> None:
    for path in (SOURCE, OFFICIAL):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write("\n# Slot\n\nEen.\n\n# Slot\n\nTwee.\n")
    assert run("translate", SOURCE, "--to", "fr", "--remember").exit_code == 0
    edit(SOURCE, "Een.", "Eén.")
    assert states()[OFFICIAL]["outdated"] == ["Slot"]


def test_an_official_text_keeps_its_words_and_its_note_is_written_once() -> None:
    before = Path(OFFICIAL).read_text("utf-8")
    for _ in range(2):
        assert run("translate", SOURCE, "--to", "fr", "--remember").exit_code == 0
    after = Path(OFFICIAL).read_text("utf-8")

    assert after.count("remembers:") == 1
    assert after.partition("remembers:")[0] == before.partition("---\n\n")[0]
    assert after.endswith(before.partition("---\n\n")[2])
    assert run("build", "proef", "--language", "fr", "--only", "handout").exit_code == 0


def test_an_official_text_is_never_begun() -> None:
    result = run("translate", SOURCE, "--to", "de")
    assert (result.exit_code, Path("decks/sources/code.de.md").exists()) == (1, False)
    assert "official text" in result.stderr
