"""Every kind of edit that a trainer makes in a presentation, with the one line of YAML that has to change for it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from edited_deck import FILES
from test_pull import build, changed_lines, replace_words

from deckgen.pulling.pull import pull
from deckgen.pulling.result import Outcome, PullResult
from pptx import Presentation


class Kind(NamedTuple):
    """Words before and after, the file that changes, its line before and after."""

    old: str
    new: str
    file: str
    was: str
    now: str


KINDS = (
    Kind("Omgaan met geschenken", "Geschenken en wij", "herfst.yaml",
         "title: Omgaan met geschenken", "title: Geschenken en wij"),
    Kind("Een ochtend voor", "Een dag voor", "herfst.yaml",
         "subtitle: Een ochtend voor het loket", "subtitle: Een dag voor het loket"),
    Kind("Herfstschool", "Winterschool", "herfst.yaml", "occasion: Herfstschool", "occasion: Winterschool"),
    Kind("Stad Voorbeeld", "Stad Elders", "herfst.yaml", "organisation: Stad Voorbeeld", "organisation: Stad Elders"),
    Kind("Wat komt er", "Wat volgt", "herfst.yaml", "- agenda: Wat komt er", "- agenda: Wat volgt"),
    Kind("Een blik vooruit", "Een blik terug", "herfst.yaml", "  text: Een blik vooruit.", "  text: Een blik terug."),
    Kind("Welkom", "Goedemorgen", "herfst.yaml", "- slide: Welkom", "- slide: Goedemorgen"),
    Kind("om negen uur", "om tien uur", "herfst.yaml",
         "    We beginnen om **negen** uur.", "    We beginnen om **tien** uur."),
    Kind("Neem een kaartje", "Neem een: kaartje", "herfst.yaml",
         "    - Neem een kaartje.", "    - Neem een: kaartje."),
    Kind("hallo allemaal", '"dag" # allemaal', "herfst.yaml",
         '  notes: "Zeg: hallo allemaal."', '  notes: "Zeg: \\"dag\\" # allemaal."'),
    Kind("Van buiten", "Van buitenaf", "herfst.yaml",
         "- cluster: Van buiten   # what comes in", "- cluster: Van buitenaf   # what comes in"),
    Kind("Wat mensen ons aanbieden", "Wat men ons aanbiedt", "herfst.yaml",
         "  text: Wat mensen ons aanbieden.", "  text: Wat men ons aanbiedt."),
    Kind("Vertel over het loket", "Zwijg over het loket", "herfst.yaml",
         "  notes: Vertel over het loket.", "  notes: Zwijg over het loket."),
    Kind("De lunch", "Het etentje", "herfst.yaml", "    title: De lunch", "    title: Het etentje"),
    Kind("voor een lunch", "voor een etentje", "herfst.yaml",
         "      je uit voor een lunch. Ga je mee?", "      je uit voor een etentje. Ga je mee?"),
    Kind("Nee, dank je", "Nee, merci", "herfst.yaml", "    - text: Nee, dank je.", "    - text: Nee, merci."),
    Kind("Dat mag altijd", "Dat mag: altijd", "herfst.yaml",
         "      feedback: Dat mag altijd.", '      feedback: "Dat mag: altijd."'),
    Kind("Goede keuze", "Beste keuze", "herfst.yaml", "      verdict: good", "      verdict: best"),
    Kind("Koffie", "Thee", "herfst.yaml", "- break: Koffie", "- break: Thee"),
    Kind("In de gang", "In de zaal", "herfst.yaml",
         "  text: In de gang staat taart.", "  text: In de zaal staat taart."),
    Kind("Kleine geschenken kunnen", "Grote geschenken kunnen", "herfst.yaml",
         "    question: Kleine geschenken kunnen geen kwaad.", "    question: Grote geschenken kunnen geen kwaad."),
    Kind("Ze maken wel", "Ze maken soms", "herfst.yaml",
         "    answer: Ze maken wel afhankelijk.", "    answer: Ze maken soms afhankelijk."),
    Kind("Boven tien euro", "Boven vijftig euro", "herfst.yaml",
         "    - {text: Boven tien euro, verdict: right}", "    - {text: Boven vijftig euro, verdict: right}"),
    Kind("Zo ver gaat het niet", "Zo ver gaat het nooit", "herfst.yaml",
         "    - {text: Alles, verdict: wrong, feedback: Zo ver gaat het niet.}",
         "    - {text: Alles, verdict: wrong, feedback: Zo ver gaat het nooit.}"),
    Kind("Hoe erg is een pen", "Hoe erg is een boek", "herfst.yaml",
         "    question: Hoe erg is een pen?", "    question: Hoe erg is een boek?"),
    Kind("niet erg", "best oké", "herfst.yaml",
         "    scale: {from: 1, to: 5, low: niet erg, high: heel erg}",
         "    scale: {from: 1, to: 5, low: best oké, high: heel erg}"),
    Kind("Bedanken", "Dank zeggen", "herfst.yaml",
         "    choices: [{text: Bedanken}, {text: Weigeren}, {text: Melden}]",
         "    choices: [{text: Dank zeggen}, {text: Weigeren}, {text: Melden}]"),
    Kind("Weigeren gaat voor", "Bedanken gaat voor", "herfst.yaml",
         "    answer: Weigeren gaat voor.", "    answer: Bedanken gaat voor."),
    Kind("De fles", "De karaf", "fles.yaml", "title: De fles", "title: De karaf"),
    Kind("een fles wijn", "een krat wijn", "fles.yaml",
         "  Een inwoner geeft je een fles wijn.", "  Een inwoner geeft je een krat wijn."),
    Kind("het is maar een fles", "dat is maar een", "fles.yaml",
         "- text: Niets, het is maar een fles.   # often heard", "- text: Niets, dat is maar een.   # often heard"),
    Kind("Fout. Een fles", "Liever niet. Een fles", "fles.yaml", "  verdict: wrong", "  verdict: avoid"),
    Kind("staat hij er weer", "is hij terug", "fles.yaml",
         "  outcome: Volgende week staat hij er weer.", "  outcome: Volgende week is hij terug."),
    Kind("Meld het dezelfde dag", "Meld het meteen", "fles.yaml",
         "    - Meld het dezelfde dag.", "    - Meld het meteen."),
    Kind("Zet het in", "Schrijf het in", "fles.yaml",
         "    - Zet het in het {{ register }}.", "    - Schrijf het in het {{ register }}."),
    Kind("helpt iedereen vooruit", "helpt ons allemaal", "fles.yaml",
         "answer: Openheid helpt iedereen vooruit.", "answer: Openheid helpt ons allemaal."),
    Kind("een aannemer te zijn", "een architect te zijn", "fles.yaml",
         "- text: Hij blijkt een aannemer te zijn.", "- text: Hij blijkt een architect te zijn."),
    Kind("Wat nu?", "En dan?", "fles.yaml", "  ask: Wat nu?", "  ask: En dan?"),
    Kind("Wat zegt je collega", "Wat zegt je buur", "fles.yaml",
         "discussion: [En als het een doos pralines is?, Wat zegt je collega?]",
         "discussion: [En als het een doos pralines is?, Wat zegt je buur?]"),
    Kind("openheid, zorg", "openheid, zorgzaamheid", "fles.yaml",
         "values: [openheid, zorg]", "values: [openheid, zorgzaamheid]"),
    Kind("heeft een lijst", "heeft een schrift", "fles.yaml",
         "- text: Elke dienst heeft een lijst.", "- text: Elke dienst heeft een schrift."),
    Kind("zonder kwetsen", "met gevoel", "fles.yaml",
         "  aim: Leren weigeren zonder kwetsen.", "  aim: Leren weigeren met gevoel."),
    Kind("een eigen verhaal", "een oud verhaal", "fles.yaml",
         "  introduction: Vertel een eigen verhaal.", "  introduction: Vertel een oud verhaal."),
    Kind("Wie kent dit", "Wie herkent dit", "fles.yaml", "  prompts: [Wie kent dit?]", "  prompts: [Wie herkent dit?]"),
    Kind("Te snel oordelen", "Te traag oordelen", "fles.yaml",
         "  pitfalls: [Te snel oordelen.]", "  pitfalls: [Te traag oordelen.]"),
    Kind("wat er gezegd is", "wat er leeft", "fles.yaml",
         "  debrief: Vat samen wat er gezegd is.", "  debrief: Vat samen wat er leeft."),
    Kind("met een rondje", "met een vraag", "fles.yaml",
         "  notes: Begin met een rondje.", "  notes: Begin met een vraag."),
)  # fmt: skip
BY_LIBREOFFICE = (0, 7, 10, 14, 16, 22, 29, 34, 40, 46)  # titles, prose, emphasis, lists, notes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck, built once; no test writes into its folder."""
    made = tmp_path_factory.mktemp("herfst")
    for name, text in FILES.items():
        path = made / "decks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        report = build(made / "decks" / "herfst.yaml")
    assert not report.has_errors, report.problems
    return made


