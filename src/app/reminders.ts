import { type Project, playbookInForce } from '../core/access/project.ts';
import type { Case } from '../core/case/model.ts';
import { digest, type Reminded } from '../core/notices/duty-letters.ts';
import type { Recipient } from '../core/notices/letters.ts';
import type { Facts } from '../core/process/facts.ts';
import type { Instant } from '../core/process/instant.ts';
import { fullHour, type OwnersReminded, remindersDue } from '../core/process/reminders.ts';
import type { Tx } from '../store/open.ts';
import { listPictures } from '../store/pictures.ts';
import { caseRef, playbookOfCase, projectOf, projectRef } from './books.ts';
import { dutyOf, writeInCase } from './duty.ts';
import { teamOf } from './facts.ts';
import { fresh, type House } from './house.ts';
import { plan, toDelivery } from './letters.ts';
import { remindOfReviews } from './membership-reviews.ts';
import { bookKey, openPictures } from './record.ts';

/** The hour that was looked at last, so that most sweeps cost nothing. What was told stands in the cases' own books. */
const looked = new WeakMap<House, Map<string, Instant>>();

/**
 * Once in every hour: reminds the owners of the clocks that were due soon or late at the full hour, one mail a person
 * however many clocks there are, and leads of members whose review is due. Each clock and level is told once, whatever else happens to the house.
 */
export async function remindOwners(tx: Tx, house: House, now: Instant): Promise<void> {
  const at = fullHour(now);
  const seen = looked.get(house) ?? new Map<string, Instant>();
  looked.set(house, seen);
  if (seen.get(tx.project) === at) return;
  const owner = await projectOf(tx, house.root);
  if (owner.playbooks.some(({ roles }) => roles?.reminders === 'owner')) await remind(tx, house, owner, at, now);
  await remindOfReviews(tx, house, now);
  seen.set(tx.project, at);
}

async function remind(tx: Tx, house: House, owner: Project, at: Instant, now: Instant): Promise<void> {
  const open = (await listPictures(tx, 'case')).filter(({ stage }) => stage !== 'closed');
  const states = await openPictures<Case>(tx, house.root, open);
  const team = await teamOf(tx);
  const due = (state: Case) => dueIn(state, owner, team, at);
  const told = new Map<string, { readonly recipient: Recipient; readonly reminded: Reminded[] }>();
  for (const state of [...states].sort((a, b) => a.id.localeCompare(b.id))) {
    if (due(state).length === 0) continue;
    const events = await writeInCase(tx, house, owner, caseRef(tx.project, state.id), due, now);
    for (const reminder of events as readonly OwnersReminded[]) {
      for (const recipient of recipientsOf(reminder, owner)) {
        const name = `${recipient.kind}:${'id' in recipient ? recipient.id : ''}`;
        const entry = told.get(name) ?? { recipient, reminded: [] };
        entry.reminded.push({ number: state.number, reminder });
        told.set(name, entry);
      }
    }
  }
  if (told.size === 0) return;
  const ref = projectRef(tx.project);
  const key = await bookKey(tx, house.root, ref);
  const place = { baseUrl: house.baseUrl };
  const letters = [...told.values()].map(({ recipient, reminded }) =>
    digest(recipient, reminded, playbookInForce(owner), place, now, `${owner.id}/reminder/${fresh(house)}`),
  );
  await plan(
    tx,
    house,
    letters.map((letter) => toDelivery(house, ref, key, letter)),
    now,
  );
}

function dueIn(state: Case, owner: Project, team: Facts['team'], at: Instant): readonly OwnersReminded[] {
  return remindersDue(state, dutyOf(owner, team, at, state.number), team, playbookOfCase(owner, state), at);
}

function recipientsOf({ accounts, team }: OwnersReminded, owner: Project): readonly Recipient[] {
  return [
    ...accounts.map((id): Recipient => ({ kind: 'account', id })),
    ...(team && owner.lists.team !== undefined ? [{ kind: 'list', id: 'team' } as const] : []),
  ];
}
