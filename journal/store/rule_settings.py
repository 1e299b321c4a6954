"""What the user changed of the rules, as the rules read it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.method.rules.finding import CONCERNS
from journal.method.rules.settings import DEFAULTS, RuleSettings
from journal.model import RuleSetting


def rule_settings(session: Session) -> RuleSettings:
    """The user's own settings; what names no concern or threshold that there is does not count."""
    rows = session.execute(select(RuleSetting.concern, RuleSetting.off, RuleSetting.thresholds)).all()
    if not rows:
        return DEFAULTS
    off = frozenset(row.concern for row in rows if row.off and row.concern in CONCERNS)
    moved = {
        row.concern: {name: value for name, value in row.thresholds.items() if name in CONCERNS[row.concern].thresholds}
        for row in rows
        if row.concern in CONCERNS
    }
    return RuleSettings(off, {concern: values for concern, values in moved.items() if values})
