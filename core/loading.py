"""Loading reviewed data files: checked against a schema, merged with what people changed since, reported.

A field is overwritten only while it still holds what was loaded last; otherwise it is "kept". Everything happens in one
transaction: a broken file names its line and field, and nothing is half loaded.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from jsonschema import Draft202012Validator

from core import audit
from core.audit import plain
from core.editing import Versioned
from core.errors import BrokenData
from core.models import Citation, LoadedRecord, Source
from core.translation import LANGUAGES, State, TranslatedModel

Row = TypeVar("Row", bound=models.Model)


class Reader(yaml.SafeLoader):
    """YAML in which a date stays the text that was written: 2018-07-01 as well as "2018-07-01"."""

    yaml_implicit_resolvers = {
        first: [(tag, words) for tag, words in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class Record:
    """One record of a data file; it knows where it stands, so that a fault can be named."""

    def __init__(self, file: str, node: yaml.Node, values: dict[str, Any]):
        self.file, self.node, self.values = file, node, values

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def get(self, name: str, default: Any = "") -> Any:
        return self.values.get(name, default)

    def fault(self, field_name: str, message: str) -> BrokenData:
        path = [int(part) if part.isdigit() else part for part in field_name.split(".")]
        return BrokenData(self.file, line_of(self.node, path), field_name, message)

    def children(self, name: str) -> Iterator["Record"]:
        """The records inside this one, such as a city's memberships."""
        nested = child_node(self.node, name)
        for position, values in enumerate(self.get(name, [])):
            yield Record(self.file, child_node(nested, position), values)

    def find(self, name: str, rows: dict[str, Row]) -> Row:
        """The row that a field names. Raises BrokenData when there is none."""
        key = self[name]
        if key not in rows:
            raise self.fault(name, f"there is no “{key}”")
        return rows[key]

    def find_all(self, name: str, rows: dict[str, Row]) -> list[Row]:
        for position, key in enumerate(self.get(name, [])):
            if key not in rows:
                raise self.fault(f"{name}.{position}", f"there is no “{key}”")
        return [rows[key] for key in self.get(name, [])]


def child_node(node: yaml.Node, step: str | int) -> yaml.Node:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), node)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step]
    return node


def line_of(node: yaml.Node, path: list) -> int:
    for step in path:
        node = child_node(node, step)
    return node.start_mark.line + 1


