"""The front end and the engine answer alike: vectors made now, from a printed seed, run through the built script."""

import json
import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from everyelement.content import library, told
from everyelement.content.story import judged
from everyelement.errors import EveryElementError
from everyelement.exercises import document, score
from everyelement.exercises.whatif import board_part
from everyelement.law import Contradiction, Facts, Truth, judge, smallest_changes, tree

HERE = Path(__file__).parent
SCRIPT = HERE.parents[1] / "src" / "everyelement" / "static" / "everyelement.js"
SEED = int(os.environ.get("EVERYELEMENT_SEED", random.SystemRandom().randrange(10**6)))
SETTINGS = 200
NODE = shutil.which("node")
SHELF = library()

pytestmark = pytest.mark.skipif(
    NODE is None and os.environ.get("CI") != "true",
    reason="Node is not installed, so the built script cannot be run without a page",
)


def front_end(lines: list[dict]) -> list[dict]:
    """Ask the built script; it answers a line for each question."""
    text = "".join(json.dumps(line) + "\n" for line in lines)
    done = subprocess.run(
        [NODE, str(HERE / "answer.mjs"), str(SCRIPT)],
        input=text,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def word(truth: Truth) -> str:
    return truth.finding.replace(" ", "-")


def engine(provision: str, facts: Facts, on, reading, others=()) -> dict:
    """Lay out what the engine finds as the board does."""
    law = SHELF.provision(provision)
    finding = judge(law, facts, on=on, reading=reading, others=others)
    return {
        "truths": {found.id: word(found.truth) for found in finding.walk()},
        "ask_next": list(finding.ask_next),
        "smallest_changes": {
            word(to): [
                {key: answer.value for key, answer in change.items()}
                for change in smallest_changes(law, facts, to=to, on=on, reading=reading, others=others)
            ]
            for to in (Truth.YES, Truth.NO)
        },
    }


def trees():
    """List every provision, version and reading."""
    for id_ in SHELF.provision_ids():
        for version in SHELF.provision(id_).version:
            for reading in [r.id for r in version.reading] or [None]:
                yield id_, version.since, reading


def compare(answer: dict, expected: dict, name: str, about: str) -> None:
    assert "contradiction" not in answer, f"{about}: {answer}"
    assert answer["truths"][name] == expected["truths"], about
    assert answer["ask_next"][name] == expected["ask_next"], about
    for to, changes in expected["smallest_changes"].items():
        assert answer["smallest_changes"][name].get(to, []) == changes, f"{about}, to {to}"


def drawn(draw: random.Random, keys: list[str]) -> dict[str, str]:
    """Draw answers that do not contradict one another, some near all yes and some near all no."""
    settings: dict[str, str] = {}
    weights = draw.choice([(8, 1, 3), (1, 6, 3), (3, 3, 3), (6, 3, 1)])
    for key in draw.sample(keys, len(keys)):
        answer = draw.choices(["yes", "no", "unknown"], weights)[0]
        try:
            Facts({**settings, key: answer}, table=SHELF.table)
        except Contradiction:
            continue
        settings[key] = answer
    return settings


@pytest.mark.parametrize(("provision", "on", "reading"), list(trees()))
def test_the_board_answers_as_the_engine_does_on_random_facts(provision, on, reading):
    print(f"EVERYELEMENT_SEED={SEED}")  # noqa: T201  (pytest shows it where a test fails)
    draw = random.Random(f"{SEED} {provision} {on} {reading}")  # noqa: S311
    grown = tree(SHELF.provision(provision), on, reading)
    story = told(SHELF.scenario(SHELF.scenario_ids()[0]))
    board = {"question": board_part(SHELF, story, Facts({}, table=SHELF.table), [(provision, grown)])}
    keys = list(board["question"]["start"])
    settings = [drawn(draw, keys) for _ in range(SETTINGS)]
    lines = [{"what": "board", "document": board}]
    lines += [{"what": "judge", "board": 0, "given": given} for given in settings]
    for given, answer in zip(settings, front_end(lines), strict=True):
        facts = Facts(given, table=SHELF.table)
        compare(answer, engine(provision, facts, on, reading), provision, f"seed {SEED}: {given}")


def stories():
    return [
        (id_, name)
        for id_ in SHELF.scenario_ids()
        for name in ["", *(variation.id for variation in SHELF.scenario(id_).variation)]
    ]


@pytest.mark.parametrize(("scenario", "variation"), stories())
def test_the_board_answers_as_the_engine_does_on_every_story_under_every_provision(scenario, variation):
    story = told(SHELF.scenario(scenario), variation)
    lines, expected = [], []
    for person in story.scenario.person:
        if person.role == "concerned":
            continue
        try:
            facts = story.facts(person.id, story.scenario.toward, SHELF.table)
        except EveryElementError:
            continue  # nobody judges this person in this telling, and check says so where somebody does
        others = story.others(person.id, SHELF.table)
        for provision, _, reading in trees():
            try:
                grown = tree(SHELF.provision(provision), story.scenario.when, reading, others)
            except EveryElementError:
                continue  # a reading of another time
            lines.append({"what": "board", "document": {"question": board_part(SHELF, story, facts, [("p", grown)])}})
            lines.append({"what": "judge", "board": len(expected), "given": {}})
            finding = judged(SHELF, story, provision, of=person.id, reading=reading or "", facts=facts)
            expected.append((f"{person.id} under {provision} {reading}", engine(
                provision, facts, story.scenario.when, reading, others)))  # fmt: skip
            assert expected[-1][1]["truths"][finding.id] == word(finding.truth)
    assert expected
    for answer, (about, found) in zip(front_end(lines), expected, strict=True):
        compare(answer, found, "p", f"{scenario} {variation}: {about}")


def exercises() -> list[str]:
    return [f"{id_}/{exercise.id}" for id_ in SHELF.lesson_ids() for exercise in SHELF.lesson(id_).exercise]


@pytest.mark.parametrize("exercise", exercises())
def test_the_front_end_scores_as_python_does_on_random_answers(exercise):
    print(f"EVERYELEMENT_SEED={SEED}")  # noqa: T201  (pytest shows it where a test fails)
    draw = random.Random(f"{SEED} {exercise}")  # noqa: S311
    made = document(exercise)
    given = [answers(draw, made) for _ in range(50)]
    found = front_end([{"what": "score", "document": made, "given": one} for one in given])
    for one, answer in zip(given, found, strict=True):
        assert answer == score(made, one), f"seed {SEED}: {one}"


def answers(draw: random.Random, made: dict) -> dict:
    """Draw answers to some items: taken, passed, checked or not, now and then to another version."""
    items: dict[str, dict] = {}
    for item in made["question"]["items"]:
        options = [option["id"] for option in item.get("options") or made["question"].get("options", [])]
        take = draw.sample(options, draw.randint(0, len(options) if item["pick"] == "many" else min(1, len(options))))
        items[item["id"]] = {"take": take, **({"pass": True} if draw.random() < 0.1 else {})}
    checked = [id_ for id_ in items if draw.random() < 0.8]
    draw.shuffle(checked)
    version = made["version"] if draw.random() < 0.9 else "another"
    return {"version": version, "items": items, "checked": checked}
