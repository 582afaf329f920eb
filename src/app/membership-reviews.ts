import { playbookInForce } from '../core/access/project.ts';
import type { OrganisationEvent } from '../core/distributors/events.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { dueReview } from '../core/distributors/review-due.ts';
import { type Instant, sayInstant } from '../core/process/instant.ts';
import type { Tx } from '../store/open.ts';
import { organisationKeeping, organisationRef, projectOf } from './books.ts';
import { organisationsOf, teamOf } from './facts.ts';
import type { House } from './house.ts';
import { plan, toDelivery } from './letters.ts';
import { takeBook, writeEvents } from './record.ts';

/** Reminds the leads, once for each due date, of members whose criteria nobody has gone through since (R87). */
export async function remindOfReviews(tx: Tx, house: House, now: Instant): Promise<void> {
  const playbook = playbookInForce(await projectOf(tx, house.root));
  if (!playbook.membership.review) return;
  const isDue = (organisation: Organisation): boolean => {
    const { reviewDue } = dueReview(organisation, playbook);
    return reviewDue !== undefined && reviewDue <= now && organisation.remindedOf !== reviewDue;
  };
  const due = (await organisationsOf(tx, house.root)).filter(isDue);
  if (due.length === 0) return;
  const leads = (await teamOf(tx)).filter(({ roles }) => roles.includes('lead'));
  for (const { id } of due.toSorted((a, b) => a.id.localeCompare(b.id))) {
    const book = await takeBook<Organisation>(tx, house.root, organisationRef(tx.project, id));
    if (!book?.state || !isDue(book.state)) continue;
    const dueAt = dueReview(book.state, playbook).reviewDue!;
    const event: OrganisationEvent = { type: 'ReviewReminded', dueAt, by: 'system' };
    await writeEvents(tx, book, organisationKeeping, [event], { kind: 'system' }, now);
    const text = `The review of ${book.state.name} is due since ${sayInstant(dueAt)}: go through its criteria, and record what you looked at.\n${house.baseUrl}/desk/distributors/${id}`;
    const letters = leads.map(({ account }) =>
      toDelivery(house, book.ref, book.key, {
        letter: 'membership-review',
        recipient: { kind: 'account', id: account },
        subject: `[${playbook.name}] distributors list: a review is due`,
        text,
        dueAt: now,
        key: `${id}/review/${dueAt}/${account}`,
      }),
    );
    await plan(tx, house, letters, now);
  }
}
