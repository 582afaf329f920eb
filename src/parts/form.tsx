import type { ComponentChildren, JSX } from 'preact';
import { useFrame } from './frame.ts';

/** Where the person's device learns what to sign; see src/browser/passkey.ts for what it looks for. */
export interface PasskeyAsked {
  readonly does: 'use' | 'create';
  readonly options: string;
}

/**
 * A form that posts. It carries the frame's form token and `hidden` values; with `passkey` the device is asked first.
 * The browser's own checks are off: ours answer in the page, in the same words for everybody, and lose no text.
 */
export function Form(props: {
  action: string;
  children: ComponentChildren;
  hidden?: Readonly<Record<string, string>>;
  files?: boolean;
  plain?: boolean;
  id?: string;
  label?: string | undefined;
  passkey?: PasskeyAsked | undefined;
}): JSX.Element {
  const { formToken } = useFrame();
  return (
    <form
      method="post"
      action={props.action}
      id={props.id}
      aria-label={props.label}
      class={props.plain ? undefined : 'form'}
      enctype={props.files ? 'multipart/form-data' : undefined}
      novalidate
      data-passkey={props.passkey?.does}
      data-options={props.passkey?.options}
    >
      {formToken ? <input type="hidden" name="form_token" value={formToken} /> : null}
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {props.passkey ? (
        <>
          <input type="hidden" name="ceremony" />
          <input type="hidden" name="answer" />
        </>
      ) : null}
      {props.children}
      {props.passkey ? <p class="small" data-passkey-says role="alert" /> : null}
    </form>
  );
}

/** The row of buttons that ends a form. */
export function FormActions({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="form-acts">{children}</div>;
}
