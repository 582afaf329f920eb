import type { JSX } from 'preact';
import { describedBy, Field, type FieldProps } from './field.tsx';

/** Several lines. What was typed is always given back, also after an error. */
export function TextArea(
  props: FieldProps & { value?: string | undefined; rows?: number; mono?: boolean; autocomplete?: 'current-password' },
): JSX.Element {
  return (
    <Field field={props}>
      <textarea
        class={props.mono ? 'input mono' : 'input'}
        id={props.id ?? props.name}
        name={props.name}
        rows={props.rows ?? 5}
        autocomplete={props.autocomplete ?? 'off'}
        spellcheck={!props.mono}
        required={props.need === 'must'}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
      >
        {props.value}
      </textarea>
    </Field>
  );
}
