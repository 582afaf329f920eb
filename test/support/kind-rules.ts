import assert from 'node:assert/strict';
import type { CaseEvent } from '../../src/core/case/events.ts';
import type { Instant } from '../../src/core/process/instant.ts';

/** Told from the book alone: what must be true of a publication, whatever kind of case it is. */

/** Lines that neither have their patch nor were left without one, at the end of these events. */
export function openLines(past: readonly CaseEvent[]): readonly string[] {
  const open = new Set<string>();
  const settled = new Set<string>();
  let isAccepted = false;
  let isUnfixed = false;
  for (const e of past) {
    if (e.type === 'ReportAccepted') {
      isAccepted = true;
      open.clear();
      for (const { line } of e.lines) open.add(line);
    }
    if (e.type === 'FixMoved') {
      const isSettled = e.fix.state === 'released' || e.fix.state === 'declined';
      if (e.fix.state === 'released') settled.add(e.fix.line);
      if (isSettled) open.delete(e.fix.line);
      else open.add(e.fix.line);
    }
    if (e.type === 'ReleasesPlanned')
      for (const { line } of e.lines) {
        settled.delete(line);
        open.add(line);
      }
    if (e.type === 'ImpactStated' && !settled.has(e.line)) {
      if (e.status === 'not affected') open.delete(e.line);
    }
    if (e.type === 'CaseClassified') isUnfixed = e.kind === 'unfixed';
    if (isAccepted && isUnfixed) open.clear();
  }
  return [...open];
}

/** The moment that holds publication back: the newest date that was decided here or inherited from upstream. */
export function endInForce(past: readonly CaseEvent[]): Instant | undefined {
  const last = past.findLast((e) => e.type === 'DateDecided' || (e.type === 'UpstreamRecorded' && e.embargoEnd));
  return last?.type === 'DateDecided' ? last.date : last?.type === 'UpstreamRecorded' ? last.embargoEnd : undefined;
}

/** No kind opens a way around: internal is never published, and upstream's date holds until it is public. */
export function keptToItsKind(past: readonly CaseEvent[], isKnown: boolean, now: Instant, why: string): void {
  const kind = past.findLast((e) => e.type === 'CaseClassified')?.kind;
  assert.ok(kind !== 'internal only', `${why}: published, and internal only`);
  const inherited = past.findLast((e) => e.type === 'UpstreamRecorded' && e.embargoEnd);
  if (inherited?.type === 'UpstreamRecorded')
    assert.ok(isKnown || now >= inherited.embargoEnd!, `${why}: published before upstream`);
}
