"""How many questions a page asks the database: the same for one row and for many."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.reading import body


def queries_of(client, url):
    """The number of queries of one GET, read to its end."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
        body(response)
    assert response.status_code == 200, response.status_code
    return len(queries)
