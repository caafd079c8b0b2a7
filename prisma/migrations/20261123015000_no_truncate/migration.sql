-- Emptying the log at one stroke is a change of it too.
CREATE TRIGGER event_not_truncated BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_subject_not_truncated BEFORE TRUNCATE ON event_subject FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
