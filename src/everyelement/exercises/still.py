"""The still form of an exercise: text and HTML of native elements, for print, for viewers without a kernel, for phones.

It holds no control, no script, no document and no learner's answer; reasons stand folded under each item.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

Json = Mapping[str, Any]


def still_html(document: Json) -> str:
    """Lay an exercise out as HTML; without its key, the reasons are left out.

    Text is escaped, a blank line begins a new paragraph. The result is the same for the same document.
    """
    return "".join(_html(document))


def still_text(document: Json) -> str:
    """Lay an exercise out as plain text, without the reasons."""
    question = document["question"]
    lines = [document["title"], *_filled(document["note"], question.get("ask"), question.get("task"))]
    lines += [passage["text"] for passage in question.get("story", [])]
    for provision in question.get("provisions", []):
        if "versions" in provision:
            lines += [provision["versions"][-1]["citation"], _run_text(provision["versions"][-1]["runs"])]
    if figure := question.get("figure"):
        rows = [" | ".join(row) for row in (figure["table"]["header"], *figure["table"]["rows"])]
        lines += [figure["title"], *rows, figure["counted"], figure["not_counted"], figure["year"]]
    items = [item for item in question["items"] if item["text"] and item["text"] != question.get("ask")]
    for number, item in enumerate(items, start=1):
        lines.append(f"{number}. {item['text']}".rstrip())
        lines += [f"   - {option['text']}" for option in item.get("options", [])]
    return "\n".join(line.strip("\n") for line in lines)


def _html(document: Json) -> Iterator[str]:
    yield f'<section class="ee" data-exercise="{escape(document["id"])}"><h3>{escape(document["title"])}</h3>'
    question = document["question"]
    for text in _filled(document["note"], question.get("ask"), question.get("task")):
        yield _paragraphs(text)
    if story := question.get("story"):
        yield "<blockquote>" + "".join(_paragraphs(passage["text"]) for passage in story) + "</blockquote>"
    yield from _BY_KIND.get(document["kind"], _items)(document)
    yield from _sources(document)
    yield f"<p><small>{escape(document['words']['law-as-of'].format(date=document['law_as_of']))}</small></p></section>"


def _sources(document: Json) -> Iterator[str]:
    """List the sources; those of a decided case are folded, since they name it before it is predicted."""
    said, listed = document["words"]["still-sources"], "".join(f"<li>{_link(s)}</li>" for s in document["sources"])
    if listed and document["kind"] == "brief":
        yield _details(said, f"<ul>{listed}</ul>")
    elif listed:
        yield f"<p>{escape(said)}</p><ul>{listed}</ul>"


def _filled(*texts: str | None) -> list[str]:
    return [text for text in texts if text]


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(' '.join(part.split()))}</p>" for part in text.split("\n\n") if part.strip())


def _link(source: Json) -> str:
    said = escape(f"{source['cite']} ({source['read']})")
    address = source.get("address", "")
    return f'<a href="{escape(address)}">{said}</a>' if address.startswith("http") else said


def _details(summary: str, inside: str) -> str:
    return f"<details><summary>{escape(summary)}</summary>{inside}</details>"


def _items(document: Json) -> Iterator[str]:
    """Lay out items with their options, and under each what is said of it."""
    question, key = document["question"], document.get("key")
    yield "<ol>"
    for item in question["items"]:
        yield "<li>" + _paragraphs(item["text"])
        if item.get("help"):
            yield _paragraphs(item["help"])
        if item["pick"] == "one":
            options = item.get("options") or question.get("options", [])
            yield "<ul>" + "".join(f"<li>{escape(option['text'])}</li>" for option in options) + "</ul>"
        if key:
            yield from _reasons(document, item, key["outcomes"].get(item["id"], {}))
        yield "</li>"
    yield "</ol>"


def _reasons(document: Json, item: Json, follows: Json) -> Iterator[str]:
    words = document["words"]
    for option in item.get("options") or document["question"].get("options", []):
        taken = follows.get(option["id"], {}).get("taken")
        if taken:
            said = f"{words['verdict-' + taken['verdict']]}. {taken['say']}"
            yield _details(
                words["still-if"].format(option=option["text"]),
                _paragraphs(said) + _paragraphs(taken.get("correct", "")),
            )


def _mark(document: Json) -> Iterator[str]:
    options = document["question"]["options"]  # on paper nothing else says what can be marked
    yield "<ul>" + "".join(f"<li>{escape(option['text'])}</li>" for option in options) + "</ul>"
    yield "<ol>"
    for item in document["question"]["items"]:
        yield "<li>" + _paragraphs(item["text"])
        if document.get("key"):
            yield from _reasons(document, item, document["key"]["outcomes"].get(item["id"], {}))
        yield "</li>"
    yield "</ol>"


def _statute(document: Json) -> Iterator[str]:
    """Lay out the newest version of each provision, its words outlined, and its elements."""
    for provision in document["question"]["provisions"]:
        version = provision["versions"][-1]
        yield f"<h4>{escape(version['citation'])}</h4>" + _paragraphs(provision["plain"])
        marked = "".join(
            escape(run) if isinstance(run, str) else f"<mark>{escape(run[0])}</mark>" for run in version["runs"]
        )
        yield "<blockquote>" + _lines(marked) + "</blockquote>"
        elements = version["elements"]
        yield _details(document["words"]["still-elements"], _tree(document, elements, version["root"], {}))


def _lines(marked: str) -> str:
    """Lay out a statute as it is laid out in the Code: each lettered part on a line of its own."""
    return "".join(f"<p>{'<br>'.join(part.splitlines())}</p>" for part in marked.strip().split("\n\n"))


def _tree(document: Json, elements: Json, id_: str, truths: Json) -> str:
    element = elements[id_]
    words = document["words"]
    joint = next((name for name in ("all", "any", "none") if name in element), "")
    said = escape(element["title"])
    if truths:
        said += f": {escape(words['finding-' + truths[id_]])}"
    if joint:
        said += f" ({escape(words[joint + '-of'])})"
        said += (
            "<ul>" + "".join(f"<li>{_tree(document, elements, part, truths)}</li>" for part in element[joint]) + "</ul>"
        )
    elif element.get("note"):
        said += _paragraphs(element["note"])
    return said


def _whatif(document: Json) -> Iterator[str]:
    question, words = document["question"], document["words"]
    yield "<table><tbody>"
    for item in question["items"]:
        answer = words["value-" + question["start"].get(item["id"], "unknown")]
        yield f'<tr><th scope="row">{escape(item["text"])}</th><td>{escape(answer)}</td></tr>'
    yield "</tbody></table>"
    found = (document.get("key") or {}).get("found", {})
    for provision in question["provisions"]:
        yield f"<h4>{escape(provision['citation'])}</h4>"
        there = found.get(provision["id"])
        if there is None:
            continue
        finding = words["finding-" + there["truths"][provision["root"]]]
        inside = _tree(document, provision["elements"], provision["root"], there["truths"])
        if there["ask_next"]:
            asked = "; ".join(question["labels"][key] for key in there["ask_next"])
            inside += _paragraphs(f"{words['ask-next']}: {asked}.")
        yield _details(f"{provision['title']}: {finding}", inside)


def _discuss(document: Json) -> Iterator[str]:
    question, words = document["question"], document["words"]
    yield "<ul>" + "".join(f"<li>{escape(option['text'])}</li>" for option in question["items"][0]["options"]) + "</ul>"
    reveal = (document.get("key") or {}).get("reveal")
    if reveal:
        for side in reveal["sides"]:
            yield _details(side["title"], _paragraphs(side["says"]))
        yield _details(words["stops"], "".join(_paragraphs(line) for line in reveal["stops"]))


def _memo(document: Json) -> Iterator[str]:
    yield from _items(document)
    key = document.get("key") or {}
    if key.get("rubric"):
        inside = ""
        for criterion in key["rubric"]:
            levels = "".join(f"<li>{level['points']}: {escape(level['says'])}</li>" for level in criterion["levels"])
            inside += f"<p>{escape(criterion['title'])} ({criterion['points']})</p><ul>{levels}</ul>"
        yield _details(document["words"]["rubric"], inside + _paragraphs(key.get("gate", "")))


def _compare(document: Json) -> Iterator[str]:
    """Lay out each law in a sentence, and then, folded, what each finds."""
    yield from _items(document)
    question, words = document["question"], document["words"]
    yield "<ul>" + "".join(f"<li>{_column(column, words)}</li>" for column in question["columns"]) + "</ul>"
    found = (document.get("key") or {}).get("found", {})
    inside = "".join(_beside(column, found[column["id"]], words) for column in question["columns"] if found)
    if inside:
        yield _details(words["side-by-side"], _paragraphs(words["where-apart"]) + inside)


def _column(column: Json, words: Json) -> str:
    said = [f"{column['citation']}, {column['on']}: {column['plain']}"]
    if reading := column.get("reading"):
        said.append(words["read-as"].format(title=reading["title"]))
    if column["rebuilt"]:
        said.append(words["rebuilt"])
    return escape(" ".join([*said, words["grade-" + (column.get("reading") or column)["grade"]]]))


def _beside(column: Json, found: Json, words: Json) -> str:
    finding = words["finding-" + found["finding"]]
    lines = [_part(part, words) for part in found["parts"]]
    if found["ask_next"]:
        lines.append(f"{words['ask-next']}: {' '.join(found['ask_next'])}")
    listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return _paragraphs(f"{column['citation']}, {column['on']}: {finding}") + f"<ul>{listed}</ul>"


def _part(part: Json, words: Json) -> str:
    said = f"{part['title']}: {words['finding-' + part['finding']]}"
    return f"{said} ({words['apart-' + part['apart']]})" if "apart" in part else said


def _figure(document: Json) -> Iterator[str]:
    """Lay out the figure as its table, with what the chart shows in words; the image needs a page."""
    figure, words = document["question"]["figure"], document["words"]
    yield f"<h4>{escape(figure['title'])}</h4>" + _paragraphs(figure["alt"])
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in figure["table"]["header"])
    yield f"<table><tbody><tr>{columns}</tr>"
    for name, *cells in figure["table"]["rows"]:
        yield f'<tr><th scope="row">{escape(name)}</th>' + "".join(f"<td>{escape(c)}</td>" for c in cells) + "</tr>"
    yield "</tbody></table>"
    for field, said in (("counted", "counted"), ("not-counted", "not_counted"), ("year", "year")):
        yield _paragraphs(f"{words[field]}: {figure[said]}")
    yield _paragraphs(" ".join(_filled(figure.get("reported"), words["grade-" + figure["grade"]])))
    if document["question"]["items"]:
        yield from _items(document)


def _brief(document: Json) -> Iterator[str]:
    yield from _items(document)
    reveal, words = (document.get("key") or {}).get("reveal"), document["words"]
    if reveal:
        case = document["question"]["case"]
        named = ", ".join(_filled(case["name"], case["court"], str(case["year"]), case["citation"]))
        inside = "".join(_paragraphs(text) for text in (f"{named}.", *reveal["held"]))
        for name, texts in (
            ("standard", [reveal["standard"]]),
            ("how-read", [reveal["read"]]),
            ("cautions", reveal["cautions"]),
        ):
            inside += "".join(_paragraphs(f"{words[name]}: {text}") for text in texts)
        yield _details(words["held"], inside)


def _safety(document: Json) -> Iterator[str]:
    question = document["question"]
    yield _paragraphs(question["note"])
    for country in question["helplines"]:
        inside = _paragraphs(". ".join(_filled(country["emergency"], country["emergency_note"])))
        for line in country["lines"]:
            reach = " · ".join(_filled(line["number"], line.get("text"), line.get("address")))
            inside += _paragraphs(f"{line['name']}: {reach}. {line['note']} ({line['checked']})")
        yield _details(country["name"], inside)


def _run_text(runs: list[Any]) -> str:
    return "".join(run if isinstance(run, str) else run[0] for run in runs)


_BY_KIND: Mapping[str, Callable[[Json], Iterator[str]]] = {
    "mark": _mark,
    "statute": _statute,
    "whatif": _whatif,
    "discuss": _discuss,
    "memo": _memo,
    "compare": _compare,
    "brief": _brief,
    "figure": _figure,
    "safety": _safety,
}
