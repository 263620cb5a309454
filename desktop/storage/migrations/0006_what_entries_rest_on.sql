-- What entries rest on is kept as well: who signed, what was imported, what was settled, what was
-- asked, which codes there are. `INSERT OR REPLACE` slips past a delete trigger, so each table
-- refuses a row over one that stands.

CREATE TRIGGER codes_are_the_programs_own BEFORE INSERT ON codes
    BEGIN SELECT RAISE(ABORT, 'kept: the codes come with the program'); END;
CREATE TRIGGER codes_are_never_changed BEFORE UPDATE ON codes
    BEGIN SELECT RAISE(ABORT, 'kept: the codes come with the program'); END;
CREATE TRIGGER codes_are_never_removed BEFORE DELETE ON codes
    BEGIN SELECT RAISE(ABORT, 'kept: the codes come with the program'); END;

CREATE TRIGGER authors_are_never_changed BEFORE UPDATE ON authors
    BEGIN SELECT RAISE(ABORT, 'kept: who signed stays as they were'); END;
CREATE TRIGGER authors_are_never_removed BEFORE DELETE ON authors
    BEGIN SELECT RAISE(ABORT, 'kept: who signed stays as they were'); END;
CREATE TRIGGER authors_are_added_once BEFORE INSERT ON authors
    WHEN EXISTS (SELECT 1 FROM authors WHERE id = NEW.id
                 OR (school = NEW.school AND person = NEW.person AND name = NEW.name
                     AND position = NEW.position))
    BEGIN SELECT RAISE(ABORT, 'kept: who signed stays as they were'); END;
CREATE TRIGGER authors_sign_by_their_own_name BEFORE INSERT ON authors
    WHEN NOT EXISTS (SELECT 1 FROM people WHERE id = NEW.person AND name = NEW.name)
    BEGIN SELECT RAISE(ABORT, 'kept: people sign by their own name'); END;

CREATE TRIGGER imports_are_never_changed BEFORE UPDATE ON imports
    BEGIN SELECT RAISE(ABORT, 'kept: what was imported is never changed'); END;
CREATE TRIGGER imports_are_never_removed BEFORE DELETE ON imports
    BEGIN SELECT RAISE(ABORT, 'kept: what was imported is never removed'); END;
