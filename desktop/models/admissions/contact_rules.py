"""How many emergency contacts a child has, and what the law and the guidance ask."""

from __future__ import annotations

from desktop.models.finding import Finding, refused, warning


def contact_findings(reachable: int) -> list[Finding]:
    """Return what is wrong with this many contacts who have a number and may be called."""
    if reachable == 0:
        return [
            refused(
                "contacts",
                "There is nobody to call in an emergency.",
                "The admission register must hold an emergency number for the parent a child "
                "normally lives with (School Attendance (Pupil Registration) (England) "
                "Regulations 2024, reg 8).",
            )
        ]
    if reachable == 1:
        return [
            warning(
                "contacts",
                "There is only one emergency contact.",
                "Schools should hold more than one for every child (Working together to improve "
                "school attendance (2024); Keeping children safe in education).",
            )
        ]
    return []
