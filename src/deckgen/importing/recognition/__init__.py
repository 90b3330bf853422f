"""Recognises dilemmas in what was seen: questions, choices, answers, and what belongs together."""
