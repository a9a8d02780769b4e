"""Press a test as two plain pages: one to be answered, on paper or on a screen, and the key with its reasons."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from everyelement.content import Library
from everyelement.content.forms import Blueprint, blueprint, form, young
from everyelement.content.model import Country, Question
from everyelement.exercises.quiz import of_questions

LETTERS = "ABCD"
STYLE = """
:root { color-scheme: light dark; background: Canvas; color: CanvasText; }
body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 42rem; padding: 1rem;
  overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.125rem; margin: 2rem 0 .25rem; }
fieldset { border: 0; margin: .75rem 0; padding: 0; }
legend { font-weight: 600; padding: 0; }
label { display: flex; gap: .5rem; align-items: baseline; min-height: 1.75rem; padding: .2rem 0; }
.sure div { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
td, th { text-align: start; padding: .1rem 1.5rem .1rem 0; }
.right { font-weight: 600; }
@media print {
  body { font-size: 10pt; line-height: 1.2; max-width: none; padding: 0; }
  h1 { margin: 0; }
  h2 { font-size: 1rem; margin-top: .6rem; break-after: avoid; }
  p, ul, fieldset { margin: .25rem 0; }
  label { min-height: 0; padding: 0; }
  fieldset, li, section > p { break-inside: avoid; }
  section > p { break-after: avoid; }
  .sure { display: flex; gap: 1.5rem; }
  .sure legend { float: left; }
  .screen { display: none; }
  a { color: inherit; }
}
"""


def press(shelf: Library, form_id: str, items: int, to: Path) -> tuple[Path, Path]:
    """Write a form, all of it or its core of so many items, and its key into a folder; give the two files.

    Raises `EveryElementError` for a form that there is not, or that cannot be so long.
    """
    test = _Test(shelf, form_id, items)
    to.mkdir(parents=True, exist_ok=True)
    name = f"{form_id}-{len(test.questions)}"
    pages = ((to / f"{name}.html", test.paper()), (to / f"{name}-key.html", test.key()))
    for path, page in pages:
        path.write_text(page, encoding="utf-8", newline="\n")
    return pages[0][0], pages[1][0]


class _Test:
    """A form of one length, and what has to be said of it."""

    def __init__(self, shelf: Library, form_id: str, items: int) -> None:
        self.questions: tuple[Question, ...] = form(shelf, form_id, items)
        self.made_by: Blueprint = blueprint(shelf, form_id)
        self.shelf, self.form_id = shelf, form_id
        self.words: Mapping[str, str] = {**shelf.words["all"], **shelf.words["form"]}
        self.parts = of_questions(shelf, self.questions, "")
        name = self.words[f"name-{form_id}"]
        self.title = self.words["title"].format(title=self.made_by.title, form=name, n=len(self.questions))

    def paper(self) -> str:
        """Lay out the page that people answer; there is no key in it."""
        minutes = next(length.minutes for length in self.made_by.length if length.items == len(self.questions))
        under_18 = sum(map(young, self.questions))
        said = [
            self.words["minutes"].format(n=minutes),
            self.words["content" if any(q.outcome != "none" for q in self.questions) else "content-no-story"],
            *([self.words["young-1" if under_18 == 1 else "young-2"].format(n=under_18)] if under_18 else []),
        ]
        inside = [
            self._exit(),
            f"<h1>{escape(self.title)}</h1>",
            _paragraph(" ".join(said)),
            *(_paragraph(self.words[key]) for key in ("how", "nameless")),
            f'<p class="screen">{escape(self.words["kept"])}</p>',
            '<form autocomplete="off">',
            *self._asked(),
            "</form>",
            *self._help(),
            self._as_of(),
        ]
        return _page(self.title, inside)

    def _exit(self) -> str:
        address, said = escape(self.shelf.helplines.exit), escape(self.words["exit"])
        return f'<p class="screen"><a href="{address}" rel="noreferrer">{said}</a></p>'

    def _asked(self) -> Iterator[str]:
        number = 0
        for item in self.parts.question["items"]:
            name = escape(item["id"])
            if "after" in item:
                yield from self._choices(item, item["text"], described_by="")
            else:
                number += 1
                yield "</section>" if number > 1 else ""
                yield f"<section><h2>{escape(self.words['number'].format(n=number))}</h2>"
                yield f'<p id="{name}-text">{escape(item["text"])}</p>'
                yield from self._choices(item, self.words["choose"], described_by=f"{name}-text")
        yield "</section>"

    def _choices(self, item: Mapping[str, Any], legend: str, described_by: str) -> Iterator[str]:
        """Lay out the options of one question, and how sure somebody is, as native controls that print as circles."""
        described = f' aria-describedby="{described_by}"' if described_by else ""
        yield f"<fieldset{described}><legend>{escape(legend)}</legend>"
        for letter, option in zip(LETTERS, item["options"], strict=False):
            yield _choice(item["id"], option["id"], f"{letter}. {option['text']}")
        yield f'</fieldset><fieldset class="sure"><legend>{escape(self.words["sure"])}</legend><div>'
        for degree in "123":
            yield _choice(f"{item['id']}-sure", degree, self.words[f"sure-{degree}"])
        yield "</div></fieldset>"

    def _help(self) -> Iterator[str]:
        yield f"<h2>{escape(self.words['help'])}</h2>" + _paragraph(self.words["help-say"]) + "<ul>"
        yield from (f"<li>{escape(_lines(country))}</li>" for country in self.shelf.helplines.country)
        yield "</ul>"

    def key(self) -> str:
        """Lay out the page of whoever leads: the key in one table, and every reason."""
        title = self.words["key-title"].format(title=self.title)
        drawn = any(slot.question for slot in self.made_by.slot)
        advice = [
            "key-drawn" if drawn else "key-keep",
            *(["key-turns"] if len(self.made_by.forms) == 2 else []),
            "key-points",
        ]
        inside = [
            f"<h1>{escape(title)}</h1>",
            *(_paragraph(self.words[key]) for key in (*advice, "key-groups", "key-sure")),
            *self._table(),
            *self._reasons(),
            f"<h2>{escape(self.words['sources'])}</h2><ul>",
            *(f"<li>{self._source(id_)}</li>" for id_ in dict.fromkeys(self.parts.sources)),
            "</ul>",
            self._as_of(),
        ]
        return _page(title, inside)

    def _table(self) -> Iterator[str]:
        heads = (self.words[f"key-{name}"] for name in ("question", "answer", "fact"))
        yield f"<h2>{escape(self.words['key-table'])}</h2><table><thead><tr>"
        yield "".join(f'<th scope="col">{escape(head)}</th>' for head in heads) + "</tr></thead><tbody>"
        for number, question in enumerate(self.questions, start=1):
            fact = _right(question.fact.option) if question.fact else "–"
            yield f'<tr><th scope="row">{number}</th><td>{_right(question.option)}</td><td>{fact}</td></tr>'
        yield "</tbody></table>"

    def _reasons(self) -> Iterator[str]:
        slots = {slot.slot: slot for slot in self.made_by.slot}
        number = 0
        for item in self.parts.question["items"]:
            if "after" in item:
                yield f"<h3>{escape(item['text'])}</h3><ul>"
            else:
                slot = slots[self.questions[number].slot]
                number += 1
                about = self.words["key-slot"].format(
                    lesson=slot.lesson, objective=slot.objective, level=slot.level, kind=slot.kind
                )
                yield f"<h2>{escape(self.words['number'].format(n=number))}</h2><p><small>{escape(about)}</small></p>"
                yield _paragraph(item["text"]) + "<ul>"
            for letter, option in zip(LETTERS, item["options"], strict=False):
                yield self._reason(f"{letter}. {option['text']}", self.parts.key["outcomes"][item["id"]][option["id"]])
            yield "</ul>"

    def _reason(self, option: str, follows: Mapping[str, Any]) -> str:
        taken = follows["taken"]
        right = taken["verdict"] == "right"
        said = f"{self.words['key-right' if right else 'key-wrong']}. {taken['say']}"
        mind = f" {self.words['key-mind']} {taken['correct']}" if taken.get("correct") else ""
        marked = ' class="right"' if right else ""
        return (
            f"<li><p{marked}>{escape(option)}</p>{_paragraph(said)}"
            + (_paragraph(mind.strip()) if mind else "")
            + "</li>"
        )

    def _source(self, id_: str) -> str:
        source = self.shelf.sources[id_]
        said = escape(f"{source.cite} ({self.words['read'].format(date=source.read)})")
        return f'<a href="{escape(source.address)}">{said}</a>' if source.address.startswith("http") else said

    def _as_of(self) -> str:
        """Say as of when the law is: the oldest day among the lessons from which the questions are."""
        numbers = {question.id[:2] for question in self.questions}
        days = [self.shelf.lesson(id_).law_as_of for id_ in self.shelf.lesson_ids() if id_[:2] in numbers]
        return f"<p><small>{escape(self.words['law-as-of'].format(date=min(days)))}</small></p>"


def _right(options: Iterable[Any]) -> str:
    return next(letter for letter, option in zip(LETTERS, options, strict=False) if option.right)


def _lines(country: Country) -> str:
    said = [f"{country.name}: {country.emergency}"]
    for line in country.line:
        reach = " · ".join(filter(None, [line.number, line.text, line.address]))
        said.append(f"{line.name}: {reach}")
    return "; ".join(said)


def _choice(name: str, value: str, text: str) -> str:
    return (
        f'<label><input type="radio" name="{escape(name)}" value="{escape(value)}"> <span>{escape(text)}</span></label>'
    )


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _page(title: str, inside: Iterable[str]) -> str:
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(inside)
        + "\n</main>\n</body>\n</html>\n"
    )
