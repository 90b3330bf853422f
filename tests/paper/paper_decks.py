"""Decks made by hand for the tests of papers: one with answers, one for groups, and what planning needs beside them."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.look import Look
from deckgen.blueprint.secrets import Secret
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide, Session, Step, Video
from deckgen.content.dilemma import Choice, Dilemma, Facilitation, Passage, Review
from deckgen.content.locale import Locale
from deckgen.content.source import Source
from deckgen.content.template import Template
from deckgen.content.verdict import Verdict
from deckgen.house_style.own.layout_designs import DESIGNS
from deckgen.house_style.own.own_look import describe_look
from deckgen.house_style.own.palette import make_palette
from deckgen.planning.paper.open_words import Edition
from deckgen.planning.paper.secrets import BEFORE, secrets_of
from deckgen.problems import Place
from deckgen.rich_text import Block, BlockKind, Span, Text, bullet, paragraph
from deckgen.storyboard.make import make_storyboard
from deckgen.yaml_source.reading.locales import read_locale

HERE = Place("decks/proef.yaml", 10, 3)
FACTS = DocumentFacts(
    title="Integer online – proef",
    author="Stad Voorbeeld",
    subject="Dilemmatraining",
    keywords="integriteit",
    language="nl",
    deck="integer-online",
    content_hash="3fa4c2d19b",
    deck_date="2026-11-22",
    code_version="Gedragscode sociale media 2026",
)

CODE = Source(
    id="gedragscode-2026",
    title="Gedragscode sociale media",
    publisher="Stad Voorbeeld",
    date="2026-01-15",
    version="2026",
    language="nl",
    url="https://www.voorbeeld.be/gedragscode",
)
GUIDE = Source(id="handreiking", title="Handreiking online", publisher="Stad Voorbeeld", usage="internal")


def make_look() -> Look:
    """The house style that comes with deckgen."""
    return describe_look(Template("default", HERE), DESIGNS, make_palette({}))


def words_of(language: str = "nl") -> Locale:
    return read_locale(language)


def secrets_of_questions(deck: Deck, locale: Locale) -> tuple[Secret, ...]:
    """What any paper with questions only must not hold."""
    return secrets_of(BEFORE, Edition(deck, make_storyboard(deck, locale), locale))


def text(*paragraphs: str) -> Text:
    return tuple(paragraph(words) for words in paragraphs)


def _choices(*rows: tuple[str, Verdict | None, str]) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"k{letter}", letter, text(words), verdict, text(feedback) if feedback else (), HERE)
        for letter, (words, verdict, feedback) in zip("ABCDEF", rows, strict=False)
    )


LOYALTY = Passage(
    (
        replace(
            paragraph(
                "Wees loyaal aan de stad. Denk actief en kritisch mee zolang een beslissing wordt voorbereid,"
                " en voer ze uit zodra ze genomen is."
            ),
            quoted=True,
        ),
        replace(paragraph("De grens ligt daar waar je:"), quoted=True),
        replace(bullet("je negatief uitlaat over collega’s of burgers;"), quoted=True),
        replace(bullet("het imago van de stad schaadt;"), quoted=True),
        replace(bullet("vertrouwelijke informatie deelt."), quoted=True),
    ),
    HERE,
    CODE,
    "Loyaliteit",
    whole_section=True,
)
OPENNESS = Passage(
    (replace(paragraph("Besloten bestaat niet: wat je met tien mensen deelt, kan iedereen lezen."), quoted=True),),
    HERE,
    GUIDE,
    "Besloten groepen",
)
OWN_WORDS = Passage(
    (
        Block(BlockKind.HEADING, (Span("Zo begin je het gesprek"),), level=3),
        bullet("Kies een rustig moment en een plek zonder toehoorders."),
        bullet("Zeg wat je gelezen hebt en wat dat met je doet."),
        bullet("Laat conclusies nog even achterwege.", level=1),
        Block(
            BlockKind.PARAGRAPH,
            (Span("Lees ook "), Span("de toelichting", link="https://www.voorbeeld.be/toelichting"), Span(".")),
        ),
    ),
    HERE,
)

COMPLAINT = Dilemma(
    id="klagende-collega",
    title="De klagende collega",
    place=HERE,
    question=(
        paragraph(
            "’s Avonds scrol je door je tijdlijn. Een collega van je afdeling haalt uit: de planning is ‘een lachertje’"
            " en ‘sommigen’ komen alleen voor de koffie. Wie er werkt, weet meteen over wie het gaat."
        ),
        paragraph(
            "Het eerste bericht is alleen zichtbaar voor vrienden. Een week later volgt er een dat iedereen kan lezen."
        ),
        paragraph("Hoe ga je hiermee om?", bold=True),
    ),
    short=text("Een collega klaagt op sociale media over het werk en over collega’s. Hoe ga je hiermee om?"),
    choices=_choices(
        (
            "Je doet niets. Wat iemand op een eigen profiel zet, is privé.",
            Verdict.WRONG,
            "Een bericht voor driehonderd vrienden is geen gesprek onder vier ogen. Zwijgen laat iemand in de steek.",
        ),
        (
            "Je vindt dit ongepast en je meldt het aan je leidinggevende.",
            Verdict.GOOD,
            "Een juiste keuze, zeker als het openbaar is. Wellicht had je collega het liever eerst van jou gehoord.",
        ),
        (
            "Je spreekt je collega er zelf over aan.",
            Verdict.BEST,
            "De beste eerste stap. Je collega kan het bericht weghalen en vertellen wat er dwarszit.",
        ),
        (
            "Je schrijft onder het bericht dat dit niet door de beugel kan.",
            Verdict.AVOID,
            "Begrijpelijk, maar zo wordt een klacht een openbare ruzie.",
        ),
    ),
    answer=text("Aanspreken komt voor melden, en melden komt voor zwijgen."),
    discussion=(
        text("Maakt het voor jou verschil of alleen vrienden het bericht zien, of iedereen?"),
        text("Wat als je collega gelijk heeft over de planning?"),
    ),
    values=("collegialiteit", "vrijheid van meningsuiting"),
    meer_weten=(LOYALTY, OWN_WORDS),
    facilitation=Facilitation(
        minutes=10,
        aim=text("De deelnemers zien dat een afgeschermd bericht niet privé is en dat aanspreken voor melden komt."),
        introduction=text(
            "Lees de situatie voor en laat iedereen eerst in stilte kiezen. Vraag de kiezers van A en van D om te"
            " beginnen: dan komen de uitersten op tafel voor het midden zich uitspreekt."
        ),
        prompts=(
            text("Wie heeft al eens een collega aangesproken op een bericht? Hoe begon je dat gesprek?"),
            text("Vanaf welk woord in het bericht gaat het voor jou te ver?"),
            text("Wat heeft de collega over wie het gaat nu van jou nodig?"),
        ),
        pitfalls=(
            text("De groep maakt er een proces van over de collega. Breng het gesprek terug naar wat jij doet."),
            text("Iemand herkent een echt geval. Stop het verhaal vriendelijk zodra er namen vallen."),
        ),
        debrief=text("Vat samen in een ladder: aanspreken, dan de leidinggevende, dan de integriteitsdienst."),
        notes=text("Ligt kritiek op de planning gevoelig? Kies dan een ander onderwerp."),
    ),
    reviewed=Review("Bureau voor Integriteit", "2026-09-14"),
    priority=3,
)
REQUEST = Dilemma(
    id="vriendschapsverzoek",
    title="Het vriendschapsverzoek",
    place=HERE,
    question=text("Je leidinggevende stuurt je een vriendschapsverzoek. Wat doe je?"),
    choices=_choices(
        ("Je aanvaardt het, zij het met tegenzin.", Verdict.AVOID, "Je hoeft je nooit verplicht te voelen."),
        ("Je negeert het verzoek.", Verdict.ACCEPTABLE, "Dat kan, maar het blijft tussen jullie hangen."),
        (
            "Je weigert en legt uit waarom.",
            Verdict.BEST,
            "Duidelijk en beleefd: je leidinggevende weet waar hij staat.",
        ),
    ),
    meer_weten=(LOYALTY, OPENNESS),
    facilitation=Facilitation(minutes=8, introduction=text("Een kort dilemma om op gang te komen.")),
    priority=1,
)
CRITICISM = Dilemma(
    id="kritiek-van-een-burger",
    title="Kritiek van een burger",
    place=HERE,
    question=text(
        "Een burger schrijft op een openbare pagina dat de heraanleg van het plein ‘weggegooid geld’ is en noemt de"
        " dienst waar jij werkt. Buren vallen bij. Je kent het dossier en weet dat twee van de cijfers niet kloppen.",
        "Wat doe je?",
    ),
    choices=_choices(
        ("Niet reageren.", None, ""),
        ("De cijfers rechtzetten onder je eigen naam.", None, ""),
        ("Bedanken en de kritiek intern doorgeven.", None, ""),
        ("De terechte kritiek delen.", None, ""),
    ),
    answer=text("Een moeilijke kwestie: alles hangt af van de context. Vraag raad aan je leidinggevende."),
    facilitation=Facilitation(minutes=12),
    priority=2,
)
OPEN_CASE = Dilemma(
    id="landschapskantoor",
    title="Stilte in het landschapskantoor",
    place=HERE,
    question=text(
        "Sinds de verhuis naar één grote ruimte durft niemand nog hardop te praten. Collega’s chatten met elkaar, soms"
        " vanaf twee meter afstand. Af en toe zie je een glimlach en een blik. Wie niet meechat, voelt zich uitgesloten"
        " en durft de anderen niet te storen. Dat wekt wrevel. Hoe los je dit op?"
    ),
    discussion=(
        text("Welke sociale media gebruik je voor het werk?"),
        text("Hoe spreek je iemand aan die thuis werkt?"),
    ),
)

GRIP = FreeSlide(
    "Houvast",
    HERE,
    text=(
        bullet("de gedragscode"),
        bullet("je leidinggevende"),
        bullet("de voorpaginatest: zou je het in de krant willen lezen?"),
    ),
    handout=True,
    notes=text("Wijs op de contactkaart achter in de zaal."),
)


NUMBERS = ("eerste", "tweede", "derde", "vierde")


def answer_deck() -> Deck:
    """A deck to lead from front to back, with answers, four dilemmas in two themes."""
    return Deck(
        id="integer-online",
        title="Integer online",
        subtitle="Dilemma’s over sociale media",
        occasion="Opendeurdag",
        organisation="Stad Voorbeeld",
        date="2026-11-22",
        place=HERE,
        program=(
            FreeSlide(
                "Waarom dit thema?",
                HERE,
                text=text("Twee vragen vooraf."),
                notes=text("Vertel waarom dit nu speelt."),
                minutes=5,
            ),
            Cluster("Werknemer op sociale media", (COMPLAINT, REQUEST), HERE),
            Break("Pauze", HERE, minutes=15),
            Cluster("De organisatie online", (CRITICISM, OPEN_CASE), HERE),
            GRIP,
        ),
        session=Session(HERE, start="13:30", minutes=60, participants=16),
    )


def group_deck() -> Deck:
    """A deck for four groups and four themes, without answers: 20 minutes in groups, 4 times 15 in the room, a film."""

    def bare(dilemma: Dilemma, number: int) -> Dilemma:
        choices = tuple(replace(choice, verdict=None, feedback=()) for choice in dilemma.choices)
        title = f"{dilemma.title}, {NUMBERS[number]} keer"
        return replace(
            dilemma,
            id=f"{dilemma.id}-{number}",
            title=title,
            choices=choices,
            answer=(),
            meer_weten=(),
            facilitation=Facilitation() if number % 2 else dilemma.facilitation,
            priority=0,
        )

    names = (
        "De organisatie op sociale media",
        "De werknemer op sociale media",
        "Werknemer en privépersoon",
        "Sociale media op het werk",
    )
    clusters = tuple(
        Cluster(name, (bare(COMPLAINT, number), bare(OPEN_CASE, number)), HERE) for number, name in enumerate(names)
    )
    film = Video("https://www.voorbeeld.be/film", 10, HERE)
    return Deck(
        id="zomerschool",
        title="Integer omgaan met sociale media",
        organisation="Overheid Voorbeeld",
        place=HERE,
        sequence=(Step.DILEMMA, Step.DISCUSSION),
        program=(Agenda("Thema’s", HERE), Break("Pauze met film", HERE, video=film), *clusters, GRIP),
        session=Session(
            HERE,
            start="09:00",
            groups=4,
            clusters_per_group=2,
            group_minutes_per_cluster=10,
            plenary_minutes_per_cluster=15,
            participants=24,
        ),
    )
