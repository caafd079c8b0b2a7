-- Words are stored apart from their rows, of which sixty-five then stand on a page in place of eight: what takes long of a frequent word is to visit its rows. PostgreSQL stores apart
-- only what is in rows of more than 2 kB; the padding makes each of them as long, and takes 35 bytes compressed. It names `words` so that it is made anew with these.
ALTER TABLE citation_words SET (toast_tuple_target = 128);
ALTER TABLE citation_words ADD COLUMN padding text NOT NULL GENERATED ALWAYS AS (repeat(' ', 2000 + 0 * length(words))) STORED;
ANALYZE citation_words;

-- Words of a query as those of an abstract, by the weight they have there: each record's words are read once.
CREATE FUNCTION words_of_abstract(words tsquery) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT regexp_replace(words::text, '(''(?:[^'']|'''')*'')(?::(\*))?', '\1:\2D', 'g')::tsquery
$$;
