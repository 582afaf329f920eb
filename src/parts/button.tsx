import type { ComponentChildren, JSX } from 'preact';

export type ButtonLook = 'main' | 'plain' | 'danger' | 'quiet';

function classOf(look: ButtonLook, big: boolean): string {
  const words = ['btn'];
  if (look !== 'plain') words.push(`btn-${look}`);
  if (big) words.push('btn-big');
  return words.join(' ');
}

/** Sends the form it stands in; `name` and `value` tell which of several buttons was pressed. */
export function Button(props: {
  children: ComponentChildren;
  look?: ButtonLook;
  big?: boolean;
  name?: string | undefined;
  value?: string | undefined;
  /** Id of the text that says what is in the way, when the button is shut. */
  shutBy?: string | undefined;
  action?: string | undefined;
}): JSX.Element {
  return (
    <button
      type="submit"
      class={classOf(props.look ?? 'plain', props.big ?? false)}
      name={props.name}
      value={props.value}
      formaction={props.action}
      disabled={props.shutBy !== undefined}
      aria-describedby={props.shutBy}
    >
      {props.children}
    </button>
  );
}

/** Goes to another page and looks like a button. */
export function ButtonLink(props: {
  href: string;
  children: ComponentChildren;
  look?: ButtonLook;
  big?: boolean;
}): JSX.Element {
  return (
    <a class={classOf(props.look ?? 'plain', props.big ?? false)} href={props.href}>
      {props.children}
    </a>
  );
}
