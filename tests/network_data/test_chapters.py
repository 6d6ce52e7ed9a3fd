"""The chapter tree and the texts of the first editions: whole, in three languages, every sentence with its source."""

import re

import pytest
import yaml
from django.conf import settings

from core import loading
from profiles.choices import Chapter

FOLDER = settings.BASE_DIR / "network_data"
TREE = [record.values for record in loading.read(FOLDER, "chapters")[""]]
TEXTS = [record.values for record in loading.read(FOLDER, "profile_chapters")[""]]
SOURCES = {source["code"] for source in yaml.safe_load((FOLDER / "sources.yaml").read_text(encoding="utf-8"))}
KEYS = [record["key"] for record in TREE]
WITH_SECTIONS = {key.split(".")[0] for key in KEYS if "." in key}
LEAVES = [key for key in KEYS if key not in WITH_SECTIONS]
CITATION = re.compile(r"\[@[^\]]*\]")


def words_of(record):
    return [record["body"]] if "body" in record else list(record["unknown"].values())


def test_ten_chapters_hold_all_sections_in_order():
    assert [key for key in KEYS if "." not in key] == Chapter.values
    assert [record["chapter"] for record in TREE] == [key.split(".")[0] for key in KEYS]
    positions = [record["position"] for record in TREE]
    assert positions == sorted(set(positions))


def test_text_stands_where_a_chapter_has_no_sections_and_once():
    assert {record["section"] for record in TEXTS} <= set(LEAVES)
    places = [(record["city"], record["number"], record["section"]) for record in TEXTS]
    assert len(places) == len(set(places))


def test_every_text_belongs_to_an_edition():
    editions = yaml.safe_load((FOLDER / "profiles.yaml").read_text(encoding="utf-8"))
    assert {(r["city"], r["number"]) for r in TEXTS} == {(edition["city"], edition["number"]) for edition in editions}


def test_no_priority_paper_is_invented():
    assert {record["city"] for record in TEXTS if record["section"] == "priorities" and "unknown" in record} == {
        record["city"] for record in TEXTS
    }


@pytest.mark.parametrize("record", TEXTS, ids=lambda record: f"{record['city']}-{record['section']}")
def test_sources_are_known_and_the_same_in_every_language(record):
    for words in words_of(record):
        cited = {code: CITATION.findall(text) for code, text in words.items()}
        assert cited["en"] == cited["fr"] == cited["ar"]
        assert {code for mark in cited["en"] for code in re.findall(r"@(\w+)", mark)} <= SOURCES


@pytest.mark.parametrize("record", [r for r in TEXTS if "body" in r], ids=lambda r: f"{r['city']}-{r['section']}")
def test_every_sentence_ends_with_its_source(record):
    for text in record["body"].values():
        sentences = re.split(r"(?<=\D\.)\s+", CITATION.sub("§", text))
        assert [sentence for sentence in sentences if not sentence.endswith("§.")] == []
