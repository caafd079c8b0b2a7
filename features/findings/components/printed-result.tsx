import { type ParameterRule, parameterRule } from '#lib/pharmacology/parameter-rules.ts';
import { printValue } from '#lib/pharmacology/printed-value.ts';
import { typesetSign } from '#lib/pharmacology/typeset.ts';
import { printedParts } from '../derived.ts';
import type { FindingContent } from '../finding-content.ts';
import { Pieces, PrintedText } from './printed-text.tsx';

const maximum = ['E', 'max'] as const;

/** The result as it prints, with its subscripts: K<sub>i</sub> = 161 ± 9 nM (SEM, n = 3). Without a number, the outcome in words. */
export function PrintedResult({ content }: { content: FindingContent }) {
  const text = printValue(printedParts(content));
  if (text === '') {
    return (
      <span>
        <PrintedText>{content.outcome ?? content.result ?? content.action ?? '–'}</PrintedText>
      </span>
    );
  }
  const rule = content.parameter && content.value !== null ? parameterRule(content.parameter) : null;
  const named = rule?.code === content.parameter ? rule : null;
  const [main = '', top] = splitTop(text);
  const rest = named && main.startsWith(named.code) ? main.slice(named.code.length) : main;
  return (
    <span>
      <Value print={named?.print}>{rest}</Value>
      {top && (
        <>
          {main && '; '}
          <Value print={maximum}>{top}</Value>
        </>
      )}
    </span>
  );
}

// Emax comes last and begins with its own name.
function splitTop(text: string): [string, string?] {
  const at = text.startsWith('Emax') ? 0 : text.indexOf('; Emax');
  if (at < 0) return [text];
  return [text.slice(0, at), text.slice(text.indexOf('Emax', at) + 'Emax'.length)];
}

/** A parameter's value on one line; what stands in brackets behind it may go to the next. */
function Value({ print, children: text }: { print: ParameterRule['print'] | undefined; children: string }) {
  if (!print) return text;
  const [value = '', ...more] = text.split(/(?= \()/);
  return (
    <>
      <span className="whitespace-nowrap">
        <Pieces pieces={typesetSign(print)} />
        <PrintedText>{value}</PrintedText>
      </span>
      <PrintedText>{more.join('')}</PrintedText>
    </>
  );
}
