-- What is said about absences, what was tried to reach families, who was told and what was decided.
-- All of it is only added to; the few columns that are filled in later are filled in once.

-- What somebody said. It is kept whoever rang; `explains` is 1 where an adult with responsibility
-- for the child said it. A message authorises nothing by itself.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    how TEXT NOT NULL CHECK (how IN ('phone', 'voicemail', 'e-mail', 'text', 'note', 'in person')),
    received_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL CHECK (recorded_at >= received_at - 120),
    author INTEGER NOT NULL REFERENCES authors (id),
    caller TEXT NOT NULL CHECK (trim(caller) <> ''),
    relationship TEXT NOT NULL DEFAULT '',
    contact INTEGER REFERENCES contacts (id),
    explains INTEGER NOT NULL CHECK (explains IN (0, 1)),
    words TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL CHECK (reason <> ''),
    code TEXT NOT NULL,
    first_session INTEGER NOT NULL,
    last_session INTEGER NOT NULL CHECK (last_session >= first_session),
    back_on TEXT,
    withdrawn_at INTEGER,
    withdrawn_by INTEGER REFERENCES authors (id),
    withdrawn_why TEXT
);
CREATE INDEX messages_of_school ON messages (school, last_session);

-- Each child that a message is about, and what then stands beside the name.
CREATE TABLE message_pupils (
    message INTEGER NOT NULL REFERENCES messages (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    PRIMARY KEY (message, pupil)
) WITHOUT ROWID;
CREATE INDEX message_pupils_of_pupil ON message_pupils (pupil, message);
CREATE TABLE message_expectations (
    message INTEGER NOT NULL REFERENCES messages (id),
    expectation INTEGER NOT NULL REFERENCES expectations (id),
    PRIMARY KEY (message, expectation)
) WITHOUT ROWID;
CREATE UNIQUE INDEX message_expectations_once ON message_expectations (expectation);

-- Evidence that was asked for and shown; what it said of a child's health is not kept.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    message INTEGER REFERENCES messages (id),
    what TEXT NOT NULL CHECK (what <> ''),
    why TEXT NOT NULL DEFAULT '',
    asked_at INTEGER NOT NULL,
    asked_by INTEGER NOT NULL REFERENCES authors (id),
    settled_at INTEGER,
    settled_by INTEGER REFERENCES authors (id),
    outcome TEXT CHECK (outcome IN ('seen', 'not shown', 'no longer wanted'))
);
CREATE INDEX evidence_of_pupil ON evidence (pupil);

-- A child marked here about whom a parent rang, or the other way round, until somebody settles it.
CREATE TABLE doubts (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    session INTEGER NOT NULL,
    message INTEGER NOT NULL REFERENCES messages (id),
    entry INTEGER,
    raised_at INTEGER NOT NULL,
    raised_by INTEGER NOT NULL REFERENCES authors (id),
    settled_at INTEGER,
    settled_by INTEGER REFERENCES authors (id),
    outcome TEXT CHECK (outcome IN ('here', 'away')),
    answer TEXT NOT NULL DEFAULT '',
    UNIQUE (pupil, session, message)
);
CREATE INDEX doubts_of_session ON doubts (school, session);

-- What was tried to reach a family, or whom else the school told.
CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    day TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how <> ''),
    outcome TEXT NOT NULL CHECK (outcome <> ''),
    contact INTEGER REFERENCES contacts (id),
    reached TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    takes_back INTEGER REFERENCES attempts (id)
);
CREATE INDEX attempts_of_pupil ON attempts (pupil, day);
CREATE INDEX attempts_of_day ON attempts (school, day);
CREATE UNIQUE INDEX attempts_taken_back_once ON attempts (takes_back) WHERE takes_back IS NOT NULL;

-- A home visit: asked for, then made or called off; `form` holds what was found, as JSON.
CREATE TABLE home_visits (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    day TEXT NOT NULL,
    why TEXT NOT NULL DEFAULT '',
    by_when INTEGER,
    asked_at INTEGER NOT NULL,
    asked_by INTEGER NOT NULL REFERENCES authors (id),
    visitor TEXT NOT NULL DEFAULT '',
    visited_at INTEGER,
    outcome TEXT,
    form TEXT NOT NULL DEFAULT '{}',
    settled_at INTEGER,
    settled_by INTEGER REFERENCES authors (id)
);
CREATE INDEX home_visits_of_day ON home_visits (school, day);
CREATE INDEX home_visits_of_pupil ON home_visits (pupil);

