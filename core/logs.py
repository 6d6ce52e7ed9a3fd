"""What stands in an address and lets its holder in is in no log."""

import logging
import re

SECRETS = re.compile(r"(/account/invitation|/accounts/(?:password/reset/key|confirm-email))/[^/\s]+")


def masked(text: str) -> str:
    return SECRETS.sub(r"\1/…", text)


class Masked(logging.Filter):
    """Goes over every line before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = masked(record.getMessage()), None
        return True
