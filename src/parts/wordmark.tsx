import type { JSX } from 'preact';
import { linkTo, useFrame } from './frame.ts';

/**
 * The mark's lines, shared with the icon file: a gate in the middle, high water behind it, low water before it.
 * What bears the class `mark-ink` has the ground's colour.
 */
export const markShapes: JSX.Element = (
  <>
    <rect width="32" height="32" rx="7.5" fill="currentColor" />
    <path class="mark-ink" d="M4 13.5q2.3-2.4 4.6 0t4.4 0V28H9a5 5 0 0 1-5-5z" />
    <path class="mark-ink" d="M19 21.5q2.3-2.4 4.6 0t4.4 0V23a5 5 0 0 1-5 5h-4z" opacity="0.7" />
    <rect class="mark-ink" x="14.6" y="8" width="2.8" height="20" rx="0.6" />
    <rect class="mark-ink" x="11.5" y="4.5" width="9" height="3" rx="1.5" />
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
    <a class="brand" href={linkTo(useFrame(), props.href)}>
      <Mark />
      <span>
        {props.name} {props.sub ? <span class="brand-sub">{props.sub}</span> : null}
      </span>
    </a>
  );
}
