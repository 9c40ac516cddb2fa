"""All tables."""

from store.columns import metadata
from store.tables_figures import (
    figures,
    imports,
    limits,
    own_forms,
    own_questions,
    pictures,
    school_days,
    statistics,
    year_slots,
)
from store.tables_said import charts, dialogs, inbox, notices, posts
from store.tables_school import (
    box_keys,
    boxes,
    catalogue_offers,
    catalogues,
    measures,
    meetings,
    members,
    people,
    rounds,
    schools,
)

__all__ = [
    "box_keys",
    "boxes",
    "catalogue_offers",
    "catalogues",
    "charts",
    "dialogs",
    "figures",
    "imports",
    "inbox",
    "limits",
    "measures",
    "meetings",
    "members",
    "metadata",
    "notices",
    "own_forms",
    "own_questions",
    "people",
    "pictures",
    "posts",
    "rounds",
    "school_days",
    "schools",
    "statistics",
    "year_slots",
]
