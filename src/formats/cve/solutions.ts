import { type Affected, intervalsOf } from '../../core/advisory/intervals.ts';

/** What to do about each release line of a product, one sentence or two each. */
export const lineTexts = (affected: Affected): string[] =>
  intervalsOf(affected).map(({ range, before, patched }) => {
    const line = `${affected.product} ${range.line}:`;
    const needs = range.precondition ? ` Needed first: ${range.precondition}` : '';
    if (patched) return `${line} upgrade to ${before} or later.${needs}`;
    return `${line} no patch${range.unpatched ? `. ${range.unpatched}` : ` yet.${range.planned ? ` ${range.planned}` : ''}`}`;
  });
