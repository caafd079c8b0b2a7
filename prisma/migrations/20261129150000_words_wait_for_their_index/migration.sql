-- What is added waits beside these indexes, where every search reads it too, until the worker puts all of it in at once: half the work of an import's words was to put in a
-- few hundred at a time, by whoever's statement found 4 MB waiting. In kB; reading as many takes a search some 40 ms.
ALTER INDEX citation_words_of_records SET (gin_pending_list_limit = 65536);
ALTER INDEX citation_title_trigrams SET (gin_pending_list_limit = 65536);
