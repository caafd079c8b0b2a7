import { TextArea } from '#components/text-area.tsx';
import { TextField } from '#components/text-field.tsx';
import type { CslItem } from '#lib/csl/item.ts';
import { type CslVariable, variables } from '#lib/csl/variables.ts';
import { fieldText } from '../../citation-form.ts';

const hints: Partial<Record<CslVariable, string>> = {
  title: 'Markup: <i>, <b>, <sub>, <sup>.',
  issued: '2016, 2016-06, 2016-06-01, 2016-06/2016-08, spring 2016, c. 2016',
  page: '6754-6764, or an article number',
  DOI: 'With or without https://doi.org/',
  keyword: 'Separated by semicolons',
};

const shareOf: Partial<Record<string, 1 | 2 | 3 | 4>> = { number: 2, date: 3, identifier: 3, url: 3 };

/** The field of one CSL variable, fit for its kind. */
export function VariableField({ csl, variable }: { csl: CslItem; variable: CslVariable }) {
  const { label, kind } = variables[variable];
  const common = { label, hint: hints[variable], name: `csl.${variable}`, defaultValue: fieldText(csl, variable) };
  if (kind === 'long-text') return <TextArea {...common} rows={variable === 'abstract' ? 8 : 3} />;
  return <TextField {...common} span={shareOf[kind]} inputMode={kind === 'url' ? 'url' : undefined} />;
}
