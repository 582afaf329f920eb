import type { AffectedRange } from './advisory.ts';
import { type Affected, intervalsOf } from './intervals.ts';

/** What a range says beyond its versions, kept by forms that have no place of their own for it. */
export interface LineNote {
  readonly introduced: string;
  readonly line: string;
  readonly precondition?: string;
  readonly unpatched?: string;
  readonly planned?: string;
}

/** The notes of a product's ranges, in ascending order of versions. */
export const lineNotes = (affected: Affected): LineNote[] =>
  intervalsOf(affected).map(({ introduced, range: { line, precondition, unpatched, planned } }) => ({
    introduced,
    line,
    ...(precondition ? { precondition } : {}),
    ...(unpatched ? { unpatched } : {}),
    ...(planned ? { planned } : {}),
  }));

/** Puts the notes back on the ranges that they were taken from; one that belongs to none is left out. */
export function withNotes(ranges: readonly AffectedRange[], notes: readonly LineNote[]): AffectedRange[] {
  const byStart = new Map(notes.toReversed().map((note) => [note.introduced, note]));
  return ranges.map((range) => {
    const note = byStart.get(range.introduced);
    return note ? { ...range, ...note } : range;
  });
}
