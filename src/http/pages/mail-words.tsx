import type { JSX } from 'preact';
import { CodeBlock } from '../../parts/code-block.tsx';

/** One recipient’s copy of a mail, byte for byte: its subject, and its text. */
export function MailWords({
  subject,
  text,
  title,
}: {
  subject?: string | undefined;
  text: string;
  title: string;
}): JSX.Element {
  return (
    <>
      <p>
        <code class="code-inline">{subject}</code>
      </p>
      <CodeBlock text={text} title={title} wrap />
    </>
  );
}
