"""Reading what the API is sent."""

import json

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
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
