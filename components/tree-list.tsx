import { Count } from './count.tsx';
import { Icon } from './icon.tsx';

export type TreeNode = {
  id: string;
  name: string;
  /** What is shown, when it is more than the name. */
  label?: React.ReactNode;
  href?: string;
  current?: boolean;
  count?: number;
  open?: boolean;
  /** At the right end: a badge, a menu. */
  end?: React.ReactNode;
  children?: readonly TreeNode[];
};

/** Nested lists that fold, without script. */
export function TreeList({ label, nodes }: { label: string; nodes: readonly TreeNode[] }) {
  return (
    <nav className="tree" aria-label={label}>
      <Branch nodes={nodes} />
    </nav>
  );
}

function Branch({ nodes }: { nodes: readonly TreeNode[] }) {
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.id}>
          <Row {...node} />
          {node.children && node.children.length > 0 && (
            <details className="tree-fold" open={node.open}>
              <summary>
                <Icon name="chevron-right" label={`Below ${node.name}`} />
              </summary>
              <Branch nodes={node.children} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Row({ name, label = name, href, current, count, end }: TreeNode) {
  return (
    <div className="tree-row">
      {href ? (
        <a href={href} data-soft aria-current={current ? 'page' : undefined}>
          {label}
        </a>
      ) : (
        <span>{label}</span>
      )}
      {count !== undefined && <Count value={count} />}
      {end && <span className="ms-auto">{end}</span>}
    </div>
  );
}
