-- Travelling families: circumstances with the source of each, journeys and what was decided about
-- them, who came back when, attendances at other schools, and the steps before a name may come off
-- the roll. Only added to: what is newer replaces what was before, and both stay.

CREATE TABLE travel_facts (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    kind TEXT NOT NULL CHECK (kind IN (
        'no fixed abode', 'trade', 'travels with', 'main school', 'base 1', 'base 2',
        'landline', 'mobile', 'email', 'whereabouts')),
    -- 0: it is not so, or no longer
    holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
    words TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL CHECK (trim(source) <> ''),
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    replaces INTEGER UNIQUE REFERENCES travel_facts (id)
);
CREATE INDEX travel_facts_of_pupil ON travel_facts (pupil, kind);

CREATE TABLE journeys (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    received_on TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('form', 'in person', 'telephone', 'e-mail', 'text', 'letter')),
    asked_by TEXT NOT NULL CHECK (trim(asked_by) <> ''),
    contact INTEGER REFERENCES contacts (id),
    reason TEXT NOT NULL CHECK (reason IN (
        'work', 'bereavement', 'wedding', 'relatives', 'religious days', 'pre-wedding',
        'birthdays')),
    words TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    reach TEXT NOT NULL CHECK (reach IN ('near', 'england', 'abroad')),
    first_day TEXT NOT NULL,
    back_on TEXT NOT NULL CHECK (back_on > first_day),
    -- an education pack given: 1 yes, 0 no, empty while nobody has said
    pack INTEGER CHECK (pack IN (0, 1)),
    pack_words TEXT NOT NULL DEFAULT '',
    -- how many children travel: none is added later
    children INTEGER NOT NULL CHECK (children > 0),
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX journeys_of_school ON journeys (school, back_on);

