"""From a meeting's figures, its problem and its questions to the spec of the dialogue map."""

from __future__ import annotations

from collections.abc import Sequence

from cards.charts.spec import ChartSpec
from cards.charts.ties import ties as ties_of
from cards.charts.words.wording import cut, full_value, hidden, left_out, provenance, status_word
from cards.figures.whose import titled_with_year
from domain.catalogue.areas import Catalogue, Kind, said
from domain.figures.reading import Reading
from locales import N_, tr

MOST_FIGURES = 12
MOST_QUESTIONS = 6
LONGEST_PROBLEM, LONGEST_QUESTION = 400, 400
BANDS = {
    Kind.PRECONDITION: (N_("Preconditions – what we build on"), N_("Preconditions: {figures}.")),
    Kind.PROCESS: (N_("Processes – what we do"), N_("Processes: {figures}.")),
    Kind.RESULT: (N_("Results – what we see"), N_("Results: {figures}.")),
}


def map_spec(
    language: str,
    title: str,
    problem: str,
    readings: Sequence[Reading],
    questions: Sequence[str] = (),
    *,
    ties: Sequence[Sequence[str]] | None = None,
    catalogue: Catalogue | None = None,
    document: bool = False,
) -> ChartSpec | None:
    """Return the dialogue map of at most twelve figures; None where there is none.

    ``ties`` are ids of indicators for each question; without them the words of a question say what it is about, and
    the ``catalogue`` which kind of figure its own questions go with. ``document``: with the questions in the picture,
    for minutes and reports; too high for a card.
    """
    told = list(readings[:MOST_FIGURES])
    if not told:
        return None
    asked = [cut(question, LONGEST_QUESTION) for question in questions[:MOST_QUESTIONS]]  # numbers as on the card
    if ties is None:
        tied = [ties_of(told, question, catalogue) for question in asked]
    else:
        tied = [tuple(ties[at]) if at < len(ties) else () for at in range(len(asked))]
    bands = {kind: [one for one in told if one.indicator.kind is kind] for kind in BANDS}
    ids = {kind: {one.indicator.id for one in members} for kind, members in bands.items()}
    about: dict[str | Kind, list[int]] = {"": []}
    for number, wanted in enumerate(tied, 1):
        for place in _places(set(wanted), ids):
            about.setdefault(place, []).append(number)
    data = {
        "label": tr(language, "What we wonder") if problem.strip() else tr(language, "Dialogue map"),
        "problem": cut(problem, LONGEST_PROBLEM) or cut(title, LONGEST_PROBLEM),
        "whole": about[""],
        "bands": [
            {
                "label": tr(language, BANDS[kind][0]),
                "none": tr(language, "no figures here"),
                "questions": about.get(kind, []),
                "figures": [_figure(language, one, about.get(one.indicator.id, [])) for one in members],
            }
            for kind, members in bands.items()
        ],
        "questions": asked if document else [],
    }
    rest = left_out(language, readings, told)
    return ChartSpec("map", language, data, _alt(language, problem, bands, asked, tied, told), rest)


def _places(wanted: set[str], ids: dict[Kind, set[str]]) -> list[str | Kind]:
    """Where a question's number stands: on figures, on a band where it asks about all of it, or at the problem."""
    for kind, members in ids.items():
        if len(members) > 1 and wanted == members:
            return [kind]
    known = [one for members in ids.values() for one in sorted(members & wanted)]
    return [*known] or [""]


def _figure(language: str, reading: Reading, numbers: Sequence[int]) -> dict[str, object]:
    unit = "" if hidden(reading) else said(reading.indicator.counted, language)
    return {
        "name": said(reading.indicator.title, language),
        "who": provenance(language, reading),
        "value": f"{_value(language, reading)} {unit}".rstrip(),
        "status": reading.status.value,
        "word": status_word(language, reading.status),
        "questions": list(numbers),
    }


def _value(language: str, reading: Reading) -> str:
    return "–" if hidden(reading) else full_value(language, reading.indicator.unit, reading.newest.value)


def _alt(
    language: str,
    problem: str,
    bands: dict[Kind, list[Reading]],
    asked: Sequence[str],
    tied: Sequence[Sequence[str]],
    told: Sequence[Reading],
) -> str:
    called = {one.indicator.id: titled_with_year(language, one) for one in told}
    lines = []
    if problem.strip():
        lines.append(tr(language, "What we wonder: {problem}", problem=cut(problem, LONGEST_PROBLEM)))
    for kind, members in bands.items():
        said_of = ", ".join(_said(language, one, called[one.indicator.id]) for one in members)
        lines.append(tr(language, BANDS[kind][1], figures=said_of or tr(language, "no figures here")))
    for number, (question, wanted) in enumerate(zip(asked, tied, strict=True), 1):
        subjects = ", ".join(called[one] for one in wanted if one in called)
        words = {"number": number, "question": question}
        if subjects:
            lines.append(tr(language, "Question {number} is about {figures}: {question}", figures=subjects, **words))
        else:
            lines.append(tr(language, "Question {number} is about the whole: {question}", **words))
    return "\n".join(lines)


def _said(language: str, reading: Reading, name: str) -> str:
    word = status_word(language, reading.status)
    if hidden(reading):
        return f"{name} {word}"
    return f"{name} {_value(language, reading)} {word}".rstrip()
