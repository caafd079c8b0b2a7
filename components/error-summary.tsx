import { fieldId } from './form-context.ts';

type Props = {
  problem: { title: string; detail: string; errors?: { pointer: string; detail: string }[] };
  prefix: string;
};

/** What is wrong with a form, each fault a link to its field. Takes the focus when it appears. */
export function ErrorSummary({ problem, prefix }: Props) {
  const faults = problem.errors ?? [];
  return (
    <div className="error-summary" role="alert" tabIndex={-1}>
      <h2>{faults.length > 0 ? problem.title : problem.detail}</h2>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail}`}>
              <a href={`#${fieldId(prefix, pointer)}`}>{detail}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
