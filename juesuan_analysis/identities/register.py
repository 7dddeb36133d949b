"""All identities, in the order in which findings tell of them.

Each stands as a record beside the function that checks it; a record is added there alone.
"""

from __future__ import annotations

from juesuan_analysis.identities import (
    copies,
    kept,
    levels,
    narrative_forms,
    narrative_rates,
    narrative_sums,
    narrative_words,
    present,
    project_links,
    project_money,
    project_scores,
    structure,
    years,
)
from juesuan_analysis.identities.between_forms import BETWEEN_FORMS
from juesuan_analysis.identities.record import Identity, of_rule
from juesuan_analysis.identities.within_forms import WITHIN_FORMS

IDENTITIES: tuple[Identity, ...] = (
    *present.IDENTITIES,
    *map(of_rule, (*WITHIN_FORMS, *BETWEEN_FORMS)),
    *structure.IDENTITIES,
    *narrative_forms.IDENTITIES,
    *narrative_rates.IDENTITIES,
    *narrative_words.IDENTITIES,
    *narrative_sums.IDENTITIES,
    *years.IDENTITIES,
    *copies.IDENTITIES,
    *levels.IDENTITIES,
    *project_scores.IDENTITIES,
    *project_money.IDENTITIES,
    *project_links.IDENTITIES,
    *kept.IDENTITIES,
)


def of_scope(*scopes: str) -> tuple[Identity, ...]:
    """Give the identities that some documents are needed for."""
    return tuple(identity for identity in IDENTITIES if identity.scope in scopes)


def catalogue() -> dict[str, str]:
    """List the identities: each id with what it says, in Chinese, headed by what it is about."""
    return {identity.id: identity.headed for identity in IDENTITIES}
