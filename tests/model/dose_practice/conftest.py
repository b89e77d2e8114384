"""10,000 problems, made once for all tests of the folder."""

import pytest

from baclofen.model import dose_practice as practice
from tests.support.dose_problems import KINDS, LIMITS, SEEDS


@pytest.fixture(scope="package")
def problems():
    return {kind: [practice.generate(kind, seed, LIMITS) for seed in range(SEEDS)] for kind in KINDS}
