/**
 * A fault of the store that a person can mend: the message says what is in the way and the way out.
 * `rule` is a stable id for programs.
 */
export class StoreTrouble extends Error {
  override readonly name = 'StoreTrouble';
  readonly rule: string;
  readonly mend: string;

  constructor(rule: string, what: string, mend: string, cause?: unknown) {
    super(`${what} ${mend}`, cause === undefined ? undefined : { cause });
    this.rule = rule;
    this.mend = mend;
  }
}

/** The `code` of a system or database error (`ENOENT`, `23505`), or undefined. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
