"""Chooses another layout for a cover or a section whose own leaves its texts no good place, however they stand."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.blueprint.look import SlideRole
from deckgen.content.template import Template
from deckgen.house_style.covers.outcome import say_faults, weigh_faults
from deckgen.house_style.reading.brand_layouts import LayoutChoice
from deckgen.house_style.staging.brand_stage import COVERS, BrandStage
from deckgen.messages.message import tell

_SPOILT, _BETTER = 6.0, 3.0  # the weight of a text that does not read or has no place; how much less another has


def spare_cover(
    choices: Mapping[SlideRole, LayoutChoice], role: SlideRole, template: Template, stage: BrandStage
) -> LayoutChoice:
    """Another layout for a cover or a section, where the one chosen leaves its texts no good place at all.

    That is the runner-up, if it was made for the role; a section looks like a slide with text at worst.
    """
    choice, general = choices[role], choices[SlideRole.CONTENT]
    if role not in COVERS or role.value in template.layouts or choice.layout.own_name:
        return choice
    own = stage.dress({role: choice})[role]
    faults = own.faults
    others = [choice.second, general.layout if role is SlideRole.CLUSTER else None]
    for other in others if any(fault.points >= _SPOILT for fault in faults) else ():
        if other is not None and other is not choice.layout:
            dressed = stage.dress({role: LayoutChoice(other, "")})[role]
            if weigh_faults(dressed.faults) <= weigh_faults(faults) - _BETTER and not (dressed.panelled and own.bodies):
                why = tell("“{name}” would have {faults}", name=choice.layout.name, faults=say_faults(faults))
                return LayoutChoice(other, why, choice.layout.name)
    return choice
