"""A page as a person reads it: its tree, without what nobody reads, walked once."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from prospector import html

# To see how much a page says it need not be read to the end.
MOST_READ = 60_000
# A longer title or heading is a page that forgot to close the tag.
MAX_HEADLINE = 300
MAX_HEADINGS = 6

# Nothing in these is read by a person. Options are the choices of a form, not what the page says.
_UNREAD = ["script", "style", "noscript", "template", "svg", "iframe", "select"]
_TOLD_APART = "a, h1, h2, h3, h4, input[type=password]"


class Reading:
    """What is there to be read on a page."""

    headings: tuple[str, ...]
    """The first few h1 and h2, in page order."""
    sections: int
    """How many headings below the first level there are."""
    links: int
    """How many `a` there are."""
    asks_for_a_password: bool
    """True if there is a field for one."""
    text: str
    """The words, a line for each piece between two tags, at most MOST_READ characters."""

    def __init__(self, source: str) -> None:
        self._tree = html.parse(source)
        self._tree.strip_tags(_UNREAD)
        self._links, headings, self.sections, self.asks_for_a_password = [], list[str](), 0, False
        # Every question to the tree walks all of it: one question, then.
        for node in self._tree.css(_TOLD_APART):
            match node.tag:
                case "a":
                    self._links.append(node)
                case "input":
                    self.asks_for_a_password = True
                case level:
                    self.sections += level != "h1"
                    if level in ("h1", "h2") and len(headings) < MAX_HEADINGS:
                        headings.append(html.one_line(node.text(separator=" ")[: 2 * MAX_HEADLINE])[:MAX_HEADLINE])
        self.links = len(self._links)
        self.headings = tuple(filter(None, headings))
        self.text = _text(self._tree)

    def text_outside_links(self) -> str:
        """The same without links. The tree is worth nothing afterwards."""
        # From the last on: a link in a link must go before the one around it.
        for link in reversed(self._links):
            if "href" in link.attributes:
                link.decompose()
        self._links.clear()
        return _text(self._tree)


def _text(tree: LexborHTMLParser) -> str:
    return tree.body.text(separator="\n")[:MOST_READ] if tree.body else ""
