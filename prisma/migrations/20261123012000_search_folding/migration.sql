-- Folding for search, of all of Greek, capitals and raised or lowered digits too. Dashes, slashes and dots part words instead of making
-- compounds, addresses and host names of them: `μ‑opioid`, `mu-opioid` and `mu opioid` are the same two words, `agonist/antagonist` two.
-- Text of plain ASCII, which is most, takes the short way.
CREATE OR REPLACE FUNCTION fold_text(input text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  letters constant text[] := ARRAY['α','β','γ','δ','ε','ζ','η','θ','ι','κ','λ','μ','ν','ξ','ο','π','ρ','σ','ς','τ','υ','φ','χ','ψ','ω'];
  names constant text[] := ARRAY['alpha','beta','gamma','delta','epsilon','zeta','eta','theta','iota','kappa','lambda','mu','nu','xi','omicron',
    'pi','rho','sigma','sigma','tau','upsilon','phi','chi','psi','omega'];
  folded text := input;
BEGIN
  IF octet_length(input) <> char_length(input) THEN
    folded := replace(replace(replace(replace(replace(replace(replace(replace(input, E'\u00AD', ''),
      E'\u2010', '-'), E'\u2011', '-'), E'\u2012', '-'), E'\u2013', '-'), E'\u2014', '-'), E'\u2015', '-'), E'\u2212', '-');
    IF folded ~ E'[\u00B2\u00B3\u00B9\u2070-\u2089]' THEN
      folded := translate(folded, E'\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089',
        '01234567890123456789');
    END IF;
    folded := public.unaccent('public.unaccent'::regdictionary, lower(folded));
    IF folded ~ E'[\u0370-\u03FF]' THEN
      FOR place IN 1..array_length(letters, 1) LOOP
        folded := replace(folded, letters[place], ' ' || names[place] || ' ');
      END LOOP;
    END IF;
  END IF;
  -- A closing tag becomes an opening one, which the parser leaves out as well.
  RETURN replace(replace(replace(replace(replace(replace(replace(replace(folded,
    '</', '<'), '-', ' '), '/', ' '), '.', ' '), '_', ' '), ':', ' '), '@', ' '), '+', ' ');
END
$$;

CREATE FUNCTION citation_search_vector(csl jsonb, key text, title text, container_title text, doi text, pmid text, pmcid text)
RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  names text;
BEGIN
  SELECT string_agg(concat_ws(' ', name->>'given', name->>'family', name->>'literal'), ' ') INTO names
    FROM jsonb_path_query(csl, 'lax $.*[*] ? (exists (@.family) || exists (@.literal))') AS name;
  RETURN
    setweight(to_tsvector('english', fold_text(concat_ws(' ', title, csl->>'title-short', key, doi, pmid, pmcid))), 'A') ||
    setweight(to_tsvector('english', fold_text(concat_ws(' ', names, container_title, csl->>'container-title-short'))), 'B') ||
    setweight(to_tsvector('english', fold_text(concat_ws(' ', csl->>'keyword', csl->>'publisher', csl->>'note'))), 'C') ||
    setweight(to_tsvector('english', fold_text(coalesce(csl->>'abstract', ''))), 'D');
END
$$;

CREATE OR REPLACE FUNCTION citation_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := citation_search_vector(NEW.csl, NEW.key, NEW.title, NEW.container_title, NEW.doi, NEW.pmid, NEW.pmcid);
  RETURN NEW;
END
$$;

-- What is there is read anew.
UPDATE citation SET key = key;