def check_keys_once(file: str, node: yaml.Node) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise BrokenData(file, key.start_mark.line + 1, key.value, "stands twice in this record")
            seen.add(key.value)
            check_keys_once(file, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            check_keys_once(file, value)


def read(folder: Path, name: str) -> dict[str, list[Record]]:
    """The records of `<name>.yaml` by section, "" when it is one list; checked against `schema/<name>.json`."""
    file = f"{name}.yaml"
    try:
        text = (folder / file).read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=Reader)
        content = yaml.load(text, Loader=Reader)  # noqa: S506 (a SafeLoader)
    except OSError as error:
        raise BrokenData(file, None, "", f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BrokenData(file, None, "", "is not written in UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise BrokenData(file, line, "", f"is not YAML: {error.problem}") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise BrokenData(file, line, "", f"is not YAML: {error.reason}") from error
    if node is None:
        raise BrokenData(file, None, "", "is empty")
    check_keys_once(file, node)
    schema = json.loads((folder / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    common = json.loads((folder / "schema" / "common.json").read_text(encoding="utf-8"))
    checker = Draft202012Validator({**schema, "$defs": {**common["$defs"], **schema.get("$defs", {})}})
    if fault := next(iter(sorted(checker.iter_errors(content), key=lambda found: list(map(str, found.path)))), None):
        path = list(fault.absolute_path)
        raise BrokenData(file, line_of(node, path), ".".join(map(str, path)), fault.message)
    if isinstance(content, list):
        return {"": [Record(file, node.value[i], values) for i, values in enumerate(content)]}
    return {
        section: [Record(file, child_node(child_node(node, section), i), values) for i, values in enumerate(rows)]
        for section, rows in content.items()
    }


@dataclass
class Report:
    """What one run did, record by record."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unchanged: int = 0
    gone: list[str] = field(default_factory=list)


class Load:
    """One run of the loader. `write()` merges a record into its row; `finish()` writes citations and the memory."""

    def __init__(self) -> None:
        self.report = Report()
        self.loaded = {record.about: record for record in LoadedRecord.objects.all()}
        self.seen: dict[str, dict] = {}
        self.citations: dict[tuple[str, str, int], Citation] = {}
        self.sources: dict[str, Source] = {}

    def write(
        self,
        model: type[Row],
        about: str,
        record: Record,
        *,
        key: dict[str, Any],
        values: dict[str, Any] | None = None,
        names: tuple[str, ...] = (),
        texts: tuple[str, ...] = (),
        links: dict[str, list[models.Model]] | None = None,
        label: str = "",
    ) -> Row:
        """Create or update the row that `key` names, from the record's plain values, names and translated texts."""
        if about in self.seen:
            raise record.fault(next(iter(record.values)), f"{about} stands twice in the data")
        wanted = {**(values or {}), **self._words(record, names, texts)}
        row = model._default_manager.filter(**key).first()
        is_new = row is None
        row = row or model(**key)
        before = self.loaded[about].values if about in self.loaded else {}
        changes, kept = {}, []
        for name, value in wanted.items():
            current = None if is_new else plain(getattr(row, name))
            if is_new or (current != plain(value) and (current == before.get(name) or name not in before)):
                changes[name] = [None if is_new else current, plain(value)]
                setattr(row, name, value)
            elif current != plain(value):
                kept.append(name)
        if isinstance(row, TranslatedModel):
            self._mark_states(row, record, texts, changes)
        if changes:
            if isinstance(row, Versioned) and not is_new:
                row.version += 1
            self._save(row, record)
        for name, rows in (links or {}).items():
            self._link(row, name, rows, before, changes, kept, is_new)
        self._note(
            about,
            is_new,
            changes,
            kept,
            before,
            {**wanted, **{k: sorted(map(plain, v)) for k, v in (links or {}).items()}},
        )
        self.cite(about, record)
        return row

    def is_as_loaded(
        self,
        about: str,
        record: Record,
        *,
        values: dict[str, Any] | None = None,
        names: tuple[str, ...] = (),
        texts: tuple[str, ...] = (),
    ) -> bool:
        """Whether the record says just what it said when it was loaded last."""
        if about not in self.loaded:
            return False
        wanted = {**(values or {}), **self._words(record, names, texts)}
        before = self.loaded[about].values
        return all(before.get(name) == plain(value) for name, value in wanted.items())

    def leave(self, about: str, record: Record, why: str = "") -> None:
        """Leave a row as it is: its record has not changed, or cannot be taken over now, for the reason given."""
        if about in self.seen:
            raise record.fault(next(iter(record.values)), f"{about} stands twice in the data")
        self.seen[about] = self.loaded[about].values if about in self.loaded else {}
        if why:
            self.report.kept.append(f"{about}: {why}")
        else:
            self.report.unchanged += 1
        self.cite(about, record)

    def forget(self, about: str) -> None:
        """A row that was loaded once is taken back, because the record now says it in another place."""
        LoadedRecord.objects.filter(about=about).delete()
        del self.loaded[about]
        audit.record("load_removed", about, by=audit.SYSTEM)

    def _words(self, record: Record, names: tuple[str, ...], texts: tuple[str, ...]) -> dict[str, str]:
        return {
            f"{name}_{code}": (record.get(name) or {}).get(code, "") for name in (*names, *texts) for code in LANGUAGES
        }

    def _mark_states(self, row: TranslatedModel, record: Record, texts: tuple[str, ...], changes: dict) -> None:
        for name in texts:
            words = record.get(name) or {}
            original = words.get("original", LANGUAGES[0])
            if not any(f"{name}_{code}" in changes for code in LANGUAGES) or not words:
                continue
            row.mark_original(name, original)
            for code in LANGUAGES:
                if code != original and words.get(code) and getattr(row, f"{name}_{code}") == words[code]:
                    state = State.HUMAN if code in words.get("official", []) else State.MACHINE
                    row.mark_translation(name, code, state, by=audit.SYSTEM)

    def _save(self, row: models.Model, record: Record) -> None:
        try:
            row.full_clean()
        except ValidationError as error:
            name, messages = next(iter(error.message_dict.items()))
            yaml_name = name.rsplit("_", 1)[0] if name[-3:] in {f"_{code}" for code in LANGUAGES} else name
            if name == NON_FIELD_ERRORS:
                yaml_name = ""
            raise record.fault(yaml_name, " ".join(messages)) from error
        row.save()

    def _link(
        self, row: models.Model, name: str, rows: list, before: dict, changes: dict, kept: list[str], is_new: bool
    ) -> None:
        wanted = sorted(plain(item) for item in rows)
        current = [] if is_new else sorted(plain(item) for item in getattr(row, name).all())
        if current == wanted:
            return
        if is_new or current == before.get(name) or name not in before:
            getattr(row, name).set(rows)
            changes[name] = [current, wanted]
        else:
            kept.append(name)

    def _note(
        self, about: str, is_new: bool, changes: dict, kept: list[str], before: dict, wanted: dict[str, Any]
    ) -> None:
        self.seen[about] = {name: before.get(name) if name in kept else plain(value) for name, value in wanted.items()}
        if is_new:
            self.report.added.append(about)
            audit.record("load_added", about, by=audit.SYSTEM)
        elif changes:
            self.report.changed.append(f"{about}: {', '.join(changes)}")
            audit.record("load_changed", about, by=audit.SYSTEM, changes=changes)
        elif not kept:
            self.report.unchanged += 1
        if kept:
            self.report.kept.append(f"{about}: {', '.join(kept)}")

    def cite(self, about: str, record: Record) -> None:
        """Take note of the sources that the record names: for its fields, or in one list for all of it."""
        cited = record.get("cite") or {}
        for name, marks in (cited if isinstance(cited, dict) else {"*": cited}).items():
            for position, mark in enumerate(marks):
                code, _, confidence = mark.partition("/")
                source = self.source(record, f"cite.{name}.{position}", code)
                self.citations[about, name, source.pk] = Citation(
                    about=about, field=name, source=source, confidence=confidence, position=position
                )

    def source(self, record: Record, field_name: str, code: str) -> Source:
        if code not in self.sources:
            raise record.fault(field_name, f"there is no source “{code}” in sources.yaml")
        return self.sources[code]

    def finish(self) -> Report:
        """Write the citations and remember what was loaded."""
        there = {(c.about, c.field, c.source_id): c for c in Citation.objects.all()}
        Citation.objects.filter(pk__in=[c.pk for key, c in there.items() if key not in self.citations]).delete()
        for key, citation in self.citations.items():
            if key in there:
                citation.pk = there[key].pk
        Citation.objects.bulk_create([c for c in self.citations.values() if c.pk is None])
        Citation.objects.bulk_update([c for c in self.citations.values() if c.pk], ["confidence", "position"])
        LoadedRecord.objects.bulk_create(
            [LoadedRecord(about=about, values=values) for about, values in self.seen.items()],
            update_conflicts=True,
            unique_fields=["about"],
            update_fields=["values"],
        )
        self.report.gone = sorted(set(self.loaded) - set(self.seen))
        return self.report


def by(rows: models.QuerySet, key: str) -> dict[str, Any]:
    """`{slug: row}`: what records refer to each other by."""
    return {getattr(row, key): row for row in rows}


def load_sources(load: Load, records: list[Record]) -> None:
    for record in records:
        load.sources[record["code"]] = load.write(
            Source,
            f"source:{record['code']}",
            record,
            key={"code": record["code"]},
            values={
                name: record.get(name)
                for name in ("title", "publisher", "url", "cited_as", "published", "language", "kind")
            },
            texts=("note",),
        )
