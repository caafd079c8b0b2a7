-- Whether there is an abstract, beside the columns a list reads: `csl` lies apart on disk when it is long, and a filter must not fetch it.
ALTER TABLE citation ADD COLUMN has_abstract boolean NOT NULL GENERATED ALWAYS AS (coalesce(csl->>'abstract', '') <> '') STORED;
