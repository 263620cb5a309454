-- The book at the front desk, reminders to teachers, roll-calls, and marks amended together.
-- Each is only added to; what is taken back names the row that it takes back.

CREATE TABLE signings (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    session INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('came late', 'left', 'came back', 'taken back')),
    at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    with_whom TEXT NOT NULL DEFAULT '',
    contact INTEGER REFERENCES contacts (id),
    reason TEXT NOT NULL DEFAULT '',
    entry INTEGER,
    takes_back INTEGER REFERENCES signings (id),
    CHECK ((kind = 'taken back') = (takes_back IS NOT NULL))
);
CREATE INDEX signings_of_pupil ON signings (pupil, session);
CREATE INDEX signings_of_session ON signings (school, session);
CREATE UNIQUE INDEX signings_taken_back_once ON signings (takes_back) WHERE takes_back IS NOT NULL;

-- A nudge to a class's teacher, shown on that person's own screen until it is seen.
CREATE TABLE reminders (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    group_id INTEGER NOT NULL REFERENCES groups (id),
    session INTEGER NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''),
    sent_at INTEGER NOT NULL,
    sent_by INTEGER NOT NULL REFERENCES authors (id),
    seen_at INTEGER,
    seen_by INTEGER REFERENCES authors (id)
);
CREATE INDEX reminders_of_session ON reminders (school, session);

