-- What is planned today is found from the end: six years of plans are over.
CREATE INDEX expectations_by_end ON expectations (school, last_day);
