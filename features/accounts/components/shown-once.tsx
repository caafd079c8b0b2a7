import { CopyButton } from '#components/copy-button.tsx';
import { Notice } from '#components/notice.tsx';

/** A secret that cannot be shown again. */
export function ShownOnce({ title, secret }: { title: string; secret: string }) {
  return (
    <Notice tone="leaf" title={title} role="status" actions={<CopyButton text={secret} size="small" />}>
      <code className="break-all select-all font-mono text-sm">{secret}</code>
    </Notice>
  );
}
