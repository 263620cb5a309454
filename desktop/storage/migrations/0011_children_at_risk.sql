-- Children at risk: flags are kept, assessments have the policy's two tables of risks, and only
-- those with the safeguarding duty write any of it.

-- When a flag is looked at again; empty for one that stands until it is ended.
ALTER TABLE pupil_flags ADD COLUMN review_on TEXT;
-- How many risks an assessment names: none is added to it later.
ALTER TABLE risk_assessments ADD COLUMN risks INTEGER NOT NULL DEFAULT 0;
-- What a risk is about: school and staff, or home visits, timetable and provision elsewhere.
ALTER TABLE risk_actions ADD COLUMN part TEXT NOT NULL DEFAULT 'school'
    CHECK (part IN ('school', 'away'));

CREATE TRIGGER pupil_flags_are_never_removed BEFORE DELETE ON pupil_flags
    BEGIN SELECT RAISE(ABORT, 'kept: a flag is never removed'); END;
CREATE TRIGGER pupil_flags_are_added_once BEFORE INSERT ON pupil_flags
    WHEN EXISTS (SELECT 1 FROM pupil_flags WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER pupil_flags_end_once BEFORE UPDATE ON pupil_flags
    WHEN OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
        OR (NEW.id, NEW.pupil, NEW.flag, NEW.note, NEW.recorded_at, NEW.author, NEW.review_on)
        IS NOT (OLD.id, OLD.pupil, OLD.flag, OLD.note, OLD.recorded_at, OLD.author, OLD.review_on)
    BEGIN SELECT RAISE(ABORT, 'kept: a flag ends once and is never changed'); END;

-- Who holds the safeguarding duty, by author and the days between which each holds it.
CREATE VIEW safeguarding_authors AS
    SELECT authors.id AS author, authors.school, posts.first_day, posts.last_day
    FROM authors JOIN posts ON posts.person = authors.person AND posts.school = authors.school
    WHERE posts.role IN ('attendance officer', 'head', 'safeguarding lead')
        OR (posts.role = 'deputy' AND posts.acting = 1);

CREATE TRIGGER pupil_flags_are_true BEFORE INSERT ON pupil_flags
    WHEN NOT EXISTS (
        SELECT 1 FROM safeguarding_authors JOIN pupils ON pupils.school = safeguarding_authors.school
        WHERE author = NEW.author AND pupils.id = NEW.pupil
        AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
        AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
    BEGIN SELECT RAISE(ABORT, 'duty: only those with the safeguarding duty write this'); END;
CREATE TRIGGER safeguarding_notes_are_true BEFORE INSERT ON safeguarding_notes
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM pupils WHERE id = NEW.pupil AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the pupil is of another school')
        WHEN NOT EXISTS (
            SELECT 1 FROM safeguarding_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'duty: only those with the safeguarding duty write this')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
    END;
END;
CREATE TRIGGER risk_assessments_are_true BEFORE INSERT ON risk_assessments
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM pupils WHERE id = NEW.pupil AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the pupil is of another school')
        WHEN NOT EXISTS (
            SELECT 1 FROM safeguarding_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'duty: only those with the safeguarding duty write this')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
        WHEN NEW.replaces IS NOT (SELECT max(id) FROM risk_assessments WHERE pupil = NEW.pupil)
            THEN RAISE(ABORT, 'kept: a new assessment replaces the newest of the child')
    END;
END;
CREATE TRIGGER risk_actions_come_with_their_assessment BEFORE INSERT ON risk_actions
    WHEN NEW.place NOT BETWEEN 1 AND (SELECT risks FROM risk_assessments WHERE id = NEW.assessment)
    BEGIN SELECT RAISE(ABORT, 'kept: an assessment is never added to'); END;
CREATE TRIGGER looks_are_true BEFORE INSERT ON looks
    WHEN NOT EXISTS (SELECT 1 FROM pupils JOIN authors ON authors.school = pupils.school
                     WHERE pupils.id = NEW.pupil AND pupils.school = NEW.school
                     AND authors.id = NEW.author)
    BEGIN SELECT RAISE(ABORT, 'roll: the pupil is of another school'); END;
