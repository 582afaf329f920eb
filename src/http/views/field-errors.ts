import type { Fault } from '../../core/case/fault.ts';
import type { FieldError } from '../../parts/error-summary.tsx';

/** A fault of one field as its form says it: under the label that people read, since a name of the API is nothing to them. */
export function faultUnder(label: string | undefined, { rule, message, mend }: Fault): string {
  if (label === undefined) return `${message} ${mend}`;
  const said = message.replace(/^"[^"]*"/, () => `“${label}”`);
  return `${said} ${rule === 'empty' || rule === 'missing' ? 'It is needed here.' : mend}`;
}

/**
 * Faults as a form shows them: the field's name, and the sentence with its way out. Of an empty field nothing else is said.
 * @param labels the label of each field, by its name
 */
export function fieldErrors(
  faults: readonly Fault[],
  fallback = 'text',
  labels: Readonly<Record<string, string>> = {},
): readonly FieldError[] {
  const errors = faults.filter(({ severity }) => severity === 'error');
  const empty = new Set(errors.flatMap(({ rule, path }) => (rule === 'empty' ? [path] : [])));
  return errors
    .filter(({ rule, path }) => rule === 'empty' || !empty.has(path))
    .map((found) => {
      const field = found.path === '' ? fallback : found.path.slice(1).replaceAll('/', '.');
      return { field, message: faultUnder(labels[field], found) };
    });
}
