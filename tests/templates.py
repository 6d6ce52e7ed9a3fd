"""An undefined variable in a template of ours is an error; in somebody else's it stays empty."""

import sys
from pathlib import Path

from django.template.base import Node


class UndefinedVariable(AssertionError):
    pass


class Undefined(str):
    """Django asks for `"%s" in it` and then formats it with the name that meant nothing."""

    root: Path

    def __contains__(self, part):
        return part == "%s" or super().__contains__(part)

    def __mod__(self, variable):
        template = template_being_rendered()
        if template.is_relative_to(self.root) and ".venv" not in template.parts:
            raise UndefinedVariable(f"{template.relative_to(self.root)} prints {variable}, which nobody defined.")
        return ""


def template_being_rendered():
    """The file of the innermost node on the stack: right also inside included and extended templates."""
    frame = sys._getframe(1)
    while frame:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return Path(node.origin.name)
        frame = frame.f_back
    return Path()


def fail_on_undefined_variables(settings, root):
    undefined = Undefined("%s")
    undefined.root = root
    for engine in settings.TEMPLATES:
        engine["OPTIONS"]["string_if_invalid"] = undefined
