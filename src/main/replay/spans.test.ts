import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/law.ts';
import { instant } from '../../core/process/instant.ts';
import type { ScenarioStep } from '../../formats/scenario/schema.ts';
import { judgeSpans } from './spans.ts';

const took = (at: string, does: string, heldBy?: string) => ({
  step: { at: instant(at), do: does } as ScenarioStep,
  ...(heldBy ? { heldBy } : {}),
});
const played = [
  took('2026-04-01T09:00:00Z', 'record-fork'),
  took('2026-04-20T16:45:00Z', 'release-patch'),
  took('2026-04-20T16:48:00Z', 'release-patch'),
  took('2026-04-27T16:48:00Z', 'release-patch', 'not-released'),
];
const span = { from: 'record-fork', to: 'release-patch', holidays: [] as string[] };
const judge = (...spans: Parameters<typeof judgeSpans>[0]) => judgeSpans(spans, played, contour.calendar);

test('a span is counted from the first to the last time that the steps were taken, not tried', () => {
  assert.deepEqual(judge({ ...span, businessDays: 13 }), []);
  assert.deepEqual(judge({ ...span, businessDays: 18 }), [
    'From record-fork to release-patch lie 13 business days, and 18 were expected.',
  ]);
});

test('holidays that the scenario adds do not count', () => {
  const easter = { ...span, holidays: ['2026-04-03', '2026-04-06'] };
  assert.deepEqual(judge({ ...easter, businessDays: 11 }), []);
  assert.match(judge({ ...easter, businessDays: 13 })[0]!, /lie 11 business days, with 2026-04-03 and 2026-04-06 off/);
});

test('a step that nobody took fails the span', () => {
  assert.match(judge({ ...span, to: 'close-case', businessDays: 1 })[0]!, /^Nobody took close-case/);
});
