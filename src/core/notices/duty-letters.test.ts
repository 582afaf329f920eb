import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, playbookWith } from '../../../test/support/law.ts';
import { evolveProject } from '../access/project.ts';
import type { Duty } from '../access/rota.ts';
import { day, hour, instant, plus } from '../process/instant.ts';
import type { OwnersReminded } from '../process/reminders.ts';
import { digest, handOffLetter, handOverLetters } from './duty-letters.ts';

const place = { baseUrl: 'https://tide.example' };
const now = instant('2026-04-08T09:00:00Z');
const names = { title: 'C', product: 'c', vendor: 'v', namespace: 'https://x.example', contact: 'a@x.example' };
const event = { type: 'ProjectFounded', ...names } as const;
const project = evolveProject({ id: 'contour' }, undefined, { seq: 1, at: now, actor: 'x', event });

const reminder = (level: OwnersReminded['level'], dueAt: string): OwnersReminded => ({
  type: 'OwnersReminded',
  clock: 'first-contact',
  title: 'First contact',
  dueAt: instant(dueAt),
  level,
  accounts: ['ravi'],
  team: false,
  by: 'system',
});
const ravi = { kind: 'account', id: 'ravi' } as const;
const mail = (...all: readonly (readonly [string, OwnersReminded])[]) =>
  digest(
    ravi,
    all.map(([number, it]) => ({ number, reminder: it })),
    contour,
    place,
    now,
    'key',
  );

test('one mail says all that is due, the most urgent first, and how much of it is late', () => {
  const letter = mail(
    ['CONTOUR-9', reminder('due soon', '2026-04-09T09:00:00Z')],
    ['CONTOUR-7', reminder('late for a day', '2026-04-05T09:00:00Z')],
    ['CONTOUR-8', reminder('late', '2026-04-08T08:00:00Z')],
  );
  assert.equal(letter.subject, '[contour] 3 things due, 2 late');
  assert.deepEqual(letter.text.split('\n\n'), [
    'CONTOUR-7: First contact is late for more than a day, it was due Sun 5 Apr 2026 09:00 UTC\nhttps://tide.example/desk/cases/CONTOUR-7',
    'CONTOUR-8: First contact is late, it was due Wed 8 Apr 2026 08:00 UTC\nhttps://tide.example/desk/cases/CONTOUR-8',
    'CONTOUR-9: First contact is due Thu 9 Apr 2026 09:00 UTC\nhttps://tide.example/desk/cases/CONTOUR-9',
  ]);
  assert.deepEqual([letter.recipient, letter.dueAt, letter.key], [ravi, now, 'key']);
});

test('of one thing in time the subject says only that it is due', () => {
  assert.equal(mail(['CONTOUR-9', reminder('due soon', '2026-04-09T09:00:00Z')]).subject, '[contour] one thing due');
});

const weekly = playbookWith({
  roles: {
    ...contour.roles,
    rota: 'weekly',
    handOver: { weekday: 'Mon', hour: 9, tellTeamAfter: { amount: 24, unit: 'hours' } },
  },
});
const due = instant('2026-04-06T09:00:00Z');
const duty: Duty = { kind: 'weekly', members: ['ann', 'bo', 'cy'], account: 'ann', next: 'bo', handOverAt: due };
const handOver = (it: Duty | undefined, at = due) => handOverLetters(project, it, weekly, at, place);
const brief = (...found: Parameters<typeof handOver>) =>
  handOver(...found).map(({ letter, recipient }) => `${letter} → ${'id' in recipient ? recipient.id : ''}`);

test('nothing is owed before the hand-over, without a rota by the week, or where nobody comes next', () => {
  assert.deepEqual(brief(duty, plus(due, -1)), []);
  assert.deepEqual(brief(undefined), []);
  assert.deepEqual(brief({ ...duty, kind: 'round-robin' }), []);
  const { next: _, ...alone } = duty;
  assert.deepEqual(brief(alone), []);
  const { handOverAt: __, ...endless } = duty;
  assert.deepEqual(brief(endless), []);
});

test('at the hand-over both hear of it; the team does after the playbook’s time', () => {
  const two = ['hand-over-due → ann', 'hand-over-due → bo'];
  assert.deepEqual(brief(duty), two);
  assert.deepEqual(brief(duty, plus(due, 24 * hour - 1)), two);
  assert.deepEqual(brief(duty, plus(due, 24 * hour)), [...two, 'hand-over-late → team']);
});

test('who is offered the duty hears of it instead of the next in order', () => {
  assert.deepEqual(brief({ ...duty, offer: { to: 'cy', at: due, note: '' } }), [
    'hand-over-due → ann',
    'hand-over-due → cy',
  ]);
});

test('a hand-over that was missed more than a year ago is not caught up with', () => {
  assert.equal(handOver(duty, plus(due, 366 * day)).length, 3);
  assert.deepEqual(handOver(duty, plus(due, 366 * day + 1)), []);
});

test('each word of a hand-over is owed once, however often the hour is looked at', () => {
  const keys = (at: typeof due) => handOver(duty, at).map(({ key }) => key);
  assert.deepEqual(keys(plus(due, 24 * hour)), keys(plus(due, 25 * hour)));
  assert.equal(new Set(keys(plus(due, 24 * hour))).size, 3);
});

test('an offer and its acknowledgement each say what holds now', () => {
  const letter = (what: 'offered' | 'acknowledged') => handOffLetter(project, what, 'bo', 'k', weekly, now, place);
  assert.match(letter('offered').text, /is offered to you[\s\S]*\/desk\/rota$/);
  assert.match(letter('acknowledged').text, /you are free of it/);
  assert.notEqual(letter('offered').key, letter('acknowledged').key);
});
