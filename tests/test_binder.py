"""What Binder and a hub find in this repository: an environment, a script run once, notebooks at stable places."""

import json
import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import nbformat
import yaml
from nbformat.sign import NotebookNotary

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "postBuild"


def test_binder_looks_at_the_root_and_finds_an_environment_there():
    assert (ROOT / "environment.yml").is_file()
    assert not (ROOT / "binder").exists(), "With a folder binder/, Binder would no longer look at the root."
    assert not (ROOT / ".binder").exists()
    assert not (ROOT / "Dockerfile").exists(), "With a Dockerfile, Binder would look at nothing else."


def test_the_environment_installs_this_package_itself():
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    pip = next(entry["pip"] for entry in entries if isinstance(entry, dict))
    assert pip == ['-e ".[lab]"']


def test_the_script_is_one_that_can_be_run():
    assert os.access(SCRIPT, os.X_OK)
    assert SCRIPT.read_text(encoding="utf-8").startswith("#!/bin/bash\n")


def test_the_script_trusts_the_notebooks_and_asks_about_no_news(tmp_path, monkeypatch):
    for name in ("notebooks", "config", "data", "runtime"):
        (tmp_path / name).mkdir()
    first = min((ROOT / "notebooks").glob("*.ipynb"))
    (tmp_path / "notebooks" / first.name).write_bytes(first.read_bytes())
    for name in ("config", "data", "runtime"):
        monkeypatch.setenv(f"JUPYTER_{name.upper()}_DIR", str(tmp_path / name))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    done = subprocess.run([SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    notary = NotebookNotary()
    with closing(notary.store):
        assert notary.check_signature(nbformat.read(tmp_path / "notebooks" / first.name, as_version=4))
    said = json.loads((tmp_path / "config" / "labconfig" / "page_config.json").read_text(encoding="utf-8"))
    assert said["disabledExtensions"]["@jupyterlab/apputils-extension:announcements"] is True


def test_notebooks_stand_where_links_expect_them():
    """Links name a lesson by its number and id; a learner's copy is merged by that name."""
    names = [path.stem for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
    assert all(re.fullmatch(r"\d\d(?:-[a-z]+)+", name) for name in names), names
    lessons = sorted(path.name for path in (ROOT / "content" / "lessons").iterdir() if path.is_dir())
    assert names == lessons


def test_what_a_learner_writes_is_never_merged():
    assert "my-work/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
