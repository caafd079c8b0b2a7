import { LeafPlate } from './leaf-plate.tsx';
import { Brand } from './logo.tsx';

type Props = {
  product: string;
  title: string;
  hint?: React.ReactNode;
  children: React.ReactNode;
  foot?: React.ReactNode;
};

/** A page with one task and no shell: signing in, setting up, an invitation. */
export function Stage({ product, title, hint, children, foot }: Props) {
  return (
    <div className="stage">
      <header className="stage-cover">
        <Brand href="/" name={product} />
        <LeafPlate className="stage-leaf" />
      </header>
      <main className="stage-body" id="main" tabIndex={-1}>
        <div className="stage-card">
          <div className="grid gap-1.5">
            <h1>{title}</h1>
            {hint && <p className="text-ink-soft">{hint}</p>}
          </div>
          {children}
        </div>
      </main>
      <footer className="stage-foot">{foot}</footer>
    </div>
  );
}
