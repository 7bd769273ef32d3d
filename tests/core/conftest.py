"""Properties are tried often enough, and no slow machine fails them."""

from hypothesis import settings

settings.register_profile("mathematics", max_examples=60)
settings.load_profile("mathematics")
