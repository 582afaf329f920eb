import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';

export type Tone = 'info' | 'good' | 'warn' | 'alarm' | 'quiet';

const icons = { info: 'info', good: 'met', warn: 'warn', alarm: 'late', quiet: 'info' } as const;
const spoken = { info: '', good: '', warn: 'Please note: ', alarm: 'Important: ', quiet: '' };

/** Something that the reader must not miss. `live` has it read out when it appears after an action. */
export function Callout(props: {
  tone: Tone;
  title?: ComponentChildren;
  live?: boolean;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class={`callout callout-${props.tone}`} role={props.live ? 'status' : undefined}>
      <Icon name={icons[props.tone]} size={18} />
      <div class="callout-body">
        {props.title ? (
          <p class="callout-title">
            <span class="sr">{spoken[props.tone]}</span>
            {props.title}
          </p>
        ) : null}
        {props.children}
      </div>
    </div>
  );
}
