import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { publicHolidays } from './holidays.ts';
import { readPlaybookText } from './playbook.ts';

const contour = readFileSync(new URL('../../../playbooks/contour.yaml', import.meta.url), 'utf8');

/** The shipped file with other lines under `calendar:`; they begin in line 25. */
const withCalendar = (...lines: readonly string[]) => {
  const [before, rest] = contour.split(/^calendar:\n/m);
  const after = rest!.slice(rest!.indexOf('\nclocks:'));
  return `${before}calendar:\n${lines.map((line) => `  ${line}\n`).join('')}${after}`;
};
const basis = ['name: Ours', 'timeZone: Europe/Berlin', 'weekend: [Sat, Sun]'];
const faultsOf = (...lines: readonly string[]) =>
  readPlaybookText(withCalendar(...basis, ...lines)).faults.map(({ message, mend }) => `${message} ${mend}`);
const calendarOf = (...lines: readonly string[]) => {
  const { playbook, faults } = readPlaybookText(withCalendar(...basis, ...lines));
  assert.deepEqual(faults, []);
  return playbook!.calendar;
};
const first = withCalendar('x').split('\n').indexOf('calendar:') + 2;

test('a region becomes the days on which nobody works there, for the years that were asked for', () => {
  const { publicHolidays } = calendarOf('region: DE-BY', 'years: { from: 2026, to: 2027 }');
  const of2026 = publicHolidays.filter(({ date }) => date.startsWith('2026'));
  assert.deepEqual(
    of2026.map(({ date }) => date.slice(5)),
    [
      '01-01',
      '01-06',
      '04-03',
      '04-06',
      '05-01',
      '05-14',
      '05-25',
      '06-04',

      '10-03',
      '11-01',
      '12-25',
      '12-26',
    ],
  );
  assert.equal(of2026.find(({ date }) => date === '2026-06-04')?.name, 'Corpus Christi');
  assert.ok(publicHolidays.every(({ date }) => date >= '2026-01-01' && date <= '2027-12-31'));
  const ofTheStates = calendarOf('region: US', 'years: { from: 2026, to: 2026 }').publicHolidays;
  assert.ok(
    ofTheStates.some(({ date }) => date === '2026-07-03'),
    'the day in place of a Saturday',
  );
  const longOnes = calendarOf('region: SA', 'years: { from: 2026, to: 2026 }').publicHolidays;
  assert.equal(longOnes.filter(({ name }) => name.includes('Eid al-Adha')).length, 4, 'every day of a long feast');
});

test('holidays that the file brings along are taken at its word, and nothing is looked up', () => {
  const kept = calendarOf(
    'region: DE-BY',
    'years: { from: 2026, to: 2027 }',
    'publicHolidays: [{ date: 2026-01-01, name: New Year }]',
  );
  assert.deepEqual(kept.publicHolidays, [{ date: '2026-01-01', name: 'New Year' }]);
  assert.deepEqual(calendarOf('holidays: [2026-12-24]').publicHolidays, [], 'nothing without a region');
});

test('an unknown region is refused with its line and the nearest one', () => {
  const years = 'years: { from: 2026, to: 2027 }';
  const place = `Line ${first + 3}, column 3: `;
  const cases: readonly (readonly [string, string])[] = [
    ['de-BY', 'Did you mean "DE" (Germany)?'],
    ['Germany', 'Did you mean "DE" (Germany)?'],
    ['DE-B', 'Did you mean "DE-'],
    ['DE-QX', 'Of DE these are known: BB, BE, BW, BY,'],
    ['IS-NORTH', 'Use "IS": no part of it is known apart.'],
  ];
  for (const [region, mend] of cases) {
    const [said = ''] = faultsOf(`region: ${region}`, years);
    assert.ok(said.startsWith(place), said);
    assert.ok(said.includes(mend), said);
  }
});

test('years that cannot be known are refused', () => {
  const [unknown] = publicHolidays('IL', { from: 1900, to: 1900 });
  assert.deepEqual(unknown && 'message' in unknown && unknown.message, 'The holidays of IL in 1900 are not known.');
  assert.match(faultsOf('region: DE', 'years: { from: 2060, to: 2061 }')[0]!, /"to" is too great. Give at most 2060./);
  assert.match(faultsOf('region: DE', 'years: { from: 2026, to: 2040 }')[0]!, /more than twelve years/);
  assert.match(faultsOf('region: DE', 'years: { from: 2030, to: 2026 }')[0]!, /end before they begin/);
  assert.match(faultsOf('region: DE')[0]!, /without the years .* Add years: /);
  assert.match(faultsOf('years: { from: 2026, to: 2027 }')[0]!, /name no region/);
});

test('an impossible day, an unknown zone and an odd hour are refused with the nearest that exists', () => {
  const line = (n: number) => `Line ${first + n}, column `;
  const [day = ''] = faultsOf('holidays: [2026-02-27, 2026-02-30]');
  assert.ok(day.startsWith(line(3)) && day.includes('2026-02-30, a day that does not exist'), day);
  assert.ok(day.endsWith('The nearest day is 2026-02-28.'), day);
  assert.match(faultsOf('holidays: [2026-13-01]')[0]!, /nearest day is 2026-12-01/);
  assert.match(faultsOf('holidays: [2027-02-29]')[0]!, /nearest day is 2027-02-28/);
  const zone = readPlaybookText(withCalendar('name: Ours', 'timeZone: Europe/Berln', 'weekend: [Sat, Sun]')).faults[0]!;
  assert.ok(
    zone.message.startsWith(line(1)) && zone.mend === 'Did you mean "Europe/Berlin"?',
    zone.message + zone.mend,
  );
  assert.match(faultsOf("preferredHour: '25:00'")[0]!, /is no hour such as 16:00/);
  assert.match(
    faultsOf('avoidDates: [{ from: 2026-12-20, to: 2026-12-02, reason: freeze }]')[0]!,
    /before the first day.*Put the earlier day first/,
  );
});
