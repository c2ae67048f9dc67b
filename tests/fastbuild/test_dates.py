"""A plain date is read as Pelican reads it, or not at all."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.utils import SafeDatetime, get_date

from plugins.fastbuild.dates import plain_date

two_digits = st.integers(0, 62).map("{:02}".format)
years = st.integers(0, 9999).map("{:04}".format)
written = st.builds(
    "{}-{}-{}{}".format,
    years,
    two_digits,
    two_digits,
    st.just("") | st.builds(" {}:{}".format, two_digits, two_digits)
    | st.builds(" {}:{}:{}".format, two_digits, two_digits, two_digits),
)  # fmt: skip


@settings(deadline=None)
@given(written)
def test_what_is_read_is_what_pelican_reads(text: str) -> None:
    read = plain_date(text)
    if read is not None:
        assert read == get_date(text)
        assert type(read) is type(get_date(text)) is SafeDatetime


moments = st.datetimes(min_value=datetime(1000, 1, 1))


@settings(deadline=None)
@given(moments.map("{:%Y-%m-%d}".format) | moments.map("{:%Y-%m-%d %H:%M:%S}".format))
def test_every_real_day_is_read(text: str) -> None:
    assert plain_date(text) == get_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "2012-02-30",
        "2012-13-01",
        "0012-01-01",
        "2012-1-1",
        "12:30",
        "5 March",
        "2012-01-01T10:00",
        "2012-01-01 1",
        "２０１２-01-01",
        "2012-01-01Z",
    ],
)
def test_the_rest_is_left_to_pelican(text: str) -> None:
    assert plain_date(text) is None
