-- All that comparing and counting findings reads, in one narrow index: rows of finding are wide, and status comes late in them.
CREATE INDEX finding_compared ON finding (library_id, ligand_id, target_id)
  INCLUDE (id, citation_id, effect_id, status, readout, parameter, relation, nanomolar, action, direction, is_primary, result, level_scheme, level_code)
  WHERE status IN ('submitted', 'accepted');
