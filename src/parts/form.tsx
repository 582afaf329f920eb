import type { ComponentChildren, JSX } from 'preact';
import { useFrame } from './frame.ts';

/**
 * A form that posts. It carries the frame's form token and `hidden` values.
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
    >
      {formToken ? <input type="hidden" name="form_token" value={formToken} /> : null}
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {props.children}
    </form>
  );
}

/** The row of buttons that ends a form. */
export function FormActions({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="form-acts">{children}</div>;
}
