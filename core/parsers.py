"""Reading what the API is sent, and saying what may be sent."""

import json
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.metadata import BaseMetadata
from rest_framework.parsers import JSONParser


class PlainJSON(JSONParser):
    """JSON, of which nothing that a record needs is nested thousands deep or holds halves of letters."""

    def parse(self, stream, media_type=None, parser_context=None):
        try:
            sent = super().parse(stream, media_type, parser_context)
            json.dumps(sent, ensure_ascii=False).encode()
        except RecursionError as error:
            raise ParseError(_("This JSON is nested too deep.")) from error
        except UnicodeEncodeError as error:
            raise ParseError(_("This JSON holds half of a letter: a lone surrogate.")) from error
        return sent


class WhatIsAllowed(BaseMetadata):
    """The answer to OPTIONS: the methods of an address (also in the header Allow). What they take and give stands in
    the API's description; the library's own answer looks for rows and shapes that not every address has.
    """

    def determine_metadata(self, request: Any, view: Any) -> dict[str, Any]:
        return {"allow": view.allowed_methods, "description": reverse("api-schema")}
