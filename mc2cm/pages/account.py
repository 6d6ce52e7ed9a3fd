"""A person's own account: her name and language, her places, her ways of signing in."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import actions
from accounts.forms import AccountForm
from core.answers import PersonalRequest, form_errors, signed_in
from meetings.models import Meeting
from meetings.sheet.meeting import dates_in_words


@signed_in
def account(request: PersonalRequest) -> HttpResponse:
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        if actions.change_account(request.user, **form.cleaned_data):
            messages.success(request, _("Saved."))
        else:
            messages.info(request, _("Nothing was changed: it stood there like this already."))
        return redirect("account")
    sheet = {
        "form": form,
        "errors": form_errors(form),
        "posts": list(request.user.posts.current().select_related("city")),
        "appointments": list(request.user.appointments.current()),
        "meetings": [
            (meeting, dates_in_words(meeting))
            for meeting in Meeting.objects.public().of_person(request.user).upcoming()[:10]
        ],
        "delegations": list(request.user.delegations.current().select_related("organisation")),
    }
    return render(request, "accounts/account.html", sheet, status=400 if form.errors else 200)


@signed_in
@require_POST
def sign_out_everywhere(request: PersonalRequest) -> HttpResponse:
    actions.sign_out_everywhere(request.user)
    logout(request)
    messages.success(request, _("You are signed out on every device."))
    return redirect("account_login")
