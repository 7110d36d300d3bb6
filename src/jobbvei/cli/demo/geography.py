"""Invented places. The positions are on land somewhere in the south of Norway; nothing is there by these names."""

from jobbvei.cli.demo.records import DemoMunicipality, Place

COUNTY = "Eksempelfylket"
ORGANISER_NUMBER, ORGANISER_NAME = "0001", "KS"  # runs the networks; it is no municipality
TOWN_LATITUDE, TOWN_LONGITUDE = 59.10, 9.50
DEGREES_PER_KM_NORTH = 1 / 111.2
DEGREES_PER_KM_EAST = 1 / 57.1  # at this latitude


def _place(name: str, km_north: float, km_east: float) -> Place:
    return Place(
        name,
        round(TOWN_LATITUDE + km_north * DEGREES_PER_KM_NORTH, 4),
        round(TOWN_LONGITUDE + km_east * DEGREES_PER_KM_EAST, 4),
    )


# The town first, then outwards: from a few minutes on foot to about forty minutes by car.
EKSEMPELVIK = DemoMunicipality(
    number="9901",
    name="Eksempelvik",
    population=14_000,
    centrality=4,
    places=(
        _place("Torget", 0, 0),
        _place("Solvang", 0.6, 0.5),
        _place("Prøvehaugen", 1.1, -0.4),
        _place("Testbakken", -0.9, 0.8),
        _place("Fiktivneset", -1.6, -1.2),
        _place("Stasjonsbyen", 0.3, -1.9),
        _place("Industrivika", -2.4, 1.7),
        _place("Eksempelmoen", 3.2, 2.1),
        _place("Nedre Liksom", 4.6, -3.0),
        _place("Øvre Liksom", 7.4, -4.8),
        _place("Granlia", 5.1, 6.3),
        _place("Skjærgardstun", -7.2, 3.9),
        _place("Diktadalen", 12.5, -6.0),
        _place("Ytterprøva", -9.8, 9.1),
    ),
)
NORDVIK = DemoMunicipality(
    number="9902",
    name="Nordvik prøvekommune",
    population=6_200,
    centrality=5,
    places=(_place("Nordvik sentrum", 22.0, 6.0), _place("Prøvesand", 24.5, 3.2), _place("Testfjorden", 19.4, 9.5)),
)
FJELLTEST = DemoMunicipality(
    number="9903",
    name="Fjelltest",
    population=3_100,
    centrality=6,
    places=(_place("Fjelltest sentrum", 18.0, -24.0), _place("Øvre Testdal", 23.0, -27.0)),
)
MUNICIPALITIES = (EKSEMPELVIK, NORDVIK, FJELLTEST)
PLACES = {place.name: place for municipality in MUNICIPALITIES for place in municipality.places}
# Where people live: mostly in and around the town.
HOMES_WEIGHTS = {
    "Torget": 16, "Solvang": 12, "Prøvehaugen": 14, "Testbakken": 12, "Fiktivneset": 8, "Stasjonsbyen": 12,
    "Eksempelmoen": 8, "Nedre Liksom": 5, "Øvre Liksom": 3, "Granlia": 4, "Skjærgardstun": 3, "Diktadalen": 2,
    "Ytterprøva": 1,
}  # fmt: skip


def moved(place: Place, *, km_north: float, km_east: float) -> Place:
    """A spot in the same neighbourhood."""
    return Place(
        place.name,
        round(place.latitude + km_north * DEGREES_PER_KM_NORTH, 4),
        round(place.longitude + km_east * DEGREES_PER_KM_EAST, 4),
    )
