"""Read shown HTML back into a grid, to see whether its spans fit together."""

from html.parser import HTMLParser


class Tables(HTMLParser):
    """Tables as lists of rows of (text, colspan, rowspan, attributes)."""

    def __init__(self):
        super().__init__()
        self.tables, self.open, self.cell = [], [], False

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            given = dict(attributes)
            spans = [int(given.get(name, 1)) for name in ("colspan", "rowspan")]
            self.tables[-1][-1].append(["", *spans, given])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if {"td", "th"} & set(self.open):
            self.tables[-1][-1][-1][0] += data


def tables(html):
    parser = Tables()
    parser.feed(html)
    assert parser.open == []
    return parser.tables


def widths(rows):
    """Columns that each row covers, cells from rows above included."""
    reaching = []
    for row in rows:
        own = sum(colspan for _, colspan, _, _ in row)
        yield own + sum(colspan for colspan, _ in reaching)
        reaching += [(colspan, rowspan) for _, colspan, rowspan, _ in row]
        reaching = [(colspan, rowspan - 1) for colspan, rowspan in reaching if rowspan > 1]


def texts(rows):
    return [[text for text, *_ in row] for row in rows]
