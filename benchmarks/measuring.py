"""What the benchmarks share: a fresh process that times itself, and numbers laid out the same way."""

import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

PACKAGES = ("anywidget", "ipywidgets", "cattrs", "ipykernel", "jupyterlab")


def fresh(code: str) -> dict[str, Any]:
    """Run code in a new Python that prints one line of JSON last, and give what it printed."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"A measured process failed, so there is no number. It said:\n{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def spread(numbers: Sequence[float], digits: int = 1) -> dict[str, float]:
    """Sum up repeated measurements: the median, and how far they lie apart."""
    ordered = sorted(numbers)
    return {
        "median": round(statistics.median(ordered), digits),
        "p95": round(ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))], digits),
        "least": round(ordered[0], digits),
        "n": len(ordered),
    }


def report(found: dict[str, Any]) -> None:
    """Print what was found, with where and when."""
    print(json.dumps({"where": _where(), **found}, indent=2))


def _where() -> dict[str, Any]:
    return {
        "day": datetime.now(tz=UTC).date().isoformat(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        # Much above the number of cores, the machine had other work, and only ratios within one run mean something.
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else "unknown",
        **{name: _version(name) for name in PACKAGES},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
