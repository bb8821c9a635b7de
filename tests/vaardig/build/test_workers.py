import os

import pytest
from fake_engine import FakeRecipe

from vaardig.base.errors import WerkmapError
from vaardig.build.workers import Crew


def _where(number: int) -> tuple[int, int]:
    return number, os.getpid()


def _end(_: int) -> None:
    os._exit(1)


def test_many_jobs_are_done_elsewhere_and_come_back_in_order():
    with Crew(FakeRecipe(), 2) as crew:
        done = list(crew.spread(_where, range(6)))
    assert [number for number, _ in done] == list(range(6))
    assert os.getpid() not in {place for _, place in done}


@pytest.mark.parametrize(("workers", "jobs"), [(1, 6), (2, 2)])
def test_few_jobs_start_no_process(workers, jobs):
    with Crew(FakeRecipe(), workers) as crew:
        assert {place for _, place in crew.spread(_where, range(jobs))} == {os.getpid()}


def test_a_process_that_is_stopped_is_one_message():
    with Crew(FakeRecipe(), 2) as crew, pytest.raises(WerkmapError, match="fewer --workers"):
        list(crew.spread(_end, range(6)))


def test_the_peak_is_that_of_processes_that_live():
    with Crew(FakeRecipe(), 2) as crew:
        assert crew.helpers_peak() == 0.0
        list(crew.spread(_where, range(6)))
        assert crew.helpers_peak() > 10
        assert crew.dismiss() == 0.0
