import { useLayoutEffect, useMemo, useRef } from 'react';

type Props = {
  /** Its rows as the server wrote them; null while they are on their way. */
  html: string | null;
  first: number;
  label: string;
  density: 'compact' | undefined;
  openId: string | null;
  size: number | undefined;
};

/** Some rows of a long list. */
export function Stretch({ html, first, label, density, openId, size }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const inner = useMemo(() => ({ __html: html ?? '' }), [html]);
  // The rows are text to React: which of them is open is marked by hand, and written by nobody else.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have no mark yet
  useLayoutEffect(() => {
    for (const row of list.current?.querySelectorAll('[data-row]') ?? []) {
      if (row.getAttribute('data-row') === openId) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
  }, [openId, inner]);
  if (html === null) return <div aria-hidden="true" style={{ height: size }} />;
  return (
    <ol
      ref={list}
      className="item-list"
      data-density={density}
      start={first}
      aria-label={label}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own components, whose texts are escaped
      dangerouslySetInnerHTML={inner}
    />
  );
}
