"""How long `everyelement check` takes, and how it grows: `python benchmarks/check.py` prints JSON, seconds.

Beside the content as it is stands a folder in which every story and every decided case is there ten times, each copy
under a name and in a setting of its own, so that all of them are read, judged and compared. Laws, lessons and questions
are what they were: there are as many as there are. `processor` is the time that the process computed, and `clock` the
time that went by: on a quiet machine they are the same, on a busy one only the first means something.
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
import json, time
begun, clock = time.process_time(), time.perf_counter()
from everyelement.content import check, library
found = check.check(library({root}))
assert not found.mistakes, found.mistakes[:3]
print(json.dumps({{"processor": time.process_time() - begun, "clock": time.perf_counter() - clock, **found.counts}}))
"""


def multiplied(root: Path, into: Path) -> None:
    """Copy a content folder, with every story and case as often as TIMES says."""
    shutil.copytree(root, into)
    for folder in ("scenarios", "cases"):
        for path in (root / folder).glob("*.toml"):
            text = path.read_text(encoding="utf-8")
            for number in range(2, TIMES + 1):
                copy = re.sub(r'^id = "', f'id = "no-{number}-', text, count=1, flags=re.MULTILINE)
                copy = re.sub(r'^setting = "', f'setting = "no-{number} ', copy, flags=re.MULTILINE)
                (into / folder / f"no-{number}-{path.name}").write_text(copy, encoding="utf-8")


def timed(root: Path) -> dict[str, Any]:
    return fresh(TIMED.format(root=f"__import__('pathlib').Path({str(root)!r})"))


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        large = Path(temporary) / "content"
        multiplied(content_folder(), large)
        runs = [(timed(content_folder()), timed(large)) for _ in range(RUNS)]
    found = {
        name: {
            "what": {what: runs[0][side][what] for what in ("scenarios", "cases", "lessons", "questions")},
            "processor": spread([pair[side]["processor"] for pair in runs], 2),
            "clock": spread([pair[side]["clock"] for pair in runs], 2),
        }
        for side, name in enumerate(("as it is", "stories and cases ten times"))
    }
    as_it_is, large_ = (found[name]["processor"]["median"] for name in found)
    report(
        {
            **found,
            "times as long": round(large_ / as_it_is, 1),
            "seconds for a story, as it is; ten times": [
                round(seconds / each["what"]["scenarios"], 3)
                for seconds, each in zip((as_it_is, large_), found.values(), strict=True)
            ],
            "target": f"as it is under {TARGET} s; ten times as much in at most ten times as long",
            "met": {"seconds": found["as it is"]["clock"]["median"] < TARGET, "growth": large_ <= TIMES * as_it_is},
        }
    )


if __name__ == "__main__":
    main()
