"""How fast the engine is: `python benchmarks/law.py` prints JSON, times in microseconds.

Each story is judged under each provision that has text on the story's day, by each of the provision's readings, about
the person whom the story asks about. A tree is grown anew each time, as a caller would have it.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from typing import Any

from measuring import report, spread

from everyelement.content import library, told
from everyelement.law import Facts, NoSuchReading, NoText, Provision, Truth, ask_next, judge, smallest_changes

REPEATS = 5


def cases() -> Iterator[tuple[Provision, Facts, dict[str, Any]]]:
    shelf = library()
    for scenario_id in shelf.scenario_ids():
        scenario = shelf.scenario(scenario_id)
        story = told(scenario)
        facts = story.facts(scenario.asked_about, scenario.toward, shelf.table)
        others = story.others(scenario.asked_about, shelf.table)
        for provision_id in shelf.provision_ids():
            provision = shelf.provision(provision_id)
            readings = dict.fromkeys(reading.id for version in provision.version for reading in version.reading)
            for reading in readings or [None]:
                how = {"on": scenario.when, "reading": reading, "others": others}
                try:
                    judge(provision, facts, **how)
                except (NoText, NoSuchReading):
                    continue
                yield provision, facts, how


def microseconds(run: Callable[[], Any]) -> float:
    taken = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begun)
    return median(taken) * 1e6


def main() -> None:
    judged: list[float] = []
    asked: list[float] = []
    turned: list[float] = []
    for provision, facts, how in cases():
        judged.append(microseconds(partial(judge, provision, facts, **how)))
        asked.append(microseconds(partial(ask_next, provision, facts, **how)))
        turned.extend(
            microseconds(partial(smallest_changes, provision, facts, to=to, **how)) for to in (Truth.YES, Truth.NO)
        )
    report(
        {
            "stories under provisions": len(judged),
            "judge": spread(judged, 0),
            "ask_next": spread(asked, 0),
            "smallest_changes, to one finding": {**spread(turned, 0), "most": round(max(turned))},
        }
    )


if __name__ == "__main__":
    main()
