"""The API's documentation, drawn from its own description: readable without script, in three languages."""

import json
import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.generators import SchemaGenerator

from core.views import reading

ROOT = "/api/v1/"
# A city's profile stands under its city and is told of under its own noun.
A_PROFILE = f"{ROOT}cities/{{slug}}/profile/"

# What each noun of the API is, and a question worth asking of it.
NOUNS: dict[str, tuple[Promise, Promise, str]] = {
    "cities": (
        _("Cities"),
        _("The cities of the record, with the part that each has had in every phase."),
        "?role=partner&theme=housing",
    ),
    "profiles": (
        _("City Migration Profiles"),
        _(
            "The published profile of each city as a whole or part by part, with every edition before it. Those who "
            "work on a profile write, review and publish its next edition here as on the pages."
        ),
        "?sort=newest",
    ),
    "figures": (
        _("Figures"),
        _("Dated figures about a city, each with its year, geography and source, and with any doubt about it."),
        "?city=turin",
    ),
    "case-studies": (
        _("Case studies"),
        _("Published case studies, each with the text of its published edition."),
        "?theme=social-cohesion",
    ),
    "publications": (
        _("Publications"),
        _("Profiles, learning reports and other documents of the network, with the languages in which they exist."),
        "?kind=city_profile&language=fr",
    ),
    "news": (_("News"), _("Dated news of the network and its cities."), "?city=tunis"),
    "partners": (_("Partners"), _("Organisations, with the part that each takes in every phase."), "?role=funder"),
    "phases": (_("Phases"), _("The phases of the project, the precursor of 2003 and the parent dialogue."), ""),
    "themes": (_("Themes"), _("The themes by which cities, case studies and publications are found."), ""),
    "countries": (_("Countries"), _("The countries of the record, by their ISO 3166-1 code."), ""),
    "sources": (_("Sources"), _("The documents and pages that the facts were read in."), ""),
    "indicators": (
        _("Indicators"),
        _("What is counted: the common catalogue, and what a city counts beside it."),
        "?chapter=migrant_population",
    ),
    "places": (_("Places"), _("The places that figures are about, each with the place around it."), "?city=turin"),
    "definitions": (_("Definitions"), _("Who is counted: born abroad, foreign national, refugee and others."), ""),
    "breakdowns": (
        _("Breakdowns"),
        _("The parts into which a population is divided: origins, sexes, ages and others."),
        "?dimension=sex",
    ),
    "sections": (
        _("Chapters and sections"),
        _("The chapters of a profile and their sections, with the guidance for whoever writes them."),
        "",
    ),
    "join-requests": (
        _("Requests to join"),
        _("Anyone may send one; the secretariat reads and answers them."),
        "",
    ),
    "search": (
        _("Search"),
        _("Finds cities, case studies and publications, in the language that the header Accept-Language asks for."),
        "?q=turin&kind=city",
    ),
}

# Read by the secretariat alone: no example that a reader could open.
NOT_PUBLIC = {"join-requests"}

# Parameters that mean the same at every address; the page explains them once.
COMMON: dict[str, Promise] = {
    "page": _("Which page of the list, counted from 1"),
    "page_size": _("How many results on a page: 50 if nothing is said, at most 200"),
    "sort": _("The order of the list; an order that is not known is answered with those that are"),
    "{slug}": _("The short name of a record, as in the address of its page"),
    "{code}": _("The code of a country (ISO 3166-1) or of a source"),
    "{id}": _("The number of a figure"),
    "{number}": _("The number of a profile’s edition"),
    "{key}": _("A section by its key, any other part of an edition by its thread: the same in every edition"),
    "If-Match": _("The ETag of a record as you read it, in a header: without it nothing is changed"),
}

LIST_ANSWER = json.dumps(
    {
        "count": 21,
        "next": None,
        "previous": None,
        "results": [{"slug": "turin", "name": {"en": "Turin", "fr": "Turin", "ar": "تورينو"}, "…": "…"}],
    },
    ensure_ascii=False,
    indent=2,
)
PROBLEM_ANSWER = json.dumps(
    {
        "type": "about:blank",
        "title": "Some of what was sent cannot be used.",
        "status": 400,
        "errors": {"colour": ["Unknown filter. Known filters: city, q, theme, year."]},
    },
    indent=2,
)


@dataclass(frozen=True)
class Value:
    """One of the words that a parameter takes; `label` is empty where the word speaks for itself."""

    key: str
    label: str


@dataclass(frozen=True)
class Parameter:
    name: str
    type: str
    values: list[Value]
    description: str
    required: bool
    repeatable: bool
    in_address: bool


@dataclass(frozen=True)
class Operation:
    """One address of the API with what may be asked of it."""

    path: str
    method: str
    description: str
    parameters: list[Parameter]
    fields: list[str]

    @property
    def is_one_record(self) -> bool:
        return "{" in self.path

    @property
    def is_plain_read(self) -> bool:
        """A list or a record, and nothing that belongs to one."""
        if self.path.startswith(A_PROFILE):
            return self.method == "GET" and self.path == A_PROFILE
        steps = self.path.removeprefix(ROOT).strip("/").split("/")
        return self.method == "GET" and len(steps) == 1 + self.is_one_record

    @property
    def noun(self) -> str:
        return "profiles" if self.path.startswith(A_PROFILE) else self.path.removeprefix(ROOT).split("/")[0]


