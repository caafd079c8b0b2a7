import type { FormState } from '#lib/form-action.ts';
import { invalid } from '#lib/problem.ts';
import type { ImportAnswer, ImportFormat } from './import-answer.ts';
import { formatOfRows, importText } from './import-text.ts';

type Upload = { text: string; format: ImportFormat; submit: boolean; dryRun: boolean };

/** A form's file of rows. Fields: file, submit, step `check` or `import`. */
export async function readRowUpload(data: FormData): Promise<Upload> {
  const file = data.get('file');
  if (!(file instanceof File) || file.size === 0) {
    throw invalid('Choose the file.', [{ pointer: '/file', detail: 'Choose the file.' }]);
  }
  const text = await importText(file.stream());
  const format = formatOfRows(text, undefined, file.type);
  return { text, format, submit: data.get('submit') === 'on', dryRun: data.get('step') !== 'import' };
}

/** What the form shows of the answer. */
export function answered(answer: ImportAnswer, nouns: [one: string, more: string]): Omit<FormState, 'status'> {
  const { created, submitted, errors, dryRun } = answer;
  const count = (number: number) => `${number} ${number === 1 ? nouns[0] : nouns[1]}`;
  const handedIn = submitted > 0 ? `, ${submitted} of them for review` : '';
  const message = dryRun ? `${count(created)} would be created${handedIn}.` : `${count(created)} created${handedIn}.`;
  return { message, data: { errors: errors.slice(0, shownErrors), errorCount: errors.length, dryRun } };
}

const shownErrors = 200;