CREATE TRIGGER imports_are_added_once BEFORE INSERT ON imports
    WHEN EXISTS (SELECT 1 FROM imports WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this import stands already'); END;

CREATE TRIGGER history_is_added_once BEFORE INSERT ON history
    WHEN EXISTS (SELECT 1 FROM history WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: history is never overwritten'); END;
CREATE TRIGGER settings_are_added_once BEFORE INSERT ON settings
    WHEN EXISTS (SELECT 1 FROM settings WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: a setting is never overwritten'); END;

CREATE TRIGGER clock_confirmations_are_never_changed BEFORE UPDATE ON clock_confirmations
    BEGIN SELECT RAISE(ABORT, 'kept: what was confirmed is never changed'); END;
CREATE TRIGGER clock_confirmations_are_never_removed BEFORE DELETE ON clock_confirmations
    BEGIN SELECT RAISE(ABORT, 'kept: what was confirmed is never removed'); END;
CREATE TRIGGER clock_confirmations_are_added_once BEFORE INSERT ON clock_confirmations
    WHEN EXISTS (SELECT 1 FROM clock_confirmations WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this confirmation stands already'); END;

CREATE TRIGGER posts_are_never_removed BEFORE DELETE ON posts
    BEGIN SELECT RAISE(ABORT, 'kept: a post ends, it is never removed'); END;
CREATE TRIGGER posts_only_end BEFORE UPDATE ON posts
    WHEN (NEW.id, NEW.school, NEW.person, NEW.role, NEW.position, NEW.acting, NEW.first_day)
        IS NOT (OLD.id, OLD.school, OLD.person, OLD.role, OLD.position, OLD.acting, OLD.first_day)
    BEGIN SELECT RAISE(ABORT, 'kept: a post ends, it is never changed'); END;
CREATE TRIGGER posts_are_added_once BEFORE INSERT ON posts
    WHEN EXISTS (SELECT 1 FROM posts WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this post stands already'); END;

CREATE TRIGGER closures_are_never_removed BEFORE DELETE ON closures
    BEGIN SELECT RAISE(ABORT, 'kept: a closure is withdrawn, never removed'); END;
CREATE TRIGGER closures_are_only_withdrawn BEFORE UPDATE ON closures
    WHEN OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
        OR (NEW.id, NEW.school, NEW.first_day, NEW.last_day, NEW.halves, NEW.kind, NEW.name,
            NEW.recorded_at, NEW.author)
        IS NOT (OLD.id, OLD.school, OLD.first_day, OLD.last_day, OLD.halves, OLD.kind, OLD.name,
                OLD.recorded_at, OLD.author)
    BEGIN SELECT RAISE(ABORT, 'kept: a closure is withdrawn, never changed'); END;
CREATE TRIGGER closures_are_added_once BEFORE INSERT ON closures
    WHEN EXISTS (SELECT 1 FROM closures WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this closure stands already'); END;

CREATE TRIGGER corrections_are_never_removed BEFORE DELETE ON corrections
    BEGIN SELECT RAISE(ABORT, 'kept: what was asked is never removed'); END;
CREATE TRIGGER corrections_are_settled_once BEFORE UPDATE ON corrections
    WHEN (OLD.settled_at IS NOT NULL
          AND (NEW.settled_at, NEW.settled_by, NEW.outcome, NEW.answer)
              IS NOT (OLD.settled_at, OLD.settled_by, OLD.outcome, OLD.answer))
        OR (OLD.entry IS NOT NULL AND NEW.entry IS NOT OLD.entry)
        OR (NEW.id, NEW.school, NEW.pupil, NEW.group_id, NEW.session, NEW.seen_entry, NEW.code,
            NEW.minutes, NEW.note, NEW.words, NEW.asked_at, NEW.asked_by)
        IS NOT (OLD.id, OLD.school, OLD.pupil, OLD.group_id, OLD.session, OLD.seen_entry, OLD.code,
                OLD.minutes, OLD.note, OLD.words, OLD.asked_at, OLD.asked_by)
    BEGIN SELECT RAISE(ABORT, 'kept: what was asked and settled is never changed'); END;
CREATE TRIGGER corrections_are_added_once BEFORE INSERT ON corrections
    WHEN EXISTS (SELECT 1 FROM corrections WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this correction stands already'); END;

CREATE TRIGGER enrolments_under_marks_stay BEFORE DELETE ON enrolments
    WHEN EXISTS (SELECT 1 FROM entries WHERE pupil = OLD.pupil)
    BEGIN SELECT RAISE(ABORT, 'kept: a child with marks was on roll'); END;
CREATE TRIGGER enrolments_are_added_once BEFORE INSERT ON enrolments
    WHEN EXISTS (SELECT 1 FROM enrolments WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this time on roll stands already'); END;
CREATE TRIGGER enrolments_stay_with_their_pupil BEFORE UPDATE ON enrolments
    WHEN (NEW.id, NEW.pupil) IS NOT (OLD.id, OLD.pupil)
    BEGIN SELECT RAISE(ABORT, 'kept: a time on roll is one child''s'); END;
CREATE TRIGGER pupils_with_marks_stay BEFORE DELETE ON pupils
    WHEN EXISTS (SELECT 1 FROM entries WHERE pupil = OLD.id)
    BEGIN SELECT RAISE(ABORT, 'kept: a child with marks is never removed'); END;
CREATE TRIGGER pupils_are_added_once BEFORE INSERT ON pupils
    WHEN EXISTS (SELECT 1 FROM pupils WHERE id = NEW.id
                 OR (school = NEW.school AND upn = NEW.upn AND upn <> '')
                 OR (school = NEW.school AND admission_number = NEW.admission_number
                     AND admission_number <> ''))
    BEGIN SELECT RAISE(ABORT, 'number: a child with that number is here already'); END;
CREATE TRIGGER pupils_stay_at_their_school BEFORE UPDATE ON pupils
    WHEN (NEW.id, NEW.school) IS NOT (OLD.id, OLD.school)
    BEGIN SELECT RAISE(ABORT, 'kept: a child is never moved to another school'); END;

CREATE TRIGGER expectations_are_never_removed BEFORE DELETE ON expectations
    BEGIN SELECT RAISE(ABORT, 'kept: what was planned is withdrawn, never removed'); END;
CREATE TRIGGER expectations_only_end BEFORE UPDATE ON expectations
    WHEN (NEW.id, NEW.school, NEW.pupil, NEW.group_id, NEW.first_day, NEW.pattern, NEW.code,
          NEW.note, NEW.source, NEW.recorded_at, NEW.author)
        IS NOT (OLD.id, OLD.school, OLD.pupil, OLD.group_id, OLD.first_day, OLD.pattern, OLD.code,
                OLD.note, OLD.source, OLD.recorded_at, OLD.author)
    BEGIN SELECT RAISE(ABORT, 'kept: what was planned ends or is withdrawn, never changed'); END;
CREATE TRIGGER expectations_are_added_once BEFORE INSERT ON expectations
    WHEN EXISTS (SELECT 1 FROM expectations WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this plan stands already'); END;

-- Only a sample has a clock that can be set, and no file becomes one.
CREATE TRIGGER a_sample_is_born_one BEFORE INSERT ON file_facts
    WHEN NEW.name = 'kind' AND NEW.value = 'sample' AND EXISTS (SELECT 1 FROM schools)
         AND NOT EXISTS (SELECT 1 FROM file_facts WHERE name = 'kind' AND value = 'sample')
    BEGIN SELECT RAISE(ABORT, 'kept: a real school''s file is never made a sample'); END;
CREATE TRIGGER a_real_file_stays_real BEFORE UPDATE ON file_facts
    WHEN NEW.name = 'kind' AND NEW.value = 'sample' AND (OLD.name, OLD.value) <> ('kind', 'sample')
    BEGIN SELECT RAISE(ABORT, 'kept: a real school''s file is never made a sample'); END;
