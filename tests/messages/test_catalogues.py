"""The catalogues hold every text for people, in every language, and nothing is shown that is not in them."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from deckgen.messages.catalogue import English, read_catalogue
from deckgen.messages.language_choice import LANGUAGES
from deckgen.messages.message import Message, put_into_words
from deckgen.problems import Problem
from deckgen.rules import check_deck
from deckgen.yaml_source import read_deck

ROOT = Path(__file__).parents[2]
OTHERS = tuple(language for language in LANGUAGES if language != "en")
MAKERS = {"error": (1, 3), "warning": (1, 3), "UsageError": (0,), "BadParameter": (0,), "DeckgenError": (0,)}
PLACEHOLDER = re.compile(r"(?<!\{)\{[a-z_][a-z0-9_]*(?::,|!r)?\}(?!\})|%\([a-z]+\)s")


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("message_catalogues", ROOT / "tools" / "message_catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    return load_tool()


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_every_text_of_the_code(language: str, tool: ModuleType) -> None:
    assert tool.list_missing(tool.bring_up_to_date(language, tool.find_messages())) == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_compiled_catalogue_is_that_of_its_source(language: str, tool: ModuleType) -> None:
    """The head may differ: it names the version of Babel that wrote it."""
    compiled = tool.catalogue_path(language, "mo").read_bytes()
    written = tool.as_mo(tool.read_translations(language))
    by_babel = re.compile(rb"Generated-By: Babel [0-9.]+")
    assert by_babel.sub(b"", compiled) == by_babel.sub(b"", written), "run tools/message_catalogues.py"


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_names_the_arguments_of_its_text(language: str, tool: ModuleType) -> None:
    wrong = []
    for message in tool.read_translations(language):
        texts = (message.id,) if isinstance(message.id, str) else message.id
        translated = (message.string,) if isinstance(message.string, str) else message.string
        for text, other in zip(texts, translated, strict=False):
            if message.id and sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(other)):
                wrong.append(text)
    assert wrong == []


def test_whatever_makes_a_problem_gives_it_a_text_that_can_be_translated() -> None:
    assert [place for path in sorted((ROOT / "src").rglob("*.py")) for place in _bare_texts(path)] == []


def _bare_texts(path: Path) -> Iterator[str]:
    """Literals and f-strings that stand where a text for people is asked for."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        for position in MAKERS.get(name, ()):
            if position < len(node.args) and _is_words(node.args[position]):
                yield f"{path.relative_to(ROOT)}:{node.lineno}"


def _is_words(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and " " in node.value
    return isinstance(node, ast.JoinedStr) and any(isinstance(part, ast.Constant) for part in node.values)


class Pseudo(English):
    """A language in which every text that was looked up stands between two marks."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return f"⟦{super().ngettext(one, many, count)}⟧"


def _bad_decks() -> list[Path]:
    folder = ROOT / "tests" / "bad_decks"
    return sorted([*folder.glob("*.yaml"), *folder.glob("*/deck.yaml")])


def _problems(deck: Path) -> tuple[Problem, ...]:
    result = read_deck(deck)
    return (*result.problems, *(check_deck(result.draft) if result.draft else ()))


@pytest.mark.parametrize("deck", _bad_decks(), ids=lambda deck: deck.stem)
def test_no_word_of_a_problem_stays_untranslated(deck: Path) -> None:
    for problem in _problems(deck):
        for text in filter(None, (problem.message, problem.hint)):
            worded = str(put_into_words(text, Pseudo(), ","))
            assert worded.startswith("⟦"), text
            assert worded.endswith("⟧"), text


def test_a_problem_says_the_same_in_each_language_with_its_own_words() -> None:
    problem = _problems(ROOT / "tests" / "bad_decks" / "yaml_unclosed_quote.yaml")[0]
    shown = {language: str(put_into_words(problem.message, read_catalogue(language), ",")) for language in LANGUAGES}
    assert shown == {
        "en": "A quotation mark opens here and never closes.",
        "nl": "Hier begint een aanhalingsteken dat niet wordt afgesloten.",
        "fr": "Un guillemet s’ouvre ici et ne se ferme pas.",
        "de": "Hier beginnt ein Anführungszeichen, das nicht geschlossen wird.",
    }


def test_numbers_are_grouped_as_a_language_does() -> None:
    message = Message("A deck has at most {max_items:,} dilemmas.", {"max_items": 10_000})
    assert message.worded(read_catalogue("nl"), ".") == "Een deck heeft hoogstens 10.000 dilemma’s."
    assert message == "A deck has at most 10,000 dilemmas."
