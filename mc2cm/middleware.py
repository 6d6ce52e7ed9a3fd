"""Plain requests for whoever still has a place here; pages made for one person are kept by nobody else."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from cities.querysets import has_a_place
from core.views import has_control_characters

METHODS = ("GET", "HEAD", "POST")  # of pages; the API names its own


class PlainRequestMiddleware:
    """No address of the portal has a control character in it: asked for one, the database would fail. Pages are read
    and forms are sent; the portal knows no other way to ask for a page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if has_control_characters(request.path_info):
            raise Http404
        if request.method not in METHODS and not request.path_info.startswith("/api/"):
            return HttpResponseNotAllowed(METHODS)
        return self.get_response(request)


class StandingMiddleware:
    """A person whose last membership has ended is signed out at her next request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        if not has_a_place(request.user):
            return self.out(request)
        response = self.get_response(request)
        patch_cache_control(response, private=True, no_store=True)
        return response

    def out(self, request: HttpRequest) -> HttpResponse:
        logout(request)
        words = _("Your membership has ended, so you have been signed out. The secretariat can help.")
        if request.path.startswith("/api/"):
            problem = {"type": "about:blank", "title": words, "status": 403}
            return JsonResponse(problem, status=403, content_type="application/problem+json")
        messages.warning(request, words)
        return redirect("account_login")
