"""Made-up cards about exports."""

from __future__ import annotations

from cards.exports.exports import exports
from preview import school as samples

SAMPLES: samples.Samples = {
    "exports": [("links", lambda on: exports(on, samples.teacher(on)))],
}
