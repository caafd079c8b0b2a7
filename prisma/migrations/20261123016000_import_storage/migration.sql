-- What an import writes once and reads once is not worth compressing: pglz took a quarter of the check and a fifth of the run.
ALTER TABLE import_record ALTER COLUMN raw_text SET STORAGE EXTERNAL;
ALTER TABLE import_record ALTER COLUMN tokens SET STORAGE EXTERNAL;
ALTER TABLE import_record ALTER COLUMN csl SET STORAGE EXTERNAL;
ALTER TABLE import_record ALTER COLUMN carried SET STORAGE EXTERNAL;
