"""How much memory a lesson takes: `python benchmarks/memory.py [LESSON]` prints JSON, in megabytes (1024 × 1024 bytes).

A real kernel runs every cell of the pressed lesson, another imports ipywidgets and displays one slider; both are asked
for what their process holds afterwards. `uss` is what would be free again if the kernel ended; `rss` counts shared
libraries too.
"""

import subprocess
import sys
from statistics import median

import nbformat
import psutil
from jupyter_client.manager import start_new_kernel
from measuring import report, spread

from everyelement.place import shipped

RUNS = 5
TARGET = 12
SLIDER = "import ipywidgets\nfrom IPython.display import display\ndisplay(ipywidgets.IntSlider())"
MEGABYTE = 1024 * 1024


def held(cells: list[str]) -> dict[str, float]:
    """Run cells in a new kernel, and see what it holds afterwards."""
    manager, client = start_new_kernel(kernel_name="python3", stderr=subprocess.DEVNULL)
    try:
        for cell in cells:
            # No frontend answers here: what a kernel holds does not depend on who looks at its widgets.
            reply = client.execute_interactive(cell, timeout=120, output_hook=lambda _: None)
            if reply["content"]["status"] != "ok":
                raise SystemExit(f"A cell failed, so there is no number: {reply['content']}")
        memory = psutil.Process(manager.provisioner.pid).memory_full_info()
        return {"uss": memory.uss / MEGABYTE, "rss": memory.rss / MEGABYTE}
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def main(lesson: str = "02-recruitment") -> None:
    notebook = nbformat.read(shipped("notebooks") / f"{lesson}.ipynb", as_version=4)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    kernels = {"bare": ["pass"], "ipywidgets": [SLIDER], "anywidget": ["import anywidget", SLIDER], "lesson": cells}
    runs = [{name: held(run) for name, run in kernels.items()} for _ in range(RUNS)]
    beyond = {how: [run["lesson"][how] - run["ipywidgets"][how] for run in runs] for how in ("uss", "rss")}
    report(
        {
            "lesson": lesson,
            "cells": len(cells),
            **{
                f"kernel: {name}": {how: spread([run[name][how] for run in runs]) for how in ("uss", "rss")}
                for name in kernels
            },
            "the lesson beyond ipywidgets": {how: spread(numbers) for how, numbers in beyond.items()},
            "target": f"under {TARGET} (uss) beyond ipywidgets",
            "met": median(beyond["uss"]) < TARGET,
        }
    )


if __name__ == "__main__":
    main(*sys.argv[1:2])
