-- The codes as the rules know them, so that the store can refuse one that is not in force.
CREATE TABLE codes (
    symbol TEXT PRIMARY KEY,
    since TEXT NOT NULL,
    until TEXT
);

-- One class's register for one session, with its times fixed when it is first needed.
CREATE TABLE registers (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    group_id INTEGER NOT NULL REFERENCES groups (id),
    session INTEGER NOT NULL,
    opens_at INTEGER NOT NULL,
    begins_at INTEGER NOT NULL,
    closes_at INTEGER NOT NULL,
    expected_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    UNIQUE (group_id, session)
);
CREATE INDEX registers_by_session ON registers (school, session);
CREATE INDEX registers_by_close ON registers (closes_at);

-- taken: the first mark by a person; handed in: each time; closed: by the clock, once.
CREATE TABLE register_events (
    id INTEGER PRIMARY KEY,
    register INTEGER NOT NULL REFERENCES registers (id),
    kind TEXT NOT NULL CHECK (kind IN ('taken', 'handed in', 'closed')),
    effective_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    author INTEGER REFERENCES authors (id),
    reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX register_events_of_register ON register_events (register, kind);
CREATE UNIQUE INDEX register_events_once ON register_events (register, kind) WHERE kind <> 'handed in';

-- The legal record: it only grows. An empty code is a mark taken back while the register was open.
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    session INTEGER NOT NULL,
    group_id INTEGER REFERENCES groups (id),
    code TEXT NOT NULL,
    minutes INTEGER CHECK (minutes BETWEEN 0 AND 600),
    note TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('taken', 'filled', 'late desk', 'close', 'amendment', 'import',
                                       'paper')),
    effective_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    author INTEGER REFERENCES authors (id),
    reason TEXT NOT NULL DEFAULT '',
    replaces INTEGER,
    source INTEGER
);
CREATE INDEX entries_of_pupil ON entries (pupil, session);

-- The current state, one character a session from 1 August: rebuilt from the entries and compared.
CREATE TABLE year_marks (
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    year INTEGER NOT NULL,
    marks TEXT NOT NULL,
    PRIMARY KEY (pupil, year)
) WITHOUT ROWID;

-- A teacher's finding after the close, for the office to accept or refuse.
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    group_id INTEGER NOT NULL REFERENCES groups (id),
    session INTEGER NOT NULL,
    seen_entry INTEGER,
    code TEXT NOT NULL,
    minutes INTEGER,
    note TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL CHECK (words <> ''),
    asked_at INTEGER NOT NULL,
    asked_by INTEGER NOT NULL REFERENCES authors (id),
    settled_at INTEGER,
    settled_by INTEGER REFERENCES authors (id),
    outcome TEXT CHECK (outcome IN ('accepted', 'refused')),
    answer TEXT NOT NULL DEFAULT '',
    entry INTEGER
);
CREATE INDEX corrections_open ON corrections (school, settled_at);
CREATE INDEX corrections_of_register ON corrections (group_id, session);
