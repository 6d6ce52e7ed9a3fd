"""What the database itself refuses, whoever asks."""

import pytest
from django.db import IntegrityError, connection, transaction

from cities.models import City
from pilots.models import Pilot, PilotCity

pytestmark = pytest.mark.django_db


def test_it_migrates():
    pilot = Pilot.objects.create(slug="p", title_en="P")
    PilotCity.objects.create(pilot=pilot, city=City.objects.get(slug="turin"), role="lead")
    connection.check_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        Pilot.objects.filter(pk=pilot.pk).update(status="running")
