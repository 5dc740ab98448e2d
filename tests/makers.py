"""Writers of other makes than the fixtures': each turns facts into a file as some program or some person would leave it."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

from fixtures.form import APPLICANTS, DISCLOSURE, OUTCOMES, REVIEW_GROUPS, request_rows
from fixtures.values import Facts, Table

Places = list[list[str]]


def blank(table: Table) -> Places:
    """Every place of the grid; a merged cell's text in its first one."""
    places = [[""] * table.width for _ in range(table.height)]
    for cell in table.cells:
        places[cell.row][cell.column] = cell.text.replace("\n", "")
    return places


def repeated(table: Table) -> Places:
    """Every place of the grid; a merged cell's text in all that it covers."""
    cells = table.cells
    return [
        [
            next((cell.text.replace("\n", "") for cell in cells if cell.covers(row, column)), "")
            for column in range(table.width)
        ]
        for row in range(table.height)
    ]


def with_labels_repeated(table: Table) -> Places:
    """The same, but figures only in the first place."""
    once = blank(table)
    return [
        [text if not text.strip().replace(".", "").isdigit() else once[row][column] for column, text in enumerate(line)]
        for row, line in enumerate(repeated(table))
    ]


def parts(facts: Facts) -> Iterator[str | Table]:
    """Title, preamble, headings, paragraphs and tables in their order."""
    yield "".join(facts.title)
    yield from facts.preamble
    for section in facts.sections:
        yield section.heading
        for block in section.blocks:
            if isinstance(block, str | Table):
                yield block


def sheet(
    facts: Facts, places: Callable[[Table], Places], mark: str = ",", trailing: bool = False, quoted: bool = False
) -> str:
    """A sheet saved as text; `trailing`: each record as wide as the widest; `quoted`: each cell."""
    records = [record for part in parts(facts) for record in ([[part]] if isinstance(part, str) else places(part))]
    width = max(map(len, records)) if trailing else 0
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=mark, quoting=quoting).writerows(
        [*record, *[""] * (width - len(record))] for record in records
    )
    return out.getvalue()


def page(facts: Facts, places: Callable[[Table], Places]) -> str:
    """A page whose tables have no merged cells."""

    def written(part: str | Table) -> str:
        if isinstance(part, str):
            return f"<p>{html.escape(part)}</p>"
        rows = ("".join(f"<td>{html.escape(text)}</td>" for text in row) for row in places(part))
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"

    return "<html><body>" + "\n".join(map(written, parts(facts))) + "</body></html>"


STYLES = {
    "displayed": (' class="t"', ' class="r"', ' class="c"'),
    "inline": (' style="display: table"', ' style="display:table-row"', ' style="display:table-cell; padding: 2px"'),
    "told": (' role="table"', ' role="row"', ' role="cell"'),
    "side by side": ("", ' style="display:flex"', ""),
}
SHEET = "<style>.t { display: table } .r { display: table-row } .c { display: table-cell }</style>"


def boxed(facts: Facts, places: Callable[[Table], Places], style: str) -> str:
    """A page whose tables are no tables but boxes of a style."""
    table, row, cell = STYLES[style]

    def written(part: Table) -> str:
        rows = ("".join(f"<div{cell}>{html.escape(text)}</div>" for text in one) for one in places(part))
        return f"<div{table}>" + "".join(f"<div{row}>{one}</div>" for one in rows) + "</div>"

    return SHEET + _page(facts, written)


def markdown(facts: Facts, places: Callable[[Table], Places], pad: str = "", unnamed: str = "") -> str:
    """Pipes between cells, blanks and figures padded with `pad`. With a name for columns whose first cell a merged one
    covers, the rows of table three are a table of their own, of which the first row is the head.
    """

    def written(part: str | Table) -> str:
        if isinstance(part, str):
            return part + "\n"
        texts, heads = places(part), [0, 3] if unnamed and part.key == "requests" else [0]
        for head in heads:
            texts[head] = [text or unnamed.format(at, at + 1) for at, text in enumerate(texts[head])]
        rows = ["|" + "|".join(f"{pad} {text} {pad}" for text in row) + "|" for row in texts]
        for head in reversed(heads):
            rows[head : head + 1] = ["", rows[head], "|" + "---|" * part.width]
        return "\n".join([*rows[1:], ""])

    return "\n".join(map(written, parts(facts)))


def piped(facts: Facts) -> str:
    """A line a row, a pipe behind each cell, no place for what a cell above covers; long column names on two lines."""
    return "\n".join(line for part in parts(facts) for line in ([part] if isinstance(part, str) else _piped(part)))


def _piped(table: Table) -> Iterator[str]:
    for row in table.rows():
        texts = [cell.text.replace("\n", "") for cell in row]
        cut = [text in BROKEN for text in texts]
        yield "".join(f"{BROKEN.get(text, (text, ''))[0]} | " for text in texts).strip()
        if any(cut):
            yield "".join(f"{BROKEN[text][1]} | " for text in texts if text in BROKEN).strip()


BROKEN = {
    "商业企业": ("商业", "企业"),
    "科研机构": ("科研", "机构"),
    "社会公益组织": ("社会公益", "组织"),
    "法律服务机构": ("法律服务", "机构"),
    "本年处理决定数量": ("本年处理", "决定数量"),
    "现行有效件数": ("现行有", "效件数"),
}


