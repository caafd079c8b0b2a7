-- Comparing reads whether a number is flagged as a repeat citation too, from the same narrow index as all else.
DROP INDEX finding_compared;
CREATE INDEX finding_compared ON finding (library_id, ligand_id, target_id)
  INCLUDE (id, citation_id, effect_id, status, readout, parameter, relation, nanomolar, action, direction, is_primary, validity_flag, result, level_scheme,
    level_code)
  WHERE status IN ('submitted', 'accepted');
