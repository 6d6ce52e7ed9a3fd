"""What the tests of a profile's workspace share: Turin's draft and the people who write it."""

from django.test import Client

from accounts.choices import Role
from cities.models import City
from core.models import Source
from profiles import actions
from profiles.models import Figure, Geography, Indicator, ProfileEdition
from tests.people import official
from tests.reading import read


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def turins_draft() -> ProfileEdition:
    """Begun from the published edition by a colleague."""
    turin = City.objects.get(slug="turin")
    return actions.start_edition(turin, by=official(Role.CITY_EDITOR, turin, "colleague"))


def address(draft: ProfileEdition, tail: str, language: str = "en") -> str:
    return f"/{language}/my-city/{draft.city.slug}/profile/{tail}"


def figure_of(draft: ProfileEdition, code: str = "population", **values) -> Figure:
    """One figure of the draft, written by the colleague."""
    colleague = draft.city.colleagues.get(person__name="colleague").person
    given = {
        "indicator": Indicator.objects.get(code=code),
        "geography": Geography.objects.get(slug="turin-city"),
        "value": 870_000,
        "period_start": "2019",
        "quality": "official",
        "source": Source.objects.public().order_by("code").first(),
    }
    return actions.add_part(draft, "figures", given | values, by=colleague)


def filled(client: Client, url: str, **changes) -> dict:
    """What the browser would send from the form at this address, with some of its fields typed anew."""
    form = read(client.get(url)).one(id="part-form")
    sent = {field.attrs["name"]: field.attrs.get("value", "") for field in form.all("input") if "name" in field.attrs}
    for area in form.all("textarea"):
        if "name" in area.attrs:
            sent[area.attrs["name"]] = "".join(area._words()).removeprefix("\n")
    for choice in form.all("select"):
        chosen = [option for option in choice.all("option") if "selected" in option.attrs]
        sent[choice.attrs["name"]] = chosen[0].attrs["value"] if chosen else ""
    return sent | changes
