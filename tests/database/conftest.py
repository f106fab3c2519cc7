"""A fresh file, and the database opened on it."""

import pytest

from tests.database.notes import opened


@pytest.fixture
def file(tmp_path):
    return tmp_path / "house.db"


@pytest.fixture
def db(file):
    with opened(file) as db:
        yield db
