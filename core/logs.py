"""What stands in an address and lets its holder in is in no log; what strangers send wrongly is no alarm."""

import logging
import re

SECRETS = re.compile(
    r"(/account/invitation|/(?:answer|attend|interest)|/(?:questions|calendar|certificates)(?=/[\w-]{20})"
    r"|/accounts/(?:password/reset/key|confirm-email))/[^/\s]+"
)


def masked(text: str) -> str:
    return SECRETS.sub(r"\1/…", text)


class Masked(logging.Filter):
    """Goes over every line before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = masked(record.getMessage()), None
        return True


class Calm(logging.Filter):
    """A wrong host name or a form with too many fields is the sender's fault: one line, and nobody is woken."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django.security."):
            record.levelno, record.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
            record.exc_info = record.exc_text = None
        return True
