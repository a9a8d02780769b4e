"""How long a lesson takes to start: `python benchmarks/start.py [LESSON]` prints JSON, times in milliseconds.

Every time is taken inside a fresh Python, from its first line to the last; what is compared takes turns. Compiled files
are there already (one run of each before the first that counts). `processor` is the time that the process computed, and
`clock` the time that went by: on a quiet machine they are the same, on a busy one only the first means something.
"""

import subprocess
import sys
import time
from statistics import median

from measuring import fresh, report, spread

from everyelement.content import content_folder, library

RUNS = 15
TARGET = 150

TIMED = """
import json, time
begun, clock = time.process_time(), time.perf_counter()
{body}
ended, stopped = time.process_time(), time.perf_counter()
print(json.dumps({{"processor": (ended - begun) * 1000, "clock": (stopped - clock) * 1000, {more}}}))
"""

IPYWIDGETS = TIMED.format(body="import ipywidgets", more="")
ANYWIDGET = TIMED.format(body="import anywidget", more="")
LAW = TIMED.format(body="import everyelement.law", more="")
JUDGED = TIMED.format(
    body="""
from everyelement.content import judged, library, told
shelf = library()
finding = judged(shelf, told(shelf.scenario("the-side-job")), "us-18-1591-a1")
""",
    more='"finding": finding.truth.finding',
)
# The exercises are named as in a lesson's cells: show("02-recruitment/safety").
LESSON = TIMED.format(
    body="""
from everyelement import show
imported = time.process_time()
shown = [show(exercise) for exercise in {exercises}]
""",
    more='"import_ms": (imported - begun) * 1000, "exercises": len(shown)',
)
WHOLE = TIMED.format(
    body="""
from everyelement.content import library
shelf = library()
imported = time.process_time()
shelf.facts, shelf.sources, shelf.misconceptions, shelf.glossary, shelf.helplines, shelf.words
for ids, read in (
    (shelf.provision_ids(), shelf.provision), (shelf.scenario_ids(), shelf.scenario),
    (shelf.lesson_ids(), shelf.lesson), (shelf.lesson_ids(), shelf.prose),
    (shelf.question_files(), shelf.questions),
):
    for id_ in ids:
        read(id_)
""",
    more='"load_ms": (ended - imported) * 1000',
)


def content_size() -> tuple[int, float]:
    files = [path for path in content_folder().rglob("*") if path.suffix in {".toml", ".md"}]
    return len(files), sum(path.stat().st_size for path in files) / 1024


def check_ms() -> float:
    begun = time.perf_counter()
    # A mistake in the content is not this script's business: the check reads everything either way.
    subprocess.run([sys.executable, "-m", "everyelement", "check"], capture_output=True, check=False)
    return (time.perf_counter() - begun) * 1000


def main(lesson: str = "02-recruitment") -> None:
    exercises = repr([f"{lesson}/{exercise.id}" for exercise in library().lesson(lesson).exercise])
    shown = LESSON.replace("{exercises}", exercises)
    scripts = {
        "ipywidgets": IPYWIDGETS,
        "anywidget": ANYWIDGET,
        "lesson": shown,
        # as where content has changed since it was pressed
        "anew": f"import everyelement.pressed\neveryelement.pressed.pressed = lambda lesson: {{}}\n{shown}",
        "law": LAW,
        "judged": JUDGED,
        "whole": WHOLE,
    }
    for script in scripts.values():
        fresh(script)
    runs = [{name: fresh(script) for name, script in scripts.items()} for _ in range(RUNS)]
    taken = {name: [run[name]["processor"] for run in runs] for name in scripts}
    beyond = {how: [run["lesson"][how] - run["ipywidgets"][how] for run in runs] for how in ("processor", "clock")}
    files, kilobytes = content_size()
    load = [run["whole"]["load_ms"] for run in runs]
    report(
        {
            "importing ipywidgets": spread(taken["ipywidgets"]),
            "importing anywidget": spread(taken["anywidget"]),
            "one lesson": {
                "lesson": lesson,
                "exercises": runs[0]["lesson"]["exercises"],
                "importing everyelement.show": spread([run["lesson"]["import_ms"] for run in runs]),
                "importing and building every exercise": spread(taken["lesson"]),
                "beyond ipywidgets": {how: spread(times) for how, times in beyond.items()},
                "beyond ipywidgets, nothing pressed": spread(
                    [run["anew"]["processor"] - run["ipywidgets"]["processor"] for run in runs]
                ),
                "ratio": round(median(taken["lesson"]) / median(taken["ipywidgets"]), 2),
                "target": f"under {TARGET} (processor) beyond ipywidgets",
                "met": median(beyond["processor"]) < TARGET,
            },
            "law alone": {
                "importing everyelement.law": spread(taken["law"]),
                "importing, reading and judging one story": spread(taken["judged"]),
            },
            "the whole library": {
                "files": files,
                "kilobytes": round(kilobytes, 1),
                "reading every file": spread(load),
                "per 100 kilobytes": round(median(load) / kilobytes * 100, 1),
            },
            "everyelement check, the whole command, by the clock": spread([check_ms() for _ in range(3)]),
        }
    )


if __name__ == "__main__":
    main(*sys.argv[1:2])
