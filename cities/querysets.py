"""Reading the network: small adjectives that chain."""

from django.db import models
from django.db.models import Case, Min, Q, Value, When
from django.utils import timezone

from accounts.roles import may_everywhere, roles_that_may
from cities.choices import CityRole, QuestionStatus


def roles_in_cities(user) -> dict[int, set[str]]:
    """`{city: roles}` that this person holds now; read once per request."""
    if not hasattr(user, "roles_in_cities"):
        held: dict[int, set[str]] = {}
        for city, role in user.posts.current().values_list("city", "role"):
            held.setdefault(city, set()).add(role)
        user.roles_in_cities = held
    return user.roles_in_cities


def has_a_place(person) -> bool:
    """A role in a city, an organisation or the secretariat that holds now."""
    return bool(
        person.is_superuser
        or person.secretariat_roles
        or roles_in_cities(person)
        or person.delegations.current().exists()
    )


def cities_where(user, permission):
    """The cities in which a role of this person lets her do this; none for somebody signed out."""
    may = roles_that_may(permission)
    return [city for city, roles in roles_in_cities(user).items() if roles & may] if user.is_authenticated else []


class CityQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every city of the record is public; what a city is to the network is said beside its name."""
        return self

    def kept_by(self, user):
        """Cities whose own pages this person may open: her own, or every one for the secretariat."""
        if may_everywhere(user, "cities.see_my_city"):
            return self
        return self.filter(pk__in=roles_in_cities(user)) if user.is_authenticated else self.none()

    def members(self):
        """Cities that take part, or took part, as partners."""
        return self.filter(memberships__role=CityRole.PARTNER).distinct()

    def with_standing(self):
        """Adds `standing`, the rank of the closest role that the city has had (0 is partner)."""
        ranks = [When(memberships__role=role, then=Value(rank)) for rank, role in enumerate(CityRole.values)]
        return self.annotate(standing=Min(Case(*ranks, default=Value(len(ranks)), output_field=models.IntegerField())))

    def with_memberships(self):
        return self.select_related("country").prefetch_related(
            "memberships__phase", "memberships__represented_by", "themes"
        )

    def on_the_map(self):
        return self.filter(latitude__isnull=False, longitude__isnull=False)


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self

    def with_roles(self):
        return self.select_related("country").prefetch_related("roles__phase")


class InvitationQuerySet(models.QuerySet):
    def waiting(self):
        """Those that can still be accepted."""
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now())


class CityQuestionQuerySet(models.QuerySet):
    def published(self):
        """Questions and answers that both sides let everybody read."""
        return self.filter(published_at__isnull=False)

    def confirmed(self):
        return self.exclude(status=QuestionStatus.UNCONFIRMED)

    def visible_to(self, user):
        """What is published; for the city's own people and the secretariat whatever has reached the city."""
        if may_everywhere(user, "cities.see_questions"):
            return self.confirmed()
        own = Q(city__in=cities_where(user, "cities.see_questions"))
        return self.confirmed().filter(Q(published_at__isnull=False) | own)

    def about(self, tag):
        return self.filter(about=tag)

    def waiting(self):
        return self.filter(status=QuestionStatus.WAITING)

    def overdue(self):
        return self.waiting().filter(due_on__lt=timezone.localdate())

    def wanting_the_secretariat(self):
        """What is overdue anywhere, what a city has passed on, and what has no office to go to."""
        own = Q(passed_on_at__isnull=False) | Q(city__contact__isnull=True) | Q(city__contact__email="")
        return self.waiting().filter(own | Q(due_on__lt=timezone.localdate()))

    def open_first(self):
        """Adds `rank`: what waits stands before what is settled."""
        return self.annotate(rank=Case(When(status=QuestionStatus.WAITING, then=Value(0)), default=Value(1)))


class AskerQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who asked: for those who answer in that city, and for the secretariat's officers; nobody else."""
        if may_everywhere(user, "cities.see_questions"):
            return self.all()
        return self.filter(question__city__in=cities_where(user, "cities.see_questions"))
