"""Papers: pages of content with every line placed. Each is loaded when it is asked for: a check needs few of them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckgen.planning.paper.answers import plan_answers
    from deckgen.planning.paper.cards import check_cards, plan_cards
    from deckgen.planning.paper.guide.plan import plan_guide
    from deckgen.planning.paper.handout import plan_handout
    from deckgen.planning.paper.paper_plan import PaperPlan

__all__ = ["PaperPlan", "check_cards", "plan_answers", "plan_cards", "plan_guide", "plan_handout"]

_HOMES = {
    "PaperPlan": "paper_plan",
    "check_cards": "cards",
    "plan_answers": "answers",
    "plan_cards": "cards",
    "plan_guide": "guide.plan",
    "plan_handout": "handout",
}


def __getattr__(name: str) -> object:
    """What the room offers. Raises AttributeError for what it does not have."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
