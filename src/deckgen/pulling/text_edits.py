"""Turns changed paragraphs of slides into new texts of fields, or says why they cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.locale import Locale
from deckgen.content.verdict import Verdict
from deckgen.messages.message import tell
from deckgen.pulling.fields import Field, Fields
from deckgen.pulling.matching import LineChange
from deckgen.pulling.repeats import Repeats
from deckgen.pulling.result import Edit, Outcome
from deckgen.pulling.shown import TITLE, ShownLine
from deckgen.pulling.word_patch import NotFoundError, TermTouchedError, patch_words
from deckgen.wording.matching import compare_sequences

Patch = Callable[[str], str]  # a field's text -> the text with the change; raises NotFoundError
_LEAD = re.compile(r"\d+(?:\.\d+)?\s+|\w{1,60} – ")  # a dilemma's number before its title, a letter before its verdict
_LABEL = re.compile(r"-?\d+\s?:\s")
_FEWEST = 3  # characters: a shorter text stands everywhere
_ITEM = re.compile(r"^(?P<sign>[-*+]|\d{1,9}[.)])\s+")


class FieldEdit(Struct, frozen=True):
    """A change of one field, and how it is shown."""

    field: Field
    patch: Patch
    edit: Edit


class TextEdits:
    """Sorts the changes of one deck's slides."""

    def __init__(self, fields: Fields, locale: Locale, clusters: tuple[str, ...], repeats: Repeats) -> None:
        self._fields = fields
        self._repeats = repeats
        self._clusters = clusters
        self._verdicts = {word: verdict.value for verdict, word in locale.verdicts.items()}
        self._verdicts[locale.fact_wrong] = Verdict.WRONG.value

    def sort(self, change: LineChange, shape: str, slide: int, key: str) -> Iterator[FieldEdit | Edit]:
        """What a changed paragraph means for the YAML; `key` is the name of its slide."""
        if change.before is not None and change.after is not None:
            found = list(self._changed(change.before, change.after, shape, slide))
            again = self._said_again(change.before, change.after, slide, key) if _is_own(found) else None
            yield from found if again is None else again
        elif change.before is not None:
            yield self._gone(change.before, slide)
        elif change.after is not None:
            yield self._added(change, slide)

    def _changed(self, before: ShownLine, after: ShownLine, shape: str, slide: int) -> Iterator[FieldEdit | Edit]:
        old, new = before.text, after.text
        judged = self._verdict(before, after, slide)
        if judged is not None:
            yield judged[0]
            old, new = judged[1]
            if old == new:
                return
        else:
            old, new = self._without_verdict(old, new)
        field = self._fields.at(before.place)
        source = self._fields.source_of(before.place) if field is None else ""
        if source:
            yield self._quoted(source, old, new, slide, before.place.line)
            return
        if shape == TITLE or field is None:
            yield self._title(before, old, new, slide)
            return
        yield from self._in_field(field, old, new, slide)

    def _said_again(self, before: ShownLine, after: ShownLine, slide: int, key: str) -> list[FieldEdit | Edit] | None:
        """The change where the words come from, of words that deckgen says again; None where they are its own."""
        found = _LEAD.match(before.text)
        lead = found[0] if found and after.text.startswith(found[0]) else ""
        texts = [(before.text, after.text), (before.text[len(lead) :], after.text[len(lead) :])]
        for old, new in dict.fromkeys(texts):
            edits = self._in_repeat(old, new, slide, key)
            if edits and not _is_own(edits):
                return edits
        return self._held(*texts[-1], slide)

    def _in_repeat(self, old: str, new: str, slide: int, key: str) -> list[FieldEdit | Edit]:
        repeat = self._repeats.find(old, key)
        core = repeat.edited(new) if repeat else None
        if repeat is None or core is None or self._fields.at(repeat.line.place) is None:
            return []
        return list(self._changed(repeat.line, ShownLine(core, repeat.line.place), "", slide))

    def _held(self, old: str, new: str, slide: int) -> list[FieldEdit | Edit] | None:
        """The change in the one value that holds the words, or in each of several that stand in one line."""
        held = self._fields.holding(old) if len(old) >= _FEWEST else []
        if len(held) == 1:
            return list(self._in_field(held[0], old, new, slide))
        for joint in (" · ", ", "):
            ones, others = old.split(joint), new.split(joint)
            if len(ones) == len(others) > 1:
                pairs = [_without_label(a, b) for a, b in zip(ones, others, strict=True) if a != b]
                parts = [self._held(a, b, slide) for a, b in pairs]
                return [each for part in parts for each in part or ()] if all(parts) else None
        return None

    def _verdict(
        self, before: ShownLine, after: ShownLine, slide: int
    ) -> tuple[FieldEdit | Edit, tuple[str, str]] | None:
        """A verdict's words that became another's, and what is left of both texts."""
        old, new = before.text, after.text
        one, other = self._leading_verdict(old), self._leading_verdict(new)
        field = self._fields.verdict_of(before.place) if one and other and one != other else None
        if field is None or one is None or other is None:
            return None
        value = self._verdicts[other]
        edit = self._edit(Outcome.WRITE, slide, (one, other), field)
        return FieldEdit(field, lambda _text: value, edit), (old[len(one) :], new[len(other) :])

    def _without_verdict(self, old: str, new: str) -> tuple[str, str]:
        """Two texts without the verdict that both begin with."""
        word = self._leading_verdict(old)
        if word is None or self._leading_verdict(new) != word or len(old) == len(word) or len(new) == len(word):
            return old, new
        return old[len(word) :].lstrip(". "), new[len(word) :].lstrip(". ")

    def _leading_verdict(self, text: str) -> str | None:
        found = [
            word for word in self._verdicts if text == word or text.startswith((f"{word}.", f"{word}:", f"{word} "))
        ]
        return max(found, key=len, default=None)

    def _in_field(self, field: Field, old: str, new: str, slide: int) -> Iterator[FieldEdit | Edit]:
        quoted = self._fields.sibling(field, "quote")
        if quoted is not None:
            yield replace(
                self._quoted(quoted.scalar.text, old, new, slide, 0),
                file=field.name,
                line=field.scalar.line + 1,
                field=field.shown,
            )
            return
        possible, terms = _without_terms(field, old, new)
        if possible is None:
            yield self._title_or_own(old, new, slide)
            return
        for term in terms:
            yield self._term(term, old, new, field, slide)
        if possible != old:

            def patch(text: str) -> str:
                return patch_words(text, _start(field, text), old, possible, is_markdown=field.is_markdown)

            yield FieldEdit(field, patch, self._edit(Outcome.WRITE, slide, (old, possible), field))

    def _quoted(self, source: str, old: str, new: str, slide: int, line: int) -> Edit:
        why = tell("It is a quotation of `{source}`: change the source, or quote another passage.", source=source)
        return Edit(Outcome.REFUSE, slide, old, new, f"sources/{source}.md", line, why=why)

    def _term(self, name: str, old: str, new: str, field: Field, slide: int) -> Edit:
        if name.startswith(("choice:", "count:", "Count:", "dilemma:")):
            why = tell("`{term}` is worked out by deckgen.", term=f"{{{{ {name} }}}}")
            return self._edit(Outcome.REFUSE, slide, (old, new), field, why)
        uses = tuple(f"{file}:{line}" for file, line in self._fields.uses_of_term(name))
        why = tell("The word comes from the term `{name}`: change it under `terms`, for every place.", name=name)
        return replace(self._edit(Outcome.ASK, slide, (old, new), field, why), also=uses)

    def _title(self, before: ShownLine, old: str, new: str, slide: int) -> FieldEdit | Edit:
        field = self._fields.named(before.place, old)
        if field is not None:
            return self._whole(field, old, new, slide)
        for cluster in self._clusters:  # `{cluster}: vraag 1`
            rest = old.removeprefix(cluster)
            if old.startswith(cluster) and rest and new.endswith(rest) and len(new) > len(rest):
                found = self._fields.titled(cluster)
                if len(found) == 1:
                    return self._whole(found[0], cluster, new.removesuffix(rest), slide)
        return self._title_or_own(old, new, slide)

    def _title_or_own(self, old: str, new: str, slide: int) -> FieldEdit | Edit:
        found = self._fields.titled(old)
        if len(found) == 1:
            return self._whole(found[0], old, new, slide)
        return Edit(Outcome.REFUSE, slide, old, new, why=tell("deckgen writes these words by itself."))

    def _whole(self, field: Field, old: str, new: str, slide: int) -> FieldEdit:
        return FieldEdit(field, lambda _text: new, self._edit(Outcome.WRITE, slide, (old, new), field))

    def _gone(self, line: ShownLine, slide: int) -> FieldEdit | Edit:
        field = self._fields.at(line.place)
        if field is None or self._fields.sibling(field, "quote") is not None:
            return Edit(Outcome.STRUCTURE, slide, line.text, "", why=tell("The text was taken off the slide."))

        def patch(text: str) -> str:
            start, end = _paragraph(text, field.inside, line.text)
            rest = text[:start].rstrip("\n") + ("\n\n" if text[:start].strip() else "") + text[end:].lstrip("\n")
            if not rest.strip():
                raise NotFoundError
            return rest

        try:
            patch(field.scalar.text)
        except NotFoundError:
            why = tell("Nothing of the field would be left.")
            return self._edit(Outcome.ASK, slide, (line.text, ""), field, why)
        return FieldEdit(field, patch, self._edit(Outcome.WRITE, slide, (line.text, ""), field))

    def _added(self, change: LineChange, slide: int) -> FieldEdit | Edit:
        after = change.after
        assert after is not None  # noqa: S101  # by the caller
        above = change.above
        field = self._fields.at(above.place) if above else None
        if above is None or field is None or self._fields.sibling(field, "quote") is not None:
            return Edit(Outcome.ASK, slide, "", after.text, why=tell("No field stands above this new text."))

        def patch(text: str) -> str:
            start, end = _paragraph(text, field.inside, above.text)
            item = _ITEM.match(text[start:end].lstrip())
            joint = "\n" if item else "\n\n"
            sign = "" if item is None or _ITEM.match(after.markdown) else f"{_next_sign(item['sign'])} "
            return text[:end].rstrip("\n") + joint + sign + after.markdown + (text[end:] or "")

        try:
            patch(field.scalar.text)
        except NotFoundError:
            return Edit(Outcome.ASK, slide, "", after.text, why=tell("No field stands above this new text."))
        return FieldEdit(field, patch, self._edit(Outcome.WRITE, slide, ("", after.text), field))

    def _edit(self, outcome: Outcome, slide: int, words: tuple[str, str], field: Field, why: str = "") -> Edit:
        old, new = words
        return Edit(outcome, slide, old, new, field.name, field.scalar.line + 1, field.shown, why)


