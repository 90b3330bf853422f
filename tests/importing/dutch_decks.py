"""Presentations in Dutch that no deckgen built, each in another way of working."""

from __future__ import annotations

from pathlib import Path

from drawn_slides import (
    BLANK,
    CONTENT,
    COVER,
    GREEN,
    OPENER,
    TITLE_ONLY,
    Drawing,
    Words,
    box,
    on_click,
    panel,
    picture,
    sections,
    table,
)


def placeholders_in_steps(path: Path) -> Path:
    """Every step of a case on a slide of its own, in the layouts of the program."""
    made = Drawing("nl-BE")
    made.slide(COVER, "Integer in de praktijk", "Vorming voor nieuwe medewerkers")
    made.slide(CONTENT, "Programma", ["Geschenken", "Pauze", "Sociale media"])
    made.slide(OPENER, "Geschenken")
    made.slide(
        CONTENT,
        "Casus 1: De doos pralines",
        [
            "Na een verbouwing brengt een aannemer een doos pralines naar je balie.",
            "Hij wil er niets voor terug. Wat doe je?",
        ],
        notes="Vraag eerst wie dit al meemaakte.",
    )
    made.slide(
        CONTENT,
        "Casus 1: Wat doe je?",
        [
            "A. Je neemt de doos aan en bedankt hem.",
            "B. Je weigert vriendelijk en legt uit waarom.",
            "C. Je zet de doos in de koffiehoek voor iedereen.",
        ],
    )
    made.slide(
        CONTENT,
        "Casus 1: Antwoord",
        [
            "A. Fout. Ook kleine geschenken van aannemers zijn niet toegelaten.",
            "B. Goede keuze. Zo weet hij meteen waar de grens ligt.",
            "C. Hangt ervan af. Spreek dit af met je leidinggevende.",
        ],
    )
    made.slide(CONTENT, "Casus 1: Meer weten", "De gedragscode laat geen geschenken van leveranciers toe.")
    slide = made.slide(
        CONTENT,
        "Casus 2: Het etentje",
        ["Een leverancier nodigt je uit voor een etentje na de vergadering. Ga je mee?",
         Words("Ja, het is na de werkuren.", level=1),
         Words("Nee, je gaat naar huis.", level=1),
         Words("Je vraagt het aan je leidinggevende.", level=1)],
    )  # fmt: skip
    picture(slide.shapes, (16, 12, 6, 4), "Een gedekte tafel in een restaurant")
    made.slide(CONTENT, "Casus 2: Antwoord", "Het juiste antwoord is C. Overleg houdt je beslissing open.")
    made.slide(TITLE_ONLY, "Koffiepauze (15 min)")
    made.slide(OPENER, "Sociale media")
    made.slide(
        CONTENT,
        "Casus 3: De klaagmail",
        ["Een collega plaatst een foto van een klaagmail van een burger online.",
         "Hoe reageer je?",
         Words("Je vindt het grappig en deelt hem.", level=1),
         Words("Je spreekt je collega erop aan.", level=1)],
        notes=["Juiste antwoord: B", "Een burger moet op ons kunnen rekenen."],
    )  # fmt: skip
    made.slide(CONTENT, "Bespreking", ["Wat als de naam onleesbaar is?", "Wie spreek je aan als hij weigert?"])
    made.slide(CONTENT, "Waar vind je hulp?", ["De vertrouwenspersoon", "Het bureau voor integriteit"])
    return made.save(path)


def boxes_only(path: Path) -> Path:
    """No placeholder anywhere: everything is a text box or a panel, drawn in whatever order."""
    made = Drawing("nl-NL")
    cases = [
        ("Je vindt een usb-stick op de parking. Wat doe je?",
         ["Je kijkt wat erop staat.", "Je geeft hem aan de IT-dienst.", "Je laat hem liggen.", "Je neemt hem mee naar huis."], 1),
        ("Een bezoeker loopt zonder badge door de gang. Wat doe je?",
         ["Je loopt door.", "Je belt de politie.", "Je vraagt wie hij zoekt.", "Je sluit je deur."], 2),
    ]  # fmt: skip
    for number, (question, choices, right) in enumerate(cases, 1):
        for is_answer in (False, True):
            slide = made.slide(BLANK)
            places = [(1, 8, 11, 3), (13, 8, 11, 3), (1, 12, 11, 3), (13, 12, 11, 3)]
            for place in (2, 0, 3, 1):
                fill = GREEN if is_answer and place == right else "DDE6F0"
                panel(slide.shapes, places[place], f"{'ABCD'[place]}. {choices[place]}", fill=fill)
            box(slide.shapes, (1, 4, 23, 3), question)
            box(slide.shapes, (1, 1, 23, 2), f"Vraag {number}", size=32)
            box(slide.shapes, (1, 17.5, 10, 1), "Stad Voorbeeld – intern gebruik", size=10)
    return made.save(path)


