import { Icon } from './icon.tsx';
import type { Tone } from './tone.ts';

type Props = {
  children: React.ReactNode;
  /** What the chip is of, in lighter type before it: "Target", "Not". */
  kind?: React.ReactNode;
  tone?: Tone;
  href?: string;
  /** The name of the cross: "Remove Mu opioid receptor". */
  removeLabel?: string;
  /** The cross as a link to the list without it… */
  removeHref?: string;
  /** …or as a button of the form around it. */
  removeButton?: React.ComponentProps<'button'>;
};

/** A tag, a filter or a chosen value that can be taken away. */
export function Chip({ children, kind, tone = 'neutral', href, removeLabel, removeHref, removeButton }: Props) {
  const face = (
    <>
      {kind && <span className="chip-kind">{kind}</span>}
      <span>{children}</span>
    </>
  );
  const cross = (
    <>
      <Icon name="x" />
      <span className="sr-only">{removeLabel}</span>
    </>
  );
  return (
    <span className="chip" data-tone={tone}>
      {href ? (
        <a className="chip-label" href={href} data-soft>
          {face}
        </a>
      ) : (
        <span className="chip-label">{face}</span>
      )}
      {removeHref && (
        <a className="chip-remove" href={removeHref} data-soft="list">
          {cross}
        </a>
      )}
      {removeButton && (
        <button type="submit" className="chip-remove" {...removeButton}>
          {cross}
        </button>
      )}
    </span>
  );
}
