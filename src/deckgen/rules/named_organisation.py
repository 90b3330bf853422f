"""A dilemma is about a situation, not about an organisation that exists: readers take sides, and decks get published.

What counts as a name is an abbreviation in capitals that is no common word, a name with a legal form, and the name of
an account. The deck's own organisation, its terms and its sources may be named, and *meer weten* may name anybody.

Bad::

    - cluster: Media
      dilemmas:
      - id: profielen
        question: Een werkzoekende vraagt je om haar profiel bij de BQTA aan te passen. Wat doe je?

Good::

    - cluster: Media
      dilemmas:
      - id: profielen
        question: Een werkzoekende vraagt je om haar profiel bij een uitzendbureau aan te passen. Wat doe je?
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.content.dilemma import Dilemma
from deckgen.late_pattern import late_pattern
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.rich_text import Block
from deckgen.rules.deck_texts import case_texts, own_texts

CODE = "named-organisation"

_CAPITALS = "A-ZÀ-ÖØ-Þ"
_ABBREVIATION = late_pattern(rf"(?<![\w/@.&])[{_CAPITALS}]{{2,6}}(?![\w/&])")
_CAPITALISED = rf"[{_CAPITALS}][\w’'-]*+"
_NAME = late_pattern(
    rf"(?<!\w){_CAPITALISED}(?: {_CAPITALISED})*+"
)  # words that start with a capital, one after the other
_LEGAL_FORM = late_pattern(r"(?:NV|BV|CVBA|VZW|ASBL|SARL|SRL|SA|GmbH|AG|Ltd|Inc|LLP)(?!\w)")
_SMALL_FORM = late_pattern(r" (?:vzw|asbl|e\.V\.|plc)(?!\w)")
_CAPITAL_PAIR = late_pattern(rf"[{_CAPITALS}]{{2}}")
_SMALL_FORMS = ("vzw", "asbl", "e.V.", "Ltd", "Inc", "plc")  # legal forms without a pair of capitals
_ACCOUNT = late_pattern(r"(?<![\w.@/])@[A-Za-z]\w{2,}")
_WORD = late_pattern(r"[^\W\d_]+")
_NUMERAL = late_pattern(r"X{0,3}(?:IX|IV|V?I{0,3})")
_COMMON = frozenset(
    """
    AC ADHD AI AIDS API APP AVG BCC BTW CAO CC CCTV CD CEO CFO CO CRM CSV CTO CV DM DNA DVD EDV EHBO EN EPD EU EUR
    FAQ FR DE NL GB GDPR GPS GSM HBO HD HR HRM HTML IA IBAN ICT ID IP ISO IT IVF KB KI KPI LAN LED LGBT LGBTI
    LGBTQ LKW MB MBO MP NB NGO OCR OK ONG OV PC PDF PIN PKW PR PS PV QR RGPD DSGVO RH RI RSS RTT SIM SMS SUV TB TL
    TV TVA UE UK UN UNO URL US USA USB UV VAT VIP VN VPN VS VWO WC WIFI WO WW XL XML ZIP SG AG DG HRD BIN NVT EIND
    NIET NOOIT GEEN WEL ALLE ALTIJD JA NEE NOT NEVER ALL YES NO STOP PAS JAMAIS NON OUI NICHT NIE KEIN ALLES TOUT
    TOUS
    """.split()  # noqa: SIM905  # a list of words reads better so
)


def check(deck: Deck) -> Iterator[Problem]:
    """Warn once a dilemma of each name in the situation, the choices and the answer; *meer weten* may name anybody."""
    known: frozenset[str] | None = None
    for dilemma in deck.dilemmas:
        for name, block in _names(dilemma):
            if known is None:
                known = _known_words(deck)
            if not known.issuperset(_WORD.findall(name)):
                message = tell("“{name}” reads as the name of an organisation or an account that exists.", name=name)
                hint = tell("Say what it is instead (“a supplier”), or make it a term of the deck.")
                yield warning(CODE, message, block.place, hint)


def _names(dilemma: Dilemma) -> Iterator[tuple[str, Block]]:
    """Each name with the first block that it stands in."""
    found: dict[str, Block] = {}
    for block in (block for text in case_texts(dilemma) for block in text if not block.quoted):
        for name in _find(block.text):
            found.setdefault(name, block)
    yield from found.items()


def _may_name(text: str) -> bool:
    """Whether there can be a name in a text: most have nothing like it, which is seen sooner than what it would be."""
    return "@" in text or bool(_CAPITAL_PAIR.search(text)) or any(form in text for form in _SMALL_FORMS)


def _find(text: str) -> Iterator[str]:
    if not _may_name(text):
        return
    legal = list(_find_legal(text))
    yield from legal
    yield from (match.group() for match in _ACCOUNT.finditer(text))
    all_legal = "\n".join(legal)
    words = _WORD.findall(text)
    places = {match.start(): place for place, match in enumerate(_WORD.finditer(text))}
    for match in _ABBREVIATION.finditer(text):
        name, place = match.group(), places[match.start()]
        is_known = name in _COMMON or _NUMERAL.fullmatch(name) or name in all_legal
        beside = (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
        if not is_known and not any(map(_is_shouted, beside)):
            yield name


def _find_legal(text: str) -> Iterator[str]:
    """Names that end in a legal form. Each run of words is looked at once, whatever stands in it."""
    for run in _NAME.finditer(text):
        small = _SMALL_FORM.match(text, run.end())
        if small:
            yield run.group() + small.group()
            continue
        at = run.group().find(" ")
        end = 0
        while at >= 0:
            form = _LEGAL_FORM.match(run.group(), at + 1)
            end = form.end() if form else end
            at = run.group().find(" ", at + 1)
        if end:
            yield run.group()[:end]


def _is_shouted(word: str) -> bool:
    """Whether a word beside a name is written in capitals as well: then the sentence is loud, not the word a name."""
    return len(word) > 1 and word.isupper() and word not in _COMMON


def _known_words(deck: Deck) -> frozenset[str]:
    """Words of the deck's own name, terms and sources; and what is written small elsewhere, which is no name."""
    named = [deck.title, deck.subtitle, deck.occasion, deck.organisation, *deck.term_words]
    named += [words for source in deck.sources for words in (source.title, source.publisher)]
    small = {
        word
        for text in own_texts(deck.program)
        for block in text
        for word in _WORD.findall(block.text)
        if word.islower()
    }
    return frozenset({word for words in named for word in _WORD.findall(words)} | {word.upper() for word in small})