-- expected: the child was in the building by the record when the roll-call began; `standing` says
-- how, in words.
CREATE TABLE roll_calls (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    kind TEXT NOT NULL CHECK (kind IN ('drill', 'emergency')),
    what TEXT NOT NULL CHECK (what <> ''),
    begun_at INTEGER NOT NULL,
    begun_by INTEGER NOT NULL REFERENCES authors (id),
    ended_at INTEGER,
    ended_by INTEGER REFERENCES authors (id),
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX roll_calls_of_school ON roll_calls (school, begun_at);

CREATE TABLE roll_call_lines (
    roll_call INTEGER NOT NULL REFERENCES roll_calls (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    group_id INTEGER REFERENCES groups (id),
    expected INTEGER NOT NULL CHECK (expected IN (0, 1)),
    standing TEXT NOT NULL,
    PRIMARY KEY (roll_call, pupil)
) WITHOUT ROWID;

CREATE TABLE roll_call_ticks (
    id INTEGER PRIMARY KEY,
    roll_call INTEGER NOT NULL REFERENCES roll_calls (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    found INTEGER NOT NULL CHECK (found IN (0, 1)),
    at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX roll_call_ticks_of_call ON roll_call_ticks (roll_call, pupil);

-- Several marks amended in one errand, and what takes such an errand back.
CREATE TABLE amendments (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    made_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    words TEXT NOT NULL CHECK (words <> ''),
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    undoes INTEGER REFERENCES amendments (id)
);
CREATE INDEX amendments_of_school ON amendments (school, made_at);
CREATE UNIQUE INDEX amendments_undone_once ON amendments (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE amendment_entries (
    amendment INTEGER NOT NULL REFERENCES amendments (id),
    entry INTEGER NOT NULL,
    PRIMARY KEY (amendment, entry)
) WITHOUT ROWID;

CREATE TRIGGER signings_are_never_changed BEFORE UPDATE ON signings
    BEGIN SELECT RAISE(ABORT, 'kept: what was signed at the desk is never changed'); END;
CREATE TRIGGER signings_are_never_removed BEFORE DELETE ON signings
    BEGIN SELECT RAISE(ABORT, 'kept: what was signed at the desk is never removed'); END;
CREATE TRIGGER signings_are_added_once BEFORE INSERT ON signings
    WHEN EXISTS (SELECT 1 FROM signings WHERE id = NEW.id
                 OR (takes_back = NEW.takes_back AND NEW.takes_back IS NOT NULL))
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER signings_are_true BEFORE INSERT ON signings
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM pupils JOIN enrolments ON enrolments.pupil = pupils.id
            WHERE pupils.id = NEW.pupil AND pupils.school = NEW.school
            AND starting_day <= date(NEW.session / 2 + 1721424.5)
            AND (leaving_day IS NULL OR leaving_day >= date(NEW.session / 2 + 1721424.5)))
            THEN RAISE(ABORT, 'roll: the pupil is not on roll on that day')
        WHEN NOT EXISTS (
            SELECT 1 FROM authors JOIN posts ON posts.person = authors.person
                AND posts.school = authors.school
            WHERE authors.id = NEW.author AND authors.school = NEW.school
            AND (posts.role IN ('office', 'attendance officer', 'head')
                 OR (posts.role = 'deputy' AND posts.acting = 1))
            AND posts.first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (posts.last_day IS NULL OR posts.last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office signs children in and out')
        WHEN NEW.at > NEW.recorded_at + 120
            THEN RAISE(ABORT, 'clock: what has not happened yet is not signed')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
        WHEN NEW.takes_back IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM signings WHERE id = NEW.takes_back AND kind <> 'taken back'
            AND pupil = NEW.pupil AND session = NEW.session AND school = NEW.school)
            THEN RAISE(ABORT, 'kept: there is nothing of that child to take back')
    END;
END;

CREATE TRIGGER reminders_are_never_removed BEFORE DELETE ON reminders
    BEGIN SELECT RAISE(ABORT, 'kept: a reminder is never removed'); END;
CREATE TRIGGER reminders_are_only_seen BEFORE UPDATE ON reminders
    WHEN OLD.seen_at IS NOT NULL OR NEW.seen_at IS NULL OR NEW.seen_by IS NULL
        OR (NEW.id, NEW.school, NEW.group_id, NEW.session, NEW.words, NEW.sent_at, NEW.sent_by)
        IS NOT (OLD.id, OLD.school, OLD.group_id, OLD.session, OLD.words, OLD.sent_at, OLD.sent_by)
    BEGIN SELECT RAISE(ABORT, 'kept: a reminder is seen once, never changed'); END;
CREATE TRIGGER reminders_are_added_once BEFORE INSERT ON reminders
    WHEN EXISTS (SELECT 1 FROM reminders WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this reminder stands already'); END;
CREATE TRIGGER reminders_are_of_a_class BEFORE INSERT ON reminders
    WHEN NOT EXISTS (SELECT 1 FROM groups WHERE id = NEW.group_id AND school = NEW.school)
    BEGIN SELECT RAISE(ABORT, 'kept: that class is at another school'); END;

CREATE TRIGGER roll_calls_are_never_removed BEFORE DELETE ON roll_calls
    BEGIN SELECT RAISE(ABORT, 'kept: a roll-call is never removed'); END;
CREATE TRIGGER roll_calls_only_end BEFORE UPDATE ON roll_calls
    WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR NEW.ended_by IS NULL
        OR (NEW.id, NEW.school, NEW.kind, NEW.what, NEW.begun_at, NEW.begun_by)
        IS NOT (OLD.id, OLD.school, OLD.kind, OLD.what, OLD.begun_at, OLD.begun_by)
    BEGIN SELECT RAISE(ABORT, 'kept: a roll-call ends once, it is never changed'); END;
CREATE TRIGGER roll_calls_are_added_once BEFORE INSERT ON roll_calls
    WHEN EXISTS (SELECT 1 FROM roll_calls WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this roll-call stands already'); END;
CREATE TRIGGER roll_call_lines_are_never_changed BEFORE UPDATE ON roll_call_lines
    BEGIN SELECT RAISE(ABORT, 'kept: who was looked for is never changed'); END;
CREATE TRIGGER roll_call_lines_are_never_removed BEFORE DELETE ON roll_call_lines
    BEGIN SELECT RAISE(ABORT, 'kept: who was looked for is never removed'); END;
CREATE TRIGGER roll_call_lines_are_added_once BEFORE INSERT ON roll_call_lines
    WHEN EXISTS (SELECT 1 FROM roll_call_lines
                 WHERE roll_call = NEW.roll_call AND pupil = NEW.pupil)
    BEGIN SELECT RAISE(ABORT, 'kept: this child is on the list already'); END;
CREATE TRIGGER roll_call_ticks_are_never_changed BEFORE UPDATE ON roll_call_ticks
    BEGIN SELECT RAISE(ABORT, 'kept: a tick is never changed, only followed by another'); END;
CREATE TRIGGER roll_call_ticks_are_never_removed BEFORE DELETE ON roll_call_ticks
    BEGIN SELECT RAISE(ABORT, 'kept: a tick is never removed, only followed by another'); END;
CREATE TRIGGER roll_call_ticks_are_of_the_list BEFORE INSERT ON roll_call_ticks
BEGIN
    SELECT CASE
        WHEN EXISTS (SELECT 1 FROM roll_call_ticks WHERE id = NEW.id)
            THEN RAISE(ABORT, 'kept: this tick stands already')
        WHEN NOT EXISTS (SELECT 1 FROM roll_call_lines
                         WHERE roll_call = NEW.roll_call AND pupil = NEW.pupil)
            THEN RAISE(ABORT, 'kept: that child is not on this list')
        WHEN EXISTS (SELECT 1 FROM roll_calls WHERE id = NEW.roll_call AND ended_at IS NOT NULL)
            THEN RAISE(ABORT, 'kept: that roll-call has ended')
    END;
END;

CREATE TRIGGER amendments_are_never_changed BEFORE UPDATE ON amendments
    BEGIN SELECT RAISE(ABORT, 'kept: what was amended together is never changed'); END;
CREATE TRIGGER amendments_are_never_removed BEFORE DELETE ON amendments
    BEGIN SELECT RAISE(ABORT, 'kept: what was amended together is never removed'); END;
CREATE TRIGGER amendments_are_added_once BEFORE INSERT ON amendments
    WHEN EXISTS (SELECT 1 FROM amendments WHERE id = NEW.id
                 OR (undoes = NEW.undoes AND NEW.undoes IS NOT NULL))
    BEGIN SELECT RAISE(ABORT, 'kept: this amendment stands already'); END;
CREATE TRIGGER amendment_entries_are_never_changed BEFORE UPDATE ON amendment_entries
    BEGIN SELECT RAISE(ABORT, 'kept: what was amended together is never changed'); END;
CREATE TRIGGER amendment_entries_are_never_removed BEFORE DELETE ON amendment_entries
    BEGIN SELECT RAISE(ABORT, 'kept: what was amended together is never removed'); END;
CREATE TRIGGER amendment_entries_are_true BEFORE INSERT ON amendment_entries
BEGIN
    SELECT CASE
        WHEN EXISTS (SELECT 1 FROM amendment_entries
                     WHERE amendment = NEW.amendment AND entry = NEW.entry)
            THEN RAISE(ABORT, 'kept: this entry is named already')
        WHEN NOT EXISTS (
            SELECT 1 FROM entries JOIN amendments ON amendments.id = NEW.amendment
            WHERE entries.id = NEW.entry AND entries.school = amendments.school
            AND entries.author = amendments.author AND entries.recorded_at = amendments.made_at)
            THEN RAISE(ABORT, 'kept: that entry was not made then')
    END;
END;
