"""How sign-in behaves here: by invitation only, its mail through the outbox."""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from core import outbox


class InvitedOnly(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        """Nobody makes an account herself: she is invited, and accepts by the link in the mail."""
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"MC2CM: {subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        here = {"name": "MC2CM", "domain": urlsplit(settings.SITE_ORIGIN).netloc}
        words = {"email": email, **context, "current_site": here}
        mail = self.render_mail(template_prefix, email, words)
        outbox.put(to=email, subject=mail.subject, text=mail.body, language=get_language() or "en")

    def get_login_redirect_url(self, request) -> str:
        return reverse("account")
