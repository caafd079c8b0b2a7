import { Chip } from '#components/chip.tsx';
import type { ChipGroup } from '../../filter-chips.ts';
import type { CitationFilters } from '../../filters.ts';

type Props = { groups: ChipGroup[]; link: (filters: CitationFilters) => string; clearHref: string };

/** What the list is narrowed to; those joined by "or" stand for one condition. */
export function ListChips({ groups, link, clearHref }: Props) {
  if (groups.length === 0) return null;
  return (
    <ul
      className="flex flex-wrap items-center gap-1.5 px-4 pt-2 max-sm:flex-nowrap max-sm:overflow-x-auto"
      aria-label="Filters in use"
    >
      {groups.map((group) => (
        <li
          key={group.map(({ kind, label }) => `${kind} ${label}`).join()}
          className="flex items-center gap-1 sm:max-w-full sm:flex-wrap"
        >
          {group.map(({ kind, label, excluded, without }, index) => (
            <span key={label} className="contents">
              {index > 0 && <span className="text-ink-faint text-xs">or</span>}
              <Chip
                kind={excluded ? `${kind}: not` : `${kind}:`}
                tone={excluded ? 'vein' : 'leaf'}
                removeHref={link(without)}
                removeLabel={`Remove ${label}`}
              >
                {label}
              </Chip>
            </span>
          ))}
        </li>
      ))}
      {groups.length > 1 && (
        <li>
          <a className="whitespace-nowrap text-xs" href={clearHref} data-soft="list">
            Clear all
          </a>
        </li>
      )}
    </ul>
  );
}
