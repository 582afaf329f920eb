import type { JSX } from 'preact';
import { describedBy, Field, type FieldProps } from './field.tsx';

/** One line. `datetime` is read as UTC and says so in its label by the caller. */
export function TextInput(
  props: FieldProps & {
    value?: string | undefined;
    kind?: 'text' | 'email' | 'url' | 'number' | 'datetime-local' | 'search' | undefined;
    width?: 'short' | 'mid' | 'full';
    autocomplete?: string;
    spellcheck?: boolean;
    placeholder?: string | undefined;
  },
): JSX.Element {
  const width = props.width === 'short' ? ' input-short' : props.width === 'mid' ? ' input-mid' : '';
  return (
    <Field field={props}>
      <input
        class={`input${width}`}
        type={(props.kind ?? 'text') as 'text'}
        id={props.id ?? props.name}
        name={props.name}
        value={props.value}
        required={props.need === 'must'}
        autocomplete={(props.autocomplete ?? 'off') as 'off'}
        spellcheck={props.spellcheck ?? true}
        placeholder={props.placeholder}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
      />
    </Field>
  );
}
