"""The City Toolkit as everybody reads it, its templates, and the whole as paper and data."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from core import attachments
from core.models import Attachment
from core.pdf import pdf_response
from core.spreadsheets import XLSX
from core.views import reading
from core.word import docx_response
from library.models import Stage, Step, Tool
from library.sheet.toolkit import step_page, toolkit_page
from library.toolkit import template_file, toolkit_pdf, whole


@reading
def toolkit(request: HttpRequest) -> HttpResponse:
    """Stages and steps at a glance."""
    return render(request, "library/toolkit/toolkit.html", {"sheet": toolkit_page(request.user)})


@reading
def step(request: HttpRequest, key: str) -> HttpResponse:
    row = get_object_or_404(Step.objects.visible_to(request.user).with_tools(request.user), key=key)
    return render(request, "library/toolkit/step.html", {"sheet": step_page(row, request.user)})


def template_asked_for(request: HttpRequest, key: str, ending: str) -> Tool:
    tool = get_object_or_404(Tool.objects.visible_to(request.user), key=key)
    if tool.ending != ending:
        raise Http404
    return tool


@reading
def tool_docx(request: HttpRequest, key: str) -> HttpResponse:
    tool = template_asked_for(request, key, "docx")
    return docx_response(f"mc2cm-{tool.key}", template_file(tool))


@reading
def tool_xlsx(request: HttpRequest, key: str) -> HttpResponse:
    tool = template_asked_for(request, key, "xlsx")
    response = HttpResponse(template_file(tool), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="mc2cm-{tool.key}.xlsx"'
    return response


@reading
def tool_file(request: HttpRequest, key: str, file: int) -> HttpResponse:
    """A document of a tool, as visible as the tool."""
    tools = Tool.objects.visible_to(request.user).filter(key=key)
    attached = Attachment.objects.filter(tool_file__tool__in=tools)
    return attachments.serve(get_object_or_404(attached, tool_file=file), request, is_public=True)


def all_stages(request: HttpRequest) -> list[Stage]:
    stages = Stage.objects.visible_to(request.user).with_steps(request.user)
    return list(stages.prefetch_related("shown_steps__shown_tools__files__attachment"))


@reading
def whole_pdf(request: HttpRequest) -> HttpResponse:
    return pdf_response("mc2cm-city-toolkit", toolkit_pdf(all_stages(request)))


@reading
def whole_json(request: HttpRequest) -> HttpResponse:
    response = JsonResponse(whole(all_stages(request)), json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="mc2cm-city-toolkit.json"'
    return response