-- A person's own choice of tier for a child, with the reason, until it ends.
CREATE TABLE tier_choices (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    tier TEXT NOT NULL CHECK (tier <> ''),
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    from_day TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    ended_at INTEGER,
    ended_by INTEGER REFERENCES authors (id)
);
CREATE INDEX tier_choices_of_pupil ON tier_choices (pupil);

-- What the policy or the law proposed about a run of absence, and what a person decided, with why.
CREATE TABLE proposal_decisions (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    proposal TEXT NOT NULL CHECK (proposal <> ''),
    since INTEGER NOT NULL,
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    decided_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX proposal_decisions_of_pupil ON proposal_decisions (pupil, proposal);

-- What goes out by text or e-mail; its events say how it fared. `address` as it was used.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    day TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('text', 'e-mail')),
    contact INTEGER REFERENCES contacts (id),
    address TEXT NOT NULL CHECK (address <> ''),
    template TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL CHECK (body <> ''),
    made_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX outbox_of_day ON outbox (school, day);
CREATE TABLE outbox_pupils (
    item INTEGER NOT NULL REFERENCES outbox (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    PRIMARY KEY (item, pupil)
) WITHOUT ROWID;
CREATE INDEX outbox_pupils_of_pupil ON outbox_pupils (pupil);
CREATE TABLE outbox_events (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES outbox (id),
    what TEXT NOT NULL CHECK (what IN ('trying', 'sent', 'delivered', 'waits', 'failed',
                                       'called off', 'answered')),
    at INTEGER NOT NULL,
    reference TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT ''
);
CREATE INDEX outbox_events_of_item ON outbox_events (item);

-- Notes for those with the duty, and every look at them.
CREATE TABLE safeguarding_notes (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    words TEXT NOT NULL CHECK (trim(words) <> ''),
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX safeguarding_notes_of_pupil ON safeguarding_notes (pupil);
CREATE TABLE looks (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    what TEXT NOT NULL CHECK (what <> ''),
    at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX looks_of_pupil ON looks (pupil, at);

-- A student risk assessment; a newer one names the one it replaces. `checks` has a bit a check.
CREATE TABLE risk_assessments (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    written_on TEXT NOT NULL,
    review_on TEXT NOT NULL CHECK (review_on > written_on),
    purpose TEXT NOT NULL DEFAULT '',
    background TEXT NOT NULL DEFAULT '',
    agencies TEXT NOT NULL DEFAULT '',
    arrangements TEXT NOT NULL DEFAULT '',
    next_steps TEXT NOT NULL DEFAULT '',
    checks INTEGER NOT NULL DEFAULT 0,
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    replaces INTEGER UNIQUE REFERENCES risk_assessments (id)
);
CREATE INDEX risk_assessments_of_pupil ON risk_assessments (pupil);
CREATE TABLE risk_actions (
    assessment INTEGER NOT NULL REFERENCES risk_assessments (id),
    place INTEGER NOT NULL,
    risk TEXT NOT NULL CHECK (trim(risk) <> ''),
    likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN 1 AND 5),
    severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 5),
    action TEXT NOT NULL DEFAULT '',
    lead TEXT NOT NULL DEFAULT '',
    escalation TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (assessment, place)
) WITHOUT ROWID;

-- Nothing of it is removed.

CREATE TRIGGER messages_are_never_removed BEFORE DELETE ON messages
    BEGIN SELECT RAISE(ABORT, 'kept: what was said is never removed'); END;
CREATE TRIGGER messages_are_added_once BEFORE INSERT ON messages
    WHEN EXISTS (SELECT 1 FROM messages WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER messages_are_settled_once BEFORE UPDATE ON messages
    WHEN OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
        OR (NEW.id, NEW.school, NEW.how, NEW.received_at, NEW.recorded_at, NEW.author,
            NEW.caller, NEW.relationship, NEW.contact, NEW.explains, NEW.words, NEW.reason,
            NEW.code, NEW.first_session, NEW.last_session, NEW.back_on)
        IS NOT (OLD.id, OLD.school, OLD.how, OLD.received_at, OLD.recorded_at, OLD.author,
            OLD.caller, OLD.relationship, OLD.contact, OLD.explains, OLD.words, OLD.reason,
            OLD.code, OLD.first_session, OLD.last_session, OLD.back_on)
    BEGIN SELECT RAISE(ABORT, 'kept: what was said is settled once, never changed'); END;
CREATE TRIGGER message_pupils_are_never_removed BEFORE DELETE ON message_pupils
    BEGIN SELECT RAISE(ABORT, 'kept: whom a message is about is never removed'); END;
CREATE TRIGGER message_pupils_are_added_once BEFORE INSERT ON message_pupils
    WHEN EXISTS (SELECT 1 FROM message_pupils WHERE message = NEW.message AND pupil = NEW.pupil)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER message_pupils_are_never_changed BEFORE UPDATE ON message_pupils
    BEGIN SELECT RAISE(ABORT, 'kept: whom a message is about is never changed'); END;
CREATE TRIGGER message_expectations_are_never_removed BEFORE DELETE ON message_expectations
    BEGIN SELECT RAISE(ABORT, 'kept: what a message stands for is never removed'); END;
CREATE TRIGGER message_expectations_are_added_once BEFORE INSERT ON message_expectations
    WHEN EXISTS (SELECT 1 FROM message_expectations WHERE expectation = NEW.expectation)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER message_expectations_are_never_changed BEFORE UPDATE ON message_expectations
    BEGIN SELECT RAISE(ABORT, 'kept: what a message stands for is never changed'); END;
CREATE TRIGGER evidence_are_never_removed BEFORE DELETE ON evidence
    BEGIN SELECT RAISE(ABORT, 'kept: what was asked for is never removed'); END;
CREATE TRIGGER evidence_are_added_once BEFORE INSERT ON evidence
    WHEN EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER evidence_are_settled_once BEFORE UPDATE ON evidence
    WHEN OLD.settled_at IS NOT NULL OR NEW.settled_at IS NULL
        OR (NEW.id, NEW.school, NEW.pupil, NEW.message, NEW.what, NEW.why, NEW.asked_at,
            NEW.asked_by)
        IS NOT (OLD.id, OLD.school, OLD.pupil, OLD.message, OLD.what, OLD.why, OLD.asked_at,
            OLD.asked_by)
    BEGIN SELECT RAISE(ABORT, 'kept: what was asked for is settled once, never changed'); END;
CREATE TRIGGER doubts_are_never_removed BEFORE DELETE ON doubts
    BEGIN SELECT RAISE(ABORT, 'kept: a doubt is never removed'); END;
CREATE TRIGGER doubts_are_added_once BEFORE INSERT ON doubts
    WHEN EXISTS (SELECT 1 FROM doubts WHERE id = NEW.id
                 OR (pupil = NEW.pupil AND session = NEW.session AND message = NEW.message))
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER doubts_are_settled_once BEFORE UPDATE ON doubts
    WHEN OLD.settled_at IS NOT NULL OR NEW.settled_at IS NULL
        OR (NEW.id, NEW.school, NEW.pupil, NEW.session, NEW.message, NEW.entry,
            NEW.raised_at, NEW.raised_by)
        IS NOT (OLD.id, OLD.school, OLD.pupil, OLD.session, OLD.message, OLD.entry,
            OLD.raised_at, OLD.raised_by)
    BEGIN SELECT RAISE(ABORT, 'kept: a doubt is settled once, never changed'); END;
CREATE TRIGGER attempts_are_never_removed BEFORE DELETE ON attempts
    BEGIN SELECT RAISE(ABORT, 'kept: what was tried is never removed'); END;
CREATE TRIGGER attempts_are_added_once BEFORE INSERT ON attempts
    WHEN EXISTS (SELECT 1 FROM attempts WHERE id = NEW.id
                 OR (takes_back = NEW.takes_back AND NEW.takes_back IS NOT NULL))
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER attempts_are_never_changed BEFORE UPDATE ON attempts
    BEGIN SELECT RAISE(ABORT, 'kept: what was tried is never changed'); END;
CREATE TRIGGER home_visits_are_never_removed BEFORE DELETE ON home_visits
    BEGIN SELECT RAISE(ABORT, 'kept: a visit is never removed'); END;
CREATE TRIGGER home_visits_are_added_once BEFORE INSERT ON home_visits
    WHEN EXISTS (SELECT 1 FROM home_visits WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER home_visits_are_settled_once BEFORE UPDATE ON home_visits
    WHEN OLD.settled_at IS NOT NULL OR NEW.settled_at IS NULL
        OR (NEW.id, NEW.school, NEW.pupil, NEW.day, NEW.why, NEW.by_when, NEW.asked_at,
            NEW.asked_by)
        IS NOT (OLD.id, OLD.school, OLD.pupil, OLD.day, OLD.why, OLD.by_when, OLD.asked_at,
            OLD.asked_by)
    BEGIN SELECT RAISE(ABORT, 'kept: a visit is settled once, never changed'); END;
CREATE TRIGGER tier_choices_are_never_removed BEFORE DELETE ON tier_choices
    BEGIN SELECT RAISE(ABORT, 'kept: a choice of tier is never removed'); END;
CREATE TRIGGER tier_choices_are_added_once BEFORE INSERT ON tier_choices
    WHEN EXISTS (SELECT 1 FROM tier_choices WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER tier_choices_are_settled_once BEFORE UPDATE ON tier_choices
    WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
        OR (NEW.id, NEW.school, NEW.pupil, NEW.tier, NEW.reason, NEW.from_day,
            NEW.recorded_at, NEW.author)
        IS NOT (OLD.id, OLD.school, OLD.pupil, OLD.tier, OLD.reason, OLD.from_day,
            OLD.recorded_at, OLD.author)
    BEGIN SELECT RAISE(ABORT, 'kept: a choice of tier is settled once, never changed'); END;
CREATE TRIGGER proposal_decisions_are_never_removed BEFORE DELETE ON proposal_decisions
    BEGIN SELECT RAISE(ABORT, 'kept: a decision is never removed'); END;
CREATE TRIGGER proposal_decisions_are_added_once BEFORE INSERT ON proposal_decisions
    WHEN EXISTS (SELECT 1 FROM proposal_decisions WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER proposal_decisions_are_never_changed BEFORE UPDATE ON proposal_decisions
    BEGIN SELECT RAISE(ABORT, 'kept: a decision is never changed'); END;
CREATE TRIGGER outbox_are_never_removed BEFORE DELETE ON outbox
    BEGIN SELECT RAISE(ABORT, 'kept: what goes out is never removed'); END;
CREATE TRIGGER outbox_are_added_once BEFORE INSERT ON outbox
    WHEN EXISTS (SELECT 1 FROM outbox WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER outbox_are_never_changed BEFORE UPDATE ON outbox
    BEGIN SELECT RAISE(ABORT, 'kept: what goes out is never changed'); END;
CREATE TRIGGER outbox_pupils_are_never_removed BEFORE DELETE ON outbox_pupils
    BEGIN SELECT RAISE(ABORT, 'kept: whom it is about is never removed'); END;
CREATE TRIGGER outbox_pupils_are_added_once BEFORE INSERT ON outbox_pupils
    WHEN EXISTS (SELECT 1 FROM outbox_pupils WHERE item = NEW.item AND pupil = NEW.pupil)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER outbox_pupils_are_never_changed BEFORE UPDATE ON outbox_pupils
    BEGIN SELECT RAISE(ABORT, 'kept: whom it is about is never changed'); END;
CREATE TRIGGER outbox_events_are_never_removed BEFORE DELETE ON outbox_events
    BEGIN SELECT RAISE(ABORT, 'kept: how it fared is never removed'); END;
CREATE TRIGGER outbox_events_are_added_once BEFORE INSERT ON outbox_events
    WHEN EXISTS (SELECT 1 FROM outbox_events WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER outbox_events_are_never_changed BEFORE UPDATE ON outbox_events
    BEGIN SELECT RAISE(ABORT, 'kept: how it fared is never changed'); END;
CREATE TRIGGER safeguarding_notes_are_never_removed BEFORE DELETE ON safeguarding_notes
    BEGIN SELECT RAISE(ABORT, 'kept: a note is never removed'); END;
CREATE TRIGGER safeguarding_notes_are_added_once BEFORE INSERT ON safeguarding_notes
    WHEN EXISTS (SELECT 1 FROM safeguarding_notes WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER safeguarding_notes_are_never_changed BEFORE UPDATE ON safeguarding_notes
    BEGIN SELECT RAISE(ABORT, 'kept: a note is never changed'); END;
CREATE TRIGGER looks_are_never_removed BEFORE DELETE ON looks
    BEGIN SELECT RAISE(ABORT, 'kept: a look is never removed'); END;
CREATE TRIGGER looks_are_added_once BEFORE INSERT ON looks
    WHEN EXISTS (SELECT 1 FROM looks WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER looks_are_never_changed BEFORE UPDATE ON looks
    BEGIN SELECT RAISE(ABORT, 'kept: a look is never changed'); END;
CREATE TRIGGER risk_assessments_are_never_removed BEFORE DELETE ON risk_assessments
    BEGIN SELECT RAISE(ABORT, 'kept: an assessment is never removed'); END;
CREATE TRIGGER risk_assessments_are_added_once BEFORE INSERT ON risk_assessments
    WHEN EXISTS (SELECT 1 FROM risk_assessments WHERE id = NEW.id
                 OR (replaces = NEW.replaces AND NEW.replaces IS NOT NULL))
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER risk_assessments_are_never_changed BEFORE UPDATE ON risk_assessments
    BEGIN SELECT RAISE(ABORT, 'kept: an assessment is never changed'); END;
CREATE TRIGGER risk_actions_are_never_removed BEFORE DELETE ON risk_actions
    BEGIN SELECT RAISE(ABORT, 'kept: an assessment is never removed'); END;
CREATE TRIGGER risk_actions_are_added_once BEFORE INSERT ON risk_actions
    WHEN EXISTS (SELECT 1 FROM risk_actions WHERE assessment = NEW.assessment AND place = NEW.place)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER risk_actions_are_never_changed BEFORE UPDATE ON risk_actions
    BEGIN SELECT RAISE(ABORT, 'kept: an assessment is never changed'); END;

-- Only the office writes these down, about its own school's children, at the time they happen.
CREATE TRIGGER messages_are_true BEFORE INSERT ON messages
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM authors JOIN posts ON posts.person = authors.person
                AND posts.school = authors.school
            WHERE authors.id = NEW.author AND authors.school = NEW.school
            AND (posts.role IN ('office', 'attendance officer', 'head')
                 OR (posts.role = 'deputy' AND posts.acting = 1))
            AND posts.first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (posts.last_day IS NULL OR posts.last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office writes down what parents say')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
    END;
END;
CREATE TRIGGER message_pupils_are_of_the_school BEFORE INSERT ON message_pupils
    WHEN NOT EXISTS (SELECT 1 FROM messages JOIN pupils ON pupils.school = messages.school
                     WHERE messages.id = NEW.message AND pupils.id = NEW.pupil)
    BEGIN SELECT RAISE(ABORT, 'roll: the pupil is of another school'); END;
CREATE TRIGGER attempts_are_true BEFORE INSERT ON attempts
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM pupils WHERE id = NEW.pupil AND school = NEW.school)
            THEN RAISE(ABORT, 'roll: the pupil is of another school')
        WHEN NOT EXISTS (
            SELECT 1 FROM authors JOIN posts ON posts.person = authors.person
                AND posts.school = authors.school
            WHERE authors.id = NEW.author AND authors.school = NEW.school
            AND (posts.role IN ('office', 'attendance officer', 'head')
                 OR (posts.role = 'deputy' AND posts.acting = 1))
            AND posts.first_day <= date(NEW.recorded_at + 3600, 'unixepoch')
            AND (posts.last_day IS NULL OR posts.last_day >= date(NEW.recorded_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office writes down what was tried')
        WHEN NEW.at > NEW.recorded_at + 120
            THEN RAISE(ABORT, 'clock: what has not happened yet is not written down')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.recorded_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
        WHEN NEW.takes_back IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM attempts WHERE id = NEW.takes_back AND pupil = NEW.pupil
            AND takes_back IS NULL)
            THEN RAISE(ABORT, 'kept: there is nothing of that child to take back')
    END;
END;
