import type { ComponentChildren, JSX } from 'preact';
import { Mark } from './wordmark.tsx';

/** Nothing here: says why that is good or what to do first, with at most one button. */
export function EmptyState(props: {
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="empty">
      <Mark size={44} />
      <p>
        <strong>{props.title}</strong>
      </p>
      {props.children}
      {props.action}
    </div>
  );
}
