import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { useFrame } from '../../parts/frame.ts';

/** The script that speaks with the person's device; see src/browser/passkey.ts for what it looks for. */
export const passkeyScript = '/assets/passkey.js';

/** A form that asks the person's device for a passkey before it is sent. */
export function PasskeyForm(props: {
  does: 'use' | 'create';
  action: string;
  options: string;
  button: string;
  hidden?: Readonly<Record<string, string>>;
  children?: ComponentChildren;
}): JSX.Element {
  const { formToken } = useFrame();
  return (
    <form class="form" method="post" action={props.action} data-passkey={props.does} data-options={props.options}>
      {formToken ? <input type="hidden" name="form_token" value={formToken} /> : null}
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <input type="hidden" name="ceremony" />
      <input type="hidden" name="answer" />
      {props.children}
      <p class="form-acts">
        <Button look="main">{props.button}</Button>
      </p>
      <p class="small" data-passkey-says role="alert" />
    </form>
  );
}
