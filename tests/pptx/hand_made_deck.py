"""A deck of slides written by hand: each role, long and short texts, badges, verdicts, a picture, three languages."""

from __future__ import annotations

import io

from slide_maker import Slides, body, frame

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Look, SlideRole
from deckgen.blueprint.slides import Badge, DocumentFacts, Element, PictureElement, SlideDeck, SlideParagraph
from deckgen.blueprint.symbols import Symbol
from deckgen.rich_text import Block, BlockKind, Span, bullet, paragraph

FACTS = DocumentFacts(
    title="Integer omgaan met sociale media",
    author="Stad Voorbeeld",
    subject="Dilemmatraining",
    keywords="integriteit, sociale media",
    language="nl-BE",
    deck="sociale-media",
    content_hash="ab" * 32,
    deck_date="2026-11-22",
)
SOURCE = "format: 1\ntitle: 'Integer & <open>'\n"
CHOICES = (
    "Niets: Facebook is privé en wat zij daar schrijft, gaat je niet aan.",
    "Je spreekt haar er de volgende dag onder vier ogen op aan en zegt wat het met je doet.",
    "Je neemt een schermafdruk en bezorgt die aan je leidinggevende, zodat die kan optreden.",
    "Je reageert onder het bericht dat je het er niet mee eens bent.",
    "Je vraagt raad aan de integriteitsambtenaar zonder een naam te noemen.",
    "Je ontvolgt haar.",
)
ANSWERS = (
    (Symbol.CROSS, ColourRole.NEGATIVE, "Niet doen", "Wie zwijgt, laat een collega verder de fout in gaan."),
    (
        Symbol.STAR,
        ColourRole.POSITIVE,
        "Beste keuze",
        (
            "Aanspreken is het eerste wat de gedragscode vraagt: rechtstreeks, respectvol en zonder publiek."
            " Blijft het duren, dan kun je altijd nog een stap verder gaan."
        ),
    ),
    (
        Symbol.WARNING,
        ColourRole.NEGATIVE,
        "Liever niet",
        "Je slaat het gesprek over en maakt het meteen zwaar. Bewaar dit voor ernstige inbreuken.",
    ),
    (Symbol.QUESTION, ColourRole.NEUTRAL, "Hangt ervan af", "Een rustige reactie kan, een openbare ruzie niet."),
)
TITLES = "Werknemer op sociale media: vraag 1"
INTRODUCTION = (
    "Op Facebook beklaagt een collega zich uitvoerig over hoe het bij jullie gaat. Ze noemt geen namen, maar"
    " iedereen die er werkt, weet over wie het gaat. Hoe ga je hiermee om?"
)


