import { countText } from './count.tsx';

type Props = {
  label: string;
  value: number;
  /** Null while it is not known how much there is. */
  max: number | null;
  /** How an amount is written; a plain number when left out. */
  print?: (amount: number) => string;
  /** A button or form that stops it. */
  cancel?: React.ReactNode;
};

/** How far long work is, in numbers as well as length. */
export function ProgressBar({ label, value, max, print = countText, cancel }: Props) {
  const known = max !== null && max > 0;
  return (
    <div className="progress">
      <p className="flex justify-between gap-4 text-sm">
        <span className="font-medium">{label}</span>
        <span className="text-ink-soft tabular-nums">
          {print(value)}
          {known && ` of ${print(max)} · ${Math.floor((value / max) * 100)} %`}
        </span>
      </p>
      <progress aria-label={label} {...(known ? { value, max } : {})} />
      {cancel && <div className="col-start-2 row-span-2 row-start-1">{cancel}</div>}
    </div>
  );
}
