"""How long `everyelement check` takes, and how it grows: `python benchmarks/check.py` prints JSON, seconds.

The whole command is run, as somebody types it. Beside the content as it is stands a folder in which every story, every
decided case, every lesson and every question is there ten times, each copy under a name (a story in a setting, a lesson
under a number) of its own, so that all of them are read, judged and compared. The laws are what they were: there are as
many as there are. Of the copies the lessons' documents are made too, which are pressed beforehand of the lessons as
they are; so both are also taken with nothing pressed. `processor` is the time that the process computed, and `clock`
the time that went by: on a quiet machine they are the same, on a busy one only the first means something.
"""

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from measuring import fresh, report, spread

from everyelement.content import content_folder

RUNS = 5
TIMES = 10
TARGET = 3
TIMED = """
import contextlib, io, json, time
begun, clock = time.process_time(), time.perf_counter()
from everyelement.cli import main
said = io.StringIO()
with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
    main(["check", "--json", *{options}])
taken = dict(processor=time.process_time() - begun, clock=time.perf_counter() - clock)
found = json.loads(said.getvalue())
assert not found["mistakes"], found["mistakes"][:3]
print(json.dumps(dict(**taken, **found["counts"])))
"""


def multiplied(root: Path, into: Path) -> None:
    """Copy a content folder, with every story, case, lesson and question as often as TIMES says."""
    shutil.copytree(root, into)
    for copy in range(1, TIMES):
        for folder in ("scenarios", "cases"):
            for path in (root / folder).glob("*.toml"):
                text = path.read_text(encoding="utf-8")
                text = re.sub(r'^id = "', f'id = "no-{copy}-', text, count=1, flags=re.MULTILINE)
                text = re.sub(r'^setting = "', f'setting = "no-{copy} ', text, flags=re.MULTILINE)
                (into / folder / f"no-{copy}-{path.name}").write_text(text, encoding="utf-8")
        for path in (*root.glob("lessons/*/*"), *root.glob("questions/*")):
            place = into / re.sub(r"(?<=/)(?=\d\d-)", str(copy), path.relative_to(root).as_posix())
            place.parent.mkdir(exist_ok=True)
            place.write_text(_renumbered(path.read_text(encoding="utf-8"), copy), encoding="utf-8")


def _renumbered(text: str, copy: int) -> str:
    """Give a lesson, its objectives and its questions a number of their own; questions of tests become practice."""
    text = re.sub(r'(?<=["(`\[/])(\d\d)-(?=[a-z])', rf"{copy}\1-", text)
    text = re.sub(r"\bO(\d\d)\.", rf"O{copy}\1.", text)
    text = re.sub(r"^number = (\d+)", lambda it: f"number = {copy}{int(it[1]):02}", text, flags=re.MULTILINE)
    text = re.sub(r'^form = "[^"]*"', 'form = "practice"', text, flags=re.MULTILINE)
    return re.sub(r"^slot = \d+", "slot = 0", text, flags=re.MULTILINE)


def timed(*options: str) -> dict[str, Any]:
    return fresh(TIMED.format(options=repr(options)))


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        once, often = Path(temporary) / "once", Path(temporary) / "often"
        shutil.copytree(content_folder(), once)
        multiplied(content_folder(), often)
        ways = {
            "as it is": (),
            "as it is, nothing pressed": ("--content", str(once)),
            "ten times, nothing pressed": ("--content", str(often)),
        }
        runs = [{name: timed(*options) for name, options in ways.items()} for _ in range(RUNS)]
    found = {
        name: {
            "what": {what: runs[0][name][what] for what in ("scenarios", "cases", "lessons", "questions")},
            "processor": spread([run[name]["processor"] for run in runs], 2),
            "clock": spread([run[name]["clock"] for run in runs], 2),
        }
        for name in ways
    }
    _, little, much = (found[name]["processor"]["median"] for name in ways)
    report(
        {
            **found,
            "times as long": round(much / little, 1),
            "target": f"as it is under {TARGET} s; ten times as much in at most ten times as long",
            "met": {"seconds": found["as it is"]["clock"]["median"] < TARGET, "growth": much <= TIMES * little},
        }
    )


if __name__ == "__main__":
    main()
