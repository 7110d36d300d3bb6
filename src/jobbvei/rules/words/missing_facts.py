"""What is said when a rule needs a fact that nobody has given, by the fact's dotted name, in bokmål."""

from collections.abc import Mapping

from jobbvei.shared.sentence import N_

MISSING_FACTS: Mapping[str, str] = {
    "born_on": N_("Vi mangler fødselsdatoen. Fyll den inn, så får du svar."),
    "permit.kind": N_("Vi mangler hva slags oppholdstillatelse personen har. Fyll den inn, så får du svar."),
    "permit.granted_on": N_("Vi mangler datoen tillatelsen ble gitt. Fyll den inn, så får du svar."),
    "settled_on": N_("Vi mangler datoen personen ble bosatt. Fyll den inn, så får du svar."),
    "settled_by_agreement": N_(
        "Vi vet ikke om personen er bosatt etter avtale med IMDi. Fyll det inn, så får du svar."
    ),
    "schooling.level": N_("Vi mangler hvilken skolegang personen har fullført. Fyll den inn, så får du svar."),
    "schooling.country": N_("Vi mangler landet skolegangen er fra. Fyll det inn, så får du svar."),
    "schooling.years_higher": N_(
        "Vi mangler hvor mange år høyere utdanning personen har. Fyll det inn, så får du svar."
    ),
    "goal": N_("Vi mangler sluttmålet for programmet. Fyll det inn, så får du svar."),
    "programme.offered_on": N_("Vi mangler datoen programmet ble tilbudt. Fyll den inn, så får du svar."),
    "programme.started_on": N_("Vi mangler datoen programmet startet. Fyll den inn, så får du svar."),
    "programme.part_time_percent": N_(
        "Vi mangler hvor stor del av full tid programmet er, i prosent. Fyll det inn, så får du svar."
    ),
    "programme.part_time_reason": N_(
        "Vi mangler grunnen til deltid: kommunens kapasitet eller personens eget ønske. Fyll den inn, så får du svar."
    ),
    "norwegian.offered_on": N_(
        "Vi mangler datoen oppstart av norskopplæringen ble tilbudt. Fyll den inn, så får du svar."
    ),
    "norwegian.started_on": N_("Vi mangler datoen norskopplæringen startet. Fyll den inn, så får du svar."),
    "household.lives_with_parents": N_("Vi vet ikke om personen bor hos foreldre. Fyll det inn, så får du svar."),
    "household.spouse_in_programme": N_(
        "Vi vet ikke om ektefelle eller samboer også er i program. Fyll det inn, så får du svar."
    ),
    "household.children_born_on": N_("Vi vet ikke om personen har barn. Fyll det inn, så får du svar."),
    "municipality.persons_with_norwegian": N_(
        "Vi mangler hvor mange personer i kommunen norsktilskuddet regnes av. Fyll det inn, så får du svar."
    ),
    "measure.reduced_capacity": N_(
        "Vi vet ikke om Nav har vurdert arbeidsevnen som nedsatt. Spør Nav og fyll det inn, så får du svar."
    ),
    "measure.special_need": N_("Vi vet ikke om Nav har vurdert at det er særlig behov. Fyll det inn, så får du svar."),
    "measure.adapted_vocational_training": N_(
        "Vi vet ikke om personen er i tilrettelagt fagopplæring. Fyll det inn, så får du svar."
    ),
    "measure.with_norwegian": N_(
        "Vi vet ikke om norsk eller grunnleggende ferdigheter er med i opplæringen. Fyll det inn, så får du svar."
    ),
    "measure.part_of_programme": N_(
        "Vi vet ikke om tiltaket er del av introduksjonsprogram eller kvalifiseringsprogram. Fyll det inn, så "
        "får du svar."
    ),
    "hiring.departure": N_("Vi mangler hvilken type unntak som er planlagt. Fyll det inn, så får du svar."),
    "hiring.months": N_("Vi mangler hvor mange måneder stillingen varer. Fyll det inn, så får du svar."),
    "hiring.trainee_years": N_("Vi mangler hvor mange år personen har vært trainee. Fyll det inn, så får du svar."),
    "staff.workplace": N_(
        "Vi mangler om arbeidsstedet er barnehage eller helsetjeneste. Fyll det inn, så får du svar."
    ),
    "staff.exemption": N_("Vi vet ikke om noe unntak fra språkkravet gjelder. Fyll det inn, så får du svar."),
    "staff.practice_years": N_("Vi mangler hvor mange års praksis personen har. Fyll det inn, så får du svar."),
    "staff.trained_in_eea": N_("Vi vet ikke om personen er utdannet i EØS. Fyll det inn, så får du svar."),
    "staff.listening": N_("Vi mangler prøveresultatet i lytting. Fyll det inn, så får du svar."),
    "staff.reading": N_("Vi mangler prøveresultatet i lesing. Fyll det inn, så får du svar."),
    "staff.writing": N_("Vi mangler prøveresultatet i skriving. Fyll det inn, så får du svar."),
    "staff.speaking": N_("Vi mangler prøveresultatet muntlig. Fyll det inn, så får du svar."),
    "assistance.household": N_(
        "Vi mangler om husholdningen er enslig, par eller bofellesskap. Fyll det inn, så får du svar."
    ),
    "assistance.children_born_on": N_("Vi vet ikke om det er barn i husholdningen. Fyll det inn, så får du svar."),
    "assistance.right_to_introduction": N_(
        "Vi vet ikke om personen har rett til introduksjonsprogram. Fyll det inn, så får du svar."
    ),
    "assistance.only_weak_norwegian": N_(
        "Vi vet ikke om svak norsk er det eneste hinderet. Fyll det inn, så får du svar."
    ),
    "municipality.settled": N_("Vi mangler hvor mange kommunen bosatte i året. Fyll det inn, så får du svar."),
    "municipality.first_asked": N_(
        "Vi mangler hvor mange kommunen først ble bedt om å bosette. Fyll det inn, så får du svar."
    ),
    "course.hours": N_("Vi mangler hvor mange timer kurset er på. Fyll det inn, så får du svar."),
    "course.participants": N_("Vi mangler hvor mange som deltar i kurset. Fyll det inn, så får du svar."),
    "origin": N_("Vi mangler landet personen er fra. Fyll det inn, så får du svar."),
    "household.kind": N_(
        "Vi vet ikke om personen regnes som enslig voksen, voksen, barn eller enslig mindreårig. Fyll det inn, så får "
        "du svar."
    ),
    "programme.hours_in_month": N_(
        "Vi mangler hvor mange timer program personen hadde denne måneden. Fyll det inn, så får du svar."
    ),
    "work.hours_in_month": N_(
        "Vi mangler hvor mange timer lønnet arbeid personen hadde denne måneden. Fyll det inn, så får du svar."
    ),
    "work.weekly_hours": N_("Vi mangler hvor mange timer i uken jobben er på. Fyll det inn, så får du svar."),
}
