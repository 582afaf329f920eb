import { toEpoch } from '../core/process/instant.ts';
import type { Ask } from './exchange.ts';

/** The year that is asked for, or the present one where none is named or it cannot be read. */
export function yearOf(ask: Ask): number {
  const typed = ask.query.year ?? '';
  return /^\d{4}$/.test(typed) ? Number(typed) : new Date(toEpoch(ask.now)).getUTCFullYear();
}
