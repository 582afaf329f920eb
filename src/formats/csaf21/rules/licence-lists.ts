// The ids of the SPDX list come from the packages spdx-license-ids 3.0.24 and spdx-exceptions 2.5.0, those of AboutCode's
// ScanCode LicenseDB from the index that license-expression 30.1.0 carries: see NOTICE.
import lists from './licence-lists.json' with { type: 'json' };

/** What is known of a licence or exception. */
export type Standing = 'listed' | 'deprecated' | 'unknown';

const { spdx, scancode } = lists;
// SPDX compares ids without regard to case (Annex B of SPDX 3.0.1).
const setOf = (...ids: readonly string[]): ReadonlySet<string> => new Set(ids.join(' ').toLowerCase().split(' '));
const inSpdx = { listed: setOf(spdx.licences, spdx.exceptions), deprecated: setOf(spdx.deprecated) };
const inScancode = { listed: setOf(scancode.licences), deprecated: setOf(scancode.deprecated) };

const ofScancode = /^(?:LicenseRef|AdditionRef)-scancode-(.+)$/i;

/** Whether a licence or exception is in the list that its form points to; that of nobody's list is unknown. */
export function standingOf(word: string): Standing {
  const own = ofScancode.exec(word)?.[1];
  const id = (own ?? word.replace(/\+$/, '')).toLowerCase();
  const list = own === undefined ? inSpdx : inScancode;
  return list.listed.has(id) ? 'listed' : list.deprecated.has(id) ? 'deprecated' : 'unknown';
}

/** The list that the form of a licence points to, as a sentence names it; the age of one that is not of today. */
export const nameOfList = (word: string): string =>
  ofScancode.test(word) ? `the ScanCode LicenseDB of ${scancode.asOf}, the newest known here` : 'the SPDX list';
