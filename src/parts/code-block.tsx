import type { JSX } from 'preact';

/** Text to read or copy as it is; scrolls on its own when a line is long, also by keyboard; `wrap` breaks lines, as for mails. */
export function CodeBlock({ text, title, wrap }: { text: string; title?: string; wrap?: boolean }): JSX.Element {
  return (
    <div class={wrap ? 'code code-wrap' : 'code'}>
      {title ? <p class="code-title">{title}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
    </div>
  );
}
