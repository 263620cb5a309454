"""What the sample's office did about absences: messages, attempts, visits, decisions."""
