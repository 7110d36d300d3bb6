"""Documents for the writers: an ordinary one, and one that has too much of everything."""

from datetime import date

from jobbvei.integrations.documents.document import Block, Bullets, Document, Heading, Paragraph, Table

LONG = "Flyktningtjenesten, Nav og voksenopplæringen møtes hver mandag og går gjennom hvem som er klare for praksis. "


def document_of(*blocks: Block, title: str = "Arbeidsbok for Eksempelvik") -> Document:
    """A document with these blocks."""
    return Document(
        title=title,
        subtitle="Flyktninger i jobb",
        made_by="Eksempelvik kommune",
        made_on=date(2026, 11, 23),
        made_on_words="23. november 2026",
        blocks=blocks,
        continued="forts.",
    )


ORDINARY = document_of(
    Heading("Mål og forventninger"),
    Heading("Hva skal være annerledes om ett år?", 2),
    Paragraph("Flere i jobb.\nMer samarbeid & <bedre> norsk."),
    Bullets(["Tiltak: Språkmentor", "Tiltak: Jobbklubb"]),
    Table(["Tilbud", "Hvor mange"], [["Jobbklubb", "12"], ["=1+1", "#let x = 1"]]),
    Paragraph("Kilde: IMDi, 1. oktober 2026", is_quiet=True),
)
TOO_MUCH = document_of(
    Heading("Tjenestene våre, og alt de gjør fra bosetting til jobb, med alle som er med på veien " * 2),
    Heading("Oversikt", 2),
    Paragraph(LONG * 40),
    Paragraph("W" * 700),
    Bullets([LONG * 3] * 8),
    Heading("Tabell", 2),
    Table(["Tjeneste", "Gjør dette", "Samarbeider med", "Her stopper det"], [["Nav", LONG * 25, "x" * 90, LONG]] * 3),
    Table(["A", "B"], [[str(number), "rad"] for number in range(60)]),
    Heading("Til slutt"),
    title="Arbeidsbok for en kommune med et svært langt navn og en bydel som også har et langt navn " * 2,
)


def texts_of(document: Document) -> list[str]:
    """Every word that has to be found in what is drawn, block by block."""
    found = [document.title, document.subtitle]
    for block in document.blocks:
        match block:
            case Heading(text, _) | Paragraph(text, _):
                found.append(text)
            case Bullets(items):
                found.extend(items)
            case Table(header, rows):
                found.extend([*header, *(cell for row in rows for cell in row)])
    return found
