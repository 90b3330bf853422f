"""Presentations in French, German and English that no deckgen built, each in another way of working."""

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
    diagram,
    panel,
    picture,
    sections,
    table,
)
from pptx.util import Cm


def tables_in_german(path: Path) -> Path:
    """Options and what is said of each in a table."""
    made = Drawing("de-DE")
    made.slide(COVER, "Werte im Dienst", "Fallbesprechung im Team")
    rows = [
        ("Fall 1: Das Werbegeschenk", "Ein Vertreter lässt nach dem Gespräch einen teuren Füller liegen. Was tun Sie?",
         [("A", "Sie behalten ihn.", "Falsch. Der Wert liegt über der Grenze."),
          ("B", "Sie schicken ihn zurück.", "Richtig. Legen Sie ein kurzes Schreiben bei."),
          ("C", "Sie schenken ihn der Kollegin.", "Falsch. Weitergeben ändert nichts.")]),
        ("Fall 2: Die Nebentätigkeit", "Ihr Kollege schreibt abends Gutachten für eine Firma, die er tagsüber prüft. Was tun Sie?",
         [("A", "Sie schweigen.", "Das hilft niemandem."),
          ("B", "Sie sprechen ihn an.", "Ein guter erster Schritt."),
          ("C", "Sie melden es der Leitung.", "Nötig, wenn er nicht aufhört.")]),
    ]  # fmt: skip
    for title, question, options in rows:
        slide = made.slide(TITLE_ONLY, title)
        box(slide.shapes, (1.5, 4, 22, 3), question)
        table(slide.shapes, (1.5, 8, 22, 6), [("", "Option"), *((letter, text) for letter, text, _ in options)])
        slide = made.slide(TITLE_ONLY, f"{title} – Bewertung")
        table(slide.shapes, (1.5, 5, 22, 8), [("", "Option", "Kommentar"), *options])
    slide = made.slide(TITLE_ONLY, "Ansprechstellen")
    table(
        slide.shapes,
        (1.5, 5, 22, 6),
        [("Frage", "Stelle"), ("Geschenke", "Compliance"), ("Nebentätigkeit", "Personal")],
    )
    return made.save(path)


def diagrams_in_english(path: Path) -> Path:
    """Options as SmartArt; the next slide, of the same title, shows which is right."""
    made = Drawing("en-GB")
    made.slide(COVER, "Doing the right thing", "Managers' workshop")
    slide = made.slide(TITLE_ONLY, "Scenario 1: The reference")
    box(
        slide.shapes,
        (1.5, 4, 22, 3),
        "A former colleague asks you for a reference. You know he was warned twice. What do you do?",
    )
    diagram(slide, (1.5, 8, 22, 9), ["Write only what was good", "Decline politely", "Write a fair and full account"])
    slide = made.slide(TITLE_ONLY, "Scenario 1: The reference – answer")
    box(
        slide.shapes,
        (1.5, 4, 22, 4),
        ["C is right.", "A reader relies on what you leave out as much as on what you write."],
    )
    slide = made.slide(TITLE_ONLY, "Scenario 2: The invoice")
    box(
        slide.shapes,
        (1.5, 4, 22, 3),
        "An invoice is dated a week too late for this year's budget. Do you ask for another date?",
    )
    diagram(slide, (1.5, 8, 22, 9), ["Yes, everybody does", "No, it goes into next year"])
    slide = made.slide(TITLE_ONLY, "Scenario 2: The invoice – answer")
    box(slide.shapes, (1.5, 4, 22, 4), ["B is right.", "A changed date is a false document."])
    return made.save(path)


def no_titles_in_english(path: Path) -> Path:
    """No title anywhere: question and typed letters in one box, the right one in bold on the slide that follows."""
    made = Drawing("en-GB")
    rows = [
        ("1. You find a wallet in the lift. What do you do?", ["Keep it until someone asks", "Hand it in at reception", "Leave it there"], 1),
        ("2. A visitor asks for the home number of a colleague. What do you do?", ["Give it", "Take a message", "Ask why"], 1),
        ("3. The printer holds a page of someone's medical file. What do you do?", ["Bin it", "Read it", "Bring it to the owner unread"], 2),
    ]  # fmt: skip
    for question, choices, right in rows:
        for is_answer in (False, True):
            slide = made.slide(BLANK)
            listed = [
                Words(f"{letter}) {each}", bold=is_answer and place == right)
                for place, (letter, each) in enumerate(zip("abc", choices, strict=True))
            ]
            box(slide.shapes, (2, 4, 21, 12), [question, *listed])  # fmt: skip
    return made.save(path)