def two_columns(path: Path) -> Path:
    """The situation left, the options right; the answer on a slide with the same title."""
    made = Drawing("nl-BE")
    made.slide(COVER, "Dilemma's over belangen", "Werksessie afdelingshoofden")
    made.columns(
        "Dilemma 1 – De schoonbroer",
        "Je schoonbroer dient een offerte in bij jouw dienst. Jij zit in de jury. Wat doe je?",
        [
            "Je zegt niets en beoordeelt eerlijk.",
            "Je meldt het en stapt uit de jury.",
            "Je geeft hem wat minder punten.",
        ],
        notes="Laat stemmen met kaarten.",
    )
    made.slide(
        CONTENT,
        "Dilemma 1 – De schoonbroer: antwoord",
        ["Optie B is de beste keuze.", "Een schijn van partijdigheid volstaat al."],
    )
    made.columns(
        "Dilemma 2 – Het tweede beroep",
        "Een medewerker wil in het weekend bijklussen bij een aannemer van de stad. Geef je toestemming?",
        ["Ja", "Nee", "Ja, maar niet bij deze aannemer"],
    )
    made.slide(CONTENT, "Dilemma 2 – Het tweede beroep: antwoord", ["Alles hangt af van de functie van de medewerker."])
    return made.save(path)  # fmt: skip


def answers_in_notes(path: Path) -> Path:
    """Slides for the room, answers for the trainer alone; the title asks."""
    made = Drawing("nl-BE")
    made.slide(COVER, "Quiz: wat mag?", "Onthaaldag")
    rows = [
        ("Wat doe je?", "Een ouder geeft je een fooi van 20 euro na het oudercontact.",
         ["Aannemen", "Weigeren", "In de klaskas steken"], ["Juist antwoord: B", "Personeel neemt geen geld aan."]),
        ("Wat doe je?", "Een leerling stuurt je een vriendschapsverzoek.",
         ["Aanvaarden", "Negeren", "Weigeren en uitleggen waarom"], ["Antwoord: C", "Houd werk en privé gescheiden."]),
        ("Wat doe je?", "Je collega komt voor de derde keer naar alcohol ruikend op school.",
         ["Zwijgen", "Hem aanspreken", "Het aan de directie melden"], ["Antwoord: B en C", "Eerst aanspreken, dan melden."]),
    ]  # fmt: skip
    for title, situation, choices, notes in rows:
        made.slide(
            CONTENT,
            title,
            [Words(situation), *(Words(each, number="alphaUcPeriod") for each in choices)],
            notes=notes,
        )
    return made.save(path)


def one_slide_a_case(path: Path) -> Path:
    """A summer school's deck: the theme as title of all its cases, a question in quotes, options, a prompt below."""
    made = Drawing("nl-BE")
    made.slide(COVER, "Integer online", "Zomerschool, vier groepjes")
    made.slide(CONTENT, "Thema's", ["De dienst online", "De collega online"])
    made.slide(
        CONTENT,
        "De dienst online",
        ["“Een klant wil dat zijn klacht van onze pagina verdwijnt omdat ze op zijn naam staat. Wat moet de dienst doen?”",
         Words("De klacht laten staan.", level=1), Words("De klacht verbergen.", level=1), Words("De klant bellen.", level=1),
         "Openheid versus privacy"],
    )  # fmt: skip
    made.slide(
        CONTENT,
        "De dienst online",
        ["“Een journalist vraagt via een privébericht om cijfers. Hoe reageer je?”",
         Words("Je stuurt ze door.", level=1), Words("Je verwijst naar de woordvoerder.", level=1)],
    )  # fmt: skip
    made.slide(
        CONTENT,
        "De collega online",
        ["“Je collega plaatst een foto van het personeelsfeest zonder iets te vragen. Hoe ga je hiermee om?”",
         Words("Niets, het was een leuk feest.", level=1), Words("Je vraagt om de foto weg te halen.", level=1),
         "Wat als de foto van je baas is?"],
    )  # fmt: skip
    sections(made, [("Inleiding", 2), ("De dienst online", 2), ("De collega online", 1)])
    return made.save(path)


