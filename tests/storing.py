"""A private storage for one test, in a folder of its own."""

import pytest
from django.core.files.storage import storages


@pytest.fixture
def own_folder(tmp_path):
    """The private storage of one test."""
    storage = storages["private"]
    storage.__dict__.pop("base_location", None), storage.__dict__.pop("location", None)
    before, storage._location = storage._location, tmp_path
    yield tmp_path
    storage.__dict__.pop("base_location", None), storage.__dict__.pop("location", None)
    storage._location = before
