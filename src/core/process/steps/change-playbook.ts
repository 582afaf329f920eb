import { z } from 'zod';
import { type Fault, warning } from '../../case/fault.ts';
import type { Settled } from '../clocks/settled.ts';
import { clocks } from '../clocks.ts';
import { count, line, needed } from '../fields.ts';
import type { Playbook, PlaybookPin } from '../playbook.ts';
import { diffPlaybooks } from '../playbook-diff.ts';
import { accountOf, type Gate, type Situation, step } from '../step.ts';

/** How many of the adopted versions a form compares; the newest ones. */
const compared = 3;

const playbookAdopted: Gate = {
  id: 'playbook-adopted',
  title: 'The project has adopted the playbook',
  clause: 'house rule',
  check: ({ input, facts, case: c }) => {
    if (!input) return undefined;
    const is = (pin: PlaybookPin) => pin.name === input.name && pin.version === input.version;
    if (is(c.playbook)) return { sentence: 'The case stands under this version already.' };
    return facts.playbooks?.some(is)
      ? undefined
      : { sentence: `The project has not adopted version ${input.version} of “${input.name}”. Adopt it first.` };
  },
};

/** What would be different for the case under another version, in sentences; undefined where nobody knows that version. */
function differences({ facts, playbook }: Situation, pin: PlaybookPin): readonly string[] | undefined {
  const other: Playbook | undefined = facts.playbookOf?.(pin);
  return other && diffPlaybooks(playbook, other).map(({ group, sentence }) => `${group}, ${sentence}`);
}

const told = (found: readonly string[] | undefined) => (found ? { differences: found } : {});

/** The clocks whose verdict stands, whatever the new version says. */
const settledNow = ({ case: c, playbook, now }: Situation): readonly Settled[] =>
  clocks(c, playbook, now)
    .filter(({ state }) => state === 'met' || state === 'missed' || state === 'late')
    .map(({ id, startsAt, dueAt, owner }) => ({ id, startsAt, dueAt, owner }));

/** Before a version is chosen: what each of the others changes for this case. */
function hints(situation: Situation): readonly Fault[] {
  const { name, version } = situation.case.playbook;
  const others = (situation.facts.playbooks ?? []).filter((pin) => pin.name !== name || pin.version !== version);
  return others.slice(-compared).flatMap((pin) => {
    const found = differences(situation, pin);
    if (!found) return [];
    const what = found.length > 0 ? `changes this: ${found.join('; ')}.` : 'changes nothing in law.';
    return [warning('playbook-differs', '/version', `${pin.name}, version ${pin.version}, ${what}`, '')];
  });
}

/** A case keeps the version it was opened under; moving it to another is a step with a reason (design.md §2). */
export const changePlaybook = step({
  id: 'change-playbook',
  command: 'ChangePlaybook',
  title: 'Move to another playbook version',
  does: 'Moves this case to another version of the project’s playbook.',
  clause: 'house rule',
  stage: 'verification',
  who: ['lead'],
  input: z.strictObject({ name: line('Playbook'), version: count('Version'), reason: needed('Reason') }),
  gates: [playbookAdopted],
  isTimely: (c) => !c.closedAt,
  advice: (situation) => (situation.input ? [] : hints(situation)),
  events: ({ input, ...situation }) => [
    {
      type: 'PlaybookChanged',
      from: situation.case.playbook,
      to: { name: input.name, version: input.version },
      ...told(differences(situation, { name: input.name, version: input.version })),
      settled: settledNow(situation),
      reason: input.reason,
      by: accountOf(situation.actor),
    },
  ],
});