def halved(facts: Facts, *, labels: bool = True) -> str:
    """A page on which table three stands as a left and a right half, the right one with the labels again or without."""
    left, right = range(7), (*(range(3) if labels else ()), *range(7, 10))
    pages = []
    for part in parts(facts):
        if isinstance(part, Table) and part.key == "requests":
            pages += [_html([[row[at] for at in half] for row in with_labels_repeated(part)]) for half in (left, right)]
        else:
            pages.append(f"<p>{html.escape(part)}</p>" if isinstance(part, str) else _html(blank(part)))
    return f"<html><body>{''.join(pages)}</body></html>"


def pathed(facts: Facts, mark: str) -> str:
    """Sheets without merged cells: each row's label is the path to it, in table four too."""
    paths = request_rows(facts.format)
    tables: dict[str, Callable[[Table], Places]] = {
        "disclosure": blank,
        "requests": lambda table: _with_paths(table, list(APPLICANTS.values()), paths, mark),
        "review": lambda table: _with_paths(table, list(OUTCOMES.values()), _GROUP_PATHS, mark),
    }
    return _page(facts, lambda table: _html(tables[table.key](table)))


_GROUP_PATHS = {key: (label,) if key == "reconsideration" else ("行政诉讼", label) for key, label in REVIEW_GROUPS.items()}


def _with_paths(table: Table, columns: Sequence[str], paths: Mapping[str, Sequence[str]], mark: str) -> Places:
    figures = {
        key: [cell.text for cell in table.cells if cell.row_key == key and cell.column_key != "label"] for key in paths
    }
    return [["办理情形", *columns], *([mark.join(path), *figures[key]] for key, path in paths.items())]


def listed(facts: Facts, *, again: bool = False, behind: Sequence[str] = ()) -> str:
    """A page on which table two lists its figures one a line, the last one twice if `again`; the head and the text of a
    further column are `behind` them.
    """

    def lines(table: Table) -> Places:
        found = [
            [f"第二十条第（{article}）项", label, columns[column], cell.text]
            for article, columns, rows in DISCLOSURE[facts.format]
            for key, label in rows.items()
            for column in columns
            if (cell := table.cell(key, column))
        ]
        head, more = ["条款", "信息内容", "指标", "数量", *behind[:1]], [*found, *([[*found[-1][:3], "7"]] if again else [])]
        return [head, *([*line, *behind[1:]] for line in more)]

    return _page(facts, lambda table: _html(lines(table) if table.key == "disclosure" else blank(table)))


def _page(facts: Facts, table: Callable[[Table], str]) -> str:
    body = (f"<p>{html.escape(part)}</p>" if isinstance(part, str) else table(part) for part in parts(facts))
    return f"<html><body>{''.join(body)}</body></html>"


def grouped(facts: Facts, *tables: tuple[str, ...], below: str = "") -> str:
    """A page on which groups of table four, by their keys, stand in tables of their own, one behind the other; `below` is a
    further row of the last.
    """
    pages = []
    for part in parts(facts):
        if isinstance(part, Table) and part.key == "review":
            pages += [_of_groups(part, groups) for groups in tables]
            pages[-1] = pages[-1].replace("</table>", f"{below}</table>")
        else:
            pages.append(f"<p>{html.escape(part)}</p>" if isinstance(part, str) else _html(blank(part)))
    return f"<html><body>{'<p></p>'.join(pages)}</body></html>"


def _of_groups(table: Table, groups: Sequence[str]) -> str:
    cells = [cell for group in groups for cell in table.cells if cell.row_key == group]
    over = "".join(f'<td colspan="{len(OUTCOMES)}">{REVIEW_GROUPS[group]}</td>' for group in groups)
    above = "" if "reconsideration" in groups else f'<tr><td colspan="{len(cells)}">行政诉讼</td></tr>'
    rows = ([OUTCOMES[cell.column_key] for cell in cells], [cell.text for cell in cells])
    return f"<table>{above}<tr>{over}</tr>" + "".join("<tr><td>" + "<td>".join(row) for row in rows) + "</table>"


def _html(places: Places) -> str:
    rows = ("".join(f"<td>{html.escape(text)}</td>" for text in row) for row in places)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def stacked(facts: Facts, first: str, last: str, separator: str = "<br>") -> str:
    """A page on which the rows of table three from one label to another were typed into one row."""
    pages = []
    for part in parts(facts):
        if isinstance(part, Table) and part.key == "requests":
            rows = blank(part)
            begin, end = (next(at for at, row in enumerate(rows) if label in row) for label in (first, last))
            column = rows[begin].index(first)
            joined = [separator.join(filter(None, (row[at] for row in rows[begin : end + 1]))) for at in range(part.width)]
            joined[:column] = rows[begin][:column]
            rows[begin : end + 1] = [joined]
            pages.append("<table>" + "".join("<tr><td>" + "<td>".join(row) for row in rows) + "</table>")
        else:
            pages.append(f"<p>{html.escape(part)}</p>" if isinstance(part, str) else _html(blank(part)))
    return f"<html><body>{''.join(pages)}</body></html>"
