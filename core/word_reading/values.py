"""What the elements of a text document hold."""

import re
from typing import Any

from docx.oxml.ns import qn


def value_of(element: Any, child: str) -> str:
    """The value of an element's child; nothing where there is none."""
    found = element.find(qn(child)) if element is not None else None
    return found.get(qn("w:val"), "") if found is not None else ""


def number_in(element: Any, child: str, usual: int = 0) -> int:
    """The number that an element's child holds."""
    return whole(value_of(element, child), usual)


def attribute(element: Any, name: str) -> int:
    """The number that an element itself bears; nought where there is no element."""
    return whole(element.get(qn(name), ""), 0) if element is not None else 0


def whole(text: str, usual: int) -> int:
    return int(text) if re.fullmatch("-?[0-9]{1,9}", text) else usual


def is_on(properties: Any, *names: str, usual: bool) -> bool:
    """A look that is switched on, by its own letters or by those of Arabic."""
    found = [properties.find(qn(name)) for name in names] if properties is not None else []
    given = [element.get(qn("w:val"), "true") not in ("0", "false", "off") for element in found if element is not None]
    return any(given) if given else usual