CREATE TABLE journey_pupils (
    journey INTEGER NOT NULL REFERENCES journeys (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    PRIMARY KEY (journey, pupil)
) WITHOUT ROWID;
CREATE INDEX journeys_of_pupil ON journey_pupils (pupil);

-- The other school of a journey: dual registration, confirmed or not yet.
CREATE TABLE journey_schools (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    journey INTEGER NOT NULL REFERENCES journeys (id),
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    address TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    since TEXT NOT NULL,
    -- the halves of the week that are scheduled there, as in expectations
    pattern INTEGER NOT NULL,
    confirmed_on TEXT,
    confirmed_by TEXT NOT NULL DEFAULT '',
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    replaces INTEGER UNIQUE REFERENCES journey_schools (id)
);
CREATE INDEX journey_schools_of_journey ON journey_schools (journey);

CREATE TABLE journey_decisions (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    journey INTEGER NOT NULL REFERENCES journeys (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('agreed', 'not agreed', 'withdrawn')),
    reason TEXT NOT NULL DEFAULT '',
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    replaces INTEGER UNIQUE REFERENCES journey_decisions (id)
);
CREATE INDEX journey_decisions_of_journey ON journey_decisions (journey);

-- When a family came back, as somebody said; an earlier day ends the journey early.
CREATE TABLE journey_returns (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    journey INTEGER NOT NULL REFERENCES journeys (id),
    back_on TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    replaces INTEGER UNIQUE REFERENCES journey_returns (id)
);
CREATE INDEX journey_returns_of_journey ON journey_returns (journey);

-- An education pack given, or taken back as never given, after the journey was asked for.
CREATE TABLE journey_packs (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    journey INTEGER NOT NULL REFERENCES journeys (id),
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    words TEXT NOT NULL DEFAULT '',
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    replaces INTEGER UNIQUE REFERENCES journey_packs (id)
);
CREATE INDEX journey_packs_of_journey ON journey_packs (journey);

-- What is expected of the children because of a journey.
CREATE TABLE journey_plans (
    expectation INTEGER PRIMARY KEY REFERENCES expectations (id),
    journey INTEGER NOT NULL REFERENCES journeys (id)
);
CREATE INDEX plans_of_journey ON journey_plans (journey);

-- Sessions attended at another school, as that school or a paper says.
CREATE TABLE attendances_elsewhere (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    place TEXT NOT NULL CHECK (trim(place) <> ''),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL CHECK (last_day >= first_day),
    -- none: what was entered before is taken back
    attendances INTEGER NOT NULL CHECK (
        attendances BETWEEN 0 AND 2 * (julianday(last_day) - julianday(first_day) + 1)),
    source TEXT NOT NULL CHECK (trim(source) <> ''),
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    replaces INTEGER UNIQUE REFERENCES attendances_elsewhere (id)
);
CREATE INDEX elsewhere_of_pupil ON attendances_elsewhere (pupil);

-- What was done to find a child, before the name may come off the roll.
CREATE TABLE deletion_steps (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    step TEXT NOT NULL CHECK (step IN (
        'contacts', 'bases', 'whereabouts', 'other school', 'traveller education', 'authority',
        'agreed')),
    done_on TEXT NOT NULL,
    words TEXT NOT NULL CHECK (trim(words) <> ''),
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX deletion_steps_of_pupil ON deletion_steps (pupil);

-- Nothing of it is removed, changed or written twice.

CREATE TRIGGER travel_facts_are_never_removed BEFORE DELETE ON travel_facts
    BEGIN SELECT RAISE(ABORT, 'kept: what is known of a family is never removed'); END;
CREATE TRIGGER travel_facts_are_never_changed BEFORE UPDATE ON travel_facts
    BEGIN SELECT RAISE(ABORT, 'kept: what is known of a family is never changed'); END;
CREATE TRIGGER travel_facts_are_added_once BEFORE INSERT ON travel_facts
    WHEN EXISTS (SELECT 1 FROM travel_facts WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER journeys_are_never_removed BEFORE DELETE ON journeys
    BEGIN SELECT RAISE(ABORT, 'kept: a journey is never removed'); END;
CREATE TRIGGER journeys_are_never_changed BEFORE UPDATE ON journeys
    BEGIN SELECT RAISE(ABORT, 'kept: a journey is never changed'); END;
CREATE TRIGGER journeys_are_added_once BEFORE INSERT ON journeys
    WHEN EXISTS (SELECT 1 FROM journeys WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER journey_schools_are_never_removed BEFORE DELETE ON journey_schools
    BEGIN SELECT RAISE(ABORT, 'kept: the other school is never removed'); END;
CREATE TRIGGER journey_schools_are_never_changed BEFORE UPDATE ON journey_schools
    BEGIN SELECT RAISE(ABORT, 'kept: the other school is never changed'); END;
CREATE TRIGGER journey_schools_are_added_once BEFORE INSERT ON journey_schools
    WHEN EXISTS (SELECT 1 FROM journey_schools WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER journey_decisions_are_never_removed BEFORE DELETE ON journey_decisions
    BEGIN SELECT RAISE(ABORT, 'kept: a decision is never removed'); END;
CREATE TRIGGER journey_decisions_are_never_changed BEFORE UPDATE ON journey_decisions
    BEGIN SELECT RAISE(ABORT, 'kept: a decision is never changed'); END;
CREATE TRIGGER journey_decisions_are_added_once BEFORE INSERT ON journey_decisions
    WHEN EXISTS (SELECT 1 FROM journey_decisions WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER journey_returns_are_never_removed BEFORE DELETE ON journey_returns
    BEGIN SELECT RAISE(ABORT, 'kept: a return is never removed'); END;
CREATE TRIGGER journey_packs_are_never_removed BEFORE DELETE ON journey_packs
    BEGIN SELECT RAISE(ABORT, 'kept: a pack is never removed'); END;
CREATE TRIGGER journey_returns_are_never_changed BEFORE UPDATE ON journey_returns
    BEGIN SELECT RAISE(ABORT, 'kept: a return is never changed'); END;
CREATE TRIGGER journey_packs_are_never_changed BEFORE UPDATE ON journey_packs
    BEGIN SELECT RAISE(ABORT, 'kept: a pack is never changed'); END;
CREATE TRIGGER journey_returns_are_added_once BEFORE INSERT ON journey_returns
    WHEN EXISTS (SELECT 1 FROM journey_returns WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER journey_packs_are_added_once BEFORE INSERT ON journey_packs
    WHEN EXISTS (SELECT 1 FROM journey_packs WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER attendances_elsewhere_are_never_removed BEFORE DELETE ON attendances_elsewhere
    BEGIN SELECT RAISE(ABORT, 'kept: attendance elsewhere is never removed'); END;
CREATE TRIGGER attendances_elsewhere_are_never_changed BEFORE UPDATE ON attendances_elsewhere
    BEGIN SELECT RAISE(ABORT, 'kept: attendance elsewhere is never changed'); END;
CREATE TRIGGER attendances_elsewhere_are_added_once BEFORE INSERT ON attendances_elsewhere
    WHEN EXISTS (SELECT 1 FROM attendances_elsewhere WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER deletion_steps_are_never_removed BEFORE DELETE ON deletion_steps
    BEGIN SELECT RAISE(ABORT, 'kept: a step of the search is never removed'); END;
CREATE TRIGGER deletion_steps_are_never_changed BEFORE UPDATE ON deletion_steps
    BEGIN SELECT RAISE(ABORT, 'kept: a step of the search is never changed'); END;
CREATE TRIGGER deletion_steps_are_added_once BEFORE INSERT ON deletion_steps
    WHEN EXISTS (SELECT 1 FROM deletion_steps WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER journey_pupils_are_never_removed BEFORE DELETE ON journey_pupils
    BEGIN SELECT RAISE(ABORT, 'kept: who travels is never removed'); END;
CREATE TRIGGER journey_pupils_are_never_changed BEFORE UPDATE ON journey_pupils
    BEGIN SELECT RAISE(ABORT, 'kept: who travels is never changed'); END;
CREATE TRIGGER journey_pupils_are_added_once BEFORE INSERT ON journey_pupils
    WHEN EXISTS (SELECT 1 FROM journey_pupils WHERE journey = NEW.journey AND pupil = NEW.pupil)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER journey_plans_are_never_removed BEFORE DELETE ON journey_plans
    BEGIN SELECT RAISE(ABORT, 'kept: what a journey stands for is never removed'); END;
CREATE TRIGGER journey_plans_are_never_changed BEFORE UPDATE ON journey_plans
    BEGIN SELECT RAISE(ABORT, 'kept: what a journey stands for is never changed'); END;
CREATE TRIGGER journey_plans_are_added_once BEFORE INSERT ON journey_plans
    WHEN EXISTS (SELECT 1 FROM journey_plans WHERE expectation = NEW.expectation)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;

-- Each is of this school, by somebody of it, at the time it is written.

CREATE TRIGGER travel_facts_are_true BEFORE INSERT ON travel_facts
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM pupils WHERE id = NEW.pupil AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the pupil is of another school')
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office and the head write this')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
        WHEN NEW.replaces IS NOT (SELECT max(id) FROM travel_facts
                                   WHERE pupil = NEW.pupil AND kind = NEW.kind)
            THEN RAISE(ABORT, 'kept: what is new replaces the newest')
    END;
END;
CREATE TRIGGER journeys_are_true BEFORE INSERT ON journeys
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office and the head write this')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
    END;
END;
CREATE TRIGGER journey_schools_are_true BEFORE INSERT ON journey_schools
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM journeys WHERE id = NEW.journey AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the journey is of another school')
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office and the head write this')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
        WHEN NEW.replaces IS NOT (SELECT max(id) FROM journey_schools
                                   WHERE journey = NEW.journey)
            THEN RAISE(ABORT, 'kept: what is new replaces the newest')
    END;
END;
CREATE TRIGGER journey_decisions_are_true BEFORE INSERT ON journey_decisions
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM journeys WHERE id = NEW.journey AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the journey is of another school')
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office and the head write this')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
        WHEN NEW.replaces IS NOT (SELECT max(id) FROM journey_decisions
                                   WHERE journey = NEW.journey)
            THEN RAISE(ABORT, 'kept: what is new replaces the newest')
        WHEN NEW.outcome <> 'withdrawn' AND NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school AND decides
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'duty: the head decides about a journey')
    END;
END;
CREATE TRIGGER journey_returns_are_true BEFORE INSERT ON journey_returns
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM journeys WHERE id = NEW.journey AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the journey is of another school')
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office and the head write this')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
        WHEN NEW.replaces IS NOT (SELECT max(id) FROM journey_returns
                                   WHERE journey = NEW.journey)
            THEN RAISE(ABORT, 'kept: what is new replaces the newest')
    END;
END;
CREATE TRIGGER journey_packs_are_true BEFORE INSERT ON journey_packs
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM journeys WHERE id = NEW.journey AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the journey is of another school')
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office and the head write this')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
        WHEN NEW.replaces IS NOT (SELECT max(id) FROM journey_packs
                                   WHERE journey = NEW.journey)
            THEN RAISE(ABORT, 'kept: what is new replaces the newest')
    END;
END;
CREATE TRIGGER attendances_elsewhere_are_true BEFORE INSERT ON attendances_elsewhere
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM pupils WHERE id = NEW.pupil AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the pupil is of another school')
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office and the head write this')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
        WHEN NEW.replaces IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM attendances_elsewhere WHERE id = NEW.replaces AND pupil = NEW.pupil)
            THEN RAISE(ABORT, 'kept: it replaces one of the same child')
    END;
END;
CREATE TRIGGER deletion_steps_are_true BEFORE INSERT ON deletion_steps
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM pupils WHERE id = NEW.pupil AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the pupil is of another school')
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office and the head write this')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
    END;
END;
CREATE TRIGGER journey_pupils_come_with_their_journey BEFORE INSERT ON journey_pupils
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM journeys JOIN pupils ON pupils.school = journeys.school
                         WHERE journeys.id = NEW.journey AND pupils.id = NEW.pupil)
            THEN RAISE(ABORT, 'roll: the pupil is of another school')
        WHEN (SELECT count(*) FROM journey_pupils WHERE journey = NEW.journey)
             >= (SELECT children FROM journeys WHERE id = NEW.journey)
            THEN RAISE(ABORT, 'kept: nobody joins a journey later')
    END;
END;
CREATE TRIGGER journey_plans_are_true BEFORE INSERT ON journey_plans
    WHEN NOT EXISTS (SELECT 1 FROM journey_pupils JOIN expectations
                     ON expectations.pupil = journey_pupils.pupil
                     WHERE journey_pupils.journey = NEW.journey
                     AND expectations.id = NEW.expectation)
    BEGIN SELECT RAISE(ABORT, 'roll: it is expected of a child who does not travel'); END;
