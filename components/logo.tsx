import { type ComponentProps, useId } from 'react';

// Pairs of veins, from the base of the leaf to its tip.
const veins =
  'M15.5 25c-4-.6-7-2.6-9.6-6m9.6 1.3c-3.6-.6-6.4-2.6-8.8-6m8.8 1.3c-2.9-.7-5-2.3-6.9-5.1m6.9.6c-2-.6-3.4-1.8-4.6-3.6M16.5 25c4-.6 7-2.6 9.6-6m-9.6 1.3c3.6-.6 6.4-2.6 8.8-6m-8.8 1.3c2.9-.7 5-2.3 6.9-5.1m-6.9.6c2-.6 3.4-1.8 4.6-3.6';

/** The mark: a leaf of *Mitragyna speciosa* that opens at its midrib like a book. Drawn in the colour of its text. */
export function Mark(props: ComponentProps<'svg'>) {
  const mask = useId();
  return (
    <svg viewBox="0 0 32 32" fill="currentColor" aria-hidden="true" {...props}>
      <mask id={mask}>
        <path fill="#fff" d="M0 0h32v32H0z" />
        <path fill="none" stroke="#000" strokeWidth="1.1" d={veins} />
      </mask>
      <g mask={`url(#${mask})`}>
        <path d="M15.45.8c-.5 4.6-9.2 8-9.2 16.7 0 5.6 4 9 9.2 9.7z" />
        <path opacity=".72" d="M16.55.8c.5 4.6 9.2 8 9.2 16.7 0 5.6-4 9-9.2 9.7z" />
      </g>
      <path d="M15.45 28h1.1l.6 3.6h-2.3z" />
    </svg>
  );
}

/** Mark and name, as a link to the first page. */
export function Brand({ name, ...rest }: ComponentProps<'a'> & { name: string }) {
  return (
    <a className="brand" {...rest}>
      <Mark />
      <span>{name}</span>
    </a>
  );
}