def groups_in_french(path: Path) -> Path:
    """Each option is a group of a badge with its letter and a box with its words, drawn out of order."""
    made = Drawing("fr-BE")
    made.slide(COVER, "Éthique au quotidien", "Atelier du service social")
    rows = [
        ("Situation 1", "Une usagère vous offre un bijou de famille pour vous remercier. Que faites-vous ?",
         ["Vous acceptez par respect.", "Vous refusez avec douceur.", "Vous demandez conseil à l’équipe."], 1,
         "Un cadeau de valeur crée une dette. Un refus expliqué protège la relation."),
        ("Situation 2", "Un collègue consulte par curiosité le dossier d’un voisin. Que faites-vous ?",
         ["Vous n’avez rien vu.", "Vous lui en parlez.", "Vous le signalez au responsable."], 2,
         "La consultation laisse des traces et le secret professionnel est en jeu."),
    ]  # fmt: skip
    for title, question, choices, right, told in rows:
        slide = made.slide(TITLE_ONLY, title)
        for place in (2, 0, 1):
            group = slide.shapes.add_group_shape()
            panel(group.shapes, (2, 9 + place * 3, 2, 2), "ABC"[place], fill="1F4E79")
            box(group.shapes, (5, 9 + place * 3, 17, 2), choices[place])
            group.left, group.top = Cm(2), Cm(9 + place * 3)
        box(slide.shapes, (2, 4.5, 20, 3), question)
        made.slide(CONTENT, f"{title} : réponse", [f"La bonne réponse est {'ABC'[right]}.", told])
    made.slide(CONTENT, "Merci !", "ethique@exemple.be")
    return made.save(path)


def sections_in_french(path: Path) -> Path:
    """Themes as sections of the file; a case a slide, pairs `Cas n` and `Cas n – corrigé`; one slide is hidden."""
    made = Drawing("fr-FR")
    made.slide(COVER, "Prévenir les conflits d’intérêts", "Module 2")
    made.slide(CONTENT, "Ordre du jour", ["Cadeaux", "Marchés"])
    made.slide(
        CONTENT,
        "Cas 1 : le calendrier",
        ["Un fournisseur vous envoie un calendrier publicitaire.", "Le gardez-vous ?",
         Words("Oui", bullet=True, level=1), Words("Non", bullet=True, level=1)],
        notes="Durée : 5 minutes.",
    )  # fmt: skip
    slide = made.slide(CONTENT, "Cas 1 : corrigé", ["Réponse A : un objet publicitaire de faible valeur est toléré."])
    picture(slide.shapes, (17, 13, 5, 4), "Un calendrier mural")
    made.slide(
        CONTENT,
        "Cas 2 : l’appel d’offres",
        ["Votre sœur travaille chez un candidat.", "Que faites-vous ?",
         Words("Vous le déclarez et vous vous retirez.", bullet=True, level=1),
         Words("Vous restez, elle n’y est pour rien.", bullet=True, level=1)],
    )  # fmt: skip
    slide = made.slide(CONTENT, "Cas 2 : corrigé", ["Réponse A : l’apparence compte autant que les faits."])
    slide._element.set("show", "0")
    sections(made, [("Accueil", 2), ("Cadeaux", 2), ("Marchés", 2)])
    return made.save(path)


