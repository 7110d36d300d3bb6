"""Sentences about how long something lasts: the arithmetic in them adds up, so leave is told when there is any."""

from collections.abc import Mapping
from dataclasses import dataclass

from jobbvei.rules.engine.case import Values
from jobbvei.shared.sentence import N_, Sentence


@dataclass(frozen=True, slots=True)
class Lasting:
    """One sentence in three forms: without leave, with one day of it, and with more."""

    plain: str
    one_day: str
    days: str

    def sentence(self, values: Values, *, leave_days: int) -> Sentence:
        """The form that fits ``leave_days``, filled with ``values``."""
        template = self.plain if leave_days == 0 else self.one_day if leave_days == 1 else self.days
        return Sentence(template, {**values, "leave_days": leave_days})


PROGRAMME_AT_LEAST = Lasting(
    N_("Programmet skal vare i minst {months} måneder fra {start}, altså til {last}."),
    N_("Programmet skal vare i minst {months} måneder fra {start} og 1 dag permisjon, altså til {last}."),
    N_("Programmet skal vare i minst {months} måneder fra {start} og {leave_days} dager permisjon, altså til {last}."),
)
PROGRAMME_UP_TO = Lasting(
    N_("Programmet kan vare i inntil {months} måneder fra {start}, altså til {last}."),
    N_("Programmet kan vare i inntil {months} måneder fra {start} og 1 dag permisjon, altså til {last}."),
    N_("Programmet kan vare i inntil {months} måneder fra {start} og {leave_days} dager permisjon, altså til {last}."),
)
PROGRAMME_EXTENDED: Mapping[str, Lasting] = {
    "can_be_extended": Lasting(
        N_(
            "Kommunen kan forlenge programmet med inntil {more} måneder hvis målet da kan nås: {months} + {more} "
            "måneder fra {start}, altså til {last}. Kommunen vurderer framgang, hvor nær målet er, behov for hjelp og "
            "motivasjon."
        ),
        N_(
            "Kommunen kan forlenge programmet med inntil {more} måneder hvis målet da kan nås: {months} + {more} "
            "måneder fra {start} og 1 dag permisjon, altså til {last}. Kommunen vurderer framgang, hvor nær målet er, "
            "behov for hjelp og motivasjon."
        ),
        N_(
            "Kommunen kan forlenge programmet med inntil {more} måneder hvis målet da kan nås: {months} + {more} "
            "måneder fra {start} og {leave_days} dager permisjon, altså til {last}. Kommunen vurderer framgang, hvor "
            "nær målet er, behov for hjelp og motivasjon."
        ),
    ),
    "shall_be_extended": Lasting(
        N_(
            "Programmet skal forlenges med inntil {more} måneder hvis det kan bidra til at målet nås: {months} + "
            "{more} måneder fra {start}, altså til {last}."
        ),
        N_(
            "Programmet skal forlenges med inntil {more} måneder hvis det kan bidra til at målet nås: {months} + "
            "{more} måneder fra {start} og 1 dag permisjon, altså til {last}."
        ),
        N_(
            "Programmet skal forlenges med inntil {more} måneder hvis det kan bidra til at målet nås: {months} + "
            "{more} måneder fra {start} og {leave_days} dager permisjon, altså til {last}."
        ),
    ),
}
NORWEGIAN_RIGHT = Lasting(
    N_("Retten til norskopplæring varer i {months} måneder fra {start}, altså til {last}, også ved siden av jobb."),
    N_(
        "Retten til norskopplæring varer i {months} måneder fra {start} og 1 dag permisjon, altså til {last}, også ved "
        "siden av jobb."
    ),
    N_(
        "Retten til norskopplæring varer i {months} måneder fra {start} og {leave_days} dager permisjon, altså til "
        "{last}, også ved siden av jobb."
    ),
)
NORWEGIAN_MORE = Lasting(
    N_(
        "Med {possible} vedtak til kan kommunen utvide norskopplæringen til {months} måneder fra {start}, altså til "
        "{last}. Retten selv er {ordinary} måneder, og vedtak som er fattet, gir {decided} måneder."
    ),
    N_(
        "Med {possible} vedtak til kan kommunen utvide norskopplæringen til {months} måneder fra {start} og 1 dag "
        "permisjon, altså til {last}. Retten selv er {ordinary} måneder, og vedtak som er fattet, gir {decided} "
        "måneder."
    ),
    N_(
        "Med {possible} vedtak til kan kommunen utvide norskopplæringen til {months} måneder fra {start} og "
        "{leave_days} dager permisjon, altså til {last}. Retten selv er {ordinary} måneder, og vedtak som er fattet, "
        "gir {decided} måneder."
    ),
)
NORWEGIAN_DECIDED = Lasting(
    N_(
        "Med vedtakene som er fattet, varer norskopplæringen i {ordinary} + {decided} måneder fra {start}, altså til "
        "{last}. Det kan ikke fattes flere."
    ),
    N_(
        "Med vedtakene som er fattet, varer norskopplæringen i {ordinary} + {decided} måneder fra {start} og 1 dag "
        "permisjon, altså til {last}. Det kan ikke fattes flere."
    ),
    N_(
        "Med vedtakene som er fattet, varer norskopplæringen i {ordinary} + {decided} måneder fra {start} og "
        "{leave_days} dager permisjon, altså til {last}. Det kan ikke fattes flere."
    ),
)
SOCIAL_STUDIES = Lasting(
    N_("Samfunnskunnskapen skal være gjennomført innen {last}, {months} måneder fra {start}."),
    N_("Samfunnskunnskapen skal være gjennomført innen {last}, {months} måneder fra {start} og 1 dag permisjon."),
    N_(
        "Samfunnskunnskapen skal være gjennomført innen {last}, {months} måneder fra {start} og {leave_days} dager "
        "permisjon."
    ),
)
