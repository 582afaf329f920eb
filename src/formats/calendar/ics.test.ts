import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../../core/process/instant.ts';
import { writeCalendar } from './ics.ts';

const at = instant('2026-12-15T16:00:00Z');
const entry = { uid: 'u', sequence: 2, changedAt: at, at, summary: 'x', status: 'CONFIRMED' } as const;

test('moments are in UTC, and what changes keeps its name', () => {
  const text = writeCalendar([entry]);
  assert.match(text, /\r\nUID:u\r\nDTSTAMP:20261215T160000Z\r\nSEQUENCE:2\r\nDTSTART:20261215T160000Z\r\n/);
});

test('no text leaves its line, and no line is longer than 75 octets', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const written = writeCalendar([{ ...entry, summary: `${text}\r\nEND:VEVENT` }]);
      const lines = written.split('\r\n');
      for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
      const whole = written.replaceAll('\r\n ', '').split('\r\n');
      assert.equal(whole.filter((line) => line === 'END:VEVENT').length, 1);
      assert.equal(whole.length, 16);
    }),
  );
});
