from django.apps import AppConfig

from mc2cm import checks  # noqa: F401  (registers them)


class Mc2cmConfig(AppConfig):
    name = "mc2cm"
    verbose_name = "MC2CM"
