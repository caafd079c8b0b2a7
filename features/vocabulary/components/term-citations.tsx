import { countText } from '#components/count.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Section } from '#components/page.tsx';
import type { TaggedCitation } from '../queries.ts';
import type { Term } from '../vocabulary-tree.ts';

type Props = {
  library: string;
  term: Term;
  carried: { total: number; direct: number; citations: readonly TaggedCitation[] };
};

/** What carries a term, the newest first, and the way to all of it. */
export function TermCitations({ library, term, carried: { total, direct, citations } }: Props) {
  const below = total - direct;
  const how =
    below > 0 ? `${countText(direct)} tagged ${term.name} itself, ${countText(below)} with a term below it.` : null;
  return (
    <Section
      title={total === 1 ? '1 citation' : `${countText(total)} citations`}
      hint={total === 0 ? 'No citation carries this term yet. Tag one on its page, or many in the list.' : how}
      actions={
        total > 0 && (
          <LinkButton href={`/${library}/citations?tag=${term.tag}`} size="small" icon="list">
            Show as a list
          </LinkButton>
        )
      }
    >
      <ul className="divide-y divide-line">
        {citations.map(({ id, title, year, key }) => (
          <li key={id} className="flex gap-3 py-1.5">
            <span className="w-9 shrink-0 text-sm text-ink-soft tabular-nums">{year ?? '–'}</span>
            <span className="item-title min-w-0 text-base">
              <a href={`/${library}/citations/${id}`} data-soft title={key}>
                {title}
              </a>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
