import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { Form, FormActions } from '../../parts/form.tsx';

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
  const { does, options } = props;
  return (
    <Form action={props.action} hidden={props.hidden ?? {}} passkey={{ does, options }}>
      {props.children}
      <FormActions>
        <Button look="main">{props.button}</Button>
      </FormActions>
    </Form>
  );
}
