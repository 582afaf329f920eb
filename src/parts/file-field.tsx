import type { JSX } from 'preact';
import { describedBy, Field, type FieldProps } from './field.tsx';

/** One or more files; needs `files` on the form. */
export function FileField(props: FieldProps & { many?: boolean }): JSX.Element {
  return (
    <Field field={props}>
      <input
        class="input"
        type="file"
        id={props.id ?? props.name}
        name={props.name}
        multiple={props.many ?? false}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
      />
    </Field>
  );
}
