-- A school's file holds one school or several. Moments are whole seconds since 1970 in UTC, days are
-- ISO text, sessions are integers (twice the day's ordinal, plus one in the afternoon).

CREATE TABLE file_facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE schools (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    la TEXT NOT NULL,
    estab TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    head TEXT NOT NULL DEFAULT '',
    logo BLOB,
    registers_from TEXT NOT NULL
);

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    sign_in TEXT NOT NULL UNIQUE CHECK (sign_in <> ''),
    secret TEXT NOT NULL DEFAULT '',
    secret_kind TEXT NOT NULL DEFAULT 'password' CHECK (secret_kind IN ('password', 'pin')),
    must_change INTEGER NOT NULL DEFAULT 0,
    last_day TEXT
);

-- What a person is at a school, and between which days; the position is free text.
CREATE TABLE posts (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    person INTEGER NOT NULL REFERENCES people (id),
    role TEXT NOT NULL CHECK (role IN ('class teacher', 'office', 'attendance officer', 'head',
                                       'deputy', 'safeguarding lead', 'administrator')),
    position TEXT NOT NULL,
    acting INTEGER NOT NULL DEFAULT 0,
    first_day TEXT NOT NULL,
    last_day TEXT
);
CREATE INDEX posts_of_person ON posts (person, school);

-- A person with name and position as they were: what entries and history are signed with.
CREATE TABLE authors (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    person INTEGER NOT NULL REFERENCES people (id),
    name TEXT NOT NULL,
    position TEXT NOT NULL,
    UNIQUE (school, person, name, position)
);

CREATE TABLE sign_in_tries (
    id INTEGER PRIMARY KEY,
    sign_in TEXT NOT NULL,
    tried_at INTEGER NOT NULL,
    good INTEGER NOT NULL
);
CREATE INDEX sign_in_tries_by_name ON sign_in_tries (sign_in, tried_at);

-- What was done to anything but a mark: who, when, to what, from what to what.
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    school INTEGER REFERENCES schools (id),
    at INTEGER NOT NULL,
    author INTEGER REFERENCES authors (id),
    subject TEXT NOT NULL,
    subject_id INTEGER,
    what TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX history_of_subject ON history (subject, subject_id);
CREATE TRIGGER history_is_kept BEFORE UPDATE ON history
    BEGIN SELECT RAISE(ABORT, 'kept: history is never changed'); END;
CREATE TRIGGER history_stays BEFORE DELETE ON history
    BEGIN SELECT RAISE(ABORT, 'kept: history is never removed'); END;
