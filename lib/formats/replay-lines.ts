import { sameValue } from './carried.ts';

/** A line to write: its tag, its value, and the variable it is for. */
export type TaggedLine = [tag: string, value: string, variable: string];

/** A line as it stands in the file (with what continues it), and the variable it is for; '' for none, such as the end of a record. */
export type Block = { text: string; variable: string };

/** The blocks with only the lines of edited variables changed: those whose written lines differ. Null when none was edited. */
export function replayLines(
  blocks: Block[],
  was: TaggedLine[],
  is: TaggedLine[],
  print: (line: TaggedLine) => string,
): string | null {
  const edited = editedVariables(was, is);
  return edited.size === 0 ? null : patched(blocks, edited, is, print);
}

function editedVariables(was: TaggedLine[], is: TaggedLine[]): Set<string> {
  const names = new Set([...was, ...is].map(([, , variable]) => variable).filter(Boolean));
  const linesOf = (lines: TaggedLine[], variable: string) => lines.filter((line) => line[2] === variable);
  return new Set([...names].filter((variable) => !sameValue(linesOf(was, variable), linesOf(is, variable))));
}

/** New lines stand where the first old one of their variable stood, or at the end. */
function patched(blocks: Block[], edited: Set<string>, lines: TaggedLine[], print: (line: TaggedLine) => string) {
  const waiting = new Set(edited);
  const printed = (variable: string) =>
    waiting.delete(variable)
      ? lines
          .filter((line) => line[2] === variable)
          .map(print)
          .join('')
      : '';
  const kept = blocks.map(({ text, variable }) => (edited.has(variable) ? printed(variable) : text));
  const end = blocks.findLastIndex(({ variable }) => variable === '');
  const added = [...waiting].map(printed).join('');
  const at = end < 0 ? kept.length : end;
  return [...kept.slice(0, at), added, ...kept.slice(at)].join('');
}
