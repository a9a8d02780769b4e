"""What tests of several folders share: the lab in the browser and the archive for a stick, pressed once a session."""

import importlib.util
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest


def _cannot(sentence: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


def _ensure_can_press() -> None:
    if importlib.util.find_spec("jupyterlite_core") is None:
        _cannot('JupyterLite is not installed, so no lab can be pressed. Run: pip install "everyelement[press]"')
    if shutil.which("node") is None:
        _cannot("Node was not found, so no lab can be pressed. Install Node.js.")


def _pressed(press: Callable[[Path], object], to: Path) -> Path:
    from everyelement.press.lite.gather import NotFetched

    try:
        press(to)
    except NotFetched as error:
        _cannot(f"The lab needs the network the first time: {error}")
    return to


@pytest.fixture(scope="session")
def lite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Press the lab with everything in it, as its command does."""
    _ensure_can_press()
    from everyelement.press.lite.build import press

    return _pressed(press, tmp_path_factory.mktemp("lab-in-the-browser") / "lite")


@pytest.fixture(scope="session")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Press the archive, as its command does, with a handout of a kind."""
    _ensure_can_press()
    from everyelement.press.usb.archive import press

    folder = tmp_path_factory.mktemp("stick")
    (folder / "handouts").mkdir()
    (folder / "handouts" / "02-recruitment.pdf").write_bytes(b"%PDF-1.7 of a kind")
    return _pressed(partial(press, handouts=folder / "handouts"), folder / "every-element.zip")