def all_in_one_in_german(path: Path) -> Path:
    """Chapters as openers; question, options and the marked right one on one slide, prompts on the next."""
    made = Drawing("de-AT")
    made.slide(COVER, "Compliance kompakt", "Einführungstag")
    for theme, question, choices, right, prompts in (
        ("Datenschutz", "Ein Kollege schickt Ihnen eine Kundenliste an Ihre private Adresse. Was tun Sie?",
         ["Sie nutzen sie zu Hause.", "Sie löschen sie und melden es.", "Sie leiten sie ins Büro weiter."], 1,
         ["Wem melden Sie es?", "Was, wenn Sie die Liste brauchen?"]),
        ("Einladungen", "Ein Dienstleister lädt Sie samt Familie zum Skifahren ein. Was tun Sie?",
         ["Sie sagen zu.", "Sie sagen ab.", "Sie fragen die Leitung."], 2,
         ["Ab welchem Wert wird es heikel?"]),
    ):  # fmt: skip
        made.slide(OPENER, theme)
        made.slide(
            CONTENT,
            question,
            [Words(f"{letter}. {each}", colour=GREEN if place == right else "")
             for place, (letter, each) in enumerate(zip("ABC", choices, strict=True))],
        )  # fmt: skip
        made.slide(CONTENT, "Diskussion", prompts)
    made.slide(CONTENT, "Pause", "20 Minuten")
    return made.save(path)


def statements_in_english(path: Path) -> Path:
    """Statements to agree or disagree with, then what the trainer thinks of each."""
    made = Drawing("en-US")
    made.slide(COVER, "Where do you stand?", "Ethics line-up")
    rows = [
        ("Statement 1", "A small gift never harms anyone.", "Small gifts build small debts."),
        ("Statement 2", "What I post after hours is my own business.", "Readers do not look at the clock."),
        ("Statement 3", "Reporting a colleague is disloyal.", "Loyalty is owed to the service first."),
    ]
    for title, statement, told in rows:
        made.slide(CONTENT, title, statement, notes="Ask both ends of the line.")
        made.slide(CONTENT, f"{title}: background", told)
    return made.save(path)


def true_or_false_in_french(path: Path) -> Path:
    """A statement a slide under one title that asks; the answer begins with true or false."""
    made = Drawing("fr-BE")
    made.slide(COVER, "Déontologie en bref", "Accueil des stagiaires")
    for statement, side, told in (
        ("Je peux accepter un café d’un fournisseur.", "Vrai", "La valeur est symbolique."),
        ("Je peux publier une photo d’un collègue sans demander.", "Faux", "Le droit à l’image vaut au travail."),
    ):
        made.slide(CONTENT, "Vrai ou faux ?", statement)
        made.slide(CONTENT, "Réponse", [side, told])
    return made.save(path)


def numbered_in_german(path: Path) -> Path:
    """Options with typed numbers, and solutions that name them."""
    made = Drawing("de-DE")
    made.slide(COVER, "Antikorruption", "Pflichtschulung")
    made.slide(TITLE_ONLY, "Geschenke")
    made.slide(
        CONTENT,
        "Fallbeispiel 1",
        [
            "Ein Lieferant schenkt Ihnen Fußballkarten. Was tun Sie?",
            "1) Annehmen",
            "2) Ablehnen",
            "3) Vorgesetzte fragen",
        ],
    )
    made.slide(
        CONTENT, "Lösung Fallbeispiel 1", ["Antwort 2 und 3 sind richtig.", "Karten sind ein geldwerter Vorteil."]
    )
    made.slide(
        CONTENT, "Fallbeispiel 2", ["Ihr Bruder bewirbt sich. Was tun Sie?", "1) Schweigen", "2) Befangenheit anzeigen"]
    )
    made.slide(CONTENT, "Lösung Fallbeispiel 2", ["Richtig: 2)", "Befangenheit ist sofort anzuzeigen."])
    return made.save(path)


def what_would_you_do_in_english(path: Path) -> Path:
    """Named scenarios, and a slide with the options under a question as title; nobody says what is right."""
    made = Drawing("en-US")
    made.slide(COVER, "Everyday ethics", "Lunch session")
    made.slide(
        CONTENT,
        "Scenario: The forwarded email",
        "You get a thread that was not meant for you. It names a colleague who will be let go.",
    )
    made.slide(
        CONTENT, "What would you do?", ["Tell the colleague", "Delete it and tell the sender", "Keep it to yourself"]
    )
    made.slide(CONTENT, "Discussion", ["Who else should know?", "What if the colleague asks you?"])
    made.slide(
        CONTENT, "Scenario: The expense claim", "A manager asks you to split a claim so that it stays under the limit."
    )
    made.slide(CONTENT, "What would you do?", ["Split it", "Refuse"])
    made.slide(CONTENT, "Key takeaways", ["Ask before you act", "Write down what you decide"])
    return made.save(path)
