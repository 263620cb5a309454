-- A day or a year is read for a whole school at once: its children's strings of a year lie together.
CREATE TABLE marks_by_year (
    pupil INTEGER NOT NULL REFERENCES pupils (id),
    year INTEGER NOT NULL,
    marks TEXT NOT NULL,
    PRIMARY KEY (year, pupil)
) WITHOUT ROWID;
INSERT INTO marks_by_year SELECT pupil, year, marks FROM year_marks ORDER BY year, pupil;

-- Nothing is thrown away before each row is seen to say what it said.
CREATE TABLE carried (every INTEGER CHECK (every = 1));
INSERT INTO carried SELECT NOT EXISTS (
    SELECT pupil, year, marks FROM year_marks EXCEPT SELECT pupil, year, marks FROM marks_by_year);
INSERT INTO carried SELECT (SELECT count(*) FROM year_marks) = (SELECT count(*) FROM marks_by_year);
DROP TABLE carried;

DROP TABLE year_marks;
ALTER TABLE marks_by_year RENAME TO year_marks;
