import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** A state in one or two words. The word says it; colour and drawing only help. */
export function Tag(props: {
  tone: 'quiet' | 'info' | 'good' | 'warn' | 'alarm';
  icon?: IconName;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <span class={`tag tag-${props.tone}`}>
      {props.icon ? <Icon name={props.icon} size={11} /> : null}
      {props.children}
    </span>
  );
}
