"""Presses about practice."""

from cards.verbs import MEASURE, PRACTICE, SCHOOL, Verb
from domain.practice.form import WRITE_UP

# ``arg``: characteristic or ""
PRACTICE_LIST = Verb("practice.list", about=(SCHOOL,), inputs=("practice?", "word?"), shows=True, for_one=False)
PRACTICE_SHOW = Verb("practice.show", about=(SCHOOL, PRACTICE), inputs=("practice?", "word?"), shows=True)
PRACTICE_FORM = Verb("practice.form", about=(MEASURE, PRACTICE), shows=True)
# ``n``: id; ``rev``; ``arg``: "" or sure
PRACTICE_SAVE = Verb("practice.save", about=(MEASURE, PRACTICE), inputs=WRITE_UP.inputs)
# ``rev``; ``arg``: yes | no
PRACTICE_SHARE = Verb("practice.share", about=(PRACTICE,))
PRACTICE_DROP = Verb("practice.drop", about=(PRACTICE,))
PRACTICE_THANK = Verb("practice.thank", about=(PRACTICE,))
PRACTICE_TAKE = Verb("practice.take", about=(PRACTICE,), shows=True)
PACKAGE_SHOW = Verb("package.show", about=(SCHOOL,), shows=True, for_one=True)
# ``arg``: offer
PACKAGE_TAKE = Verb("package.take", about=(SCHOOL,), inputs=("parts",))
