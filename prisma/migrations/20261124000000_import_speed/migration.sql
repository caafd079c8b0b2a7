-- An import writes each record three times: as imported, as a citation, in the log. pglz, the only compression every PostgreSQL has, took a tenth of its time,
-- for records of one to three kilobytes of which it saves less than half.
ALTER TABLE citation ALTER COLUMN csl SET STORAGE EXTERNAL, ALTER COLUMN search SET STORAGE EXTERNAL;
ALTER TABLE event_subject ALTER COLUMN before SET STORAGE EXTERNAL, ALTER COLUMN after SET STORAGE EXTERNAL;

-- The ordered tokens of a record are what its reader makes of its text, which is kept.
ALTER TABLE import_record DROP COLUMN tokens;
-- Never offered.
ALTER TABLE import_run DROP COLUMN tags;