def edit(folder: Path, kind: Kind, path: Path) -> Path:
    file: Any = Presentation(str(folder / "output" / "herfst" / "herfst.pptx"))
    replace_words(kind.old, kind.new)(file)
    file.save(str(path))
    return path


def expect(result: PullResult, kind: Kind) -> None:
    assert not result.refusal
    assert {each.outcome for each in result.edits} <= {Outcome.WRITE, Outcome.THERE, Outcome.REFUSE}
    assert changed_lines(result, kind.file) == [f"-{kind.was}", f"+{kind.now}"]
    assert len(result.files) == 1


@pytest.mark.parametrize("kind", KINDS, ids=[kind.old for kind in KINDS])
def test_each_kind_of_edit_changes_its_line_alone(
    kind: Kind, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    expect(pull(edit(folder, kind, tmp_path / "edited.pptx")), kind)


def test_there_are_forty_kinds_of_edit() -> None:
    assert len({kind.old for kind in KINDS}) >= 40


@pytest.mark.office("soffice")
def test_edits_saved_by_libreoffice_change_the_same_lines(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    edited = [edit(folder, KINDS[place], tmp_path / f"{place}.pptx") for place in BY_LIBREOFFICE]
    untouched = tmp_path / "untouched.pptx"
    untouched.write_bytes((folder / "output" / "herfst" / "herfst.pptx").read_bytes())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, str(untouched), *map(str, edited)], check=True, capture_output=True, timeout=300)
    assert pull(tmp_path / "saved" / "untouched.pptx") == PullResult()
    for place in BY_LIBREOFFICE:
        expect(pull(tmp_path / "saved" / f"{place}.pptx"), KINDS[place])
