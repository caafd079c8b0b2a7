import { Count } from '#components/count.tsx';
import type { TermCount } from '../queries.ts';
import type { TermMatch } from '../term-search.ts';
import { termAddress } from '../term-slug.ts';
import { termPathText } from '../vocabulary-tree.ts';

type Props = {
  library: string;
  text: string;
  matches: readonly TermMatch[];
  counts: ReadonlyMap<string, TermCount>;
};

/** What a search of the vocabulary found. */
export function TermMatches({ library, text, matches, counts }: Props) {
  return (
    <section className="mb-8" aria-label="Terms found" aria-live="polite">
      <p className="mb-2 text-sm text-ink-soft">
        {matches.length === 0 ? `No term is called “${text}”.` : `Terms for “${text}”, best first:`}{' '}
        <a href={`/${library}/vocabulary`} data-soft>
          Show all
        </a>
      </p>
      <ul className="divide-y divide-line border-y border-line">
        {matches.map(({ term, by }) => (
          <li key={term.id} className="flex flex-wrap items-baseline gap-x-2 py-1.5">
            <a href={termAddress(library, term.tag)} data-soft>
              {term.name}
            </a>
            {by && <span className="text-sm">{by}</span>}
            <span className="text-xs text-ink-soft">{termPathText(term)}</span>
            <span className="ms-auto">
              <Count value={counts.get(term.id)?.total ?? 0} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
