"""England's bank holidays as they are observed."""

from __future__ import annotations

from datetime import date

from desktop.tasks.organisation.bank_holidays import bank_holidays


def test_bank_holidays_of_a_year_with_substitute_days() -> None:
    found = bank_holidays(date(2027, 9, 1), date(2028, 8, 31))
    assert [(str(one.first), one.name) for one in found] == [
        ("2027-12-27", "Christmas Day (substitute day)"),
        ("2027-12-28", "Boxing Day (substitute day)"),
        ("2028-01-03", "New Year's Day (substitute day)"),
        ("2028-04-14", "Good Friday"),
        ("2028-04-17", "Easter Monday"),
        ("2028-05-01", "Early May bank holiday"),
        ("2028-05-29", "Spring bank holiday"),
        ("2028-08-28", "Summer bank holiday"),
    ]
