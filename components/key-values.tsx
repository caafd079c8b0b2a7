type Props = { rows: readonly { term: React.ReactNode; value: React.ReactNode; key: string }[] };

/** Terms and what they stand for, in two columns; rows without a value are left out. */
export function KeyValues({ rows }: Props) {
  return (
    <dl className="key-values">
      {rows
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .flatMap(({ key, term, value }) => [<dt key={`${key}-term`}>{term}</dt>, <dd key={key}>{value}</dd>])}
    </dl>
  );
}
