/**
 * One fault shape for page, API, mail and command line: which rule, where, what, how to mend it.
 * `path` is a JSON pointer into what was given ('' is the whole); `severity` 'error' blocks, 'warning' does not.
 */
export interface Fault {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly path: string;
  readonly message: string;
  readonly mend: string;
}

/** A fault that blocks. */
export function fault(rule: string, path: string, message: string, mend: string): Fault {
  return { rule, severity: 'error', path, message, mend };
}

/** A fault that is only pointed out. */
export function warning(rule: string, path: string, message: string, mend: string): Fault {
  return { rule, severity: 'warning', path, message, mend };
}
