import { z } from 'zod';
import { isAcceptedByAuthor } from '#features/libraries/second-person.ts';
import type { FindingRecord } from './finding-record.ts';

/** `dictionary`: what the columns of the others mean, as CSV. */
export const exportFormats = ['csv', 'xlsx', 'json', 'dictionary'] as const;

/** The part of an export's address that is no list filter. */
export const findingExportQuery = z.object({
  format: z.enum(exportFormats, `The format is one of ${exportFormats.join(', ')}.`),
});

export type Cell = string | number | boolean | null;
type ExportColumn = { name: string; meaning: string; cell: (record: FindingRecord) => Cell };

const iso = (date: Date | null) => date?.toISOString() ?? null;

/** The columns of an export and what each means: the data dictionary. Terms are `facet:term`. */
export const exportColumns: readonly ExportColumn[] = [
  { name: 'id', meaning: 'Of the finding; stable', cell: ({ id }) => id },
  { name: 'citation_key', meaning: 'Of the paper, as in the bibliography', cell: ({ citation }) => citation.key },
  { name: 'citation_doi', meaning: 'Of the paper', cell: ({ citation }) => citation.doi },
  { name: 'citation_pmid', meaning: 'Of the paper, in PubMed', cell: ({ citation }) => citation.pmid },
  { name: 'citation_title', meaning: 'Title of the paper', cell: ({ citation }) => citation.title },
  { name: 'year', meaning: 'Year of the paper', cell: ({ citation }) => citation.year },
  { name: 'status', meaning: 'draft, submitted, accepted, rejected or withdrawn', cell: ({ status }) => status },
  { name: 'ligand', meaning: 'Compound or preparation, facet:term', cell: ({ content }) => content.ligand },
  {
    name: 'ligand_form',
    meaning: 'Enantiomer, salt, extract, purity, source',
    cell: ({ content }) => content.ligandForm,
  },
  { name: 'comparator', meaning: 'What it was compared with', cell: ({ content }) => content.comparator },
  { name: 'target', meaning: 'Target, facet:term', cell: ({ content }) => content.target },
  { name: 'effect', meaning: 'Effect or adverse effect looked at, facet:term', cell: ({ content }) => content.effect },
  {
    name: 'assay',
    meaning: 'binding, functional, ex vivo, in vivo, human, in silico or analytical',
    cell: ({ content }) => content.assay,
  },
  { name: 'readout', meaning: 'What was read out', cell: ({ content }) => content.readout },
  { name: 'system', meaning: 'Cell line, tissue or preparation', cell: ({ content }) => content.system },
  { name: 'species', meaning: 'Species of the system', cell: ({ content }) => content.species },
  {
    name: 'target_species',
    meaning: 'Species of the target where it differs',
    cell: ({ content }) => content.targetSpecies,
  },
  { name: 'strain', meaning: 'Strain of the animals', cell: ({ content }) => content.strain },
  { name: 'sex', meaning: 'Sex of the animals or people', cell: ({ content }) => content.sex },
  { name: 'radioligand', meaning: 'Radioligand displaced', cell: ({ content }) => content.radioligand },
  {
    name: 'radioligand_concentration_nanomolar',
    meaning: 'Concentration of the radioligand, nM',
    cell: ({ content }) => content.radioligandConcentrationNanomolar,
  },
  {
    name: 'radioligand_kd_nanomolar',
    meaning: 'Kd of the radioligand, nM',
    cell: ({ content }) => content.radioligandKdNanomolar,
  },
  { name: 'reference_agonist', meaning: 'What Emax is a share of', cell: ({ content }) => content.referenceAgonist },
  {
    name: 'receptor_reserve',
    meaning: 'What is known of receptor reserve',
    cell: ({ content }) => content.receptorReserve,
  },
  { name: 'hill_slope', meaning: 'Hill slope', cell: ({ content }) => content.hillSlope },
  {
    name: 'subunits',
    meaning: 'Subunits of the receptor, joined by /',
    cell: ({ content }) => content.subunits.join('/') || null,
  },
  { name: 'site', meaning: 'Binding site', cell: ({ content }) => content.site },
  {
    name: 'holding_potential_millivolt',
    meaning: 'Holding potential, mV',
    cell: ({ content }) => content.holdingPotentialMillivolt,
  },
  {
    name: 'agonist_concentration',
    meaning: 'Agonist and its concentration',
    cell: ({ content }) => content.agonistConcentration,
  },
  { name: 'glycine_micromolar', meaning: 'Glycine, µM', cell: ({ content }) => content.glycineMicromolar },
  { name: 'magnesium_millimolar', meaning: 'Mg²⁺, mM', cell: ({ content }) => content.magnesiumMillimolar },
  { name: 'ph', meaning: 'pH', cell: ({ content }) => content.ph },
  { name: 'use_dependence', meaning: 'Use-dependence of the block', cell: ({ content }) => content.useDependence },
  { name: 'dose', meaning: 'Dose as printed', cell: ({ content }) => content.dose },
  { name: 'route', meaning: 'Route of administration', cell: ({ content }) => content.route },
  { name: 'reversal', meaning: 'By which antagonist it was reversed', cell: ({ content }) => content.reversal },
  { name: 'study_design', meaning: 'Design of the study', cell: ({ content }) => content.studyDesign },
  { name: 'population', meaning: 'People studied', cell: ({ content }) => content.population },
  { name: 'parameter', meaning: 'Ki, IC50, EC50 …, or words of one’s own', cell: ({ content }) => content.parameter },
  {
    name: 'relation',
    meaning: '= < > ≤ ≥ ~; anything but = is a bound or an estimate',
    cell: ({ content }) => content.relation,
  },
  { name: 'value', meaning: 'As printed in the paper', cell: ({ value }) => value },
  { name: 'value_printed', meaning: 'The same as text, trailing zeros kept', cell: ({ content }) => content.value },
  { name: 'unit', meaning: 'As printed in the paper', cell: ({ content }) => content.unit },
  { name: 'value_nanomolar', meaning: 'nM; only of molar values', cell: ({ nanomolar }) => nanomolar },
  { name: 'p_x', meaning: '−log10 of the molar value; only of exact values nobody doubts', cell: ({ pX }) => pX },
  { name: 'printed_p', meaning: 'pX as the paper prints it', cell: ({ content }) => content.printedP },
  { name: 'n', meaning: 'Experiments, animals or people', cell: ({ content }) => content.n },
  { name: 'dispersion', meaning: 'What stands behind ±', cell: ({ content }) => content.dispersion?.value ?? null },
  {
    name: 'dispersion_kind',
    meaning: 'SD, SEM, 95% CI, 90% CI or not stated; never converted',
    cell: ({ content }) => content.dispersion?.kind ?? null,
  },
  { name: 'low', meaning: 'Low end of the interval', cell: ({ content }) => content.interval?.low ?? null },
  { name: 'high', meaning: 'High end of the interval', cell: ({ content }) => content.interval?.high ?? null },
  {
    name: 'interval_kind',
    meaning: '95% CI, 90% CI, range, IQR or not stated',
    cell: ({ content }) => content.interval?.kind ?? null,
  },
  {
    name: 'emax',
    meaning: '% of the reference agonist, of the same curve',
    cell: ({ content }) => content.emax?.value ?? null,
  },
  { name: 'emax_low', meaning: 'Low end of its interval', cell: ({ content }) => content.emax?.interval?.low ?? null },
  {
    name: 'emax_high',
    meaning: 'High end of its interval',
    cell: ({ content }) => content.emax?.interval?.high ?? null,
  },
  {
    name: 'emax_interval_kind',
    meaning: 'Kind of its interval',
    cell: ({ content }) => content.emax?.interval?.kind ?? null,
  },
  {
    name: 'emax_dispersion',
    meaning: 'What stands behind its ±',
    cell: ({ content }) => content.emax?.dispersion?.value ?? null,
  },
  {
    name: 'emax_dispersion_kind',
    meaning: 'Kind of its ±',
    cell: ({ content }) => content.emax?.dispersion?.kind ?? null,
  },
  { name: 'action', meaning: 'What the ligand does at the target', cell: ({ content }) => content.action },
  { name: 'action_note', meaning: 'Note on the action', cell: ({ content }) => content.actionNote },
  {
    name: 'direction',
    meaning: 'supports, contradicts, no effect or inconclusive',
    cell: ({ content }) => content.direction,
  },
  {
    name: 'result',
    meaning: 'active, not active, not tested or not determined',
    cell: ({ content }) => content.result,
  },
  { name: 'outcome', meaning: 'In words', cell: ({ content }) => content.outcome },
  { name: 'printed', meaning: 'The result in one line', cell: ({ printed }) => printed },
  {
    name: 'is_primary',
    meaning: 'Measured in this study; false for a number cited from elsewhere',
    cell: ({ content }) => content.isPrimary,
  },
  { name: 'cited_from', meaning: 'Where a cited number comes from', cell: ({ content }) => content.citedFrom },
  { name: 'values_estimated', meaning: 'Read off a figure', cell: ({ content }) => content.valuesEstimated },
  { name: 'validity_flag', meaning: 'Recorded doubt about the value', cell: ({ content }) => content.validityFlag },
  { name: 'validity_note', meaning: 'What the doubt is', cell: ({ content }) => content.validityNote },
  {
    name: 'conflict_of_interest',
    meaning: 'Conflict of interest of the study',
    cell: ({ content }) => content.conflictOfInterest,
  },
  { name: 'rating', meaning: '1 to 5, of this result and not of the paper', cell: ({ content }) => content.rating },
  {
    name: 'level',
    meaning: 'Evidence level, scheme:code',
    cell: ({ content }) => content.level && `${content.level.scheme}:${content.level.code}`,
  },
  {
    name: 'level_question',
    meaning: 'Question of OCEBM the level answers',
    cell: ({ content }) => content.level?.question ?? null,
  },
  { name: 'quote', meaning: 'The passage it rests on, at most 300 characters', cell: ({ content }) => content.quote },
  { name: 'locator', meaning: 'Where in the paper', cell: ({ content }) => content.locator },
  {
    name: 'warnings',
    meaning: 'Questions the record raises, by code',
    cell: ({ warnings }) => warnings.map(({ code }) => code).join(' ') || null,
  },
  {
    name: 'retraction',
    meaning: 'What has become of the paper: retracted, concern, corrected or reinstated',
    cell: ({ retraction }) => retraction?.state ?? null,
  },
  {
    name: 'provenance',
    meaning: 'How what came with a domain pack was verified',
    cell: ({ provenance }) => provenance?.status ?? null,
  },
  { name: 'author', meaning: 'Who recorded it', cell: ({ author }) => author?.name ?? null },
  {
    name: 'accepted_by',
    meaning: 'Who accepted it; empty when it came accepted with a domain pack',
    cell: ({ acceptedBy }) => acceptedBy?.name ?? null,
  },
  {
    name: 'accepted_by_author',
    meaning: 'Whether nobody but its author accepted it; empty when no person has',
    cell: (record) => record.acceptedBy && isAcceptedByAuthor(record),
  },
  { name: 'accepted_at', meaning: 'When', cell: ({ acceptedAt }) => iso(acceptedAt) },
  { name: 'changed_at', meaning: 'When it was last changed', cell: ({ changedAt }) => iso(changedAt) },
];
