import type { Fault } from '../../core/case/fault.ts';
import type { FieldError } from '../../parts/error-summary.tsx';

/** Faults as a form shows them: the field's name, and the sentence with its way out. */
export function fieldErrors(faults: readonly Fault[], fallback = 'text'): readonly FieldError[] {
  return faults
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message, mend }) => ({
      field: path === '' ? fallback : path.slice(1).replaceAll('/', '.'),
      message: `${message} ${mend}`,
    }));
}
