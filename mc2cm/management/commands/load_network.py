"""Load the reviewed record of the network from `network_data/`."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.errors import BrokenData
from mc2cm.network import load_network


class Command(BaseCommand):
    help = "Load the reviewed record of the network; what people have changed since is kept."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "network_data")

    def handle(self, *, folder: Path, verbosity: int, **options):
        try:
            report = load_network(folder)
        except BrokenData as fault:
            raise CommandError(f"{fault}. Nothing was loaded.") from fault
        for line in report.changed:
            self.stdout.write(f"changed  {line}")
        for line in report.kept:
            self.stdout.write(f"kept     {line} (changed in the portal since it was loaded)")
        for line in report.gone:
            self.stdout.write(f"gone     {line} (no longer in the data, left in place)")
        self.stdout.write(
            f"The network is loaded: {len(report.added)} added, {len(report.changed)} changed, "
            f"{len(report.kept)} kept, {report.unchanged} unchanged."
        )