def make_picture(width: int = 640, height: int = 480) -> bytes:
    """A drawing of two overlapping discs."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (width, height), "#E8E2D4")
    draw = ImageDraw.Draw(image, "RGBA")
    draw.ellipse((80, 90, 380, 390), fill="#1B6B78AA")
    draw.ellipse((260, 90, 560, 390), fill="#9A4F12AA")
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def make_deck(look: Look, *, source: str = SOURCE) -> SlideDeck:
    """Every role once or more."""
    slides = Slides(look)
    _open(slides)
    _work(slides)
    _facilitate(slides)
    names = tuple(dict.fromkeys(slide.section for slide in slides.slides))
    media = {"schijven": (make_picture(), "png"), "nog eens": (make_picture(), "png")}
    return SlideDeck(FACTS, tuple(slides.slides), media, names, source)


def _open(slides: Slides) -> None:
    title = slides.layout(SlideRole.TITLE)
    subtitle, facts = title.bodies[0], title.bodies[-1]
    opening: list[Element] = [frame("Ondertitel", subtitle, body("Summerschool · Opendeurdag", 24))]
    if facts is not subtitle:
        opening.append(frame("Gegevens", facts, body("Stad Voorbeeld, 22 november 2026", 20)))
    slides.add("title", SlideRole.TITLE, "Integer omgaan met sociale media", opening, section="Opening")

    content = slides.layout(SlideRole.CONTENT)
    text = (
        SlideParagraph(
            Block(BlockKind.PARAGRAPH, (Span("Een ethische vraag is er een waarop "), Span("geen", bold=True),
                  Span(" regel alleen het antwoord geeft. Je weegt "), Span("waarden", italic=True),
                  Span(" af. Lees meer op de "), Span("website", link="https://www.voorbeeld.be/één pagina?a=1&b=2"),
                  Span("."))),
            22,
            10,
        ),
        SlideParagraph(bullet("Wie wordt er geraakt door wat je doet?"), 22, 6, indent=22, left=22),
        SlideParagraph(bullet("Zou je het ook doen als het morgen in de krant staat?"), 22, 6, indent=22, left=22),
        SlideParagraph(bullet("En als je leidinggevende meekijkt?", level=1), 20, 6, indent=22, left=44),
        SlideParagraph(Block(BlockKind.NUMBER, (Span("Kijk naar de feiten."),), number=3), 22, 6, indent=22, left=22),
        SlideParagraph(Block(BlockKind.NUMBER, (Span("Vraag raad."),), number=4), 22, 6, indent=22, left=22),
    )  # fmt: skip
    slides.add(
        "ethisch",
        SlideRole.CONTENT,
        "Ethische vragen",
        [frame("Tekst", content.text_bodies[0], *text)],
        section="Opening",
    )

    agenda = slides.layout(SlideRole.AGENDA)
    themes = ("Werknemer op sociale media", "Vrienden worden met klanten", "Foto's en filmpjes van collega's")
    rows = slides.rows(
        agenda, agenda.area, [(body(theme, 24, after=0),) for theme in themes], link="cluster"
    ) if agenda.row_bodies else [frame("Tekst", agenda.bodies[0], *(body(theme, 24) for theme in themes))]  # fmt: skip
    slides.add("agenda", SlideRole.AGENDA, "Clusters", rows, section="Opening")

    picture = slides.layout(SlideRole.PICTURE)
    room = picture.picture.box if picture.picture else Box(520, 150, 360, 300)
    side = min(room.width, room.height / 0.75)
    slides.add(
        "beeld",
        SlideRole.PICTURE,
        "Twee waarden die allebei gelden",
        [
            frame(
                "Tekst",
                picture.text_bodies[0],
                body("Loyaliteit en spreekrecht overlappen. In het midden liggen de dilemma's.", 22),
                body("Welke waarde weegt voor jou het zwaarst?", 22),
            ),
            PictureElement(
                "Beeld",
                Box(room.x, room.y, side, side * 0.75),
                "schijven",
                "Twee schijven die elkaar overlappen",
                placeholder=picture.picture,
            ),
        ],
        section="Opening",
    )


def _work(slides: Slides) -> None:
    cluster = slides.layout(SlideRole.CLUSTER)
    slides.add(
        "cluster",
        SlideRole.CLUSTER,
        "Werknemer op sociale media",
        [frame("Tekst", cluster.bodies[0], body("Twee vragen, twintig minuten", 22))],
    )
    question = slides.layout(SlideRole.QUESTION)
    slides.add(
        "klagende-collega.question",
        SlideRole.QUESTION,
        TITLES,
        [frame("Vraag", question.text_bodies[0], body(INTRODUCTION, 30))],
    )
    choice = slides.layout(SlideRole.CHOICE)
    for number in (3, 6):
        slides.add(
            f"klagende-collega.choice.{number}",
            SlideRole.CHOICE,
            f"{TITLES} – keuze ({number})",
            slides.rows(
                choice,
                choice.area,
                [(body(text, 24 if number == 3 else 20, after=0),) for text in CHOICES[:number]],
                link="klagende-collega.answer",
            ),
        )
    answer = slides.layout(SlideRole.ANSWER)
    rows = slides.rows(
        answer,
        Box(answer.area.x, answer.area.y, answer.area.width, answer.area.height - 40),
        [
            (SlideParagraph(paragraph(word), 20, 2, bold=True, colour=slides.colour(role)), body(text, 20, after=0))
            for _, role, word, text in ANSWERS
        ],
        ANSWERS,
    )
    if answer.button is not None:
        rows.append(
            Badge(
                "Meer weten",
                answer.button,
                slides.colour(ColourRole.MORE),
                "roundRect",
                "Meer weten",
                18,
                slides.colour(ColourRole.ON_ACCENT),
                Symbol.ARROW,
                slides.colour(ColourRole.ON_ACCENT),
                alt="Naar meer weten",
                link="klagende-collega.more",
            )
        )
    slides.add("klagende-collega.answer", SlideRole.ANSWER, f"{TITLES} – antwoord", rows, reveal=True)
    _know_more(slides)


def _know_more(slides: Slides) -> None:
    more = slides.layout(SlideRole.MORE)
    quote = "« Les membres du personnel s'expriment avec mesure et respectent leurs collègues. »"
    slides.add(
        "klagende-collega.more",
        SlideRole.MORE,
        f"{TITLES} – meer weten (1/2)",
        [
            frame(
                "Tekst",
                more.text_bodies[0],
                SlideParagraph(Block(BlockKind.HEADING, (Span("Spreekrecht en loyaliteit"),), level=3), 22, 6),
                body(
                    "Je mag je mening geven, ook over je werk. Dat recht is ruim, maar niet onbegrensd: je schaadt geen"
                    " collega's, je deelt geen vertrouwelijke gegevens en je doet alsof niemand meeleest nooit.",
                    20,
                ),
                SlideParagraph(
                    Block(BlockKind.PARAGRAPH, (Span(quote, italic=True),), quoted=True, language="fr-BE"), 20, 10
                ),
                SlideParagraph(bullet("Een besloten groep is zelden besloten."), 20, 6, indent=22, left=22),
                SlideParagraph(
                    Block(BlockKind.BULLET, (Span("Het begrip "), Span("freedom of speech", language="en-GB"),
                          Span(" betekent in elk land iets anders."))), 20, 6, indent=22, left=22),
            )
        ],
        notes=(
            Block(BlockKind.HEADING, (Span("Bron"),), level=3),
            Block(BlockKind.PARAGRAPH, (Span("Uit de "), Span("gedragscode", bold=True), Span(", deel Loyaliteit."))),
            bullet("Vraag wie het artikel kende."),
        ),
    )  # fmt: skip


def _facilitate(slides: Slides) -> None:
    pause = slides.layout(SlideRole.BREAK)
    slides.add(
        "pauze",
        SlideRole.BREAK,
        "Pauze",
        [frame("Tekst", pause.bodies[0], body("Een kwartier.", 24))],
    )
    dilemma = slides.layout(SlideRole.DILEMMA)
    texts = dilemma.text_bodies
    area = dilemma.area
    third = area.height / 4
    top = Box(area.x, area.y, area.width, third)
    middle = Box(area.x, area.y + third + 8, area.width, 2 * third - 16)
    rows = slides.rows(dilemma, middle, [(body(text, 20, after=0),) for text in CHOICES[:3]])
    elements: list[Element] = [frame("Vraag", texts[0], body(INTRODUCTION, 22), box=top), *rows]
    if len(texts) > 1:
        prompts = SlideParagraph(bullet("Wat als je zelf leidinggevende bent?"), 20, 4, indent=22, left=22)
        bottom = Box(area.x, area.bottom - third, area.width, third)
        elements.append(frame("Bespreking", texts[1], prompts, box=bottom))
    slides.add("vriend.dilemma", SlideRole.DILEMMA, "Vrienden worden met klanten: vraag 1", elements, section="Klanten")
    talk = slides.layout(SlideRole.DISCUSSION)
    prompt_texts = (
        "Wat als de klant je buurman is?",
        "Welke regel zou je zelf schrijven?",
        "Wie kun je om raad vragen?",
    )
    slides.add(
        "vriend.discussion",
        SlideRole.DISCUSSION,
        "Vrienden worden met klanten: vraag 1 – bespreking",
        [frame("Tekst", talk.bodies[0], *(SlideParagraph(bullet(t), 24, 12, indent=26) for t in prompt_texts))],
        section="Klanten",
    )
