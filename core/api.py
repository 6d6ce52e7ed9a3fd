"""What every part of the API shares: pages, filters, problem details, texts in every language."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import wraps
from typing import Any, NoReturn

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.core.exceptions import ValidationError as InvalidRecord
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.contrib.django_filters import DjangoFilterExtension
from drf_spectacular.utils import OpenApiParameter, extend_schema_field
from rest_framework import exceptions, pagination, serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from core.audit import plain
from core.errors import Clash, NotAllowed, Refused, Stale, TooOften
from core.faceted import Faceted
from core.fields import WallTime
from core.numbers import exactly, read_number, whole_number, with_plain_digits
from core.translation import LANGUAGES, TranslatedModel
from core.typed import with_plain_ends

ALWAYS_ALLOWED = {"page", "page_size", "sort", "format"}


def sent(words: type[serializers.BaseSerializer], request: Request, *, partial: bool = False, **context: Any) -> dict:
    """What was sent, when it has the right names and kinds of values."""
    asked = words(data=request.data, partial=partial, context=context)
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)


def person_of(request: Request) -> Any:
    """Who asks. Raises NotAuthenticated for a visitor: before anything is looked for, so that nothing is told."""
    if not request.user.is_authenticated:
        raise exceptions.NotAuthenticated
    return request.user


class Pages(pagination.PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    filterset: Faceted | None = None

    def django_paginator_class(self, rows, size):  # type: ignore[override]
        """Of a list with facets the number is known: its counts are kept."""
        paginator = Paginator(rows, size)
        if self.filterset is not None:
            paginator.count = self.filterset.number
        return paginator


class ListingFilter(DjangoFilterBackend):
    """The same FilterSet as the page's; a parameter that it does not know is an error, not ignored."""

    def filter_queryset(self, request, queryset, view):
        self.refuse_unknown(request, view)
        rows = super().filter_queryset(request, queryset, view)
        return self.sorted(rows, request, view)

    def get_filterset(self, request, queryset, view):
        filterset = super().get_filterset(request, queryset, view)
        if isinstance(filterset, Faceted) and isinstance(view.paginator, Pages):
            view.paginator.filterset = filterset
        return filterset

    def found(self, request, queryset, view):
        """The filter set itself, for what else it knows of its results. Raises for a filter that cannot be used."""
        self.refuse_unknown(request, view)
        filterset = self.get_filterset(request, queryset, view)
        if not filterset.is_valid():
            raise exceptions.ValidationError(filterset.errors)
        return filterset

    def refuse_unknown(self, request, view):
        known = set(view.filterset_class.base_filters) if view.filterset_class else set()
        if unknown := sorted(set(request.query_params) - known - ALWAYS_ALLOWED):
            message = _("Unknown filter. Known filters: %(known)s.") % {"known": ", ".join(sorted(known)) or "–"}
            raise exceptions.ValidationError({name: [message] for name in unknown})

    def sorted(self, rows, request, view):
        asked = request.query_params.get("sort")
        if not asked:
            return rows
        choices = {sort.key: sort.columns for sort in view.sorts}
        if asked not in choices:
            message = _("This list cannot be sorted that way. Choose one of: %(keys)s.")
            raise exceptions.ValidationError({"sort": [message % {"keys": ", ".join(choices)}]})
        return rows.order_by(*choices[asked], "pk")


class ListingFilterDescribed(DjangoFilterExtension):
    """How `ListingFilter` appears in the API's description: the filters, and the orders a list can be put in."""

    target_class = "core.api.ListingFilter"
    match_subclasses = False
    priority = 1

    def get_schema_operation_parameters(self, auto_schema, *args, **kwargs):
        parameters = super().get_schema_operation_parameters(auto_schema, *args, **kwargs)
        keys = [sort.key for sort in auto_schema.view.sorts]
        sort = {"name": "sort", "in": "query", "schema": {"type": "string", "enum": keys}, "description": "Order."}
        return [*parameters, sort] if keys else parameters


class ReadOnlyRecords(viewsets.ReadOnlyModelViewSet):
    """Records that anyone may read, found by their slug."""

    lookup_field = "slug"
    lookup_value_regex = "[^/.]+"
    pagination_class = Pages
    filter_backends = [ListingFilter]
    filterset_class: Any = None
    sorts: list = []


@extend_schema_field({"type": "object", "additionalProperties": {"type": "string"}, "example": {"en": "…", "fr": "…"}})
class TranslatedText(serializers.Field):
    """A text in every language in which it exists: `{"en": …, "fr": …, "ar": …}`."""

    def __init__(self, source: str = "*", **kwargs: Any):
        super().__init__(source=source, read_only=True, **kwargs)

    def to_representation(self, row: TranslatedModel) -> dict[str, str]:
        return {code: value for code in LANGUAGES if (value := getattr(row, f"{self.field_name}_{code}"))}


class PlainTextField(serializers.CharField):
    """Words as they were typed, line ends as forms keep them; whether they may be empty is said by the record."""

    def __init__(self, **kwargs: Any):
        super().__init__(**{"required": False, "allow_blank": True, **kwargs})

    def to_internal_value(self, data: Any) -> str:
        return with_plain_ends(super().to_internal_value(data))


class Strict(serializers.Serializer):
    """What may be sent; any other name in the JSON is refused."""

    def validate(self, values: dict) -> dict:
        if unknown := sorted(set(self.initial_data) - set(self.fields)):
            message = _("There is no such field here, or it is not for you to write.")
            raise serializers.ValidationError({name: [message] for name in unknown})
        return values


