"""What is shown when something is not there, not allowed or broken; the API gets problem details instead."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

API_PREFIX = "/api/"


def problem(status: int, title: str) -> JsonResponse:
    body = {"type": "about:blank", "title": title, "status": status}
    response = JsonResponse(body, status=status, content_type="application/problem+json")
    response["Content-Language"] = get_language() or "en"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_long(request)
    if request.path.startswith(API_PREFIX):
        return problem(400, _("The request could not be understood."))
    return HttpResponse(get_template("400.html").render(), status=400)


def too_long(request: HttpRequest) -> HttpResponse:
    """More text than a form holds: it was not read, so it cannot be shown again."""
    if request.path.startswith(API_PREFIX):
        return problem(413, _("This is too long to be read."))
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024
    return HttpResponse(get_template("413.html").render({"most": most}), status=413)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(API_PREFIX):
        return problem(403, _("You may not do this."))
    return render(request, "403.html", status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was sent from elsewhere, or was opened before its reader signed in anew."""
    return permission_denied(request, PermissionDenied(reason))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(API_PREFIX):
        return problem(404, _("There is nothing at this address."))
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Made without the site's context or the database: either may be what failed."""
    if request.path.startswith(API_PREFIX):
        return problem(500, _("Something went wrong on our side."))
    return HttpResponse(get_template("500.html").render(), status=500)
