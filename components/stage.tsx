import { Mark } from './logo.tsx';

type Props = { title: string; hint?: React.ReactNode; children: React.ReactNode; foot?: React.ReactNode };

/** A page with one task and no shell: signing in, setting up, an invitation. */
export function Stage({ title, hint, children, foot }: Props) {
  return (
    <div className="stage">
      <main className="stage-card" id="main" tabIndex={-1}>
        <header>
          <Mark className="stage-mark" />
          <h1>{title}</h1>
          {hint && <p className="text-ink-soft">{hint}</p>}
        </header>
        {children}
      </main>
      <footer className="stage-foot">{foot}</footer>
    </div>
  );
}
