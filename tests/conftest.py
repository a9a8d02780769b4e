"""What tests of several folders share: the lab in the browser, pressed once a session."""

import importlib.util
import os
import shutil
from pathlib import Path

import pytest


def _cannot(sentence: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def lite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Press the lab with everything in it, as its command does."""
    if importlib.util.find_spec("jupyterlite_core") is None:
        _cannot('JupyterLite is not installed, so no lab can be pressed. Run: pip install "everyelement[press]"')
    if shutil.which("node") is None:
        _cannot("Node was not found, so no lab can be pressed. Install Node.js.")
    from everyelement.press.lite.build import press
    from everyelement.press.lite.gather import NotFetched

    folder = tmp_path_factory.mktemp("lab-in-the-browser") / "lite"
    try:
        press(folder)
    except NotFetched as error:
        _cannot(f"The lab needs the network the first time: {error}")
    return folder
