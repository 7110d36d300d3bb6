"""People of the law's worked examples, put into a served demo: ``python -m tests.journeys.worked_people``.

They are followed up by one adviser, so that a journey can look at each of their calendars.
"""

import django

ADVISER = "ola@eksempelvik.test"


def put_in() -> None:
    """Register each of them in the adviser's team."""
    from jobbvei.access.queries import actor_for, user_with_email  # noqa: PLC0415  # needs settings
    from tests.factories.access import TODAY  # noqa: PLC0415  # as above
    from tests.factories.law_people import NAMED, make_law_person  # noqa: PLC0415  # as above

    user = user_with_email(ADVISER)
    actor = actor_for(user, on=TODAY) if user is not None else None
    assert actor is not None, f"the demo has no {ADVISER}"
    for example in NAMED:
        make_law_person(actor, example)


if __name__ == "__main__":
    django.setup()
    put_in()
