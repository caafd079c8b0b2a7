'use client';

import { type ComponentProps, useState } from 'react';
import { Button } from './button.tsx';

type Props = ComponentProps<typeof Button> & {
  /** The text to copy… */
  text?: string;
  /** …or the id of the element whose content is copied, as rich text and as plain. */
  from?: string;
};

/** Copies, and says that it did. */
export function CopyButton({ text, from, children = 'Copy', icon = 'copy', ...rest }: Props) {
  const [said, say] = useState('');
  const copy = async () => {
    try {
      await (from ? copyElement(from) : navigator.clipboard.writeText(text ?? ''));
      say('Copied');
    } catch {
      say('Could not copy');
    }
    setTimeout(() => say(''), 2000);
  };
  return (
    <>
      <Button icon={said === 'Copied' ? 'check' : icon} onClick={copy} {...rest}>
        {said || children}
      </Button>
      <span className="sr-only" role="status">
        {said}
      </span>
    </>
  );
}

async function copyElement(id: string) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`Nothing to copy at ${id}`);
  const as = (type: string, content: string) => new Blob([content], { type });
  // biome-ignore lint/performance/useDomNodeTextContent: lines are to break as they do on screen
  const item = { 'text/html': as('text/html', element.innerHTML), 'text/plain': as('text/plain', element.innerText) };
  await navigator.clipboard.write([new ClipboardItem(item)]);
}
