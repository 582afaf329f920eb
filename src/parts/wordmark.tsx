import type { JSX } from 'preact';

/** The mark's lines, shared with the icon file: a gate in the middle, high water behind it, low water before it. */
export const markShapes: JSX.Element = (
  <>
    <path d="M3 13.5q3-2.6 5.7 0t4.3 0V27H7a4 4 0 0 1-4-4z" fill="currentColor" />
    <path d="M19 21.5q2.7-2.4 5 0t5 0V23a4 4 0 0 1-4 4h-6z" fill="currentColor" opacity="0.55" />
    <rect x="14.3" y="3.5" width="3.4" height="26" rx="1.7" fill="currentColor" />
    <rect x="10.5" y="3.5" width="11" height="3.4" rx="1.7" fill="currentColor" />
  </>
);

/** The tide gate: our own drawing, in the text's colour. */
export function Mark({ size = 32 }: { size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      {markShapes}
    </svg>
  );
}

/** Mark and name, as the link to the front page of a shell. */
export function Wordmark(props: { href: string; name: string; sub?: string }): JSX.Element {
  return (
    <a class="brand" href={props.href}>
      <Mark />
      <span>
        {props.name} {props.sub ? <span class="brand-sub">{props.sub}</span> : null}
      </span>
    </a>
  );
}
