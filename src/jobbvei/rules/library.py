"""All acts the product knows, read from their folders once.

An act is a package with ``tables/``, ``PROVISIONS``, ``SENTENCES`` and perhaps ``FEATURES``; its figures lie under
``parameters/``. A new rule or figure in a known act needs nothing here.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jobbvei.rules import (
    features,
    hiring,
    immigration_act,
    integration_act,
    labour_measures,
    municipal_grants,
    social_services_act,
)
from jobbvei.rules.engine.case import Provision, RuleBook
from jobbvei.rules.engine.consistency import ensure_consistent
from jobbvei.rules.engine.parameters import Parameter, load_parameters
from jobbvei.rules.engine.tables import load_tables
from jobbvei.rules.facts import FIELDS, fact_names
from jobbvei.rules.hiring import provisions as hirings
from jobbvei.rules.immigration_act import permit_years
from jobbvei.rules.immigration_act import provisions as permits
from jobbvei.rules.integration_act import benefit, guided, norwegian, programme, registration
from jobbvei.rules.integration_act import features as integration_features
from jobbvei.rules.integration_act import sentences as integration_sentences
from jobbvei.rules.labour_measures import provisions as measures
from jobbvei.rules.municipal_grants import features as grant_features
from jobbvei.rules.municipal_grants import provisions as grants
from jobbvei.rules.sentences import MISSING_FACTS
from jobbvei.rules.social_services_act import provisions as social_services
from jobbvei.rules.subjects import subject_fact_names

ROOT = Path(__file__).parent
ACTS = (immigration_act, integration_act, municipal_grants, labour_measures, hiring, social_services_act)
PROVISIONS = (
    *permits.PROVISIONS,
    *permit_years.PROVISIONS,
    *programme.PROVISIONS,
    *norwegian.PROVISIONS,
    *benefit.PROVISIONS,
    *registration.PROVISIONS,
    *guided.PROVISIONS,
    *grants.PROVISIONS,
    *measures.PROVISIONS,
    *hirings.PROVISIONS,
    *social_services.PROVISIONS,
)


@cache
def rule_book() -> RuleBook:
    """The rules as they lie on disk, read and checked once per process.

    Raises:
        BrokenRules, BrokenRuleFile: A file lacks its source, or points to something that is not there.
    """
    book = RuleBook(
        tables=_tables(),
        parameters=parameters(),
        features={**features.FEATURES, **integration_features.FEATURES, **grant_features.FEATURES},
        provisions=_by_id(PROVISIONS),
        sentences={
            **permits.SENTENCES,
            **permit_years.SENTENCES,
            **integration_sentences.SENTENCES,
            **guided.SENTENCES,
            **registration.SENTENCES,
            **grants.SENTENCES,
            **measures.SENTENCES,
            **hirings.SENTENCES,
            **social_services.SENTENCES,
        },
        missing_facts=MISSING_FACTS,
        fields=FIELDS,
    )
    ensure_consistent(book, fact_names() | subject_fact_names())
    return book


@cache
def parameters() -> Mapping[str, Parameter]:
    """Every dated figure, by name."""
    return load_parameters(ROOT / "parameters")


def _tables() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for act in ACTS:
        found |= load_tables(Path(act.__path__[0]) / "tables")
    return found


def _by_id(provisions: tuple[Provision, ...]) -> Mapping[str, Provision]:
    found = {provision.id: provision for provision in provisions}
    if len(found) != len(provisions):
        raise ValueError("two provisions answer to one finding id")
    return found
