"""Writes the timing of a slide whose shapes appear in order: one click, one step."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from msgspec import Struct


class Target(Struct, frozen=True):
    """A shape that appears, or one of its paragraphs (`paragraph` from 0)."""

    shape: int
    paragraph: int | None = None


Step = tuple[Target, ...]  # what one click shows

_START = '<p:stCondLst><p:cond delay="{}"/></p:stCondLst>'
_NAVIGATION = "".join(
    f'<p:{name}CondLst><p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:{name}CondLst>'
    for name, event in (("prev", "onPrev"), ("next", "onNext"))
)


def write_timing(steps: Sequence[Step], without_text: frozenset[int]) -> str:
    """Write the clicks of a slide; `without_text` are the shapes that are drawn."""
    if not steps:
        return ""
    numbers = count(3)
    clicks = "".join(_write_click(step, numbers) for step in steps)
    built: dict[int, str] = {}
    for target in (target for step in steps for target in step):
        how = ' animBg="1"' if target.shape in without_text else ' build="p"'
        built.setdefault(target.shape, f'<p:bldP spid="{target.shape}" grpId="0"{how}/>')
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
        f"{clicks}</p:childTnLst></p:cTn>{_NAVIGATION}</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"<p:bldLst>{''.join(built.values())}</p:bldLst></p:timing>"
    )


def _write_click(step: Step, numbers: count[int]) -> str:
    outer, inner = next(numbers), next(numbers)
    effects = "".join(
        _write_effect(target, "withEffect" if place else "clickEffect", numbers) for place, target in enumerate(step)
    )
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold">{_START.format("indefinite")}<p:childTnLst>'
        f'<p:par><p:cTn id="{inner}" fill="hold">{_START.format(0)}<p:childTnLst>{effects}</p:childTnLst></p:cTn>'
        "</p:par></p:childTnLst></p:cTn></p:par>"
    )


def _write_effect(target: Target, node: str, numbers: count[int]) -> str:
    part = ""
    if target.paragraph is not None:
        part = f'<p:txEl><p:pRg st="{target.paragraph}" end="{target.paragraph}"/></p:txEl>'
    return (
        f'<p:par><p:cTn id="{next(numbers)}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" grpId="0"'
        f' nodeType="{node}">{_START.format(0)}<p:childTnLst><p:set><p:cBhvr>'
        f'<p:cTn id="{next(numbers)}" dur="1" fill="hold">{_START.format(0)}</p:cTn>'
        f'<p:tgtEl><p:spTgt spid="{target.shape}">{part}</p:spTgt></p:tgtEl><p:attrNameLst>'
        "<p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    )
