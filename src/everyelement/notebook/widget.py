"""One widget for every exercise: the page answers by itself, and Python only keeps what the learner wants kept."""

import weakref
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from everyelement.errors import EveryElementError
from everyelement.notebook.work import Work, never_keeps

STATIC = Path(__file__).parents[1] / "static"
_LIVE: "weakref.WeakSet[Exercise]" = weakref.WeakSet()
_REFUSED: set[Path] = set()
"""The folders for which a learner has said no, while this kernel runs."""


@cache
def _front_end() -> tuple[str, str]:
    """Read the built front end once; the same script serves pages, and as a module the widget."""
    script = (STATIC / "everyelement.js").read_text(encoding="utf-8")
    return f"{script}\nexport default everyElement;\n", (STATIC / "everyelement.css").read_text(encoding="utf-8")


class Exercise(anywidget.AnyWidget):
    """An exercise in a notebook. Beside the live view it shows the still form, for viewers without a kernel."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    _anywidget_id = traitlets.Unicode("everyelement.notebook.widget.Exercise").tag(sync=True)
    document = traitlets.Dict().tag(sync=True)
    given = traitlets.Dict().tag(sync=True)
    kept = traitlets.Int(0).tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    keeping = traitlets.Unicode("ask").tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)
    erased = traitlets.Int(0).tag(sync=True)

    def __init__(self, made: dict[str, Any], work: Work) -> None:
        """Show a document with its still forms; restore its answers where the learner has agreed to keep them."""
        document = made["document"]
        self._html, self._text = made["html"], made["text"]
        self.work = work
        self.name = document["id"].partition("/")[2]
        esm, css = _front_end()
        super().__init__(_esm=esm, _css=css, document=document, **self._restored(document))
        self.on_msg(self._told)
        self.observe(self._given, names="given")
        _LIVE.add(self)

    def add_traits(self, **traits: Any) -> None:
        """Add what is not there: anywidget would make a class of its own for every exercise."""
        missing = {name: trait for name, trait in traits.items() if not self.has_trait(name)}
        if missing:
            super().add_traits(**missing)

    def _restored(self, document: dict[str, Any]) -> dict[str, Any]:
        if never_keeps():
            return {"keeping": "never"}
        if self.work.folder in _REFUSED:
            return {"keeping": "no"}
        if not self.work.agreed():
            return {"keeping": "ask"}
        try:
            answers, notice = self.work.answers(self.name, document["version"])
        except EveryElementError as error:
            return {"keeping": "yes", "notice": str(error)}
        return {"keeping": "yes", "answers": answers, "notice": notice}

    def _given(self, change: Any) -> None:
        """Take note of new answers, and say so: whatever fails is told, for nothing here may fail silently."""
        given = change["new"]
        try:
            # After an erasure a page hands over that there is nothing: that is no answer, and nothing to keep.
            if self.keeping == "yes" and given.get("answers"):
                self.notice = self.work.keep(self.name, given["answers"])
        except Exception as error:  # noqa: BLE001  (traitlets would swallow it)
            self.notice = str(error)
        self.kept = int(given.get("rev", 0))

    def _told(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        try:
            if content.get("type") == "keep":
                self._agree(yes=bool(content.get("yes")))
            elif content.get("type") == "erase":
                self._erase()
        except Exception as error:  # noqa: BLE001
            self.notice = str(error)

    def _agree(self, *, yes: bool) -> None:
        """Take the learner's answer for all exercises in this folder, and keep what is there already."""
        if never_keeps():
            return
        (_REFUSED.discard if yes else _REFUSED.add)(self.work.folder)
        for other in self._beside():
            other.keeping = "yes" if yes else "no"
            if yes and other.given.get("answers"):
                other.notice = other.work.keep(other.name, other.given["answers"])

    def _erase(self) -> None:
        """Erase every answer in the folder, and forget it on the page; then ask again."""
        if not never_keeps():  # else nothing there is this visitor's
            self.work.erase()
        _REFUSED.discard(self.work.folder)
        for other in self._beside():
            other.keeping = "never" if never_keeps() else "ask"  # first, so that nothing is written anew
            other.given = {}
            other.answers = {}
            other.notice = ""
            other.erased += 1

    def _beside(self) -> "list[Exercise]":
        return [other for other in _LIVE if other.work.folder == self.work.folder]

    def __repr__(self) -> str:
        """Give the still form as text, the same each time."""
        return str(self._text)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Put the still form beside the live view; a viewer without the view shows it."""
        bundle = super()._repr_mimebundle_(**kwargs) or ({}, {})
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**data, "text/plain": self._text, "text/html": self._html}, metadata
