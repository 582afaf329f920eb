import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, fold } from '../../../test/support/law.ts';
import type { Notice } from '../case/model.ts';
import type { DateAnswer } from '../embargo/embargo.ts';
import { day, type Instant, plus } from '../process/instant.ts';
import { boardState, type MailState } from './board.ts';

const notice: Notice = fold(after('SendNotice')).notices[0]!;
const left = notice.sent!.leavesAt;
const said = (answer: DateAnswer['answer']) => ({ answer }) as DateAnswer;

interface Known {
  readonly mail?: MailState;
  readonly seen?: boolean;
  readonly spoke?: boolean;
  readonly answer?: DateAnswer;
  readonly at?: Instant;
}
const stand = ({ mail, seen, spoke = false, answer, at = plus(left, day) }: Known, of: Notice = notice) =>
  boardState(of, seen ? { openedAt: at } : {}, answer, spoke, mail, at);

const table: readonly (readonly [Known, string])[] = [
  [{}, 'not sent'],
  [{ mail: 'planned' }, 'waiting'],
  [{ mail: 'sending' }, 'sending'],
  [{ mail: 'failed' }, 'not sent'],
  [{ mail: 'stopped' }, 'stopped'],
  [{ mail: 'in doubt' }, 'in doubt'],
  [{ mail: 'done' }, 'delivered'],
  [{ mail: 'done', at: plus(left, 2 * day - 1) }, 'delivered'],
  [{ mail: 'done', at: plus(left, 2 * day) }, 'silent'],
  [{ mail: 'done', seen: true, at: plus(left, 9 * day) }, 'seen'],
  [{ mail: 'in doubt', seen: true }, 'seen'],
  [{ mail: 'in doubt', spoke: true }, 'seen'],
  [{ mail: 'done', seen: true, answer: said('ok') }, 'answered'],
  [{ mail: 'done', answer: said('prefer') }, 'answered'],
  [{ mail: 'done', answer: said('object') }, 'objected'],
];
for (const [known, expected] of table) {
  test(`${JSON.stringify(known)}: ${expected}`, () => assert.equal(stand(known), expected));
}

test('whoever was spared a stopped notice is not waited for', () => {
  assert.equal(stand({ mail: 'done' }, { ...notice, stopped: left }), 'stopped');
});
