"""The touch kit: figures that move and controls that everyone can use. Knows nothing of baclofen."""
