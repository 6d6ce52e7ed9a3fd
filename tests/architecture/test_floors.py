"""A floor knows only the floors below it: in its imports, and in its tables."""

import tomllib

import pytest
from django.apps import apps
from django.conf import settings
from importlinter.cli import lint_imports

PROJECT = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
CONTRACTS = {contract["id"]: contract for contract in PROJECT["tool"]["importlinter"]["contracts"]}
# From the ground up; neighbours share a floor.
FLOORS = [{name.strip() for name in layer.split("|")} for layer in reversed(CONTRACTS["floors"]["layers"])]
FLOOR_OF = {app: height for height, floor in enumerate(FLOORS) for app in floor}
OURS = [config for config in apps.get_app_configs() if config.label in FLOOR_OF]


def relations():
    for config in OURS:
        for model in config.get_models(include_auto_created=True):
            for field in model._meta.get_fields():
                target = field.related_model if field.is_relation and not field.auto_created else None
                if target and target._meta.app_label in FLOOR_OF:
                    yield pytest.param(field, id=str(field))


def test_both_contracts_hold():
    assert lint_imports(config_filename=str(settings.BASE_DIR / "pyproject.toml"), no_cache=True) == 0


def test_no_exception_is_listed():
    assert [name for name, contract in CONTRACTS.items() if "ignore_imports" in contract] == []


def test_every_app_stands_on_a_floor_and_on_the_stairs():
    named = {config.label for config in apps.get_app_configs() if config.path == str(settings.BASE_DIR / config.label)}
    assert named == set(FLOOR_OF)
    assert named <= set(CONTRACTS["stairs"]["containers"])


@pytest.mark.parametrize("field", list(relations()))
def test_no_relation_points_up_or_sideways(field):
    here, there = field.model._meta.app_label, field.related_model._meta.app_label
    assert here == there or FLOOR_OF[there] < FLOOR_OF[here]
