"""Templates say with `policy` what a host may forget to send."""

from pelican.generators import Generator
from pelican.plugins import signals

from plugins.headers.policy import policy


def register() -> None:
    """Connect to Pelican, after the plugin that knows the practice."""
    signals.generator_init.connect(add_policy)


def add_policy(generator: Generator) -> None:
    """Put the policy into the templates' context."""
    form = generator.context["clinic"].form
    generator.context["policy"] = policy([form.endpoint if form else ""], [generator.settings["ISSO_URL"]])
