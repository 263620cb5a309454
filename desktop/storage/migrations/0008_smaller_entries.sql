-- The same entries in fewer bytes. How an entry was made is a number, named in a table of its own;
-- when it takes effect stands only where that is another moment than when it was recorded. One
-- index keeps what two kept of a register's events. The guards are those of 0005, made anew with
-- the table (3 is the close, 5 an import); `+group_id` has a child's few classes looked through
-- rather than a class's many children.

CREATE TABLE entry_kinds (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
INSERT INTO entry_kinds (number, name) VALUES
    (0, 'taken'), (1, 'filled'), (2, 'late desk'), (3, 'close'), (4, 'amendment'), (5, 'import'),
    (6, 'paper');
CREATE TRIGGER entry_kinds_are_the_programs_own BEFORE INSERT ON entry_kinds
    BEGIN SELECT RAISE(ABORT, 'kept: the kinds come with the program'); END;
CREATE TRIGGER entry_kinds_are_never_changed BEFORE UPDATE ON entry_kinds
    BEGIN SELECT RAISE(ABORT, 'kept: the kinds come with the program'); END;
CREATE TRIGGER entry_kinds_are_never_removed BEFORE DELETE ON entry_kinds
    BEGIN SELECT RAISE(ABORT, 'kept: the kinds come with the program'); END;

PRAGMA legacy_alter_table = ON;
ALTER TABLE entries RENAME TO entries_until_0008;
PRAGMA legacy_alter_table = OFF;

-- effective_at: none where it is recorded_at.
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    session INTEGER NOT NULL,
    group_id INTEGER REFERENCES groups (id),
    code TEXT NOT NULL,
    minutes INTEGER CHECK (minutes BETWEEN 0 AND 600),
    note TEXT NOT NULL DEFAULT '',
    kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2, 3, 4, 5, 6)),
    effective_at INTEGER,
    recorded_at INTEGER NOT NULL,
    author INTEGER REFERENCES authors (id),
    reason TEXT NOT NULL DEFAULT '',
    replaces INTEGER,
    source INTEGER
);
INSERT INTO entries
    SELECT old.id, school, pupil, session, group_id, code, minutes, note, number,
        nullif(effective_at, recorded_at), recorded_at, author, reason, replaces, source
    FROM entries_until_0008 AS old JOIN entry_kinds ON entry_kinds.name = old.kind ORDER BY old.id;

-- Nothing is thrown away before each row is seen to say what it said.
CREATE TABLE carried (every INTEGER CHECK (every = 1));
INSERT INTO carried SELECT NOT EXISTS (
    SELECT 1 FROM entries_until_0008 AS old LEFT JOIN entries AS new ON new.id = old.id
    WHERE (old.school, old.pupil, old.session, old.group_id, old.code, old.minutes, old.note,
           old.kind, old.effective_at, old.recorded_at, old.author, old.reason, old.replaces,
           old.source)
    IS NOT (new.school, new.pupil, new.session, new.group_id, new.code, new.minutes, new.note,
            (SELECT name FROM entry_kinds WHERE number = new.kind),
            coalesce(new.effective_at, new.recorded_at), new.recorded_at, new.author, new.reason,
            new.replaces, new.source));
INSERT INTO carried SELECT (SELECT count(*) FROM entries_until_0008) = (SELECT count(*) FROM entries);
DROP TABLE carried;
DROP TABLE entries_until_0008;
CREATE INDEX entries_of_pupil ON entries (pupil, session);

DROP INDEX register_events_of_register;
DROP INDEX register_events_once;
CREATE UNIQUE INDEX register_events_once
    ON register_events (register, kind, CASE kind WHEN 'handed in' THEN id ELSE 0 END);

CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'kept: an entry is never changed'); END;
CREATE TRIGGER entries_are_never_removed BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'kept: an entry is never removed'); END;
-- A million imported marks take minutes, and all are recorded at one moment.
CREATE TRIGGER entries_follow_one_another BEFORE INSERT ON entries
BEGIN
    SELECT CASE
        WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.id)
            THEN RAISE(ABORT, 'kept: an entry is never overwritten')
        WHEN NEW.replaces IS NOT (SELECT max(id) FROM entries
                                  WHERE pupil = NEW.pupil AND session = NEW.session)
            THEN RAISE(ABORT, 'stale: another mark was made meanwhile')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND CAST(strftime('%s', 'now') AS INTEGER) - NEW.recorded_at
                 NOT BETWEEN -120 AND CASE NEW.kind WHEN 5 THEN 3600 ELSE 120 END
            THEN RAISE(ABORT, 'clock: an entry is recorded at the time it is made')
    END;
END;

CREATE TRIGGER entries_carry_a_code_in_force BEFORE INSERT ON entries WHEN NEW.code <> ''
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM codes WHERE symbol = NEW.code
                         AND since <= date(NEW.session / 2 + 1721424.5)
                         AND (until IS NULL OR until >= date(NEW.session / 2 + 1721424.5)))
            THEN RAISE(ABORT, 'code: that code is not in force on that day')
        WHEN NEW.code IN ('#', 'Y4', 'Z') AND NEW.kind <> 5
            THEN RAISE(ABORT, 'code: a closure is a fact of the calendar, not a mark')
        WHEN NEW.code = CASE NEW.session % 2 WHEN 0 THEN '\' ELSE '/' END
            THEN RAISE(ABORT, 'code: that is the other half of the day''s mark')
        WHEN NEW.code IN ('B', 'K', 'Y7') AND trim(NEW.note) = '' AND NEW.kind <> 5
            THEN RAISE(ABORT, 'code: B, K and Y7 need a note')
        WHEN NEW.code = 'X' AND NEW.kind <> 5 AND EXISTS (SELECT 1 FROM pupils WHERE id = NEW.pupil
                         AND compulsory_from <= date(NEW.session / 2 + 1721424.5)
                         AND compulsory_until >= date(NEW.session / 2 + 1721424.5))
            THEN RAISE(ABORT, 'code: X is not for a child of compulsory school age')
    END;
