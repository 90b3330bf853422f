"""What PyYAML says about a file that is no YAML, in words that help an author."""

from __future__ import annotations

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from deckgen.messages.message import tell
from deckgen.problems import Problem, error
from deckgen.yaml_source.syntax.author_file import AuthorFile

_BLOCK_HINT = tell("Put the text in quotes, or write it on the next line, indented, after `|`.")
_COLON_HINT = tell(
    "Put the text in quotes, or write it on the next line, indented, after `|`."
    " A key starts in the same column as the keys above it."
)
_INDENT_HINT = tell("Keys of one thing start in the same column; what belongs to a key stands further to the right.")
# A piece of the parser's words (libyaml's or PyYAML's own) -> our message, our hint, whether its start is the place.
_KNOWN: tuple[tuple[str, str, str, bool], ...] = (
    (
        "mapping values are not allowed",
        tell("A colon followed by a space starts a value, but no key fits here."),
        _COLON_HINT,
        False,
    ),
    ("did not find expected alphabetic or numeric", tell("Text cannot start with `*` or `&` here."), _BLOCK_HINT, True),
    (
        "cannot start any token",
        tell("Text cannot start with this character here."),
        _BLOCK_HINT,
        False,
    ),
    (
        "unexpected end of stream",
        tell("A quotation mark opens here and never closes."),
        tell("Add the closing quotation mark."),
        True,
    ),
    (
        "unexpected document indicator",
        tell("A quotation mark opens here and never closes."),
        tell("Add the closing quotation mark."),
        True,
    ),
    (
        "',' or ']'",
        tell("A list opens here with `[` and does not close."),
        tell("Add `]`, or a comma between two items."),
        True,
    ),
    (
        "',' or '}'",
        tell("A mapping opens here with `{` and does not close."),
        tell("Add `}`. Put text that starts with `{{` in quotes."),
        True,
    ),
    ("expected node content", tell("A value is missing here."), "", False),
    (
        "could not find expected ':'",
        tell("A colon is missing after this key."),
        tell("Write `key: value`, with a space after the colon."),
        False,
    ),
    (
        "expected ':'",
        tell("A colon is missing after this key."),
        tell("Write `key: value`, with a space after the colon."),
        False,
    ),
    ("expected key", tell("This line does not fit the lines above it."), _INDENT_HINT, False),
    ("block end", tell("This line does not fit the lines above it."), _INDENT_HINT, False),
    (
        "'-' indicator",
        tell("This line does not fit the list above it."),
        tell("Items of one list start with `-` in the same column."),
        False,
    ),
    (
        "block sequence entries are not allowed",
        tell("A list cannot start here."),
        tell("Start it on the next line."),
        False,
    ),
    (
        "unknown escape character",
        tell("After a backslash this character means nothing in double quotes."),
        tell("Use single quotes, or write `\\\\`."),
        False,
    ),
    (
        "expected comment or",
        tell("Nothing may follow `|` or `>` on its line."),
        tell("Write the text on the next line."),
        False,
    ),
    ("tab character", tell("A tab stands where spaces are expected."), tell("Indent with spaces."), False),
    (
        "simple key",
        tell("A colon is missing after this key."),
        tell("Write `key: value`, with a space after the colon."),
        False,
    ),
)


def explain_yaml_error(failure: YAMLError, file: AuthorFile) -> Problem:
    """One problem at the place where the author can mend it."""
    if isinstance(failure, ReaderError):
        place = file.place(0, 0)
        return error("control-character", tell("This file holds a character that YAML does not allow."), place)
    if not isinstance(failure, MarkedYAMLError):
        return error("yaml-syntax", tell("This is not valid YAML."), file.place(0, 0))
    said = failure.problem or ""
    mark = failure.problem_mark or failure.context_mark
    if mark and file.line(mark.line)[mark.column : mark.column + 1] == "\t":
        message = tell("A tab stands here; YAML is indented with spaces.")
        return error("yaml-syntax", message, file.place(mark.line, mark.column), tell("Replace the tab by two spaces."))
    message, hint = tell("This is not valid YAML: {said}.", said=said), ""
    for piece, our_message, our_hint, at_start in _KNOWN:
        if piece in said:
            message, hint = our_message, our_hint
            mark = failure.context_mark if at_start and failure.context_mark else mark
            break
    return error("yaml-syntax", message, file.place(mark.line, mark.column) if mark else file.place(0, 0), hint)
