"""Trim Bootstrap's style sheets to what the portal uses.

    python static/vendor/trim.py BOOTSTRAP/dist/css/bootstrap.css BOOTSTRAP/dist/css/bootstrap.rtl.css

Kept: the element rules (reboot), the grid, the utilities named in KEEP, and of the custom properties those
that the kept rules read. Everything else of the portal's look is in `static/css/`.
Writes `bootstrap/bootstrap.ltr.css` and `bootstrap/bootstrap.rtl.css` beside this file.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

# A class that is not matched here is not in the portal. Add to the list, run again, commit both.
KEEP = re.compile(
    r"""^(
      container | row | row-cols(-(md|lg))?-[1-4]
    | col(-(sm|md|lg))?(-(auto|[1-9]|1[0-2]))?
    | g[xy]?(-(md|lg))?-[0-5]
    | visually-hidden(-focusable)?
    | d-(none|block|flex|print-none|md-none|md-block|lg-none|lg-block)
    | flex-wrap | align-items-(center|start|baseline) | justify-content-between | gap-[1-4] | ms-auto
    | m[tby]-[0-5] | mb-auto
    | text-(start|end|center)
    | list-unstyled
    | h[1-6] | small
    )$""",
    re.VERBOSE,
)
# The reboot speaks of these; the portal's tokens give them their values.
OURS = ("--bs-body-", "--bs-link-", "--bs-heading-", "--bs-border-", "--bs-code-", "--bs-highlight-", "--bs-font-")


def blocks(css: str) -> list[tuple[str, str]]:
    """Top-level (prelude, body) pairs; an at-rule's body still holds its own rules."""
    found, depth, start, head = [], 0, 0, ""
    for place, sign in enumerate(css):
        if sign == "{":
            depth += 1
            if depth == 1:
                head, start = css[start:place].strip(), place + 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                found.append((head, css[start:place].strip()))
                start = place + 1
    return found


def is_kept(selector: str) -> bool:
    if "[data-bs-theme" in selector or ("::-webkit-" in selector and "." in selector):
        return False
    return all(KEEP.match(name) for name in re.findall(r"\.([\w-]+)", selector))


def trim(css: str) -> list[tuple[str, str]]:
    kept = []
    for head, body in blocks(css):
        if head.startswith("@media"):
            if inner := trim(body):
                kept.append((head, "".join(f"{h}{{{b}}}" for h, b in inner)))
        elif head.startswith(("@", ":root")):
            continue
        elif selectors := [part.strip() for part in head.split(",") if is_kept(part)]:
            kept.append((",".join(selectors), squeeze(body)))
    return kept


def squeeze(body: str) -> str:
    return ";".join(re.sub(r"\s*:\s*", ":", line.strip(), count=1) for line in body.split(";") if line.strip())


def root(css: str, rules: list[tuple[str, str]]) -> str:
    """Bootstrap's own value for each custom property that the kept rules read and that we do not set."""
    values = dict(re.findall(r"(--bs-[\w-]+):\s*([^;]+);", next(b for h, b in blocks(css) if h.startswith(":root"))))
    used = set(re.findall(r"var\((--bs-[\w-]+)", " ".join(body for _, body in rules)))
    own = {name for _, body in rules for name in re.findall(r"(--bs-[\w-]+):", body)}
    wanted = [n for n in sorted(used - own) if n in values and not n.startswith(OURS)]
    return ":root{" + ";".join(f"{n}:{values[n].strip()}" for n in wanted) + "}" if wanted else ""


def main(files: list[str]) -> None:
    for file, direction in zip(files, ("ltr", "rtl"), strict=True):
        text = Path(file).read_text()
        banner = re.match(r'@charset "UTF-8";\s*(/\*!.*?\*/)|(/\*!.*?\*/)', text, re.DOTALL)
        notice = next(g for g in banner.groups() if g) if banner else ""
        css = re.sub(r"/\*.*?\*/", "", text.replace('@charset "UTF-8";', ""), flags=re.DOTALL)
        rules = trim(css)
        out = HERE / "bootstrap" / f"bootstrap.{direction}.css"
        lines = [f"{head}{{{body}}}" for head, body in rules]
        out.write_text("\n".join([notice, "/* Trimmed by static/vendor/trim.py */", root(css, rules), *lines]) + "\n")
        print(f"{out.name}: {out.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
