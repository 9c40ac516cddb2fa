"""All tables."""

from store.columns import metadata
from store.tables_said import charts, dialogs, inbox, notices, posts
from store.tables_school import (
    box_keys,
    boxes,
    catalogue_offers,
    catalogues,
    figures,
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
    "inbox",
    "measures",
    "meetings",
    "members",
    "metadata",
    "notices",
    "people",
    "posts",
    "rounds",
    "schools",
]
