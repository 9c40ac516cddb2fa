"""No two results tell together what fewer people voted than a result takes, whoever came, left or voted anew."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.unit_of_work import Units
from domain.votes.box import Ballot
from domain.votes.close_round import TooFew
from domain.votes.counted import Counted, count, movement, near_enough
from domain.votes.rounds import Round, Tally
from tests.support.playing.conducting import close, second, started

LIMIT = 5
Votes = dict[str, Ballot]


def in_turn(rounds: Sequence[Votes], limit: int = LIMIT) -> list[Counted]:
    """The results that are shown of these rounds."""
    shown: list[Counted] = []
    for number, entries in enumerate(rounds, 1):
        found = count(shown, number, entries, limit, limit)
        if found is not None:
            shown.append(found)
    return shown


def who_differ(one: Counted, other: Counted) -> list[set[str]]:
    """Who is in the second alone, in the first alone, and in both with another ballot."""
    a, b = one.cast, other.cast
    both = {name for name in set(a) & set(b) if a[name] != b[name]}
    return [set(b) - set(a), set(a) - set(b), both]


def test_every_small_group_that_comes_or_leaves_makes_no_difference() -> None:
    """Each group smaller than the limit, of each size of meeting, votes everything: the others' votes are shown."""
    for limit, staying in itertools.product((3, 5), range(5, 9)):
        first = {f"p{number}": Ballot(number % 4 + 1, ("2.1",)) for number in range(staying)}
        for size, level in itertools.product(range(1, limit), range(5)):
            few = {f"new{number}": Ballot(level, ("3.1",)) for number in range(size)}
            (one, two) = in_turn([first, first | few], limit)
            assert two.tally == one.tally
            assert two.same_people
            came = in_turn([first | few, first], limit)
            assert len(came) == 2
            assert came[1].tally == came[0].tally


entries = st.dictionaries(
    st.sampled_from([f"p{number}" for number in range(14)]),
    st.builds(Ballot, st.integers(0, 4), st.sampled_from([(), ("2.1",), ("2.1", "3.1")])),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(entries, min_size=2, max_size=4), st.integers(3, 5))
def test_of_any_two_results_what_differs_is_nobodys_or_that_of_as_many_as_a_result_takes(
    rounds: list[Votes], limit: int
) -> None:
    shown = in_turn(rounds, limit)
    for one, other in itertools.combinations(shown, 2):
        assert all(not each or len(each) >= limit for each in who_differ(one, other))
        if one.ticking is not None and other.ticking is not None:
            told = (replace(one, cast=one.ticking), replace(other, cast=other.ticking))
            assert all(not each or len(each) >= limit for each in who_differ(*told))
        told_moved = movement(one.ballots, other.ballots, limit)
        if told_moved is not None:
            moved = (told_moved.up, told_moved.same, told_moved.down)
            others = (len(one.cast) - sum(moved), len(other.cast) - sum(moved))
            assert all(not number or number >= limit for number in (*moved, *others))
    assert all(one.tally.ballots >= limit for one in shown)


@settings(max_examples=300, deadline=None)
@given(entries.filter(lambda votes: len(votes) >= LIMIT), st.lists(entries, min_size=1, max_size=3), st.data())
def test_a_newcomer_could_have_voted_anything(first: Votes, later: list[Votes], data: st.DataObject) -> None:
    """The group that comes is smaller than the limit: with other votes of theirs, all that is shown is the same."""
    names = data.draw(st.sets(st.sampled_from([f"late{number}" for number in range(8)]), min_size=1, max_size=4))
    kept = [{name: ballot for name, ballot in each.items() if name in first} for each in later]
    shown = []
    for level in (1, 4):
        late = {name: Ballot(level, ("1.1",) if level == 1 else ("4.1",)) for name in names}
        shown.append([one.tally for one in in_turn([first, *({**each, **late} for each in kept)])])
    assert shown[0] == shown[1]


def test_a_show_of_hands_is_compared_by_how_many_took_part() -> None:
    six, seven, twelve = Tally((6, 0, 0, 0)), Tally((0, 7, 0, 0)), Tally((0, 12, 0, 0))
    assert near_enough(six, six, LIMIT)
    assert not near_enough(six, seven, LIMIT)
    assert near_enough(six, twelve, LIMIT)


async def test_the_sixth_who_comes_to_the_second_round_is_not_named_by_it(units: Units) -> None:
    world = await started(units)
    votes = (1, 2, 2, 3, 3)
    first = await world.open_round()
    await world.cast(first.id, *(world.vote(number, level) for number, level in enumerate(votes)))
    one = await close(world, first.id)
    again = await second(world)
    await world.cast(again.id, *(world.vote(number, level) for number, level in enumerate((*votes, 4))))
    two = await close(world, again.id)
    assert isinstance(one, Round)
    assert isinstance(two, Round)
    assert two.tally == one.tally == Tally((1, 2, 2, 0))
    assert two.same_people


async def test_where_too_few_vote_again_the_round_stays_open_and_can_be_given_up(units: Units) -> None:
    world = await started(units)
    first = await world.open_round()
    await world.cast(first.id, *(world.vote(number, 2) for number in range(5)))
    await close(world, first.id)
    again = await second(world)
    await world.cast(again.id, *(world.vote(number, 3) for number in range(3, 8)))
    outcome = await close(world, again.id)
    assert isinstance(outcome, TooFew)
    assert outcome.again
