"""Accounts for a demonstration: one for each role, in each partner city and in the secretariat, marked as demo.

Their addresses end in `demo.example`, which no mail server answers for (RFC 2606), and mail in a demonstration goes
into a folder. The secretariat's accounts carry a second factor, as a real secretariat's would.
"""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.choices import CITY_ROLES, ORGANISATION_ROLES, SECRETARIAT_ROLES, Role
from accounts.models import Appointment, User
from cities.models import City, Colleague, Delegate, Organisation, Theme
from library.actions import add_part, start_case_study
from library.models import CaseStudy
from profiles.actions.editions import new_edition
from profiles.actions.writing import put_part
from profiles.models import ProfileEdition

DOMAIN = "demo.example"
DEMO = "system:demo"
EXAMPLE_CITY = "lyon"
EXAMPLE_PRIORITY = {
    "title_en": "Example (demo): a welcome desk that everyone finds",
    "title_fr": "Exemple (démo) : un guichet d’accueil que chacun trouve",
    "title_ar": "مثال (عرض توضيحي): مكتب استقبال يجده الجميع",
    "challenge_en": "Example (demo), not a text of the city. Newcomers go from office to office before anyone helps.",
    "challenge_fr": "Exemple (démo), pas un texte de la ville. Les arrivants vont de bureau en bureau sans aide.",
    "challenge_ar": "مثال (عرض توضيحي) وليس نصًا للمدينة. يتنقل الوافدون من مكتب إلى آخر قبل أن يجدوا من يساعدهم.",
    "measures_en": "- one desk for first questions\n- interpreters on three days a week",
    "measures_fr": "- un guichet unique pour les premières questions\n- des interprètes trois jours par semaine",
    "measures_ar": "- مكتب واحد للأسئلة الأولى\n- مترجمون شفويون ثلاثة أيام في الأسبوع",
    "competence": "local",
    "starts": "2027",
    "ends": "2028",
}
EXAMPLE_MEETING = {
    "date": "2024-10",
    "kind": "workshop",
    "groups_en": "Example (demo): municipal services, associations, the university",
    "groups_fr": "Exemple (démo) : services municipaux, associations, université",
    "groups_ar": "مثال (عرض توضيحي): الخدمات البلدية والجمعيات والجامعة",
}
EXAMPLE_SERVICE = {
    "kind": "language",
    "position": 1,
    "name_en": "Example (demo): language course for beginners",
    "name_fr": "Exemple (démo) : cours de langue pour débutants",
    "name_ar": "مثال (عرض توضيحي): دورة لغة للمبتدئين",
    "provider": "Example association (demo)",
    "languages": ["fr", "ar"],
}


EXAMPLE_CASE_SLUG = "example-demo-a-welcome-desk-in-one-house"
EXAMPLE_CASE = {
    "language": "en",
    "title_en": "Example (demo): a welcome desk in one house",
    "title_fr": "Exemple (démo) : un guichet d’accueil dans une seule maison",
    "title_ar": "مثال (عرض توضيحي): مكتب استقبال في بيت واحد",
    "abstract_en": "Example (demo), not a text of the city. Newcomers find every first answer in one house.",
    "abstract_fr": "Exemple (démo), pas un texte de la ville. Une maison donne les premières réponses.",
    "abstract_ar": "مثال (عرض توضيحي) وليس نصًا للمدينة. يجد الوافدون كل إجابة أولى في بيت واحد.",
    "actions_en": "Example (demo).\n\n- one desk for first questions\n- interpreters on three days a week",
    "difficulties_en": "Example (demo). The first year, nobody knew who pays the interpreters.",
    "staff_en": "Example (demo): two people, full time.",
    "themes": ["housing"],
    "target_groups": ["newcomers"],
    "competences_needed": ["reception"],
    "cost_band": "to_50",
    "starts": "2027",
}
EXAMPLE_RESULT = {"label_en": "Example (demo): people advised in a year", "value": 100, "source": "Invented"}


@transaction.atomic
def make_demo_accounts(password: str, totp_secret: str) -> int:
    """Make the accounts that are missing; all get this password and second factor. Returns how many there are."""
    hashed = make_password(password)
    made = 0
    for city in City.objects.members():
        for role in CITY_ROLES:
            person = demo_person(f"{role}.{city.slug}", f"{role.label}, {city.name_en} (demo)", hashed)
            Colleague.objects.get_or_create(person=person, city=city, role=role)
            made += 1
    for role in SECRETARIAT_ROLES:
        person = demo_person(role, f"{role.label} (demo)", hashed)
        Appointment.objects.get_or_create(person=person, role=role)
        second_factor(person, totp_secret)
        made += 1
    return made + organisation_accounts(ORGANISATION_ROLES, hashed)


def organisation_accounts(roles: Iterable[Role], hashed: str) -> int:
    organisation = Organisation.objects.order_by("position").first()
    if organisation is None:
        return 0
    for role in roles:
        person = demo_person(role, f"{role.label} (demo)", hashed)
        Delegate.objects.get_or_create(person=person, organisation=organisation, role=role)
    return len(list(roles))


@transaction.atomic
def make_demo_draft() -> bool:
    """A draft with one example of a priority paper, said to be one: no city's own paper is public.

    It stands under a city whose profile nobody has begun to rewrite; made once.
    """
    city = City.objects.filter(slug=EXAMPLE_CITY).first()
    if city is None or ProfileEdition.objects.of(city).exclude(number=1).exists():
        return False
    edition = new_edition(city, by=DEMO)
    theme = Theme.objects.filter(slug="housing").first()
    put_part(edition, "priorities", {**EXAMPLE_PRIORITY, "theme": theme, "position": 1}, by=DEMO)
    put_part(edition, "stakeholders", EXAMPLE_MEETING, by=DEMO)
    put_part(edition, "services", EXAMPLE_SERVICE, by=DEMO)
    return True


@transaction.atomic
def make_demo_case_study() -> bool:
    """A draft of a case study, said to be an example; nobody but the demonstration's accounts sees it. Made once."""
    city = City.objects.filter(slug=EXAMPLE_CITY).first()
    if city is None or CaseStudy.objects.filter(slug=EXAMPLE_CASE_SLUG).exists():
        return False
    editor = User.objects.filter(email=f"{Role.CITY_EDITOR}.{EXAMPLE_CITY}@{DOMAIN}").first()
    if editor is None:
        return False
    edition = start_case_study(city, EXAMPLE_CASE, by=editor)
    add_part(edition, "results", EXAMPLE_RESULT, by=editor)
    return True


def demo_person(local_part: str, name: str, hashed: str) -> User:
    email = f"{local_part}@{DOMAIN}"
    person, _is_new = User.objects.update_or_create(email=email, defaults={"name": name, "password": hashed})
    EmailAddress.objects.get_or_create(user=person, email=email, defaults={"verified": True, "primary": True})
    return person


def second_factor(person: User, secret: str) -> None:
    Authenticator.objects.update_or_create(
        user=person, type=Authenticator.Type.TOTP, defaults={"data": {"secret": encrypt(secret)}}
    )
