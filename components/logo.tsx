import type { ComponentProps } from 'react';

/** The mark: a leaf of *Mitragyna speciosa* that opens at its midrib like a book. Drawn in the colour of its text. */
export function Mark(props: ComponentProps<'svg'>) {
  return (
    <svg viewBox="0 0 32 32" fill="currentColor" aria-hidden="true" {...props}>
      <mask id="leaf-veins">
        <path fill="#fff" d="M0 0h32v32H0z" />
        <path
          fill="none"
          stroke="#000"
          strokeWidth="1.15"
          d="M15.4 23.6C11.6 22.9 8.6 20.8 5 17m10.4 1.4c-3.2-.7-5.5-2.5-8-6m8 .9c-2.1-.6-3.7-2-5.2-4.5M16.6 23.6c3.8-.7 6.8-2.8 10.4-6.6m-10.4 1.4c3.2-.7 5.5-2.5 8-6m-8 .9c2.1-.6 3.7-2 5.2-4.5"
        />
      </mask>
      <g mask="url(#leaf-veins)">
        <path d="M15.4 1.6C14 5.6 5 10.6 5 18.6c0 5.2 4.4 8.1 10.4 8.4z" />
        <path opacity=".74" d="M16.6 1.6c1.4 4 10.4 9 10.4 17 0 5.2-4.4 8.1-10.4 8.4z" />
      </g>
      <path d="M15.4 28h1.2l.5 3.4h-2.2z" />
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
