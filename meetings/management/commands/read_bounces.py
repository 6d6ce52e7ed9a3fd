"""Mail that came back, from the folder into which the mail server puts it: shown beside the guests concerned."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from meetings import actions


class Command(BaseCommand):
    help = "Note which guests were not reached, from a folder of messages (.eml); what was read goes to read/ there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options: Any) -> None:
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        done = folder / "read"
        done.mkdir(exist_ok=True)
        noted = 0
        files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
        for path in files:
            noted += actions.read_bounce(path.read_bytes()) is not None
            path.replace(done / path.name)
        self.stdout.write(f"{len(files)} messages read, {noted} guests noted.")
