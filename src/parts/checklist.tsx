import type { JSX } from 'preact';
import { Tag } from './tag.tsx';

export type StepState = 'not started' | 'in progress' | 'blocked' | 'done' | 'not needed';

/** One step of the process in a case. The list ticks itself from facts; `note` says which. */
export interface ChecklistItem {
  readonly id: string;
  readonly name: string;
  readonly state: StepState;
  readonly note?: string | undefined;
  readonly href?: string | undefined;
  /** The step that the NOW sentence is about. */
  readonly isNext?: boolean | undefined;
}

const looks = {
  'not started': { tone: 'quiet', icon: undefined },
  'in progress': { tone: 'info', icon: 'soon' },
  blocked: { tone: 'warn', icon: 'gateShut' },
  done: { tone: 'good', icon: 'met' },
  'not needed': { tone: 'quiet', icon: 'none' },
} as const;

export function Checklist({ items, label }: { items: readonly ChecklistItem[]; label?: string }): JSX.Element {
  return (
    <ol class="steps" aria-label={label ?? 'Checklist'}>
      {items.map((item, index) => {
        const look = looks[item.state];
        return (
          <li
            key={item.id}
            class={item.isNext ? 'steps-now' : undefined}
            aria-current={item.isNext ? 'step' : undefined}
          >
            <span class="steps-name">
              <span class="steps-number" aria-hidden="true">
                {index + 1}
              </span>
              <span>
                {item.href ? <a href={item.href}>{item.name}</a> : item.name}
                {item.note ? <span class="steps-note">{item.note}</span> : null}
              </span>
            </span>
            {item.isNext ? (
              <Tag tone="info" icon="arrow">
                next
              </Tag>
            ) : (
              <Tag tone={look.tone} {...(look.icon ? { icon: look.icon } : {})}>
                {item.state}
              </Tag>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** `11 of 18`, counting steps that are done or not needed. */
export function sayProgress(items: readonly ChecklistItem[]): string {
  const done = items.filter((item) => item.state === 'done' || item.state === 'not needed').length;
  return `${done} of ${items.length}`;
}
