"""One icon from the portal's own sprite."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# Pictures of a direction: they point the other way in a page that runs from right to left.
MIRRORED = {
    "arrow",
    "chevron",
    "external",
    "list",
    "feed",
    "dialogue",
    "knowledge",
    "megaphone",
    "chat-dots",
    "bar-chart",
    "undo",
    "exit",
}


@register.simple_tag
def icon(name: str, style: str = "") -> SafeString:
    """The icon `name`, hidden from screen readers: the word beside it speaks. `style` is a class such as "icon-lg"."""
    classes = " ".join(filter(None, ["icon", style, "icon-mirrored" if name in MIRRORED else ""]))
    return format_html(
        '<svg class="{}" width="24" height="24" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        classes,
        static("img/icons.svg"),
        name,
    )
