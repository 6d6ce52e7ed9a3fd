"""The City Toolkit as files: templates made on download, the whole as paper and data, a city's progress as rows."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core import pdf
from core.kept_files import kept
from core.markdown import Block, nested, to_blocks
from core.spreadsheets import Sheet, xlsx
from core.translation import LANGUAGES, Text, TranslatedModel
from core.word import Section, blocks_to_docx
from library.models import CityTask, Stage, Step, Tool, ToolFile
from library.sheet.city_toolkit import CityWay
from library.sheet.toolkit import StageLine, chapter_labels, passages, stage_lines, step_facts, tool_file_address

STAGE_TEXTS = ("title", "intro")
STEP_TEXTS = ("title", "purpose", "guidance", "strategies", "options", "done_when")
TOOL_TEXTS = ("title", "description", "content")


def licence() -> str:
    return _(
        "You may use, change and pass on this template and these texts; please name the City Toolkit of the MC2CM "
        "portal as where they come from."
    )


def own_draft() -> str:
    return _("This is the portal’s own first draft. No meeting of the network has adopted it.")


def origin(tool: Tool) -> list[tuple[str, str]]:
    """Where a template comes from and what may be done with it, in the language of the thread."""
    address = settings.SITE_ORIGIN + reverse("toolkit-step", args=[tool.step.key])
    words = [
        (_("Template"), str(tool.title)),
        (_("From"), _("City Toolkit of the MC2CM portal, step “%(step)s”") % {"step": tool.step.title}),
        (_("Address"), address),
        (_("Licence"), licence()),
    ]
    return [*words, (_("Standing"), own_draft())] if tool.step.is_own_draft else words


# Templates


def plain(parts: list[Block]) -> str:
    """The words of a line without their marks."""
    return "".join(part.get("text") or plain(part.get("parts", [])) for part in parts).strip()


def docx(tool: Tool) -> bytes:
    """The template as a text document, with where it comes from at its end."""
    text = tool.text("content")
    with override(text.lang):
        sections = list(sections_of(text.value))
        about = "\n\n".join(f"{term}: {value}" for term, value in origin(tool))
        return blocks_to_docx(
            str(tool.title), [*sections, Section("about", _("About this template"), about)], text.lang
        )


def sections_of(markdown: str) -> Iterator[Section]:
    """One section for each `# heading`; what is quoted before the next is guidance."""
    heading, guidance, lines = "", [], []
    number = 0
    for line in [*markdown.splitlines(), "# "]:
        if line.startswith("# "):
            if heading:
                number += 1
                yield Section(f"part_{number}", heading, "\n".join(lines).strip(), "\n".join(guidance))
            heading, guidance, lines = line[2:].strip(), [], []
        elif line.startswith("> "):
            guidance.append(line[2:].strip())
        else:
            lines.append(line)


def workbook(tool: Tool) -> bytes:
    """The template as a workbook with lists to choose from, and a last sheet that says where it comes from."""
    text = tool.text("content")
    with override(text.lang):
        about = Sheet(_("About"), [_("About this template"), ""], origin(tool))
        return xlsx([*sheets_of(text.value), about], text.lang)


def sheets_of(markdown: str) -> Iterator[Sheet]:
    name, header, rows, choices = "", [], [], {}
    for block in [*to_blocks(markdown), {"kind": "heading", "parts": []}]:
        if block["kind"] == "heading":
            if header:
                yield Sheet(name, header, rows, choices=choices)
            name, header, rows, choices = plain(block["parts"]), [], [], {}
        elif block["kind"] == "table":
            header = [plain(cell) for cell in block["header"]]
            rows = [[plain(cell) for cell in row] for row in block["rows"]]
        elif block["kind"] == "list":
            choices |= {header.index(column): values for column, values in offered(block) if column in header}


def offered(block: Block) -> Iterator[tuple[str, list[str]]]:
    """`- Influence: high / low`: the column, and what can be chosen in it."""
    for item in block["items"]:
        column, colon, values = plain(item[0].get("parts", [])).partition(":") if item else ("", "", "")
        if colon:
            yield column.strip(), [value.strip() for value in values.split("/")]


def template_file(tool: Tool) -> bytes:
    return workbook(tool) if tool.ending == "xlsx" else docx(tool)


# The whole


def whole(stages: list[Stage]) -> dict[str, Any]:
    """Every stage, step and tool in all languages: stages read `with_steps()`."""
    return {
        "title": everywhere(lambda: _("City Toolkit")),
        "standing": everywhere(own_draft),
        "licence": everywhere(licence),
        "stages": [
            {
                "key": line.stage.key,
                **texts(line.stage, STAGE_TEXTS),
                "steps": [step_data(each.step, each.number) for each in line.steps],
            }
            for line in stage_lines(stages)
        ],
    }


def everywhere(words: Any) -> dict[str, str]:
    said = {}
    for code in LANGUAGES:
        with override(code):
            said[code] = str(words())
    return said


def texts(row: TranslatedModel, names: tuple[str, ...]) -> dict[str, dict[str, str]]:
    return {name: {code: text for code in LANGUAGES if (text := getattr(row, f"{name}_{code}"))} for name in names}


def step_data(step: Step, number: int) -> dict[str, Any]:
    return {
        "key": step.key,
        "number": number,
        **texts(step, STEP_TEXTS),
        "weeks": step.weeks,
        "people": step.people,
        "themes": step.themes,
        "profile_chapters": step.profile_chapters,
        "is_own_draft": step.is_own_draft,
        "translation_states": step.translation_states,
        "tools": [
            {
                "key": tool.key,
                "kind": tool.kind,
                "url": tool.url,
                **texts(tool, TOOL_TEXTS),
                "files": [tool_file_data(tool, row) for row in tool.files.all()],
            }
            for tool in step.shown_tools
        ],
    }


def tool_file_data(tool: Tool, row: ToolFile) -> dict[str, Any]:
    file = row.attachment
    return {
        **{name: getattr(file, name) for name in ("title", "language", "media_type", "size", "sha256", "origin")},
        "url": settings.SITE_ORIGIN + tool_file_address(tool, row),
    }


def toolkit_pdf(stages: list[Stage]) -> bytes:
    """The whole in the language of the thread, made once for each state of its texts."""
    language = get_language() or LANGUAGES[0]
    paper = toolkit_paper(stage_lines(stages))
    state = hashlib.sha256(json.dumps(paper, ensure_ascii=False).encode()).hexdigest()
    return kept(f"toolkit.{language}.pdf", lambda: pdf.render("document", paper, language=language), state=state)


def toolkit_paper(lines: list[StageLine]) -> dict[str, Any]:
    sections = [
        {
            "heading": f"{line.number}. {line.stage.title}",
            "blocks": nested(
                [*written(line.stage.text("intro")), *(b for each in line.steps for b in step_blocks(each))], under=1
            ),
        }
        for line in lines
    ]
    return {
        "title": _("City Toolkit"),
        "subtitle": _("Mainstreaming migration into city planning, step by step"),
        "notices": [own_draft()] if any(each.step.is_own_draft for line in lines for each in line.steps) else [],
        "header": _("MC2CM network"),
        "contents": True,
        "sections": [*sections, {"heading": _("Licence"), "blocks": [said(licence())]}],
    }


def step_blocks(line: Any) -> Iterator[Block]:
    step = line.step
    yield heading(2, f"{line.number}. {step.title}")
    yield from written(step.text("purpose"))
    if facts := step_facts(step):
        yield said(" · ".join(facts))
    for passage in passages(step):
        yield heading(3, passage.heading)
        yield from written(passage.text)
    if step.done_when:
        yield heading(3, _("Done when"))
        yield from written(step.text("done_when"))
    if step.shown_tools:
        yield heading(3, _("Tools"))
        yield said("; ".join(f"{tool.title} ({tool.get_kind_display()})" for tool in step.shown_tools))
    if chapters := chapter_labels(step):
        yield heading(3, _("Chapters of the profile that it feeds"))
        yield said(_(", ").join(chapters))


def heading(level: int, text: str) -> Block:
    return {"kind": "heading", "level": level, "parts": [{"kind": "text", "text": text}]}


def said(text: str) -> Block:
    return {"kind": "paragraph", "parts": [{"kind": "text", "text": text}]}


def written(text: Text) -> list[Block]:
    """Its blocks, headings below those of the paper; in its own language where the reader's is missing."""
    blocks = [
        {**block, "level": block["level"] + 3} if block["kind"] == "heading" else block
        for block in to_blocks(text.value)
    ]
    return [{"kind": "foreign", "language": text.lang, "blocks": blocks}] if text.is_fallback else blocks


