CREATE TABLE school_years (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    name TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL CHECK (last_day > first_day)
);

CREATE TABLE terms (
    id INTEGER PRIMARY KEY,
    school_year INTEGER NOT NULL REFERENCES school_years (id),
    name TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL CHECK (last_day >= first_day)
);

-- halves: 1 morning, 2 afternoon, 3 both. Withdrawn, never deleted.
CREATE TABLE closures (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL CHECK (last_day >= first_day),
    halves INTEGER NOT NULL CHECK (halves IN (1, 2, 3)),
    kind TEXT NOT NULL CHECK (kind IN ('bank holiday', 'inset', 'planned', 'unexpected')),
    name TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    author INTEGER REFERENCES authors (id),
    withdrawn_at INTEGER,
    withdrawn_by INTEGER REFERENCES authors (id),
    withdrawn_why TEXT
);
CREATE INDEX closures_of_school ON closures (school);

-- A setting applies from its day until a later row of the same name; rows are only added.
CREATE TABLE settings (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    from_day TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    author INTEGER REFERENCES authors (id)
);
CREATE INDEX settings_by_name ON settings (school, name, from_day);
CREATE TRIGGER settings_are_kept BEFORE UPDATE ON settings
    BEGIN SELECT RAISE(ABORT, 'kept: a setting is never changed, only followed by another'); END;
CREATE TRIGGER settings_stay BEFORE DELETE ON settings
    BEGIN SELECT RAISE(ABORT, 'kept: a setting is never removed'); END;

-- Someone with the duty said that the computer's clock is right, and why it looked wrong.
CREATE TABLE clock_confirmations (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    confirmed_at INTEGER NOT NULL,
    last_recorded_at INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    author INTEGER NOT NULL REFERENCES authors (id)
);
