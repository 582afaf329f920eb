import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import { instant } from '../core/process/instant.ts';
import { InFrame } from './frame.ts';
import { htmlOf } from './html-of.ts';
import { type StepField, StepForm } from './step-form.tsx';

function draw(fields: readonly StepField[]): string {
  const frame = {
    project: 'P',
    now: instant('2026-11-30T09:00:00Z'),
    zone: 'UTC',
    theme: 'auto',
    path: '/',
    mode: 'real',
  } as const;
  const form = h(StepForm, { step: 's', action: '/go', button: 'Go', fields });
  return htmlOf(h(InFrame, { frame }, form));
}

test('each kind of field becomes its control and gives back what was typed', () => {
  const options = [
    { value: 'a', text: 'A' },
    { value: 'b', text: 'B' },
  ];
  const shared = { label: 'L', required: true };
  const page = draw([
    { ...shared, name: 'one', kind: 'text', value: '"quoted"' },
    { ...shared, name: 'two', kind: 'textarea', value: '</textarea><b>' },
    { ...shared, name: 'three', kind: 'select', options, value: 'b' },
    { ...shared, name: 'four', kind: 'radio', options, value: 'a' },
    { ...shared, name: 'five', kind: 'checkbox', options, value: ['a', 'b'] },
    { ...shared, name: 'six', kind: 'checkbox', value: 'on' },
    { ...shared, name: 'seven', kind: 'datetime', value: '2026-12-15T16:00' },
    { ...shared, name: 'eight', kind: 'number', value: '3' },
    { ...shared, name: 'ten', kind: 'hidden', value: 'N1' },
    { ...shared, name: 'nine', kind: 'list', value: ['x', 'y'] },
  ]);
  assert.match(page, /name="one" value="&quot;quoted&quot;"/);
  assert.match(page, /&lt;\/textarea>&lt;b>/);
  assert.match(page, /<option[^>]*selected[^>]*>B</);
  assert.equal(page.match(/ checked/g)?.length, 4);
  assert.match(page, /type="datetime-local"[^>]*value="2026-12-15T16:00"/);
  assert.match(page, /L \(UTC\)/);
  assert.match(page, /type="number"/);
  assert.match(page, /<input type="hidden" name="ten" value="N1"/);
  assert.match(page, />x\ny<\/textarea>/);
});

test('an error stands on top and beside its field, tied to it', () => {
  const page = draw([{ name: 'why', label: 'Why', kind: 'text', required: true, error: 'Say why.' }]);
  assert.match(page, /<a href="#s-why">Say why\.<\/a>/);
  assert.match(page, /id="s-why-error"/);
  assert.match(page, /aria-describedby="s-why-error"/);
  assert.match(page, /aria-invalid="true"/);
});