def _is_own(edits: Sequence[FieldEdit | Edit]) -> bool:
    """Whether all that changed are words of deckgen's own."""
    return bool(edits) and all(
        isinstance(each, Edit) and each.outcome is Outcome.REFUSE and not each.file for each in edits
    )


def _without_label(one: str, other: str) -> tuple[str, str]:
    """Two texts without the point of a scale that both begin with: `1: not at all`."""
    found = _LABEL.match(one)
    label = found[0] if found and other.startswith(found[0]) else ""
    return one[len(label) :], other[len(label) :]


def _start(field: Field, text: str) -> int:
    return min(field.inside, max(len(text) - 1, 0))


def _without_terms(field: Field, old: str, new: str) -> tuple[str | None, list[str]]:
    """The new text as far as no term changed, and the terms that did; None where the paragraph stands nowhere."""
    before, after = old.split(), new.split()
    possible: list[str] = []
    terms: list[str] = []
    for same, start, end, from_, to in compare_sequences(before, after):
        words = after[from_:to]
        if not same:
            alone = " ".join([*before[:start], *words, *before[end:]])
            try:
                patch_words(field.scalar.text, _start(field, field.scalar.text), old, alone)
            except TermTouchedError as touched:
                terms.append(touched.name)
                words = before[start:end]
            except NotFoundError:
                return None, []
        possible += words
    return " ".join(possible), list(dict.fromkeys(terms))


def _next_sign(sign: str) -> str:
    return f"{int(sign[:-1]) + 1}{sign[-1]}" if sign[0].isdigit() else sign


def _paragraph(text: str, inside: int, shown: str) -> tuple[int, int]:
    """Where a paragraph, or an item of a list, begins and ends in a field. Raises NotFoundError."""
    first = shown.split(maxsplit=1)[0] if shown.split() else ""
    start = max(text.rfind("\n", 0, inside + 1) + 1, 0)
    lines = text[start:].split("\n")
    end = start + len(lines[0])
    for line in lines[1:]:
        if not line.strip() or _ITEM.match(line.lstrip()):
            break
        end += 1 + len(line)
    if first.strip('*_[]“”"') not in text[start:end]:
        raise NotFoundError
    return start, end
