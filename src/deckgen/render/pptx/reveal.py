"""Writes the timing of a slide whose shapes appear: one click, one step, or at a click on a letter, in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct


class Target(Struct, frozen=True):
    """A shape that appears, or one of its paragraphs (`paragraph` from 0)."""

    shape: int
    paragraph: int | None = None


Step = tuple[Target, ...]  # what one click shows


class LetterStep(Struct, frozen=True):
    """What a click on a shape shows."""

    letter: int
    step: Step


class _Built(Struct, frozen=True):
    """What one click shows, and which of the ways in which a shape may appear this is."""

    step: Step
    group: int = 0


_START = '<p:stCondLst><p:cond delay="{}"/></p:stCondLst>'
_NAVIGATION = "".join(
    f'<p:{name}CondLst><p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:{name}CondLst>'
    for name, event in (("prev", "onPrev"), ("next", "onNext"))
)
_ON_CLICK = '<p:cond evt="onClick" delay="0"><p:tgtEl><p:spTgt spid="{}"/></p:tgtEl></p:cond>'
_FADE = 150  # milliseconds


def write_timing(
    steps: Sequence[Step], letters: Sequence[LetterStep], *, without_text: frozenset[int], unbuilt: frozenset[int]
) -> str:
    """Write the clicks of a slide; `without_text` are the shapes that are drawn, `unbuilt` those that have no parts.

    Where letters show what belongs to them, one last click anywhere shows all that is not shown yet: whoever leads with
    a remote control has no pointer.
    """
    rest = tuple(target for letter in letters for target in letter.step)
    clicks = [*(_Built(step) for step in steps), *([_Built(rest, 1)] if rest else [])]
    if not clicks:
        return ""
    numbers = count(3)
    main = "".join(_write_click(click, "indefinite", numbers) for click in clicks)
    apart = "".join(_write_letter(letter, numbers) for letter in letters)
    builds = "".join(_list_builds([*clicks, *(_Built(letter.step) for letter in letters)], without_text, unbuilt))
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
        f"{main}</p:childTnLst></p:cTn>{_NAVIGATION}</p:seq>{apart}</p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"{f'<p:bldLst>{builds}</p:bldLst>' if builds else ''}</p:timing>"
    )


def _list_builds(clicks: Sequence[_Built], without_text: frozenset[int], unbuilt: frozenset[int]) -> Iterator[str]:
    """Name each shape once for each way in which it appears."""
    built = {(target.shape, click.group) for click in clicks for target in click.step}
    for shape, group in sorted(each for each in built if each[0] not in unbuilt):
        how = ' animBg="1"' if shape in without_text else ' build="p"'
        yield f'<p:bldP spid="{shape}" grpId="{group}"{how}/>'


def _write_letter(letter: LetterStep, numbers: count[int]) -> str:
    """Write a sequence of its own that a click on the letter starts."""
    condition = _ON_CLICK.format(letter.letter)
    return (
        f'<p:seq concurrent="1" nextAc="seek"><p:cTn id="{next(numbers)}" restart="whenNotActive" fill="hold"'
        f' evtFilter="cancelBubble" nodeType="interactiveSeq"><p:stCondLst>{condition}</p:stCondLst>'
        '<p:endSync evt="end" delay="0"><p:rtn val="all"/></p:endSync><p:childTnLst>'
        f"{_write_click(_Built(letter.step), '0', numbers, fade=_FADE)}</p:childTnLst></p:cTn>"
        f"<p:nextCondLst>{condition}</p:nextCondLst></p:seq>"
    )


def _write_click(click: _Built, start: str, numbers: count[int], *, fade: int = 0) -> str:
    outer, inner = next(numbers), next(numbers)
    effects = "".join(
        _write_effect(
            target, f'grpId="{click.group}" nodeType="{"withEffect" if place else "clickEffect"}"', numbers, fade
        )
        for place, target in enumerate(click.step)
    )
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold">{_START.format(start)}<p:childTnLst>'
        f'<p:par><p:cTn id="{inner}" fill="hold">{_START.format(0)}<p:childTnLst>{effects}</p:childTnLst></p:cTn>'
        "</p:par></p:childTnLst></p:cTn></p:par>"
    )


def _write_effect(target: Target, node: str, numbers: count[int], fade: int) -> str:
    """Write how a shape appears: at once, or in `fade` milliseconds."""
    part = ""
    if target.paragraph is not None:
        part = f'<p:txEl><p:pRg st="{target.paragraph}" end="{target.paragraph}"/></p:txEl>'
    shape = f'<p:tgtEl><p:spTgt spid="{target.shape}">{part}</p:spTgt></p:tgtEl>'
    outer, shown = next(numbers), next(numbers)
    fading = ""
    if fade:
        fading = (
            '<p:animEffect transition="in" filter="fade"><p:cBhvr>'
            f'<p:cTn id="{next(numbers)}" dur="{fade}"/>{shape}</p:cBhvr></p:animEffect>'
        )
    return (
        f'<p:par><p:cTn id="{outer}" presetID="{10 if fade else 1}" presetClass="entr" presetSubtype="0" fill="hold"'
        f" {node}>{_START.format(0)}<p:childTnLst><p:set><p:cBhvr>"
        f'<p:cTn id="{shown}" dur="1" fill="hold">{_START.format(0)}</p:cTn>{shape}<p:attrNameLst>'
        "<p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        f'<p:to><p:strVal val="visible"/></p:to></p:set>{fading}</p:childTnLst></p:cTn></p:par>'
    )
