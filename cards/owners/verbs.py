"""Presses about owners."""

from cards.verbs import SCHOOL, Verb

# the inputs come from the form, while looking for a name
OWNERS_SHOW = Verb("owners.show", about=(SCHOOL,), inputs=("days?", "owners?", "word?"), shows=True, for_one=True)
# ``arg``: ids of the owners that were shown
OWNERS_SAVE = Verb("owners.save", about=(SCHOOL,), inputs=("days", "owners", "word"))
RELEASE_FORM = Verb("release.form", about=(SCHOOL,), shows=True)
# ``arg``: "" or sure
RELEASE_SAVE = Verb("release.save", about=(SCHOOL,), inputs=("characteristics", "parts", "releases?"))
RELEASE_REVOKE = Verb("release.revoke", about=(SCHOOL,), inputs=("characteristics", "parts", "releases"))
# ``arg``: page; no mere look: what its picture draws is written down
OWNED_SHOW = Verb("owned.show", about=(SCHOOL,), inputs=("school?", "word?"))
# ``arg``: form, to choose first
OWNED_REPORT = Verb("owned.report", about=(SCHOOL,), inputs=("language?", "year?"), shows=True)
