"""What the first message would wait for, loaded ahead of it: the service is ready before, and nobody has to wait."""

from __future__ import annotations

import gc
from datetime import datetime

from cards.kit import library
from cards.kit.present import LOCALES
from dialogs.sentences.sentence import read_sentence
from dialogs.understanding.masks import Known
from dialogs.understanding.understand import understand
from domain.catalogue.find_characteristic import find
from domain.catalogue.read import built_in
from locales import tr

SENTENCES = ("refleksjonsmøte om 1.4 torsdag kl 14", "når er neste møte", "samarbeid med hjemmet heller fredag 13-14")


def load_the_rest(now: datetime, zone: str) -> None:
    """Load and compile it all, in a thread of its own; takes about a second of one core."""
    library.load()
    catalogue = built_in()
    for language in LOCALES:
        tr(language, "Send invitation")
        for text in SENTENCES:
            understand(text, Known(catalogue))
            read_sentence(text, catalogue, now, zone, language)
            find(catalogue, text, language)
    gc.freeze()  # as ``memory.settle`` does with what was there at the start
