"""What an audit looks at."""

from __future__ import annotations

from dataclasses import dataclass, field

from vaardig.base.errors import ConfigError
from vaardig.trends.request import TrendRequest


@dataclass(frozen=True)
class AuditRequest:
    """One yearly coding sample.

    Parameters
    ----------
    view
        Vacancies to draw from; kinds are hard and soft, the level is *komt voor*, the origin the text.
    per_year
        Passages per year, each of another vacancy. A larger number keeps the passages of a smaller one.
    """

    view: TrendRequest = field(default_factory=TrendRequest)
    per_year: int = 30

    def __post_init__(self) -> None:
        """Refuse what has no meaning.

        Raises
        ------
        ConfigError
            ``per_year`` is below 1, or the view looks at forms: what was ticked is not read.
        """
        if self.per_year < 1:
            raise ConfigError(f"per year is {self.per_year}", allowed="1 or more")
        if self.view.origin != "text":
            raise ConfigError(f"the origin is '{self.view.origin}'", allowed="text: what was ticked needs no reading")