END;

CREATE TRIGGER entries_are_for_pupils_on_roll BEFORE INSERT ON entries
WHEN NEW.kind <> 5 AND NOT EXISTS (
    SELECT 1 FROM enrolments JOIN pupils ON pupils.id = enrolments.pupil
    WHERE pupil = NEW.pupil AND pupils.school = NEW.school
    AND starting_day <= date(NEW.session / 2 + 1721424.5)
    AND (leaving_day IS NULL OR leaving_day >= date(NEW.session / 2 + 1721424.5)))
BEGIN SELECT RAISE(ABORT, 'roll: the pupil is not on roll on that day'); END;

CREATE TRIGGER entries_are_of_the_pupils_class BEFORE INSERT ON entries
WHEN NEW.kind <> 5 AND NEW.group_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM memberships WHERE pupil = NEW.pupil AND +group_id = NEW.group_id
    AND first_day <= date(NEW.session / 2 + 1721424.5)
    AND (last_day IS NULL OR last_day >= date(NEW.session / 2 + 1721424.5)))
BEGIN SELECT RAISE(ABORT, 'roll: the pupil is not in that class on that day'); END;

CREATE TRIGGER entries_need_a_register BEFORE INSERT ON entries
WHEN NEW.kind <> 5 AND NOT EXISTS (
    SELECT 1 FROM registers WHERE group_id = NEW.group_id AND session = NEW.session
    AND school = NEW.school AND opens_at <= NEW.recorded_at)
BEGIN SELECT RAISE(ABORT, 'early: that register is not open yet'); END;

-- Only the clock closes, and it closes for everybody; afterwards the office amends, with a reason.
CREATE TRIGGER entries_respect_the_close BEFORE INSERT ON entries
WHEN NEW.kind NOT IN (3, 5) AND EXISTS (
    SELECT 1 FROM registers WHERE group_id = NEW.group_id AND session = NEW.session
    AND closes_at <= NEW.recorded_at)
BEGIN
    SELECT CASE
        WHEN NEW.code = '' THEN RAISE(ABORT, 'closed: a mark is not taken back after the close')
        WHEN trim(NEW.reason) = '' THEN RAISE(ABORT, 'closed: after the close a reason is needed')
        WHEN NOT EXISTS (
            SELECT 1 FROM authors JOIN posts ON posts.person = authors.person
                AND posts.school = authors.school
            WHERE authors.id = NEW.author AND authors.school = NEW.school
            AND (posts.role IN ('office', 'attendance officer', 'head')
                 OR (posts.role = 'deputy' AND posts.acting = 1))
            AND posts.first_day <= date(NEW.recorded_at, 'unixepoch')
            AND (posts.last_day IS NULL OR posts.last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'closed: after the close only the office amends')
    END;
END;

CREATE TRIGGER entries_of_the_close BEFORE INSERT ON entries WHEN NEW.kind = 3
BEGIN
    SELECT CASE
        WHEN NEW.code NOT IN ('N', 'D', 'X', 'C2', 'E')
            THEN RAISE(ABORT, 'closed: the close enters nobody as present')
        WHEN NEW.author IS NOT NULL
            THEN RAISE(ABORT, 'closed: the close is nobody''s entry')
        WHEN NOT EXISTS (SELECT 1 FROM registers WHERE group_id = NEW.group_id
                         AND session = NEW.session AND closes_at <= NEW.recorded_at)
            THEN RAISE(ABORT, 'closed: that register has not closed yet')
    END;
END;

-- A day in London begins up to an hour before the day in UTC.
CREATE TRIGGER entries_by_a_person BEFORE INSERT ON entries WHEN NEW.kind <> 3
BEGIN
    SELECT CASE
        WHEN NEW.author IS NULL
            THEN RAISE(ABORT, 'closed: an entry says who made it')
        WHEN NOT EXISTS (
            SELECT 1 FROM authors JOIN posts ON posts.person = authors.person
                AND posts.school = authors.school
            WHERE authors.id = NEW.author AND authors.school = NEW.school
            AND posts.first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (posts.last_day IS NULL OR posts.last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'closed: an entry is made by somebody with a post at the school')
    END;
END;

CREATE TRIGGER entries_of_an_import BEFORE INSERT ON entries WHEN NEW.kind = 5
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM imports WHERE id = NEW.source AND school = NEW.school AND kind = 'marks'
            AND author IS NEW.author AND imported_at = NEW.recorded_at)
            THEN RAISE(ABORT, 'closed: an imported mark names its file')
        WHEN date(NEW.session / 2 + 1721424.5) >= date(NEW.recorded_at + 3600, 'unixepoch')
            THEN RAISE(ABORT, 'early: marks are imported for days that are over')
        WHEN NOT EXISTS (SELECT 1 FROM pupils WHERE id = NEW.pupil AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the pupil is of another school')
    END;
END;
