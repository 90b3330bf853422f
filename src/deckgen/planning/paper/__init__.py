"""Papers: pages of content with every line placed."""

from deckgen.planning.paper.answers import plan_answers
from deckgen.planning.paper.cards import check_cards, plan_cards
from deckgen.planning.paper.guide.plan import plan_guide
from deckgen.planning.paper.handout import plan_handout
from deckgen.planning.paper.paper_plan import PaperPlan

__all__ = ["PaperPlan", "check_cards", "plan_answers", "plan_cards", "plan_guide", "plan_handout"]
