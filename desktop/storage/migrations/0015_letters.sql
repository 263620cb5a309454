-- Letters: what was written to whom and on what it relied, how each fared, and the signed files.
-- All of it is only added to. A letter is never changed: another is written, and both stay.

-- The words are the template's as it was used, `said` what its fields became, both kept as used.
-- `address` holds the lines as printed, empty where none is known or it is not to be on paper.
-- `adults` and `children` say how many of each it names: none is added to it later.
CREATE TABLE letters (
    id INTEGER PRIMARY KEY,
    school INTEGER NOT NULL REFERENCES schools (id),
    kind TEXT NOT NULL CHECK (kind <> ''),
    about TEXT NOT NULL CHECK (about <> ''),
    about_id INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    template TEXT NOT NULL CHECK (template <> ''),
    language TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL CHECK (trim(subject) <> ''),
    words TEXT NOT NULL CHECK (trim(words) <> ''),
    said TEXT NOT NULL DEFAULT '{}',
    relied_on TEXT NOT NULL DEFAULT '{}',
    addressee TEXT NOT NULL CHECK (trim(addressee) <> ''),
    address TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    head TEXT NOT NULL DEFAULT '',
    head_position TEXT NOT NULL DEFAULT '',
    adults INTEGER NOT NULL DEFAULT 0 CHECK (adults >= 0),
    children INTEGER NOT NULL CHECK (children > 0),
    instead_of INTEGER REFERENCES letters (id)
);
CREATE INDEX letters_of_school ON letters (school, made_at);
CREATE INDEX letters_about ON letters (school, about, about_id);
CREATE TABLE letter_pupils (
    letter INTEGER NOT NULL REFERENCES letters (id),
    place INTEGER NOT NULL,
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    PRIMARY KEY (letter, place)
) WITHOUT ROWID;
CREATE INDEX letter_pupils_of_pupil ON letter_pupils (pupil);
-- To whom it is written; a letter to another school has none.
CREATE TABLE letter_contacts (
    letter INTEGER NOT NULL REFERENCES letters (id),
    place INTEGER NOT NULL,
    contact INTEGER NOT NULL REFERENCES contacts (id),
    PRIMARY KEY (letter, place)
) WITHOUT ROWID;

-- What befell a letter. `how` says by what way it was sent, `sent_on` on which day, `item` which
-- message of the outbox told of it.
CREATE TABLE letter_events (
    id INTEGER PRIMARY KEY,
    letter INTEGER NOT NULL REFERENCES letters (id),
    what TEXT NOT NULL CHECK (what IN ('withdrawn', 'signed digitally', 'signed for ink', 'printed',
                                       'printed again', 'failed to print', 'sent', 'flagged',
                                       'flag settled')),
    at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id),
    words TEXT NOT NULL DEFAULT '',
    how TEXT NOT NULL DEFAULT '' CHECK (how IN ('', 'posted', 'handed over', 'e-mailed')),
    sent_on TEXT,
    item INTEGER REFERENCES outbox (id),
    CHECK ((what = 'sent') = (how <> '') AND (what = 'sent') = (sent_on IS NOT NULL)),
    CHECK (what NOT IN ('withdrawn', 'printed again', 'failed to print', 'flagged', 'flag settled')
           OR trim(words) <> '')
);
CREATE INDEX letter_events_of_letter ON letter_events (letter);

-- The letter as it was signed, byte for byte, with its digest (SHA-256) and the fingerprint of the
-- certificate. `author` is who signed.
CREATE TABLE signed_files (
    letter INTEGER PRIMARY KEY REFERENCES letters (id),
    pdf BLOB NOT NULL CHECK (length(pdf) > 0),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    certificate TEXT NOT NULL CHECK (certificate <> ''),
    signed_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);

