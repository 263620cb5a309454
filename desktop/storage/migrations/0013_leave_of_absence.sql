-- Leave of absence: what a parent asked for, what was answered, what the head decided, and what was
-- done about children who were not back. All of it is only added to.

-- What somebody asked for, for one child or for brothers and sisters on one form. `lives_with` is
-- empty where nobody knows whether the asker lives with the child; `children` is how many it is for.
CREATE TABLE leave_requests (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    received_on TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('form', 'letter', 'e-mail', 'in person', 'phone')),
    contact INTEGER REFERENCES contacts (id),
    asker TEXT NOT NULL CHECK (trim(asker) <> ''),
    relationship TEXT NOT NULL DEFAULT '',
    lives_with INTEGER CHECK (lives_with IN (0, 1)),
    first_session INTEGER NOT NULL,
    last_session INTEGER NOT NULL CHECK (last_session >= first_session),
    destination TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL CHECK (reason <> ''),
    words TEXT NOT NULL DEFAULT '',
    children INTEGER NOT NULL CHECK (children >= 1),
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    withdrawn_at INTEGER,
    withdrawn_by INTEGER REFERENCES authors (id),
    withdrawn_why TEXT
);
CREATE INDEX leave_requests_of_school ON leave_requests (school, last_session);
CREATE TABLE leave_request_pupils (
    request INTEGER NOT NULL REFERENCES leave_requests (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    PRIMARY KEY (request, pupil)
) WITHOUT ROWID;
CREATE INDEX leave_request_pupils_of_pupil ON leave_request_pupils (pupil, request);

-- The papers about a request: evidence of dates asked for and seen, the form given out and filed.
CREATE TABLE leave_papers (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES leave_requests (id),
    what TEXT NOT NULL CHECK (what IN ('evidence asked', 'evidence seen', 'evidence not shown',
                                       'form filed')),
    words TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX leave_papers_of_request ON leave_papers (request);

-- What the head answered to a factor; the newest answer stands, an empty one leaves it open again.
CREATE TABLE leave_answers (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES leave_requests (id),
    factor TEXT NOT NULL CHECK (factor <> ''),
    words TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX leave_answers_of_request ON leave_answers (request, factor);

-- What the head decided for one child; a changed decision names the one it replaces, and both stay.
-- `code` is what the child is marked if away; `facts` are those of its kind of leave, as JSON.
CREATE TABLE leave_decisions (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    request INTEGER NOT NULL REFERENCES leave_requests (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('granted', 'granted in part', 'refused')),
    code TEXT NOT NULL CHECK (code <> ''),
    first_session INTEGER,
    last_session INTEGER,
    facts TEXT NOT NULL DEFAULT '{}',
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    replaces INTEGER UNIQUE REFERENCES leave_decisions (id),
    CHECK ((outcome = 'refused') = (first_session IS NULL)),
    CHECK ((outcome = 'refused') = (last_session IS NULL)),
    CHECK (last_session >= first_session)
);
CREATE INDEX leave_decisions_of_request ON leave_decisions (request, pupil);
CREATE INDEX leave_decisions_of_pupil ON leave_decisions (pupil);
CREATE INDEX leave_decisions_of_school ON leave_decisions (school, last_session);
CREATE TABLE leave_decision_expectations (
    decision INTEGER NOT NULL REFERENCES leave_decisions (id),
    expectation INTEGER NOT NULL REFERENCES expectations (id),
    PRIMARY KEY (decision, expectation)
) WITHOUT ROWID;
CREATE UNIQUE INDEX leave_decision_expectations_once ON leave_decision_expectations (expectation);

-- What was done about a child not back, and what was decided about a proposal: also not to.
-- `request` is empty for leave that nobody asked for; `since` is then the first session of it.
CREATE TABLE leave_steps (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    request INTEGER REFERENCES leave_requests (id),
    since INTEGER,
    step TEXT NOT NULL CHECK (step <> ''),
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    words TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    CHECK (request IS NOT NULL OR since IS NOT NULL)
);
CREATE INDEX leave_steps_of_pupil ON leave_steps (pupil, step);

-- Nothing of it is removed.

CREATE TRIGGER leave_requests_are_never_removed BEFORE DELETE ON leave_requests
    BEGIN SELECT RAISE(ABORT, 'kept: what was asked for is never removed'); END;
CREATE TRIGGER leave_requests_are_added_once BEFORE INSERT ON leave_requests
    WHEN EXISTS (SELECT 1 FROM leave_requests WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER leave_requests_are_withdrawn_once BEFORE UPDATE ON leave_requests
    WHEN OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
        OR NEW.withdrawn_by IS NULL OR trim(coalesce(NEW.withdrawn_why, '')) = ''
        OR (NEW.id, NEW.school, NEW.received_on, NEW.how, NEW.contact, NEW.asker,
            NEW.relationship, NEW.lives_with, NEW.first_session, NEW.last_session,
            NEW.destination, NEW.reason, NEW.words, NEW.children, NEW.recorded_at, NEW.author)
        IS NOT (OLD.id, OLD.school, OLD.received_on, OLD.how, OLD.contact, OLD.asker,
            OLD.relationship, OLD.lives_with, OLD.first_session, OLD.last_session,
            OLD.destination, OLD.reason, OLD.words, OLD.children, OLD.recorded_at, OLD.author)
    BEGIN SELECT RAISE(ABORT, 'kept: a request is withdrawn once, never changed'); END;
CREATE TRIGGER leave_request_pupils_are_never_removed BEFORE DELETE ON leave_request_pupils
    BEGIN SELECT RAISE(ABORT, 'kept: whom a request is for is never removed'); END;
CREATE TRIGGER leave_request_pupils_are_added_once BEFORE INSERT ON leave_request_pupils
    WHEN EXISTS (SELECT 1 FROM leave_request_pupils
                 WHERE request = NEW.request AND pupil = NEW.pupil)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER leave_request_pupils_are_never_changed BEFORE UPDATE ON leave_request_pupils
    BEGIN SELECT RAISE(ABORT, 'kept: whom a request is for is never changed'); END;
CREATE TRIGGER leave_papers_are_never_removed BEFORE DELETE ON leave_papers
    BEGIN SELECT RAISE(ABORT, 'kept: what was asked for is never removed'); END;
CREATE TRIGGER leave_papers_are_added_once BEFORE INSERT ON leave_papers
    WHEN EXISTS (SELECT 1 FROM leave_papers WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER leave_papers_are_never_changed BEFORE UPDATE ON leave_papers
    BEGIN SELECT RAISE(ABORT, 'kept: what was asked for is never changed'); END;
CREATE TRIGGER leave_answers_are_never_removed BEFORE DELETE ON leave_answers
    BEGIN SELECT RAISE(ABORT, 'kept: an answer is never removed'); END;
CREATE TRIGGER leave_answers_are_added_once BEFORE INSERT ON leave_answers
    WHEN EXISTS (SELECT 1 FROM leave_answers WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER leave_answers_are_never_changed BEFORE UPDATE ON leave_answers
    BEGIN SELECT RAISE(ABORT, 'kept: an answer is never changed'); END;
CREATE TRIGGER leave_decisions_are_never_removed BEFORE DELETE ON leave_decisions
    BEGIN SELECT RAISE(ABORT, 'kept: a decision is never removed'); END;
CREATE TRIGGER leave_decisions_are_added_once BEFORE INSERT ON leave_decisions
    WHEN EXISTS (SELECT 1 FROM leave_decisions WHERE id = NEW.id
                 OR (replaces = NEW.replaces AND NEW.replaces IS NOT NULL))
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER leave_decisions_are_never_changed BEFORE UPDATE ON leave_decisions
    BEGIN SELECT RAISE(ABORT, 'kept: a decision is never changed'); END;
CREATE TRIGGER leave_decision_expectations_are_never_removed
    BEFORE DELETE ON leave_decision_expectations
    BEGIN SELECT RAISE(ABORT, 'kept: what a decision stands for is never removed'); END;
CREATE TRIGGER leave_decision_expectations_are_added_once
    BEFORE INSERT ON leave_decision_expectations
    WHEN EXISTS (SELECT 1 FROM leave_decision_expectations WHERE expectation = NEW.expectation)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER leave_decision_expectations_are_never_changed
    BEFORE UPDATE ON leave_decision_expectations
    BEGIN SELECT RAISE(ABORT, 'kept: what a decision stands for is never changed'); END;
CREATE TRIGGER leave_steps_are_never_removed BEFORE DELETE ON leave_steps
    BEGIN SELECT RAISE(ABORT, 'kept: what was done is never removed'); END;
CREATE TRIGGER leave_steps_are_added_once BEFORE INSERT ON leave_steps
    WHEN EXISTS (SELECT 1 FROM leave_steps WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER leave_steps_are_never_changed BEFORE UPDATE ON leave_steps
    BEGIN SELECT RAISE(ABORT, 'kept: what was done is never changed'); END;

-- Who writes such things down, and who decides and signs: by author and person, and the days between
-- which each may.
CREATE VIEW office_authors AS
    SELECT authors.id AS author, authors.person, authors.school, posts.first_day, posts.last_day,
        posts.role IN ('head', 'deputy') AS decides
    FROM authors JOIN posts ON posts.person = authors.person AND posts.school = authors.school
    WHERE posts.role IN ('office', 'attendance officer', 'head')
        OR (posts.role = 'deputy' AND posts.acting = 1);

CREATE TRIGGER leave_requests_are_true BEFORE INSERT ON leave_requests
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office writes down what parents ask for')
        WHEN NEW.received_on > date(NEW.recorded_at + 3600, 'unixepoch')
            THEN RAISE(ABORT, 'clock: what has not come yet is not written down')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
    END;
END;
CREATE TRIGGER leave_requests_are_withdrawn_by_the_office BEFORE UPDATE ON leave_requests
    WHEN NEW.withdrawn_by IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM office_authors WHERE author = NEW.withdrawn_by AND school = NEW.school)
    BEGIN SELECT RAISE(ABORT, 'desk: the office writes down what parents ask for'); END;
CREATE TRIGGER leave_request_pupils_are_true BEFORE INSERT ON leave_request_pupils
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM leave_requests
                         JOIN pupils ON pupils.school = leave_requests.school
                         WHERE leave_requests.id = NEW.request AND pupils.id = NEW.pupil)
            THEN RAISE(ABORT, 'roll: the pupil is of another school')
        WHEN (SELECT count(*) FROM leave_request_pupils WHERE request = NEW.request)
             >= (SELECT children FROM leave_requests WHERE id = NEW.request)
            THEN RAISE(ABORT, 'kept: no child is added to a request')
    END;
END;
CREATE TRIGGER leave_papers_are_true BEFORE INSERT ON leave_papers
    WHEN NOT EXISTS (
        SELECT 1 FROM leave_requests JOIN office_authors
        ON office_authors.school = leave_requests.school
        WHERE leave_requests.id = NEW.request AND office_authors.author = NEW.author
        AND first_day <= date(NEW.at + 3600, 'unixepoch')
        AND (last_day IS NULL OR last_day >= date(NEW.at, 'unixepoch')))
    BEGIN SELECT RAISE(ABORT, 'desk: the office writes down what was asked for'); END;
CREATE TRIGGER leave_answers_are_true BEFORE INSERT ON leave_answers
    WHEN NOT EXISTS (
        SELECT 1 FROM leave_requests JOIN office_authors
        ON office_authors.school = leave_requests.school
        WHERE leave_requests.id = NEW.request AND office_authors.author = NEW.author AND decides
        AND first_day <= date(NEW.at + 3600, 'unixepoch')
        AND (last_day IS NULL OR last_day >= date(NEW.at, 'unixepoch')))
    BEGIN SELECT RAISE(ABORT, 'duty: only those who decide leave answer'); END;
CREATE TRIGGER leave_decisions_are_true BEFORE INSERT ON leave_decisions
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school
            AND decides AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'duty: only those who decide leave decide')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
        WHEN NOT EXISTS (
            SELECT 1 FROM leave_request_pupils JOIN leave_requests ON leave_requests.id = request
            WHERE request = NEW.request AND pupil = NEW.pupil AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the request is not for that child')
        WHEN (SELECT withdrawn_at FROM leave_requests WHERE id = NEW.request) IS NOT NULL
            THEN RAISE(ABORT, 'kept: what was withdrawn is not decided')
        WHEN NEW.replaces IS NOT (SELECT max(id) FROM leave_decisions
                                  WHERE request = NEW.request AND pupil = NEW.pupil)
            THEN RAISE(ABORT, 'kept: a new decision replaces the newest of the child')
        -- Reg 11: leave is asked for beforehand. A session is twice the day's number from year 1.
        WHEN NEW.first_session < 2 * CAST(julianday(
                (SELECT received_on FROM leave_requests WHERE id = NEW.request)
             ) - 1721424.5 AS INTEGER)
            THEN RAISE(ABORT, 'leave: it is never given for days before it was asked for')
    END;
END;
CREATE TRIGGER leave_decision_expectations_are_true BEFORE INSERT ON leave_decision_expectations
    WHEN NOT EXISTS (SELECT 1 FROM leave_decisions JOIN expectations
                     ON expectations.school = leave_decisions.school
                     AND expectations.pupil = leave_decisions.pupil
                     WHERE leave_decisions.id = NEW.decision AND expectations.id = NEW.expectation)
    BEGIN SELECT RAISE(ABORT, 'roll: the decision is not about that child'); END;
CREATE TRIGGER leave_steps_are_true BEFORE INSERT ON leave_steps
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM pupils WHERE id = NEW.pupil AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the pupil is of another school')
        WHEN NEW.request IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM leave_request_pupils WHERE request = NEW.request AND pupil = NEW.pupil)
            THEN RAISE(ABORT, 'roll: the request is not for that child')
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office writes down what was done')
        WHEN NEW.day > date(NEW.recorded_at + 3600, 'unixepoch')
            THEN RAISE(ABORT, 'clock: what has not happened yet is not written down')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
    END;
END;
