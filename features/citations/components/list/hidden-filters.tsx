import { HiddenFields } from '#components/hidden-fields.tsx';
import { type CitationFilters, filtersToSearchParams } from '../../filters.ts';

/** The filters a GET form keeps while it sets others. */
export function HiddenFilters({ filters, except }: { filters: CitationFilters; except: string[] }) {
  const kept = [...filtersToSearchParams(filters)].filter(([name]) => name !== 'cursor' && !except.includes(name));
  return <HiddenFields kept={kept} />;
}