@extend_schema_field({"oneOf": [{"type": "number"}, {"type": "string"}], "example": "1 234.5"})
class NumberField(serializers.DecimalField):
    """A number: JSON's own, or a text as people write it, read by `core.numbers` alone. Leaves as a JSON number."""

    default_error_messages = {"invalid": _lazy("Send a number, or a text that is one.")}

    def __init__(self, max_digits: int | None = None, decimal_places: int | None = None, **kwargs: Any):
        super().__init__(max_digits, decimal_places, coerce_to_string=False, **kwargs)

    def to_internal_value(self, data: Any) -> Decimal:
        if isinstance(data, bool) or not isinstance(data, int | float | str):
            self.fail("invalid")
        try:
            number = read_number(data) if isinstance(data, str) else exactly(data)
        except InvalidRecord as error:
            raise exceptions.ValidationError(error.messages, code=error.code) from error
        return self.quantize(self.validate_precision(number))


class DayField(serializers.DateField):
    """A day, in whichever digits it was typed."""

    def to_internal_value(self, value: Any) -> Any:
        return super().to_internal_value(with_plain_digits(value) if isinstance(value, str) else value)


class PartialDateField(serializers.CharField):
    """A year, a month or a day, in whichever digits it was typed."""

    def to_internal_value(self, data: Any) -> str:
        return with_plain_digits(super().to_internal_value(data))


@extend_schema_field({"type": "string", "nullable": True, "example": "2027-07-01T09:00"})
class WallTimeOf(serializers.Field):
    """The day and hour that the clock of the place shows, without an offset: `2027-07-01T09:00`."""

    def __init__(self, **kwargs):
        super().__init__(required=False, allow_null=True, **kwargs)

    def to_internal_value(self, data):
        try:
            return WallTime().to_python(data)
        except InvalidRecord as error:
            raise exceptions.ValidationError(error.messages) from error

    def to_representation(self, value):
        return value.isoformat(timespec="minutes")


IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The ETag that was read."
)


class PreconditionRequired(exceptions.APIException):
    status_code = 428
    default_detail = _lazy("Say which version you read: send its ETag in If-Match.")


class PreconditionFailed(exceptions.APIException):
    """The record is no longer the version that was read; `theirs` says what stands there now."""

    status_code = 412
    default_detail = _lazy("It has been changed since you read it. Read it again, merge, and send it again.")

    def __init__(self, stale: Stale):
        super().__init__()
        self.extra = {"current": plain(stale.theirs), "etag": stale.row.etag}


class Gone(exceptions.APIException):
    """Something that was public and was taken back: why, and since when."""

    status_code = 410
    default_detail = _lazy("This was published and has been withdrawn.")

    def __init__(self, reason: str, at: datetime):
        super().__init__(reason)
        self.extra = {"reason": reason, "withdrawn_at": at.isoformat()}


def refuse_taken_back(rows: QuerySet) -> NoReturn:
    """Where nothing is to be seen: raises Gone with the reason for the first of `taken_back()` rows, else Http404."""
    row = rows.first()
    if row is None:
        raise Http404
    raise Gone(row.withdrawn_reason, row.withdrawn_at)


class RefusedByRule(exceptions.APIException):
    status_code = 409
    default_detail = _lazy("This cannot be done as things stand.")

    def __init__(self, refusal: Refused):
        super().__init__(refusal.message)
        if isinstance(refusal, Clash):
            self.extra = {"clashing": refusal.clashing}


class TooOftenSent(exceptions.APIException):
    status_code = 429
    default_detail = _lazy("This was done too often. It can be done again later.")

    def __init__(self, refusal: TooOften):
        super().__init__(refusal.message)


def etag_read(request: Request) -> str:
    """What If-Match names (RFC 9110 §13.1.1). Raises 428 without it."""
    etag = request.headers.get("If-Match", "")
    if not etag:
        raise PreconditionRequired
    return etag


def version_read(request: Request) -> int:
    """The version named by If-Match. Raises 428 without it; what is no version matches nothing."""
    number = etag_read(request).strip('"')
    return whole_number(number)


def acting(view: Callable) -> Callable:
    """An API view that calls an action: its refusals become problem details with the right status."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return view(*args, **kwargs)
        except NotAllowed as refusal:
            raise exceptions.PermissionDenied(refusal.message) from refusal
        except TooOften as refusal:
            raise TooOftenSent(refusal) from refusal
        except Refused as refusal:
            raise RefusedByRule(refusal) from refusal
        except Stale as stale:
            raise PreconditionFailed(stale) from stale
        except InvalidRecord as invalid:
            raise exceptions.ValidationError(invalid.message_dict) from invalid
        except ObjectDoesNotExist as gone:
            raise exceptions.NotFound from gone  # taken away between being found and being locked

    return guarded


def problem(error: Exception, context: dict) -> Response | None:
    """An error as problem details (RFC 9457) in the reader's language."""
    if isinstance(error, Http404):
        error = exceptions.NotFound(_("There is nothing at this address."))
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied(_("You may not do this."))
    response = exception_handler(error, context)
    if response is None or not isinstance(error, exceptions.APIException):
        return response
    body: dict[str, Any] = {"type": "about:blank", "title": str(error.default_detail), "status": response.status_code}
    if isinstance(error, exceptions.ValidationError):
        body["title"] = _("Some of what was sent cannot be used.")
        body["errors"] = response.data
    else:
        body["detail"] = str(response.data.get("detail", ""))
    body |= getattr(error, "extra", {})
    response.data = body
    response.content_type = "application/problem+json"
    response["Content-Language"] = get_language()
    return response
