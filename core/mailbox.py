"""Mail into a folder, for demonstrations and tests: one file a message, named by its Message-ID."""

import os
from collections.abc import Sequence
from email.utils import unquote
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Folder(BaseEmailBackend):
    """A message that is sent twice under the same Message-ID lies there once; a crash leaves no half file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        for mail in email_messages:
            message = mail.message()
            name = "".join(c for c in unquote(message["Message-ID"]) if c.isalnum() or c in "-_.@")
            unfinished = folder / f".{name}.{os.getpid()}"
            unfinished.write_bytes(message.as_bytes())
            unfinished.replace(folder / f"{name}.eml")
        return len(email_messages)
