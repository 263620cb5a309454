-- Attendance contracts and action plans: what was agreed with whom, who signed or declined, and each
-- review. All of it is only added to: a change is a new version that names the one it replaces.

-- `rate` is the target as a figure, in tenths of a per cent; empty where it is in words alone.
-- `parties` is how many were at the meeting: none is added later.
CREATE TABLE agreements (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    kind TEXT NOT NULL CHECK (kind IN ('attendance contract', 'action plan')),
    made_on TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL CHECK (last_day > first_day),
    review_on TEXT NOT NULL CHECK (review_on > made_on),
    difficulties TEXT NOT NULL CHECK (trim(difficulties) <> ''),
    family TEXT NOT NULL CHECK (trim(family) <> ''),
    by_school TEXT NOT NULL CHECK (trim(by_school) <> ''),
    others TEXT NOT NULL DEFAULT '',
    target TEXT NOT NULL CHECK (trim(target) <> ''),
    rate INTEGER CHECK (rate BETWEEN 1 AND 1000),
    parties INTEGER NOT NULL CHECK (parties > 0),
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    replaces INTEGER UNIQUE REFERENCES agreements (id)
);
CREATE INDEX agreements_of_pupil ON agreements (pupil);
CREATE INDEX agreements_of_school ON agreements (school);
-- Who was at the meeting: a contact of the child, or somebody else, by name.
CREATE TABLE agreement_parties (
    agreement INTEGER NOT NULL REFERENCES agreements (id),
    place INTEGER NOT NULL,
    contact INTEGER REFERENCES contacts (id),
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    part TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (agreement, place)
) WITHOUT ROWID;
-- What each of them answered: signed on paper, or declined, as anybody may.
CREATE TABLE agreement_answers (
    id INTEGER PRIMARY KEY,
    agreement INTEGER NOT NULL REFERENCES agreements (id),
    place INTEGER NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('signed', 'declined')),
    day TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    FOREIGN KEY (agreement, place) REFERENCES agreement_parties (agreement, place)
);
CREATE INDEX agreement_answers_of_agreement ON agreement_answers (agreement);
CREATE TABLE agreement_reviews (
    id INTEGER PRIMARY KEY,
    agreement INTEGER NOT NULL REFERENCES agreements (id),
    held_on TEXT NOT NULL,
    came TEXT NOT NULL CHECK (trim(came) <> ''),
    kept_to TEXT NOT NULL CHECK (trim(kept_to) <> ''),
    outcome TEXT NOT NULL CHECK (outcome IN ('goes on', 'met', 'not kept to', 'declined')),
    words TEXT NOT NULL DEFAULT '',
    next_on TEXT CHECK (next_on > held_on),
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    CHECK ((outcome = 'goes on') = (next_on IS NOT NULL))
);
CREATE INDEX agreement_reviews_of_agreement ON agreement_reviews (agreement);

-- Nothing of it is removed, changed or written over.
CREATE TRIGGER agreements_are_never_removed BEFORE DELETE ON agreements
    BEGIN SELECT RAISE(ABORT, 'kept: what was agreed is never removed'); END;
CREATE TRIGGER agreements_are_added_once BEFORE INSERT ON agreements
    WHEN EXISTS (SELECT 1 FROM agreements WHERE id = NEW.id
                 OR (replaces = NEW.replaces AND NEW.replaces IS NOT NULL))
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER agreements_are_never_changed BEFORE UPDATE ON agreements
    BEGIN SELECT RAISE(ABORT, 'kept: what was agreed is never changed'); END;
CREATE TRIGGER agreement_parties_are_never_removed BEFORE DELETE ON agreement_parties
    BEGIN SELECT RAISE(ABORT, 'kept: who was there is never removed'); END;
CREATE TRIGGER agreement_parties_are_added_once BEFORE INSERT ON agreement_parties
    WHEN EXISTS (SELECT 1 FROM agreement_parties
                 WHERE agreement = NEW.agreement AND place = NEW.place)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER agreement_parties_are_never_changed BEFORE UPDATE ON agreement_parties
    BEGIN SELECT RAISE(ABORT, 'kept: who was there is never changed'); END;
CREATE TRIGGER agreement_answers_are_never_removed BEFORE DELETE ON agreement_answers
    BEGIN SELECT RAISE(ABORT, 'kept: an answer is never removed'); END;
