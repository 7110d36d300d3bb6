"""What the pages of guidance are about: each topic's words, its questions, and who can be asked about the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from jobbvei.rules.reading.topics import topics
from jobbvei.web.person.fields import Label

PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class GuidancePage:
    """One page of guidance.

    Attributes:
        key: As it stands in the address.
        asks: Questions by what they are about, a topic of the rules.
        whom: Who can be asked when the rules do not answer.
        assesses: Whether people have something to assess, that no rule can answer.
    """

    key: str
    words: Label
    lead: Label
    asks: Mapping[str, tuple[str, ...]]
    whom: Label
    assesses: bool = False

    def about(self, *, person: bool) -> Mapping[str, tuple[str, ...]]:
        """What it can ask, with a participant or without one."""
        return self.asks if person else {kind: asked for kind, asked in self.asks.items() if kind != PARTICIPANT}


def guidance_pages(*, person: bool) -> tuple[GuidancePage, ...]:
    """The pages there are about a participant, or without one."""
    return tuple(page for page in PAGES if page.about(person=person) and (not person or page.key not in OF_MANY))


def _all_of(kind: str) -> tuple[str, ...]:
    """Every question of a topic."""
    return tuple(next(topic.questions for topic in topics() if topic.name == kind))


PAGES = (
    GuidancePage(
        "kartlegging",
        _("Kartlegging og karriereveiledning"),
        _("Om deltakeren har rett eller plikt, og hvem som gir det."),
        {PARTICIPANT: ("mapping.entitlement", "career_guidance.entitlement")},
        _("Spør fylkeskommunen om karriereveiledning, og IMDi om kartlegging."),
    ),
    GuidancePage(
        "innhold",
        _("Mål og innhold i programmet"),
        _("Hva programmet minst skal ha, og hva målet kan være."),
        {
            PARTICIPANT: (
                "programme.goal_guide",
                "schooling.counts_as_upper_secondary",
                "programme.least_content",
                "programme.language_offer",
                "programme.life_mastery",
                "programme.parents_course",
                "programme.higher_age_limit",
            )
        },
        _("Spør IMDi om innholdet, og HK-dir om skolegang fra andre land."),
    ),
    GuidancePage(
        "forlengelse",
        _("Forlengelse av programmet"),
        _("Loven setter rammen. Om programmet skal forlenges, vurderer dere."),
        {
            PARTICIPANT: (
                "programme.extension_test",
                "programme.latest_end_on",
                "programme.latest_end_with_extension_on",
            )
        },
        _("Spør IMDi om rammen. Statsforvalteren behandler klager på vedtaket."),
        assesses=True,
    ),
    GuidancePage(
        "deltid",
        _("Deltid og arbeidsrettede timer"),
        _("Når programmet kan være på deltid, og hvor mye av det som skal være arbeidsrettet."),
        {
            PARTICIPANT: (
                "programme.part_time_allowed",
                "programme.work_hours_min",
                "programme.work_hours_from_on",
            )
        },
        _("Spør IMDi."),
    ),
    GuidancePage(
        "fravar",
        _("Permisjon, fravær og stønad"),
        _("Hva fravær og permisjon gjør med lengden på programmet og med stønaden."),
        {
            PARTICIPANT: (
                "programme.absence_guide",
                "programme.latest_end_on",
                "norwegian.right_until_on",
                "benefit.month_kr",
                "benefit.paid_when",
                "benefit.never_cut",
            )
        },
        _("Spør den som utbetaler stønaden i kommunen. IMDi svarer på hva som legges til tiden."),
    ),
    GuidancePage(
        "norsk",
        _("Norskopplæring"),
        _("Frist, timer, vedtak om mer norsk, og hva som skjer når noe endrer seg."),
        {
            PARTICIPANT: (
                "norwegian.offer_latest_on",
                "norwegian.hours_least",
                "norwegian.after_programme",
                "norwegian.when_broken_off",
                "norwegian.extension_decision",
                "norwegian.decided_until_on",
                "norwegian.extension_ends",
                "norwegian.goal_change",
                "norwegian.in_upper_secondary",
                "norwegian.in_reception",
                "norwegian.teacher",
            ),
            "general": ("norwegian.duty_only_hours",),
        },
        _("Spør voksenopplæringen i kommunen, og HK-dir om kravene."),
    ),
    GuidancePage(
        "opphold",
        _("Oppholdstillatelse"),
        _("Hvor lenge tillatelsen varer, og hva den kan bli."),
        {
            PARTICIPANT: (
                "permit.year_ends_on",
                "permit.automatic_prolongations_max",
                "permit.permanent_residence_years",
                "permit.collective_target_group",
            )
        },
        _("Spør UDI. Bare UDI og politiet kan si hva som gjelder for tillatelsen."),
    ),
    GuidancePage(
        "flytting",
        _("Flytting og ny tillatelse"),
        _("Hva som følger med til en ny kommune, og hva en ny tillatelse endrer."),
        {
            PARTICIPANT: (
                "programme.after_moving",
                "programme.after_change_of_permit",
                "programme.family_rules",
                "grant.moving",
                "grant.norwegian_moving",
            )
        },
        _("Spør kommunen deltakeren flytter til, og IMDi."),
    ),
    GuidancePage(
        "nav",
        _("Tiltak hos Nav"),
        _("Hva Nav kan gi, hvor lenge og hvor mye. Nav avgjør."),
        {"measure": _all_of("measure"), "general": ("measures.result_groups", "measures.priority")},
        _("Spør veilederen på Nav-kontoret."),
    ),
    GuidancePage(
        "sosialhjelp",
        _("Sosialhjelp og kvalifiseringsprogram"),
        _("Veiledende satser, vilkår og hvem kvalifiseringsprogrammet er for. Kommunen avgjør."),
        {"assistance": _all_of("assistance")},
        _("Spør de sosiale tjenestene på Nav-kontoret."),
    ),
    GuidancePage(
        "sprakkrav",
        _("Språkkrav i jobben"),
        _("Kravene til norsk i barnehage og helsetjeneste."),
        {"staff": _all_of("staff")},
        _("Spør barnehagen eller eieren. Helsedirektoratet svarer om helsepersonell."),
    ),
    GuidancePage(
        "unntak",
        _("Unntak fra kvalifikasjonsprinsippet"),
        _("Fire typer unntak og fire vilkår. Siden viser hva som mangler. Et menneske avgjør."),
        {"hiring": _all_of("hiring")},
        _("Spør HR i kommunen og de tillitsvalgte. KS gir råd til kommunen."),
    ),
    GuidancePage(
        "registrering",
        _("Registrering, lagring og klage"),
        _("Hva som skal føres i introduksjonsregisteret, når, og hvor lenge det lagres."),
        {
            PARTICIPANT: (
                "registration.due_on",
                "registration.keep_settlement_until_on",
                "registration.keep_programme_until_on",
            ),
            "general": (
                "registration.contents",
                "registration.joint_report_on",
                "registration.year_closes_on",
                "registration.programme_without_end",
                "registration.keep_tests_years",
                "decisions.appeal",
            ),
        },
        _("Spør IMDi om registeret. Statsforvalteren behandler klager."),
    ),
    GuidancePage(
        "tilskudd",
        _("Hva deltakeren utløser av tilskudd"),
        _("Tilskudd til kommunen som følger deltakeren."),
        {PARTICIPANT: ("grant.released_by", "grant.norwegian_kr", "grant.unaccompanied_minor_kr")},
        _("Spør IMDi om rundskrivet for året."),
    ),
    GuidancePage(
        "kommunen",
        _("Tilskudd som gjelder hele kommunen"),
        _("Grunntilskudd, ekstra bosetting, mottak, og hvordan tilskuddene kommer."),
        {
            "municipality": _all_of("municipality"),
            "general": ("grant.payout", "grant.norwegian_scheme_kr", "network.phase"),
        },
        _("Spør IMDi om rundskrivet for året."),
    ),
    GuidancePage(
        "kompetansepluss",
        _("Kurs i Kompetansepluss"),
        _("Tilskuddet til et kurs, og til hver deltaker."),
        {"course": _all_of("course")},
        _("Spør HK-dir."),
    ),
)
OF_MANY = frozenset({"kommunen", "kompetansepluss"})
"""Pages that are never about one participant."""
