"""`{{ … }}` in an author's texts: each is replaced by an organisation's word for something, or by a choice's letter.

While Markdown is read, a lone surrogate stands for each reference, as long as the reference was: a surrogate cannot
occur in a file, is no markup, and keeps every column. So a term's value never becomes markup, and places survive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.content.counted import COUNTED
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, error, warning
from deckgen.yaml_source.author_mistakes.left_marks import find_marks_in_line
from deckgen.yaml_source.markdown.typography import Typographer
from deckgen.yaml_source.syntax.author_text import AuthorText
from deckgen.yaml_source.syntax.bounds import MAX_LINE, MAX_PROBLEMS, MAX_PROBLEMS_IN_TEXT, explain_excess
from deckgen.yaml_source.syntax.near_names import suggest

Forms = Mapping[str, str]  # form -> words; "text" is the form without a name
_REFERENCE = re.compile(r"(?<!\\)\{\{(.*?)\}\}", re.DOTALL)
_OPEN = re.compile(r"(?<!\\)\{\{")
_NAME = re.compile(r"([\w-]+)(?:\.([\w-]+))?")
_CHOICE = re.compile(r"choice\s*:\s*(.*)", re.DOTALL)
_MARKED = re.compile("[\ud800-\udbff]\udc00*")
_SPACE = re.compile(r"[ \t\n]+")
_SINGLE = re.compile(r"(?<!\{)\{ *(\w[\w-]*)(\.\w+)? *\}(?!\})")
_FILLER = "\udc00"
_FIRST = 0xD800
_MOST = 0x400  # references in one text


class Words(Struct, frozen=True):
    """What references can mean: the deck's terms and, inside a dilemma, the letters of its choices.

    `letters` is None outside a dilemma; `letters_known` is false where the choices could not be read, so that a
    reference to one of them is no second problem.
    """

    terms: Mapping[str, Forms] = field(default_factory=dict)
    letters: Mapping[str, str] | None = None
    letters_known: bool = True
    homes: Mapping[str, Place] = field(default_factory=dict)  # term -> where its words were written
    lacking: frozenset[str] = frozenset()  # terms without words in the language that is built: reported already
    any_term: bool = False  # a dilemma is read without its deck: whatever it names may be a term there
    verbatim: bool = False  # somebody else's words: braces in them are braces
    typographer: Typographer | None = None  # nobody where texts stay as written

    def with_letters(self, letters: Mapping[str, str], *, known: bool) -> Words:
        """The same terms, inside a dilemma."""
        return replace(self, letters=letters, letters_known=known)


VERBATIM = Words(verbatim=True)


class MarkedText(Struct, frozen=True):
    """A text with a mark in the place of each reference, and what each mark means."""

    text: str
    meanings: tuple[str, ...] = ()

    def fill(self, text: str) -> str:
        """Put the meanings in a piece of the text."""
        if not self.meanings:
            return text
        return _MARKED.sub(lambda found: self.meanings[ord(found.group()[0]) - _FIRST], text)


def mark_references(author_text: AuthorText, words: Words, problems: list[Problem]) -> MarkedText:
    """Replace every reference by a mark, and report those that mean nothing."""
    text = author_text.value
    if words.verbatim or "{" not in text:
        return MarkedText(text)
    problems += _find_single_braces(author_text, words)
    if "{{" not in text:
        return MarkedText(text)
    before = len(problems)
    meanings: list[str] = []
    parts: list[str] = []
    end = 0
    for found in _REFERENCE.finditer(text, 0, text.rfind("}}") + 2):  # what no braces close is looked at once
        if len(meanings) == _MOST:
            problems.append(
                error(
                    "too-many-terms",
                    tell("A text has at most {most} terms.", most=_MOST),
                    author_text.at(found.start()),
                )
            )
            break
        if len(problems) - before > MAX_PROBLEMS_IN_TEXT:
            return MarkedText("")
        meaning = _look_up(found.group(1).strip(), author_text, found.start(), words, problems)
        parts += [text[end : found.start()], chr(_FIRST + len(meanings)), _FILLER * (len(found.group()) - 1)]
        meanings.append(meaning)
        end = found.end()
    parts.append(text[end:])
    unclosed = _OPEN.search(text, end)
    if unclosed:
        hint = tell("Write `{{ term }}`; a literal `{{` is written `\\{{`.")
        place = author_text.at(unclosed.start())
        problems.append(error("unclosed-term", tell("`{{` opens a term here and `}}` never closes it."), place, hint))
    return MarkedText("".join(parts), tuple(meanings))


def _find_single_braces(author_text: AuthorText, words: Words) -> list[Problem]:
    """Terms of the deck in one pair of braces: they are shown as they stand."""
    problems = []
    for found in _SINGLE.finditer(author_text.value):
        name = found.group(1)
        if name in words.terms or name[:1].lower() + name[1:] in words.terms:
            message = tell(
                "`{written}` is shown as it stands; a term has two braces on each side.", written=found.group()
            )
            hint = tell("Write `{{ {name} }}`.", name=name + (found.group(2) or ""))
            problems.append(warning("single-braces", message, author_text.at(found.start()), hint))
    return problems


def fill_line(author_text: AuthorText, words: Words, problems: list[Problem]) -> str:
    """A text of one line without markup, its references filled in."""
    excess = explain_excess(author_text.value, MAX_LINE)
    problems += find_marks_in_line(author_text)
    if not excess:
        marked = mark_references(author_text, words, problems)
        line = marked.fill(_SPACE.sub(" ", marked.text).strip(" ").replace("\\{{", "{{"))
        excess = explain_excess(line, MAX_LINE)
    if excess:
        problems.append(error("text-too-long", excess, author_text.place(), tell("Shorten it; this is a line.")))
        return "…"
    return words.typographer.set_line(line) if words.typographer else line


def _look_up(reference: str, author_text: AuthorText, offset: int, words: Words, problems: list[Problem]) -> str:
    if COUNTED.fullmatch(reference):
        return f"{{{{ {reference} }}}}"  # counted when it is known what is built
    choice = _CHOICE.fullmatch(reference)
    if choice:
        return _look_up_choice(choice.group(1), author_text, offset, words, problems)
    return _look_up_term(reference, author_text, offset, words, problems)


def _look_up_term(reference: str, author_text: AuthorText, offset: int, words: Words, problems: list[Problem]) -> str:
    name = _NAME.fullmatch(reference)
    if not name:
        hint = tell("A term's name is one word: `{{ term }}` or `{{ term.form }}`.")
        message = tell("`{{ {reference} }}` is no name of a term.", reference=reference)
        problems.append(error("unknown-term", message, author_text.at(offset), hint))
        return reference
    term, form = name.group(1), name.group(2) or "text"
    forms = words.terms.get(term)
    capital = forms is None and term[0].isupper()
    if capital:
        forms = words.terms.get(term[0].lower() + term[1:])
    if forms is None:
        if not words.any_term:
            shown = len(problems) < MAX_PROBLEMS  # of what nobody sees no hint is sought
            problems.append(_unknown_term(term, author_text.at(offset), words, with_hint=shown))
        return reference
    if form not in forms and words.lacking.intersection({term, term[:1].lower() + term[1:]}):
        return reference
    if form not in forms:
        hint = _hint_at_form(term, form, forms, words)
        message = tell("The term `{term}` has no form `{form}`.", term=term, form=form)
        problems.append(error("unknown-term-form", message, author_text.at(offset), hint))
        return reference
    value = forms[form]
    return value[:1].upper() + value[1:] if capital else value


def _unknown_term(term: str, place: Place, words: Words, *, with_hint: bool) -> Problem:
    near = suggest(term, words.terms, tell("Terms of this deck")) if with_hint else ""
    hint = near or tell("Add it to `terms` of the deck.")
    if term.lower() == "contact":
        hint = tell("`contact` comes from a profile: build with `--profile NAME`, or add it to `terms` of the deck.")
    return error("unknown-term", tell("The term `{term}` is not known.", term=term), place, hint)


def _hint_at_form(term: str, form: str, forms: Forms, words: Words) -> str:
    hint = suggest(form, forms, tell("Its forms"))
    home = words.homes.get(term) or words.homes.get(term[:1].lower() + term[1:])
    if home is None:
        return hint
    add = tell("Add `{form}: …` at {home}, or use a form that is there.", form=form, home=str(home))
    return tell("{hint} {more}", hint=hint, more=add) if hint else add


def _look_up_choice(name: str, author_text: AuthorText, offset: int, words: Words, problems: list[Problem]) -> str:
    if words.letters is None:
        message = tell("`{{ choice:{name} }}` stands outside a dilemma, where no choice has a letter.", name=name)
        problems.append(error("unknown-choice", message, author_text.at(offset)))
        return name
    if name in words.letters:
        return words.letters[name]
    if words.letters_known:
        hint = suggest(name, words.letters, tell("Choices of this dilemma")) or tell("This dilemma has no choices.")
        message = tell("No choice of this dilemma has the id `{name}`.", name=name)
        problems.append(error("unknown-choice", message, author_text.at(offset), hint))
    return name
