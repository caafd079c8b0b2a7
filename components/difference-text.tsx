import { wordDifference } from './word-difference.ts';

/** What changed in a text: removed words struck out, added ones underlined, and both said aloud. */
export function DifferenceText({ before, after }: { before: string; after: string }) {
  let place = 0;
  return (
    <span>
      {wordDifference(before, after).map(({ kind, text }) => {
        place += text.length;
        const key = `${place} ${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        const Element = kind === 'added' ? 'ins' : 'del';
        return (
          <Element key={key} className="difference">
            <span className="sr-only">{kind === 'added' ? ' added: ' : ' removed: '}</span>
            {text}
          </Element>
        );
      })}
    </span>
  );
}
