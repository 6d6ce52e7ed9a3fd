"""Message catalogues without gettext: `catalogues extract`, `compile`, `check`.

English is what the code and the templates say. French and Arabic stand in locale/<language>/LC_MESSAGES/django.po,
sorted and without line numbers or dates, so that a change of one text is a change of one entry.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

KEYWORDS: dict[str, Any] = {
    "_": None,
    "_lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
SPEAKING = {".py", ".html", ".txt", ".xml", ".typ"}
LEFT_OUT = {"tests", "migrations", "var", "static", "locale", "node_modules", "bin"}
# As Django's own catalogues and CLDR have them; the categories in the order of the forms.
PLURALS = {
    "fr": ("nplurals=2; plural=(n > 1);", ("one", "other")),
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;",
        ("zero", "one", "two", "few", "many", "other"),
    ),
}
# "No city", "one city", "two cities" may be said without the number.
WITHOUT_NUMBER = {"zero", "one", "two"}
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[#0 +-]*\d*(?:\.\d+)?[a-z]|%[sd]|\{\w*\}")

Key = tuple[str | None, str]


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("step", choices=["extract", "compile", "check"])
        parser.add_argument("--clean", action="store_true", help="extract: forget texts that are no longer used")

    def handle(self, *, step, clean=False, **options):
        if step == "extract":
            for language in PLURALS:
                self.stdout.write(extract(language, clean=clean))
        elif step == "compile":
            compile_catalogues(settings.LOCALE_PATHS[0])
        else:
            complaints = check_catalogues()
            if complaints:
                raise CommandError("\n".join([*complaints, f"{len(complaints)} texts want a translator."]))


def catalogue_file(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def key(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


# What the code and the templates say


def spoken(root: Path | None = None) -> Catalog:
    """Every text of ours, in English."""
    catalogue = Catalog()
    for file in sources(root or settings.BASE_DIR):
        text = file.read_text(encoding="utf-8")
        if file.suffix != ".py":
            # Tokens have to begin a line for Python to read them.
            text = "\n".join(line.lstrip() for line in templatize(text, origin=str(file)).split("\n"))
        try:
            for context, identity in said_in(text):
                add(catalogue, context, identity)
        except (SyntaxError, IndentationError) as error:
            raise CommandError(f"{file}: {error}") from error
    return catalogue


def sources(root: Path) -> Iterator[Path]:
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        if folder.name in LEFT_OUT or folder.name.startswith("."):
            continue
        for file in sorted(folder.rglob("*")):
            if file.suffix in {".py", ".html", ".txt", ".xml", ".typ"} and not LEFT_OUT & set(
                file.parent.parts[len(root.parts) :]
            ):
                yield file


def said_in(text: str) -> Iterator[tuple[str | None, str | tuple[str, str]]]:
    stream = BytesIO(text.encode())
    for _, function, arguments, _ in extract_python(stream, KEYWORDS, [], {"encoding": "utf-8"}):
        words = [arguments] if isinstance(arguments, str) else list(arguments)
        context = words.pop(0) if "pgettext" in function else None
        if "ngettext" in function or "npgettext" in function:
            if words[0] and words[1]:
                yield context, (words[0], words[1])
        elif words and words[0]:
            yield context, words[0]


def add(catalogue: Catalog, context: str | None, identity: str | tuple[str, str]) -> None:
    """A text said both with and without a plural is one entry, with the plural."""
    first = identity if isinstance(identity, str) else identity[0]
    known = catalogue.get(first, context)
    if known is None:
        catalogue.add(identity, context=context)
    elif isinstance(known.id, str) and not isinstance(identity, str):
        catalogue.delete(first, context)
        catalogue.add(identity, context=context)


# The files


def read(language: str) -> Catalog:
    file = catalogue_file(language)
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def extract(language: str, *, clean: bool = False) -> str:
    """Bring the file up to what is said now; a text that is gone stays below, commented, until `--clean`."""
    old = read(language)
    kept = {key(message): message for message in [*old.obsolete.values(), *old] if message.id}
    new = Catalog(locale=language)
    for message in spoken():
        if not message.id:
            continue
        before = kept.pop(key(message), None)
        same_shape = before is not None and isinstance(before.id, str) == isinstance(message.id, str)
        new.add(
            message.id,
            string=before.string if before is not None and same_shape else None,
            context=message.context,
            user_comments=before.user_comments if before is not None else (),
        )
    if not clean:
        for identity, message in kept.items():
            new.obsolete[identity[1]] = message
    write(language, new)
    waiting = [message for message in new if message.id and not is_translated(message, language)]
    return f"{language}: {len(new)} texts, {len(waiting)} to translate"


def write(language: str, catalogue: Catalog) -> None:
    body = BytesIO()
    write_po(body, catalogue, width=100, no_location=True, omit_header=True, sort_output=True)
    file = catalogue_file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    text = HEADER.format(language=language, plurals=PLURALS[language][0]) + body.getvalue().decode().lstrip("\n")
    file.write_text(text.rstrip("\n") + "\n", encoding="utf-8")


def compile_catalogues(folder: Path) -> None:
    """Write the .mo beside every .po that is newer; Django reads only those."""
    for source in Path(folder).glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.parent.name, abort_invalid=True)
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        new = target.with_suffix(".new")
        new.write_bytes(compiled.getvalue())
        new.replace(target)


# What is missing


def check_catalogues() -> list[str]:
    """One line for every text that a reader of French or Arabic would not get, or get broken."""
    said = {key(message): message for message in spoken() if message.id}
    complaints = []
    for language in PLURALS:
        translated = {key(message): message for message in read(language) if message.id}
        for identity, message in said.items():
            answer = translated.get(identity)
            complaints += [f"{language}: {problem}: {identity[1]!r}" for problem in problems(message, answer, language)]
        unused = sorted(identity[1] for identity in translated.keys() - said.keys())
        complaints += [f"{language}: no longer used (extract): {text!r}" for text in unused]
    return complaints


def problems(said: Message, answer: Message | None, language: str) -> list[str]:
    if answer is None:
        return ["missing"]
    if isinstance(said.id, str) != isinstance(answer.id, str):
        return ["plural forms missing"]
    if answer.fuzzy:
        return ["only guessed"]
    if not is_translated(answer, language):
        return ["untranslated" if isinstance(said.id, str) else "plural forms missing"]
    if not isinstance(said.id, str):
        wanted = placeholders(said.id[1])
        categories = PLURALS[language][1]
        wrong = [
            name for name, form in zip(categories, answer.string or (), strict=True) if not fits(form, wanted, name)
        ]
        return [f"placeholders differ in form {name}" for name in wrong]
    if placeholders(said.id) != placeholders(str(answer.string)):
        return ["placeholders differ"]
    return []


def is_translated(message: Message, language: str) -> bool:
    if isinstance(message.id, str):
        return bool(message.string)
    forms = message.string if isinstance(message.string, list | tuple) else ()
    return len(forms) == len(PLURALS[language][1]) and all(forms)


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text.replace("%%", "")))


def fits(form: str, wanted: list[str], category: str) -> bool:
    found = placeholders(form)
    if found == wanted:
        return True
    return category in WITHOUT_NUMBER and set(found) <= set(wanted) and len(wanted) - len(found) == 1
