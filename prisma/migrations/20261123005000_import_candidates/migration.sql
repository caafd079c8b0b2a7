-- A record of a file may repeat an earlier one of the same file, which has no citation yet.
ALTER TABLE import_record ADD COLUMN duplicate_of_index INTEGER,
  ADD CONSTRAINT import_record_duplicate_of_earlier CHECK (duplicate_of_index < index),
  ADD CONSTRAINT import_record_duplicate_named CHECK (
    verdict <> 'duplicate' OR duplicate_of_id IS NOT NULL OR duplicate_of_index IS NOT NULL);
-- What the next chunk of a run takes.
CREATE INDEX import_record_waiting ON import_record (library_id, run_id, index) WHERE outcome IS NULL;
