-- A trigger keeps the plan of its session's first call. Made while a library is empty, that is to read all its records for each that is written: the more there are, the longer.
ALTER FUNCTION keep_words_of_added() SET enable_seqscan = off;
ALTER FUNCTION keep_words_of_changed() SET enable_seqscan = off;
ALTER FUNCTION forget_words_of_removed() SET enable_seqscan = off;
ALTER FUNCTION note_citations_of_changed() SET enable_seqscan = off;
