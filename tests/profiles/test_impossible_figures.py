"""What cannot be is refused by every door; what can hardly be is doubted, before anybody publishes it."""

from decimal import Decimal

import pytest

from accounts.choices import Role
from profiles import actions
from profiles.models import Figure, Indicator
from profiles.plausibility import doubts
from tests.factories import FigureFactory, IndicatorFactory
from tests.people import official
from tests.profiles.calling import Caller
from tests.profiles.desk import address, signed_in, turins_draft
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return turins_draft()


@pytest.fixture
def editor(draft):
    return official(Role.CITY_EDITOR, draft.city)


def typed(**changes) -> dict:
    """As a program and a form alike send it."""
    words = {"indicator": "population", "geography": "turin-city", "value": "870 000", "period_start": "2019"}
    return {**words, "quality": "official", "source": "W1", **changes}


IMPOSSIBLE = [
    ({"value": "-5"}, "This cannot be less than zero: only a balance or a change can be."),
    ({"indicator": "immigrant_share", "value": "-5"}, "This cannot be less than zero"),
    ({"period_start": "2099"}, "This lies in the future, where nothing is counted yet."),
    ({"period_start": "2019", "period_end": "2099-01"}, "This lies in the future, where nothing is counted yet."),
]


@pytest.mark.parametrize(("changes", "sentence"), IMPOSSIBLE)
def test_an_impossible_figure_is_refused_on_the_page_and_by_the_api(draft, editor, changes, sentence):
    if "indicator" in changes:
        changes["indicator"] = Indicator.objects.filter(unit="percent", may_be_negative=False, city=None)[0].code
    before = Figure.objects.count()
    page = {"version": 0, "comparator": "exact", **typed(**changes)}
    response = signed_in(editor).post(address(draft, "figures/new/"), page)
    assert response.status_code == 400
    assert sentence in read(response).one(cls="error-summary").text
    answer = Caller(editor).post(f"{draft.number}/figures/", typed(**changes))
    assert (answer.status_code, sentence in answer.content.decode()) == (400, True)
    assert Figure.objects.count() == before


def test_a_balance_and_a_change_may_lie_below_zero(draft, editor):
    for code in ("internal_net_migration", "immigrant_population_change"):
        page = {"version": 0, "comparator": "exact", **typed(indicator=code, value="-29 149")}
        assert signed_in(editor).post(address(draft, "figures/new/"), page).status_code == 302
    own = {"name_en": "Balance of births", "unit": "persons", "chapter": "data"}
    assert not actions.add_indicator(draft.city, own, by=editor).may_be_negative
    assert actions.add_indicator(draft.city, {**own, "may_be_negative": True}, by=editor).may_be_negative


def test_a_projection_is_an_estimate_and_is_doubted():
    projected = FigureFactory(period_start="2099", quality="estimate", value=Decimal(5))
    projected.clean()
    [doubt] = doubts([projected])
    assert (doubt.kind, "2099" in doubt.text) == ("future", True)


def test_a_share_above_the_whole_is_doubted():
    share = IndicatorFactory(code="t-share", unit="percent")
    change = IndicatorFactory(code="t-change", unit="percent", may_be_negative=True)
    assert [d.kind for d in doubts([FigureFactory(indicator=share, value=Decimal(120), period_start="2020")])] == [
        "above_100"
    ]
    assert doubts([FigureFactory(indicator=change, value=Decimal(120), period_start="2020")]) == []