# A city's progress

PROGRESS_COLUMNS = ["stage", "step", "title", "state", "note", "task", "responsible", "due", "done_at"]


def progress_rows(way: CityWay) -> Iterator[list[Any]]:
    """One row for each step, and one more for each further task of it."""
    for stage in way.stages:
        for each in stage.steps:
            step = each.line.step
            for index, line in enumerate(each.tasks or [None]):
                own = [each.state, each.note] if index == 0 else ["", ""]
                yield [stage.stage.key, step.key, str(step.title), *own, *task_cells(line.task if line else None)]


def task_cells(task: CityTask | None) -> list[Any]:
    if task is None:
        return ["", "", None, None]
    return [task.text, task.responsible, task.due, task.done_at.date() if task.done_at else None]


def progress_xlsx(way: CityWay) -> bytes:
    """The same in the reader's words."""
    header = [
        *(_("Stage"), _("Step"), _("State"), _("Notes")),
        *(_("What is to be done"), _("Who sees to it"), _("By when"), _("Done on")),
    ]
    rows = (
        [
            *(str(stage.stage.title), str(step.line.step.title)),
            *([step.label, step.note] if not index else ["", ""]),
            *task_cells(line.task if line else None),
        ]
        for stage in way.stages
        for step in stage.steps
        for index, line in enumerate(step.tasks or [None])
    )
    return xlsx([Sheet(_("City Toolkit"), header, rows)])


def progress_data(way: CityWay) -> dict[str, Any]:
    return {
        "city": way.city.slug,
        "done": way.done,
        "count": way.count,
        "shared_with_secretariat": way.is_shared,
        "steps": [
            {
                "step": each.line.step.key,
                "stage": stage.stage.key,
                "state": each.state,
                "note": each.note,
                "tasks": [dict(zip(PROGRESS_COLUMNS[5:], task_cells(line.task), strict=True)) for line in each.tasks],
            }
            for stage in way.stages
            for each in stage.steps
        ],
    }
