"""A deck's content and a house style in, the blueprint of its slides out."""

from deckgen.planning.slides.deck_plan import SlidePlan, plan_slides

__all__ = ["SlidePlan", "plan_slides"]
