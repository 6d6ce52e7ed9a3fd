"""What the tests themselves promise: no word to the world, no blank where a word should be."""

import socket

import pytest
from django.template import Context, Engine

from tests.templates import Undefined, UndefinedVariable


def test_a_socket_to_elsewhere_is_refused():
    with pytest.raises(AssertionError, match=r"reached for 192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80))


@pytest.fixture
def engine(tmp_path):
    undefined = Undefined("%s")
    undefined.root = tmp_path / "ours"
    for folder, file, text in (
        ("ours", "page.html", "{% extends 'base.html' %}{% block body %}{% include 'part.html' %}{% endblock %}"),
        ("ours", "base.html", "<p>{% block body %}{% endblock %}</p>"),
        ("ours", "part.html", "{{ title }}{% if absent %}never{% endif %}"),
        ("theirs", "admin.html", "[{{ title }}]"),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / file).write_text(text)
    return Engine(dirs=[tmp_path / "ours", tmp_path / "theirs"], string_if_invalid=undefined)


def test_an_undefined_variable_of_ours_names_the_template_that_prints_it(engine):
    with pytest.raises(UndefinedVariable, match=r"part\.html prints title"):
        engine.get_template("page.html").render(Context())


def test_a_defined_one_is_printed_and_an_absent_one_may_be_asked_for(engine):
    assert engine.get_template("page.html").render(Context({"title": ""})) == "<p></p>"


def test_somebody_elses_template_stays_as_it_is(engine):
    assert engine.get_template("admin.html").render(Context()) == "[]"
