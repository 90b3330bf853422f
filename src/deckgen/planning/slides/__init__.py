"""Plans the blueprint of a deck's slides in a house style."""

from deckgen.planning.slides.deck_plan import SlidePlan, plan_slides

__all__ = ["SlidePlan", "plan_slides"]