def clicks_and_signs(path: Path) -> Path:
    """The right answer appears at a click, or carries a sign; a page number and a footer are typed on each slide."""
    made = Drawing("nl-NL")
    rows = [
        ("Situatie 1", "Een burger belt boos en scheldt je uit. Wat doe je?", ["Je legt de hoorn neer.", "Je blijft rustig en stelt een grens."], 1),
        ("Situatie 2", "Je krijgt per vergissing een mail met loongegevens. Wat doe je?", ["Je leest hem en zegt niets.", "Je wist hem en meldt het."], 1),
        ("Situatie 3", "Je neef vraagt hoe ver zijn dossier staat. Wat doe je?", ["Je zoekt het even op.", "Je verwijst hem naar het loket."], 1),
        ("Situatie 4", "Je chef vraagt je een datum in een verslag te veranderen. Wat doe je?", ["Je past de datum aan.", "Je vraagt waarom en weigert."], 1),
    ]  # fmt: skip
    for number, (title, question, choices, right) in enumerate(rows, 1):
        slide = made.slide(TITLE_ONLY, title)
        box(slide.shapes, (2, 5, 20, 3), question)
        listed = [f"{letter}) {each}" for letter, each in zip("AB", choices, strict=True)]
        if number % 2:
            box(slide.shapes, (2, 9, 20, 4), listed)
            answer = panel(slide.shapes, (2, 14, 20, 2), f"Juist is {'AB'[right]}: {choices[right]}")
            on_click(slide, answer)
        else:
            listed[right] += " ✓"
            box(slide.shapes, (2, 9, 20, 4), listed)
        box(slide.shapes, (22, 18, 2, 1), str(number), size=10)
        box(slide.shapes, (1, 18, 12, 1), "© Gemeente Voorbeeld", size=10)
    return made.save(path)


def several_questions_a_slide(path: Path) -> Path:
    """Two questions on one slide; their answers in a list on the last."""
    made = Drawing("nl-NL")
    made.slide(COVER, "Kennisquiz integriteit", "Team Zuid")
    made.slide(
        CONTENT,
        "Vragen",
        ["1. Mag je een fles wijn aannemen?", "A. Ja", "B. Nee", "2. Moet je nevenwerk melden?", "A. Ja", "B. Nee"],
    )
    made.slide(CONTENT, "Antwoorden", ["1. B", "2. A, altijd vooraf"])
    return made.save(path)


def tables_with_headings(path: Path) -> Path:
    """Options without letters in a table, below the names of its columns."""
    made = Drawing("nl-BE")
    made.slide(COVER, "Casussen", "Avondsessie")
    slide = made.slide(TITLE_ONLY, "Casus 1: De printer")
    box(slide.shapes, (1.5, 4, 22, 2), "Je vindt vertrouwelijke stukken op de printer. Wat doe je?")
    rows = [("Optie", "Toelichting"), ("Je legt ze terug", "Niet goed: iedereen kan ze lezen"),
            ("Je brengt ze naar de eigenaar", "Goed: discreet en snel")]  # fmt: skip
    table(slide.shapes, (1.5, 8, 22, 6), rows)
    slide = made.slide(TITLE_ONLY, "Casus 2: De badge")
    box(slide.shapes, (1.5, 4, 22, 2), "Je collega leent zijn badge uit. Wat doe je?")
    wider = [("Keuze", "Gevolg", "Oordeel"), ("Niets", "Het blijft zo", "fout"), ("Aanspreken", "Hij stopt", "juist")]
    table(slide.shapes, (1.5, 8, 22, 6), wider)
    return made.save(path)


def choices_said_again(path: Path) -> Path:
    """The answer repeats each option and goes on behind a colon; letters are small."""
    made = Drawing("nl-BE")
    made.slide(COVER, "Dilemma’s in de zorg", "Teamoverleg")
    made.slide(CONTENT, "Dilemma 1", "Een ouder wil je trakteren. Wat doe je?")
    made.slide(CONTENT, "Dilemma 1 - keuzes", ["a. Je gaat mee", "b. Je bedankt vriendelijk"])
    made.slide(
        CONTENT,
        "Dilemma 1 - antwoorden",
        ["a. Je gaat mee: niet slim, want je wekt een verkeerde indruk.",
         "b. Je bedankt vriendelijk: prima, zo blijf je onafhankelijk."],
    )  # fmt: skip
    return made.save(path)


def all_in_one_box(path: Path) -> Path:
    """Question, options and answer in one text box."""
    made = Drawing("nl-NL")
    made.slide(COVER, "Casuïstiek", "Jaardag")
    for letter, lines in (
        ("A", ["Een aannemer nodigt je uit voor een bedrijfsuitje. Ga je mee?", "A. Ja, netwerken hoort erbij", "B. Nee",
               "C. Alleen als je chef het goedvindt", "Antwoord: C. Overleg met je leidinggevende."]),
        ("B", ["Je ziet een collega spullen meenemen. Wat doe je?", "A. Wegkijken", "B. Aanspreken", "Juiste antwoord: B"]),
    ):  # fmt: skip
        box(made.slide(TITLE_ONLY, f"Casus {letter}").shapes, (1, 4, 23, 12), lines)
    return made.save(path)
