"""Written text: Markdown to clean HTML. HTML inside the text stays text; what is left is cleaned once more."""

import nh3
from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark", {"html": False, "maxNesting": 50}).enable("table")
TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "a", "h2", "h3", "h4", "blockquote", "code", "pre", "hr"}
TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}


def to_html(text: str) -> str:
    """HTML that is safe to print: no markup from the author but Markdown's, links only to http, https and mailto."""
    return nh3.clean(
        MARKDOWN.render(text),
        tags=TAGS | TABLE_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
    )
