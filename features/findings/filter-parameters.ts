import { parameterNames as ofCitations } from '#features/citations/filter-parameters.ts';

/** What a list of findings takes besides the filters of citations. */
const findingParameters = [
  'citation',
  'ligand',
  'target',
  'effect',
  'assay',
  'readout',
  'parameter',
  'species',
  'action',
  'direction',
  'result',
  'px',
  'rating',
  'author',
  'accepted',
] as const;

/** Every parameter of a list of findings, in the order of a canonical address. `status`, `sort`, `limit` and `cursor` are those of findings. */
export const parameterNames = [...findingParameters, ...ofCitations] as const;
