-- A group is a class; a mixed class says which year group's session times it keeps.
CREATE TABLE groups (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    name TEXT NOT NULL CHECK (name <> ''),
    year_groups TEXT NOT NULL DEFAULT '',
    times_of TEXT NOT NULL DEFAULT '',
    first_day TEXT NOT NULL,
    last_day TEXT
);
CREATE UNIQUE INDEX groups_by_name ON groups (school, name) WHERE last_day IS NULL;

CREATE TABLE group_teachers (
    id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES groups (id),
    person INTEGER NOT NULL REFERENCES people (id),
    cover INTEGER NOT NULL DEFAULT 0,
    first_day TEXT NOT NULL,
    last_day TEXT,
    recorded_at INTEGER NOT NULL,
    author INTEGER REFERENCES authors (id)
);
CREATE INDEX group_teachers_of_group ON group_teachers (group_id);
CREATE INDEX group_teachers_of_person ON group_teachers (person);

CREATE TABLE pupils (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    upn TEXT NOT NULL DEFAULT '',
    former_upn TEXT NOT NULL DEFAULT '',
    admission_number TEXT NOT NULL DEFAULT '',
    legal_surname TEXT NOT NULL CHECK (legal_surname <> ''),
    legal_forename TEXT NOT NULL CHECK (legal_forename <> ''),
    middle_names TEXT NOT NULL DEFAULT '',
    preferred_surname TEXT NOT NULL DEFAULT '',
    preferred_forename TEXT NOT NULL DEFAULT '',
    former_surname TEXT NOT NULL DEFAULT '',
    birth_date TEXT NOT NULL,
    sex TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    address_confidential INTEGER NOT NULL DEFAULT 0,
    last_school TEXT NOT NULL DEFAULT '',
    expected_first_day TEXT,
    future_address TEXT NOT NULL DEFAULT '',
    future_school TEXT NOT NULL DEFAULT '',
    compulsory_from TEXT NOT NULL,
    compulsory_until TEXT NOT NULL,
    search_key TEXT NOT NULL
);
CREATE UNIQUE INDEX pupils_by_upn ON pupils (school, upn) WHERE upn <> '';
CREATE UNIQUE INDEX pupils_by_number ON pupils (school, admission_number) WHERE admission_number <> '';
CREATE INDEX pupils_by_birth ON pupils (school, birth_date);

-- On roll from the starting day to the leaving day, both included.
CREATE TABLE enrolments (
    id INTEGER PRIMARY KEY,
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    starting_day TEXT NOT NULL,
    leaving_day TEXT CHECK (leaving_day IS NULL OR leaving_day >= starting_day),
    destination TEXT NOT NULL DEFAULT '',
    ground TEXT NOT NULL DEFAULT ''
);
CREATE INDEX enrolments_of_pupil ON enrolments (pupil);

CREATE TABLE memberships (
    id INTEGER PRIMARY KEY,
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    group_id INTEGER REFERENCES groups (id),
    year_group TEXT NOT NULL DEFAULT '',
    first_day TEXT NOT NULL,
    last_day TEXT
);
CREATE INDEX memberships_of_pupil ON memberships (pupil);
CREATE INDEX memberships_of_group ON memberships (group_id);

CREATE TABLE contacts (
    id INTEGER PRIMARY KEY,
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    place INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    forename TEXT NOT NULL DEFAULT '',
    surname TEXT NOT NULL DEFAULT '',
    relationship TEXT NOT NULL DEFAULT '',
    responsibility INTEGER,
    lives_with INTEGER,
    email TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    address_as_pupil INTEGER NOT NULL DEFAULT 0,
    address_confidential INTEGER NOT NULL DEFAULT 0,
    do_not_contact INTEGER NOT NULL DEFAULT 0,
    safe_to_text INTEGER NOT NULL DEFAULT 1,
    withdrawn_at INTEGER
);
CREATE INDEX contacts_of_pupil ON contacts (pupil);

CREATE TABLE phones (
    id INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contacts (id),
    place INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT 'mobile',
    typed TEXT NOT NULL,
    e164 TEXT NOT NULL DEFAULT '',
    can_text INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX phones_of_contact ON phones (contact);

-- A flag only some may see; kept when it ends.
CREATE TABLE pupil_flags (
    id INTEGER PRIMARY KEY,
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    flag TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    recorded_at INTEGER NOT NULL,
    author INTEGER REFERENCES authors (id),
    withdrawn_at INTEGER,
    withdrawn_by INTEGER REFERENCES authors (id)
);
CREATE INDEX pupil_flags_of_pupil ON pupil_flags (pupil);

-- Brothers and sisters, also across schools: the lower pupil number first.
CREATE TABLE sibling_links (
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    sibling INTEGER NOT NULL REFERENCES pupils (id),
    recorded_at INTEGER NOT NULL,
    author INTEGER REFERENCES authors (id),
    PRIMARY KEY (pupil, sibling),
    CHECK (pupil < sibling)
);
CREATE INDEX sibling_links_back ON sibling_links (sibling);

CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    author INTEGER REFERENCES authors (id),
    summary TEXT NOT NULL DEFAULT '{}'
);

-- How a heading of this school's files was mapped last time.
CREATE TABLE import_mappings (
    school INTEGER NOT NULL REFERENCES schools (id),
    kind TEXT NOT NULL,
    heading_key TEXT NOT NULL,
    mapping TEXT NOT NULL,
    PRIMARY KEY (school, kind, heading_key)
);

-- An earlier year's totals as another school's file gave them; never mixed with our own marks.
CREATE TABLE year_totals (
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    year INTEGER NOT NULL,
    la TEXT NOT NULL DEFAULT '',
    estab TEXT NOT NULL DEFAULT '',
    school_name TEXT NOT NULL DEFAULT '',
    possible INTEGER NOT NULL,
    attended INTEGER NOT NULL,
    authorised INTEGER NOT NULL,
    unauthorised INTEGER NOT NULL,
    import INTEGER REFERENCES imports (id),
    PRIMARY KEY (pupil, year, la, estab)
);

-- What is expected of a pupil or a class: visits, timetables, dual registration, suspensions, leave.
-- pattern: bit 0 Monday morning, bit 1 Monday afternoon, … bit 13 Sunday afternoon.
CREATE TABLE expectations (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER REFERENCES pupils (id),
    group_id INTEGER REFERENCES groups (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL CHECK (last_day >= first_day),
    pattern INTEGER NOT NULL,
    code TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    review_day TEXT,
    source TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    author INTEGER REFERENCES authors (id),
    withdrawn_at INTEGER,
    withdrawn_by INTEGER REFERENCES authors (id),
    withdrawn_why TEXT,
    CHECK ((pupil IS NULL) <> (group_id IS NULL))
);
CREATE INDEX expectations_of_pupil ON expectations (pupil);
CREATE INDEX expectations_of_group ON expectations (group_id);