CREATE TRIGGER agreement_answers_are_added_once BEFORE INSERT ON agreement_answers
    WHEN EXISTS (SELECT 1 FROM agreement_answers WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER agreement_answers_are_never_changed BEFORE UPDATE ON agreement_answers
    BEGIN SELECT RAISE(ABORT, 'kept: an answer is never changed'); END;
CREATE TRIGGER agreement_reviews_are_never_removed BEFORE DELETE ON agreement_reviews
    BEGIN SELECT RAISE(ABORT, 'kept: a review is never removed'); END;
CREATE TRIGGER agreement_reviews_are_added_once BEFORE INSERT ON agreement_reviews
    WHEN EXISTS (SELECT 1 FROM agreement_reviews WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER agreement_reviews_are_never_changed BEFORE UPDATE ON agreement_reviews
    BEGIN SELECT RAISE(ABORT, 'kept: a review is never changed'); END;

-- Who keeps them: the office, and those with the safeguarding duty.
CREATE VIEW agreement_authors AS
    SELECT author, school, first_day, last_day FROM office_authors
    UNION ALL SELECT author, school, first_day, last_day FROM safeguarding_authors;
-- The newest version of each that no review has ended.
CREATE VIEW running_agreements AS
    SELECT id, school, pupil, kind, made_on FROM agreements
    WHERE NOT EXISTS (SELECT 1 FROM agreements AS newer WHERE newer.replaces = agreements.id)
    AND NOT EXISTS (SELECT 1 FROM agreement_reviews
                    WHERE agreement = agreements.id AND outcome <> 'goes on');

CREATE TRIGGER agreements_are_true BEFORE INSERT ON agreements
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM pupils WHERE id = NEW.pupil AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the pupil is of another school')
        WHEN NOT EXISTS (
            SELECT 1 FROM agreement_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'duty: only the office and the safeguarding leads write this')
        WHEN NEW.made_on > date(NEW.recorded_at + 3600, 'unixepoch')
            THEN RAISE(ABORT, 'clock: what has not happened yet is not written down')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
        WHEN NEW.replaces IS NOT (SELECT id FROM running_agreements
                                  WHERE pupil = NEW.pupil AND kind = NEW.kind)
            THEN RAISE(ABORT, 'kept: a new version replaces the one of its kind that runs')
    END;
END;
CREATE TRIGGER agreement_parties_come_with_it BEFORE INSERT ON agreement_parties
BEGIN
    SELECT CASE
        WHEN NEW.place NOT BETWEEN 1 AND coalesce(
            (SELECT parties FROM agreements WHERE id = NEW.agreement), 0)
            THEN RAISE(ABORT, 'kept: nobody is added to what was agreed')
        WHEN NEW.contact IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM agreements JOIN contacts ON contacts.pupil = agreements.pupil
            WHERE agreements.id = NEW.agreement AND contacts.id = NEW.contact)
            THEN RAISE(ABORT, 'roll: the contact is of another child')
    END;
END;
CREATE TRIGGER agreement_answers_are_true BEFORE INSERT ON agreement_answers
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM agreement_authors JOIN agreements
            ON agreements.school = agreement_authors.school
            WHERE agreements.id = NEW.agreement AND agreement_authors.author = NEW.author
            AND agreement_authors.first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (agreement_authors.last_day IS NULL
                 OR agreement_authors.last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'duty: only the office and the safeguarding leads write this')
        WHEN NOT EXISTS (SELECT 1 FROM agreement_parties
                         WHERE agreement = NEW.agreement AND place = NEW.place)
            THEN RAISE(ABORT, 'kept: who was not there does not answer')
        WHEN EXISTS (SELECT 1 FROM agreements WHERE replaces = NEW.agreement)
            THEN RAISE(ABORT, 'kept: there is a newer version')
        WHEN EXISTS (SELECT 1 FROM agreement_answers WHERE agreement = NEW.agreement
                     AND place = NEW.place AND (answer = 'signed' OR answer = NEW.answer))
            THEN RAISE(ABORT, 'kept: that is answered already')
        WHEN NEW.day > date(NEW.recorded_at + 3600, 'unixepoch')
             OR NEW.day < (SELECT made_on FROM agreements WHERE id = NEW.agreement)
            THEN RAISE(ABORT, 'clock: nobody answers before the meeting, nor on a day to come')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
    END;
END;
CREATE TRIGGER agreement_reviews_are_true BEFORE INSERT ON agreement_reviews
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM agreement_authors JOIN agreements
            ON agreements.school = agreement_authors.school
            WHERE agreements.id = NEW.agreement AND agreement_authors.author = NEW.author
            AND agreement_authors.first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (agreement_authors.last_day IS NULL
                 OR agreement_authors.last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'duty: only the office and the safeguarding leads write this')
        WHEN NOT EXISTS (SELECT 1 FROM running_agreements WHERE id = NEW.agreement)
            THEN RAISE(ABORT, 'kept: it has ended, or there is a newer version')
        WHEN NEW.held_on > date(NEW.recorded_at + 3600, 'unixepoch')
             OR NEW.held_on < (SELECT made_on FROM agreements WHERE id = NEW.agreement)
             OR NEW.held_on < (SELECT max(held_on) FROM agreement_reviews
                               WHERE agreement = NEW.agreement)
            THEN RAISE(ABORT, 'clock: a review comes after the meeting and the one before it')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
    END;
END;
