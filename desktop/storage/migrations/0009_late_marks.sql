-- Minutes late are added up for a school's year: the few late marks are found without the others.
CREATE INDEX entries_late ON entries (pupil, session, minutes) WHERE code IN ('L', 'U');
