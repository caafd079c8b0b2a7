import { Badge } from '#components/badge.tsx';
import { KeyValues } from '#components/key-values.tsx';
import { levelName } from '#features/evidence/evidence-level.ts';
import { printP } from '#lib/pharmacology/p-scale.ts';
import { parameterRule } from '#lib/pharmacology/parameter-rules.ts';
import { printNumber } from '#lib/pharmacology/printed-value.ts';
import { typesetSign } from '#lib/pharmacology/typeset.ts';
import { fieldLabels, fieldText } from '../field-names.ts';
import type { FindingField } from '../finding-content.ts';
import type { FindingRecord } from '../finding-record.ts';
import { Pieces, PrintedText } from './printed-text.tsx';

type Props = { finding: FindingRecord; library: string; nameOf: (tag: string) => string };

// Shown apart, or said by the printed result.
const apart: readonly FindingField[] = [
  ...(['ligand', 'target', 'effect', 'value', 'unit', 'relation', 'dispersion', 'interval', 'emax', 'n'] as const),
  ...([
    'quote',
    'locator',
    'outcome',
    'isPrimary',
    'valuesEstimated',
    'validityFlag',
    'validityNote',
    'level',
    'printedP',
  ] as const),
];

/** Everything a finding says, in the order of the form; what is not known is left out. */
export function FindingDetails({ finding, library, nameOf }: Props) {
  const { content, nanomolar, pX } = finding;
  const terms = (['ligand', 'target', 'effect'] as const).map((field) => ({
    ...{ key: field, term: fieldLabels[field] },
    value: content[field] && (
      <a href={`/${library}/vocabulary/${content[field].replace(':', '/')}`}>{nameOf(content[field])}</a>
    ),
  }));
  const fields = (Object.keys(fieldLabels) as FindingField[])
    .filter((field) => !apart.includes(field))
    .map((field) => ({
      key: field,
      term: fieldLabels[field],
      value: printed(field, fieldText(field, content[field], nameOf)),
    }));
  const derived = [
    {
      key: 'nanomolar',
      term: 'In nM',
      value: nanomolar !== null && `${printNumber(Number(nanomolar.toPrecision(6)))} nM`,
    },
    { key: 'pX', term: 'pX', value: pX === null ? nanomolar !== null && <NoP finding={finding} /> : printP(pX) },
    { key: 'level', term: fieldLabels.level, value: content.level && levelName(content.level) },
    { key: 'primary', term: 'Measured here', value: content.isPrimary ? 'Yes' : 'No: cited from elsewhere' },
    { key: 'estimated', term: 'Value', value: content.valuesEstimated && 'Read off a figure' },
    { key: 'doubt', term: 'Doubt', value: content.validityFlag && <Doubt finding={finding} /> },
  ];
  const rows = [...terms, ...fields, ...derived].map(({ value, ...row }) => ({ ...row, value: value || null }));
  return <KeyValues rows={rows} />;
}

function printed(field: FindingField, text: string) {
  const rule = field === 'parameter' ? parameterRule(text) : null;
  return rule?.code === text ? <Pieces pieces={typesetSign(rule.print)} /> : text && <PrintedText>{text}</PrintedText>;
}

// Why there is none is worth a word.
function NoP({ finding: { content } }: { finding: FindingRecord }) {
  if (content.relation !== '=') return <span className="text-ink-soft">none: the value is a bound or an estimate</span>;
  return content.validityFlag ? <span className="text-ink-soft">none: the value is doubted</span> : null;
}

function Doubt({ finding: { content } }: { finding: FindingRecord }) {
  return (
    <>
      <Badge tone="amber" icon="flag">
        {content.validityFlag}
      </Badge>{' '}
      {content.validityNote}
    </>
  );
}
