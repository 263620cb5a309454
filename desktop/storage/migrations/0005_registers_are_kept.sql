-- What the rules refuse the store refuses too. Each message begins with a word that the program
-- turns into a sentence; `1721424.5` turns a day's ordinal into SQLite's Julian day.

CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'kept: an entry is never changed'); END;
CREATE TRIGGER entries_are_never_removed BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'kept: an entry is never removed'); END;
CREATE TRIGGER registers_are_never_changed BEFORE UPDATE ON registers
    BEGIN SELECT RAISE(ABORT, 'kept: a register''s times are never changed'); END;
CREATE TRIGGER registers_are_never_removed BEFORE DELETE ON registers
    BEGIN SELECT RAISE(ABORT, 'kept: a register is never removed'); END;
CREATE TRIGGER register_events_are_never_changed BEFORE UPDATE ON register_events
    BEGIN SELECT RAISE(ABORT, 'kept: what happened to a register is never changed'); END;
CREATE TRIGGER register_events_are_never_removed BEFORE DELETE ON register_events
    BEGIN SELECT RAISE(ABORT, 'kept: what happened to a register is never removed'); END;
CREATE TRIGGER registers_are_added_once BEFORE INSERT ON registers
    WHEN EXISTS (SELECT 1 FROM registers WHERE id = NEW.id
                 OR (group_id = NEW.group_id AND session = NEW.session))
    BEGIN SELECT RAISE(ABORT, 'kept: this register stands already'); END;
CREATE TRIGGER register_events_are_added_once BEFORE INSERT ON register_events
    WHEN EXISTS (SELECT 1 FROM register_events WHERE id = NEW.id
                 OR (register = NEW.register AND kind = NEW.kind AND kind <> 'handed in'))
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;

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
                 NOT BETWEEN -120 AND CASE NEW.kind WHEN 'import' THEN 3600 ELSE 120 END
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
        WHEN NEW.code IN ('#', 'Y4', 'Z') AND NEW.kind <> 'import'
            THEN RAISE(ABORT, 'code: a closure is a fact of the calendar, not a mark')
        WHEN NEW.code = CASE NEW.session % 2 WHEN 0 THEN '\' ELSE '/' END
            THEN RAISE(ABORT, 'code: that is the other half of the day''s mark')
        WHEN NEW.code IN ('B', 'K', 'Y7') AND trim(NEW.note) = '' AND NEW.kind <> 'import'
            THEN RAISE(ABORT, 'code: B, K and Y7 need a note')
        WHEN NEW.code = 'X' AND NEW.kind <> 'import' AND EXISTS (SELECT 1 FROM pupils WHERE id = NEW.pupil
                         AND compulsory_from <= date(NEW.session / 2 + 1721424.5)
                         AND compulsory_until >= date(NEW.session / 2 + 1721424.5))
            THEN RAISE(ABORT, 'code: X is not for a child of compulsory school age')
    END;
END;

CREATE TRIGGER entries_are_for_pupils_on_roll BEFORE INSERT ON entries
WHEN NEW.kind <> 'import' AND NOT EXISTS (
    SELECT 1 FROM enrolments JOIN pupils ON pupils.id = enrolments.pupil
    WHERE pupil = NEW.pupil AND pupils.school = NEW.school
    AND starting_day <= date(NEW.session / 2 + 1721424.5)
    AND (leaving_day IS NULL OR leaving_day >= date(NEW.session / 2 + 1721424.5)))
BEGIN SELECT RAISE(ABORT, 'roll: the pupil is not on roll on that day'); END;

CREATE TRIGGER entries_are_of_the_pupils_class BEFORE INSERT ON entries
WHEN NEW.kind <> 'import' AND NEW.group_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM memberships WHERE pupil = NEW.pupil AND group_id = NEW.group_id
    AND first_day <= date(NEW.session / 2 + 1721424.5)
    AND (last_day IS NULL OR last_day >= date(NEW.session / 2 + 1721424.5)))
BEGIN SELECT RAISE(ABORT, 'roll: the pupil is not in that class on that day'); END;

CREATE TRIGGER entries_need_a_register BEFORE INSERT ON entries
WHEN NEW.kind <> 'import' AND NOT EXISTS (
    SELECT 1 FROM registers WHERE group_id = NEW.group_id AND session = NEW.session
    AND school = NEW.school AND opens_at <= NEW.recorded_at)
BEGIN SELECT RAISE(ABORT, 'early: that register is not open yet'); END;

-- Only the clock closes, and it closes for everybody; afterwards the office amends, with a reason.
CREATE TRIGGER entries_respect_the_close BEFORE INSERT ON entries
WHEN NEW.kind NOT IN ('import', 'close') AND EXISTS (
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

CREATE TRIGGER entries_of_the_close BEFORE INSERT ON entries WHEN NEW.kind = 'close'
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
CREATE TRIGGER entries_by_a_person BEFORE INSERT ON entries WHEN NEW.kind <> 'close'
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

CREATE TRIGGER entries_of_an_import BEFORE INSERT ON entries WHEN NEW.kind = 'import'
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

-- Registers stand open for at most thirty minutes (one more where the closing minute is included).
CREATE TRIGGER registers_keep_the_law BEFORE INSERT ON registers
WHEN NEW.closes_at - NEW.begins_at > 31 * 60 OR NEW.closes_at < NEW.begins_at
     OR date(NEW.begins_at, 'unixepoch') <> date(NEW.session / 2 + 1721424.5)
BEGIN SELECT RAISE(ABORT, 'closed: a register stands open for at most thirty minutes'); END;
CREATE TRIGGER registers_are_of_a_class BEFORE INSERT ON registers
WHEN NOT EXISTS (SELECT 1 FROM groups WHERE id = NEW.group_id AND school = NEW.school)
BEGIN SELECT RAISE(ABORT, 'closed: that class is at another school'); END;

CREATE TRIGGER register_events_are_true BEFORE INSERT ON register_events
BEGIN
    SELECT CASE
        WHEN (NEW.kind = 'closed') <> (NEW.author IS NULL)
            THEN RAISE(ABORT, 'closed: only the clock closes, and only people take and hand in')
        WHEN NEW.kind = 'closed' AND NOT EXISTS (
            SELECT 1 FROM registers WHERE id = NEW.register AND closes_at <= NEW.recorded_at)
            THEN RAISE(ABORT, 'closed: that register has not closed yet')
        WHEN NEW.kind <> 'closed' AND NOT EXISTS (
            SELECT 1 FROM registers JOIN authors ON authors.school = registers.school
            WHERE registers.id = NEW.register AND authors.id = NEW.author
            AND registers.opens_at <= NEW.recorded_at)
            THEN RAISE(ABORT, 'early: that register is not open yet')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it happens')
    END;
END;
