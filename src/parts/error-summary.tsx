import type { JSX } from 'preact';

/** One thing to mend: the field's id, and the same words that stand beside the field. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** The box on top of a form that came back: takes the focus, and each line leads to its field. Nothing typed is lost. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }): JSX.Element | null {
  if (errors.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: focus belongs on what is wrong, without script
    <div class="summary" role="alert" tabIndex={-1} autoFocus aria-labelledby="error-summary">
      <h2 id="error-summary">{errors.length === 1 ? 'One thing to mend' : `${errors.length} things to mend`}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${error.field}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
