"""A deck with every place that a trainer may edit: pool, terms, translation, source, all kinds of text and dilemma."""

from __future__ import annotations

DECK = """\
# The deck of the autumn.
title: Omgaan met geschenken
subtitle: Een ochtend voor het loket
occasion: Herfstschool
organisation: Stad Voorbeeld
date: "2026-10-01"
language: nl
terms: {baas: leidinggevende, register: geschenkenregister}
sequence: [question, choice, twist, outcome, discussion, answer, meer-weten]
program:
- agenda: Wat komt er
  text: Een blik vooruit.
- slide: Welkom
  text: |
    We beginnen om **negen** uur.

    - Zet je telefoon uit.
    - Neem een kaartje.
  notes: "Zeg: hallo allemaal."
- cluster: Van buiten   # what comes in
  text: Wat mensen ons aanbieden.
  notes: Vertel over het loket.
  dilemmas:
  - fles        # the pool
  - id: lunch
    title: De lunch
    question: >-
      Een leverancier nodigt
      je uit voor een lunch. Ga je mee?
    choices:
    - {text: "Ja, als het over het werk gaat.", verdict: depends, feedback: 'Vraag het ''eerst'' aan je {{ baas }}.'}
    - text: Nee, dank je.
      verdict: good
      feedback: Dat mag altijd.
- break: Koffie
  text: In de gang staat taart.
  minutes: 15
- cluster: Van binnen
  dilemmas:
  - id: stelling
    title: De stelling
    kind: statement
    question: Kleine geschenken kunnen geen kwaad.
    answer: Ze maken wel afhankelijk.
  - id: feit
    title: Het feit
    kind: fact
    question: Wat moet je melden?
    choices:
    - {text: Alles, verdict: wrong, feedback: Zo ver gaat het niet.}
    - {text: Boven tien euro, verdict: right}
  - id: schaal
    title: De schaal
    kind: scale
    question: Hoe erg is een pen?
    scale: {from: 1, to: 5, low: niet erg, high: heel erg}
  - id: rang
    title: De rang
    kind: rank
    question: Wat doe je het eerst?
    choices: [{text: Bedanken}, {text: Weigeren}, {text: Melden}]
    order: [b, c, a]
    answer: Weigeren gaat voor.
"""
POOL = """\
title: De fles
question: |
  Een inwoner geeft je een fles wijn.

  Wat zeg je tegen je {{ baas }}?
choices:
- text: Niets, het is maar een fles.   # often heard
  verdict: wrong
  feedback: Een fles is ook een geschenk.
  outcome: Volgende week staat hij er weer.
- text: Je meldt het.
  verdict: best
  feedback: |
    Zo weet iedereen het.
    - Meld het dezelfde dag.
    - Zet het in het {{ register }}.
answer: Openheid helpt iedereen vooruit.
twists:
- text: Hij blijkt een aannemer te zijn.
  ask: Wat nu?
discussion: [En als het een doos pralines is?, Wat zegt je collega?]
values: [openheid, zorg]
meer_weten:
- text: Elke dienst heeft een lijst.
- quote: code
  text: Medewerkers nemen geen geschenken aan.
facilitator:
  aim: Leren weigeren zonder kwetsen.
  introduction: Vertel een eigen verhaal.
  prompts: [Wie kent dit?]
  pitfalls: [Te snel oordelen.]
  debrief: Vat samen wat er gezegd is.
  notes: Begin met een rondje.
"""
FRENCH = """\
title: La bouteille
question: |
  Un habitant vous offre une bouteille de vin.

  Que dites-vous ?
choices:
- text: Rien, ce n’est qu’une bouteille.
  feedback: Une bouteille est aussi un cadeau.
"""
SOURCE = "---\ntitle: De code\nlanguage: nl\n---\n\n# Geschenken\n\nMedewerkers nemen geen geschenken aan.\n"
FILES = {"herfst.yaml": DECK, "dilemmas/fles.yaml": POOL, "dilemmas/fles.fr.yaml": FRENCH, "sources/code.md": SOURCE}
