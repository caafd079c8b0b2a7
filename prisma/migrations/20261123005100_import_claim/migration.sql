-- Who checks a run's file at the moment: a later claim takes over, and the earlier one notices at its next batch.
ALTER TABLE import_run ADD COLUMN claim UUID;
