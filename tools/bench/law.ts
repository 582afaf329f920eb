// What the law takes to answer in a case with a long history, already folded, without any input or output.

import { available } from '../../src/core/case/available.ts';
import { type Command, decide } from '../../src/core/case/decide.ts';
import type { CaseEvent } from '../../src/core/case/events.ts';
import { minute, plus } from '../../src/core/process/instant.ts';
import { before, contour, factsWith, fold, people, recorded } from '../../test/support/law.ts';
import { type Figure, median } from './figure.ts';

const events = 500;
const turns = 2_000;

/** Commands that look at most: one that is taken at once, and the three that no one can take back. */
const commands: readonly Command[] = [
  { type: 'SendMessage', audience: 'reporter', text: 'We have looked again.' },
  { type: 'SendNotice', notice: 'id-1', count: 2 },
  { type: 'DecideDate', date: '2026-04-21T16:00:00Z', reason: 'Nobody objects.' },
  { type: 'PublishAdvisory' },
];

/** The p50 of one answer in milliseconds, of `available` and of the slowest command, beside a call that does nothing. */
export function lawFigures(): readonly Figure[] {
  const { state, now } = longCase();
  const facts = factsWith();
  const nothing = { name: 'a call that does nothing', value: took(() => state) };
  const offered = took(() => available(state, people.lead, now, contour, facts));
  const decided = commands.map((command) => took(() => decide(state, command, people.lead, now, contour, facts)));
  const figure = (name: string, value: number): Figure => ({
    name: `${name} in a case of ${events} events, p50`,
    value,
    unit: 'ms',
    peer: nothing,
    bound: { is: 'under', value: 1 },
  });
  return [figure('decide', Math.max(...decided)), figure('available', offered)];
}

/** A case shortly before publication, with all that was said in it meanwhile. */
function longCase() {
  const book = before('PublishAdvisory');
  const messages = Array.from(
    { length: events - book.length },
    (_, at): CaseEvent => ({
      type: 'MessageSent',
      from: 'team',
      audience: at % 2 ? 'internal' : 'reporter',
      text: `Entry ${at}. ${'We have looked at it again and found a little more. '.repeat(3)}`,
      by: people.lead.id,
    }),
  );
  const last = plus(book.at(-1)!.at, minute);
  return { state: fold([...book, ...recorded(messages, last)]), now: plus(last, (messages.length + 1) * minute) };
}

function took(answer: () => unknown): number {
  const times: number[] = [];
  for (let turn = -turns / 4; turn < turns; turn += 1) {
    const began = performance.now();
    answer();
    const time = performance.now() - began;
    if (turn >= 0) times.push(time);
  }
  return median(times);
}
