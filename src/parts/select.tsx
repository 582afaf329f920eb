import type { JSX } from 'preact';
import { describedBy, Field, type FieldProps } from './field.tsx';

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string | undefined;
}

/** One of many. Without a value the first line reads "Choose…" and counts as not answered. */
export function Select(props: FieldProps & { options: readonly Option[]; value?: string | undefined }): JSX.Element {
  return (
    <Field field={props}>
      <select
        class="input input-mid"
        id={props.id ?? props.name}
        name={props.name}
        required={props.need === 'must'}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
      >
        {props.value ? null : <option value="">Choose…</option>}
        {props.options.map((option) => (
          <option value={option.value} key={option.value} selected={option.value === props.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  );
}