@dataclass(frozen=True)
class Section:
    """One noun of the API: the addresses that speak of it, and an example."""

    noun: str
    title: str | Promise
    text: str | Promise
    operations: list[Operation]
    example: str

    @property
    def reads(self) -> list[Operation]:
        return [operation for operation in self.operations if operation.is_plain_read]

    @property
    def parameters(self) -> list[Parameter]:
        """What may be asked here and not everywhere."""
        found = [parameter for operation in self.operations for parameter in operation.parameters]
        return [parameter for parameter in found if not parameter.in_address and parameter.name not in COMMON]

    @property
    def fields(self) -> list[str]:
        return self.operations[0].fields

    @property
    def request(self) -> str:
        return f'curl "{settings.SITE_ORIGIN}{self.example}"'


@cache
def description(language: str) -> dict:
    """The same for everybody who reads in this language, and nothing of it is in the database: to draw it takes half a
    second, once in the life of a process.
    """
    with translation.override(language):
        return SchemaGenerator().get_schema(public=True)


class Kept(SchemaGenerator):
    """Hands out the description that was drawn before."""

    def get_schema(self, request: HttpRequest | None = None, public: bool = False) -> dict:
        language = translation.get_language()
        return description(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE)


@cache
def operations(language: str) -> list[Operation]:
    """Every address, with the names of filters and choices in that language."""
    schema = description(language)
    return [
        Operation(
            path=path,
            method=method.upper(),
            description=operation.get("description", ""),
            parameters=[parameter(entry) for entry in operation.get("parameters", [])],
            fields=fields_of(schema, operation),
        )
        for path, methods in sorted(schema["paths"].items())
        for method, operation in methods.items()
        if path.startswith(ROOT)
    ]


def sections(language: str) -> list[Section]:
    """The nouns in the order of NOUNS; one that is not described there yet comes last, under its own name."""
    found: dict[str, list[Operation]] = {noun: [] for noun in NOUNS}
    for operation in operations(language):
        found.setdefault(operation.noun, []).append(operation)
    return [section(noun, addresses) for noun, addresses in found.items() if addresses]


def section(noun: str, addresses: list[Operation]) -> Section:
    title, text, query = NOUNS.get(noun, (noun, "", ""))
    example = "" if noun in NOT_PUBLIC else f"{ROOT}{noun}/{query}"
    in_order = sorted(addresses, key=lambda address: (not address.is_plain_read, address.is_one_record))
    return Section(noun, title, text, in_order, example)


def parameter(entry: dict) -> Parameter:
    schema = entry.get("schema", {})
    values = schema.get("enum") or schema.get("items", {}).get("enum") or []
    description, labels = described(entry.get("description", ""))
    return Parameter(
        name=entry["name"],
        type=schema.get("type", "string"),
        values=[value(str(key), labels) for key in values if key],
        description=description,
        required=entry.get("required", False),
        repeatable=schema.get("type") == "array",
        in_address=entry.get("in") == "path",
    )


def value(key: str, labels: dict[str, str]) -> Value:
    label = labels.get(key, "")
    return Value(key, label if label != key else "")


def described(text: str) -> tuple[str, dict[str, str]]:
    """Part a description from the values that drf-spectacular lists beneath it ("* `partner` - Partner city")."""
    labels = dict(re.findall(r"^\* `([^`]*)` - (.*)$", text, re.MULTILINE))
    return re.split(r"(?:^|\n)\* `", text, maxsplit=1)[0].strip(), labels


def fields_of(schema: dict, operation: dict) -> list[str]:
    """The names of the fields that an answer holds; of one result where the answer is a list."""
    answer = operation["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("schema", {})
    reference = answer.get("$ref", "")
    if not reference:
        return []
    component = schema["components"]["schemas"][reference.rsplit("/", 1)[-1]]
    results = component.get("properties", {}).get("results", {}).get("items", {}).get("$ref", "")
    if results and component.get("properties", {}).get("count"):
        component = schema["components"]["schemas"][results.rsplit("/", 1)[-1]]
    return list(component.get("properties", {}))


@reading
def developers(request: HttpRequest) -> HttpResponse:
    sheet = {
        "root": settings.SITE_ORIGIN + ROOT,
        "common": COMMON.items(),
        "sections": sections(translation.get_language() or "en"),
        "list_answer": LIST_ANSWER,
        "problem_answer": PROBLEM_ANSWER,
    }
    return render(request, "pages/developers.html", {"sheet": sheet})


@reading
def to_developers(request: HttpRequest) -> HttpResponse:
    """`/api/docs/` leads to the page in the reader's language."""
    return redirect("developers")