-- A person's signature as a picture, and their key with its certificate, each sealed under that
-- person's own password; `facts` says how (JSON). The newest holds, an empty one takes it away.
CREATE TABLE signature_pictures (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES people (id),
    sealed BLOB NOT NULL,
    salt BLOB NOT NULL,
    facts TEXT NOT NULL DEFAULT '{}',
    made_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX signature_pictures_of_person ON signature_pictures (person);
CREATE TABLE signing_keys (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES people (id),
    certificate BLOB NOT NULL,
    sealed BLOB NOT NULL,
    salt BLOB NOT NULL,
    facts TEXT NOT NULL DEFAULT '{}',
    made_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX signing_keys_of_person ON signing_keys (person);

-- In which language somebody is written to; the newest holds, an empty one is English.
CREATE TABLE contact_languages (
    id INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contacts (id),
    language TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX contact_languages_of_contact ON contact_languages (contact);

-- Nothing of it is removed, changed or written over.
CREATE TRIGGER letters_are_never_removed BEFORE DELETE ON letters
    BEGIN SELECT RAISE(ABORT, 'kept: a letter is never removed'); END;
CREATE TRIGGER letters_are_added_once BEFORE INSERT ON letters
    WHEN EXISTS (SELECT 1 FROM letters WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER letters_are_never_changed BEFORE UPDATE ON letters
    BEGIN SELECT RAISE(ABORT, 'kept: a letter is never changed'); END;
CREATE TRIGGER letter_pupils_are_never_removed BEFORE DELETE ON letter_pupils
    BEGIN SELECT RAISE(ABORT, 'kept: whom a letter is about is never removed'); END;
CREATE TRIGGER letter_pupils_are_added_once BEFORE INSERT ON letter_pupils
    WHEN EXISTS (SELECT 1 FROM letter_pupils WHERE letter = NEW.letter
                 AND (place = NEW.place OR pupil = NEW.pupil))
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER letter_pupils_are_never_changed BEFORE UPDATE ON letter_pupils
    BEGIN SELECT RAISE(ABORT, 'kept: whom a letter is about is never changed'); END;
CREATE TRIGGER letter_contacts_are_never_removed BEFORE DELETE ON letter_contacts
    BEGIN SELECT RAISE(ABORT, 'kept: to whom a letter goes is never removed'); END;
CREATE TRIGGER letter_contacts_are_added_once BEFORE INSERT ON letter_contacts
    WHEN EXISTS (SELECT 1 FROM letter_contacts WHERE letter = NEW.letter
                 AND (place = NEW.place OR contact = NEW.contact))
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER letter_contacts_are_never_changed BEFORE UPDATE ON letter_contacts
    BEGIN SELECT RAISE(ABORT, 'kept: to whom a letter goes is never changed'); END;
CREATE TRIGGER letter_events_are_never_removed BEFORE DELETE ON letter_events
    BEGIN SELECT RAISE(ABORT, 'kept: what befell a letter is never removed'); END;
CREATE TRIGGER letter_events_are_added_once BEFORE INSERT ON letter_events
    WHEN EXISTS (SELECT 1 FROM letter_events WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER letter_events_are_never_changed BEFORE UPDATE ON letter_events
    BEGIN SELECT RAISE(ABORT, 'kept: what befell a letter is never changed'); END;
CREATE TRIGGER signed_files_are_never_removed BEFORE DELETE ON signed_files
    BEGIN SELECT RAISE(ABORT, 'kept: a signed letter is never removed'); END;
CREATE TRIGGER signed_files_are_added_once BEFORE INSERT ON signed_files
    WHEN EXISTS (SELECT 1 FROM signed_files WHERE letter = NEW.letter)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER signed_files_are_never_changed BEFORE UPDATE ON signed_files
    BEGIN SELECT RAISE(ABORT, 'kept: a signed letter is never changed'); END;
CREATE TRIGGER signature_pictures_are_never_removed BEFORE DELETE ON signature_pictures
    BEGIN SELECT RAISE(ABORT, 'kept: a signature is never removed'); END;
CREATE TRIGGER signature_pictures_are_added_once BEFORE INSERT ON signature_pictures
    WHEN EXISTS (SELECT 1 FROM signature_pictures WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER signature_pictures_are_never_changed BEFORE UPDATE ON signature_pictures
    BEGIN SELECT RAISE(ABORT, 'kept: a signature is never changed'); END;
CREATE TRIGGER signing_keys_are_never_removed BEFORE DELETE ON signing_keys
    BEGIN SELECT RAISE(ABORT, 'kept: a key is never removed'); END;
CREATE TRIGGER signing_keys_are_added_once BEFORE INSERT ON signing_keys
    WHEN EXISTS (SELECT 1 FROM signing_keys WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER signing_keys_are_never_changed BEFORE UPDATE ON signing_keys
    BEGIN SELECT RAISE(ABORT, 'kept: a key is never changed'); END;
CREATE TRIGGER contact_languages_are_never_removed BEFORE DELETE ON contact_languages
    BEGIN SELECT RAISE(ABORT, 'kept: a language is never removed'); END;
CREATE TRIGGER contact_languages_are_added_once BEFORE INSERT ON contact_languages
    WHEN EXISTS (SELECT 1 FROM contact_languages WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'kept: this is recorded already'); END;
CREATE TRIGGER contact_languages_are_never_changed BEFORE UPDATE ON contact_languages
    BEGIN SELECT RAISE(ABORT, 'kept: a language is never changed'); END;

CREATE TRIGGER letters_are_true BEFORE INSERT ON letters
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND school = NEW.school
            AND first_day <= date(NEW.made_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.made_at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office and the head write letters')
        WHEN NEW.instead_of IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM letters WHERE id = NEW.instead_of AND school = NEW.school)
            THEN RAISE(ABORT, 'kept: there is no such letter to write again')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.made_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
    END;
END;
CREATE TRIGGER letter_pupils_are_of_the_school BEFORE INSERT ON letter_pupils
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM letters JOIN pupils ON pupils.school = letters.school
                         WHERE letters.id = NEW.letter AND pupils.id = NEW.pupil)
            THEN RAISE(ABORT, 'roll: the pupil is of another school')
        WHEN NEW.place NOT BETWEEN 1 AND (SELECT children FROM letters WHERE id = NEW.letter)
            THEN RAISE(ABORT, 'kept: a letter is never added to')
    END;
END;
CREATE TRIGGER letter_contacts_are_of_the_school BEFORE INSERT ON letter_contacts
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM letters JOIN pupils ON pupils.school = letters.school
                         JOIN contacts ON contacts.pupil = pupils.id
                         WHERE letters.id = NEW.letter AND contacts.id = NEW.contact)
            THEN RAISE(ABORT, 'roll: the contact is of another school')
        WHEN NEW.place NOT BETWEEN 1 AND (SELECT adults FROM letters WHERE id = NEW.letter)
            THEN RAISE(ABORT, 'kept: a letter is never added to')
    END;
END;
CREATE TRIGGER letter_events_are_true BEFORE INSERT ON letter_events
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author
            AND school = (SELECT school FROM letters WHERE id = NEW.letter)
            AND first_day <= date(NEW.at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.at, 'unixepoch')))
            THEN RAISE(ABORT, 'desk: the office and the head send letters')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
        WHEN NEW.what IN ('signed digitally', 'signed for ink', 'flag settled') AND NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND decides
            AND first_day <= date(NEW.at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.at, 'unixepoch')))
            THEN RAISE(ABORT, 'duty: the head alone signs letters')
        WHEN EXISTS (SELECT 1 FROM letter_events WHERE letter = NEW.letter AND what = 'withdrawn')
            THEN RAISE(ABORT, 'kept: this letter has been withdrawn')
        WHEN NEW.what IN ('withdrawn', 'signed digitally', 'signed for ink') AND EXISTS (
            SELECT 1 FROM letter_events WHERE letter = NEW.letter AND what LIKE 'signed %')
            THEN RAISE(ABORT, 'kept: this letter is signed already')
        WHEN NEW.what IN ('printed', 'printed again', 'failed to print', 'sent') AND NOT EXISTS (
            SELECT 1 FROM letter_events WHERE letter = NEW.letter AND what LIKE 'signed %')
            THEN RAISE(ABORT, 'kept: nobody has signed this letter')
        WHEN NEW.what = 'printed' AND EXISTS (
            SELECT 1 FROM letter_events WHERE letter = NEW.letter AND what = 'printed')
            THEN RAISE(ABORT, 'kept: this letter is printed already')
        WHEN NEW.what = 'printed again' AND NOT EXISTS (
            SELECT 1 FROM letter_events WHERE letter = NEW.letter AND what = 'printed')
            THEN RAISE(ABORT, 'kept: this letter has not been printed')
        WHEN NEW.what = 'flag settled' AND coalesce((
            SELECT what FROM letter_events WHERE letter = NEW.letter
            AND what IN ('flagged', 'flag settled') ORDER BY id DESC LIMIT 1), '') <> 'flagged'
            THEN RAISE(ABORT, 'kept: no flag stands on this letter')
    END;
END;
-- A file is kept once, by the head who has just signed that letter.
CREATE TRIGGER signed_files_are_true BEFORE INSERT ON signed_files
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (SELECT 1 FROM letter_events WHERE letter = NEW.letter
                         AND what = 'signed digitally' AND author = NEW.author
                         AND at = NEW.signed_at)
            THEN RAISE(ABORT, 'duty: the head alone signs letters')
    END;
END;
CREATE TRIGGER signature_pictures_are_ones_own BEFORE INSERT ON signature_pictures
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND person = NEW.person AND decides
            AND first_day <= date(NEW.made_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.made_at, 'unixepoch')))
            THEN RAISE(ABORT, 'duty: the head alone signs letters')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.made_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
    END;
END;
CREATE TRIGGER signing_keys_are_ones_own BEFORE INSERT ON signing_keys
BEGIN
    SELECT CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM office_authors WHERE author = NEW.author AND person = NEW.person AND decides
            AND first_day <= date(NEW.made_at + 3600, 'unixepoch')
            AND (last_day IS NULL OR last_day >= date(NEW.made_at, 'unixepoch')))
            THEN RAISE(ABORT, 'duty: the head alone signs letters')
        WHEN (SELECT value FROM file_facts WHERE name = 'kind') IS NOT 'sample'
             AND abs(NEW.made_at - CAST(strftime('%s', 'now') AS INTEGER)) > 120
            THEN RAISE(ABORT, 'clock: it is recorded at the time it is written')
    END;
END;
CREATE TRIGGER contact_languages_are_of_the_school BEFORE INSERT ON contact_languages
    WHEN NOT EXISTS (SELECT 1 FROM contacts JOIN pupils ON pupils.id = contacts.pupil
                     JOIN authors ON authors.school = pupils.school
                     WHERE contacts.id = NEW.contact AND authors.id = NEW.author)
    BEGIN SELECT RAISE(ABORT, 'roll: the contact is of another school'); END;
