"""Question banks: GIFT and Moodle's XML."""

from pathlib import Path

from deckgen.importing.draft import DraftDeck
from deckgen.importing.importer import import_files

GIFT = r"""
// a remark
$CATEGORY: $course$/top/Geschenken

::De fles::Neemt u de wijn aan? {
  ~Ja, graag.#Boven de grens van 25 euro\: niet doen.
  =Nee, en u meldt het.#Goed zo.
  ~%50%U deelt hem met de dienst.#Dat mag bij kleine giften.
  ####Lees de code.
}

Een gift onder 25 euro moet u melden. {FALSE#Melden hoeft pas boven 25 euro.#Juist.}

Wat zou u uw collega zeggen? {}
"""

MOODLE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/top/Cadeaux</text></category></question>
<question type="multichoice"><name><text>Le vin</text></name>
<questiontext format="html"><text><![CDATA[<p>Acceptez-vous <b>le vin</b>&nbsp;?</p><ul><li>un</li>
<li>deux</li></ul>]]></text></questiontext>
<generalfeedback format="html"><text><![CDATA[<p>Voir <a href="https://example.org/code">le code</a>.</p>]]></text>
</generalfeedback>
<answer fraction="0" format="html"><text>Oui</text><feedback><text>Trop cher.</text></feedback></answer>
<answer fraction="100" format="html"><text>Non</text><feedback><text>Bien.</text></feedback></answer>
<tags><tag><text>cadeaux</text></tag></tags></question>
<question type="truefalse"><name><text>VF</text></name><questiontext><text>Il faut tout déclarer.</text></questiontext>
<answer fraction="100"><text>true</text><feedback><text>Oui.</text></feedback></answer>
<answer fraction="0"><text>false</text><feedback><text>Non.</text></feedback></answer></question>
</quiz>"""


def imported(path: Path) -> DraftDeck:
    result = import_files([path], path.parent / "decks")
    assert result.files[0].recognised is not None, result.files[0].refusal
    return result.files[0].recognised.deck


def test_gift_gives_choices_with_feedback_and_weights(tmp_path: Path) -> None:
    path = tmp_path / "bank.gift"
    path.write_text(GIFT, encoding="utf-8")
    deck = imported(path)
    assert [cluster.title for cluster in deck.clusters] == ["Geschenken"]
    wine, report, open_one = deck.dilemmas
    assert (wine.title, wine.question, wine.answer) == ("De fles", "Neemt u de wijn aan?", ["Lees de code."])
    assert [(c.text, c.verdict, c.feedback) for c in wine.choices] == [
        ("Ja, graag.", "wrong", "Boven de grens van 25 euro: niet doen."),
        ("Nee, en u meldt het.", "best", "Goed zo."),
        ("U deelt hem met de dienst.", "acceptable", "Dat mag bij kleine giften."),
    ]
    assert report.kind == "fact"
    assert [(c.text, c.verdict, c.feedback) for c in report.choices] == [
        ("Juist", "wrong", "Melden hoeft pas boven 25 euro."),
        ("Onjuist", "best", "Juist."),
    ]
    assert (open_one.question, open_one.choices) == ("Wat zou u uw collega zeggen?", [])


def test_moodle_gives_markdown_categories_and_tags(tmp_path: Path) -> None:
    path = tmp_path / "banque.xml"
    path.write_text(MOODLE, encoding="utf-8")
    deck = imported(path)
    assert deck.language == "fr"
    wine, fact = deck.dilemmas
    assert wine.question == "Acceptez-vous **le vin** ?\n\n- un\n- deux"
    assert wine.answer == ["Voir [le code](https://example.org/code)."]
    assert [(c.text, c.verdict, c.feedback) for c in wine.choices] == [
        ("Oui", "wrong", "Trop cher."),
        ("Non", "best", "Bien."),
    ]
    assert wine.tags == ["cadeaux"]
    assert [(c.text, c.verdict) for c in fact.choices] == [("Vrai", "best"), ("Faux", "wrong")]


def test_a_declared_document_type_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "banque.xml"
    path.write_text('<!DOCTYPE quiz [<!ENTITY x "y">]><quiz>&x;</quiz>', encoding="utf-8")
    assert "document type" in import_files([path], tmp_path / "decks").files[0].refusal
