"""What a person who acts gets when the ground has moved under her."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from accounts.choices import Role
from cities.models import City
from core.answers import signed_in
from core.lifecycle import locked_row
from tests.people import secretary


@pytest.mark.django_db
def test_what_was_taken_away_before_it_could_be_held_is_not_there_and_no_fault():
    city = City.objects.first()
    gone = City(pk=-city.pk)
    request = RequestFactory().post("/en/")
    request.user = secretary(Role.OFFICER)
    with pytest.raises(Http404):
        signed_in(lambda request: locked_row(gone))(request)
