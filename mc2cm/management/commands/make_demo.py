"""Make the accounts of a demonstration, and one draft with an example of a priority paper."""

import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mc2cm.demo import make_demo_accounts, make_demo_case_study, make_demo_draft


class Command(BaseCommand):
    help = "Make the accounts of a demonstration; password from DEMO_PASSWORD, second factor from DEMO_TOTP_SECRET."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("DEMO is not set: a portal in earnest gets no demonstration accounts.")
        password, secret = os.environ.get("DEMO_PASSWORD"), os.environ.get("DEMO_TOTP_SECRET")
        if not password or not secret:
            raise CommandError(
                "Set DEMO_PASSWORD and DEMO_TOTP_SECRET (base32); bin/serve draws both where they are unset."
            )
        count = make_demo_accounts(password, secret)
        self.stdout.write(f"{count} demonstration accounts are there.")
        if make_demo_draft():
            self.stdout.write("A draft with an example of a priority paper is there.")
        if make_demo_case_study():
            self.stdout.write("A draft of an example of a case study is there.")
