import { type Actor, isOfSecurity, maySeeCase } from '../../core/access/actor.ts';
import type { BookRef, ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import type { Instant } from '../../core/process/instant.ts';
import { type KeptMailRow, listQuarantinedOf, listWaitingMails, markLookedAt } from '../../store/mails.ts';
import type { Tx } from '../../store/open.ts';
import { open } from '../../vault/seal.ts';
import type { House } from '../house.ts';
import { type MailSaid, mailAad } from '../inbound/take-mail.ts';
import { bookKey, readState } from '../record.ts';

/** A mail that waits for a person, as the desk reads it. */
export interface WaitingMail extends MailSaid {
  readonly id: string;
  readonly receivedAt: Instant;
  /** The reference to whose reply address it came. */
  readonly ref?: string;
  /** The number of the case that it is about. */
  readonly case?: string;
}

const cutShort: MailSaid = {
  reason:
    'The process ended while this mail was being judged. Look in the case whether its answers are on record; it is not judged again.',
  from: [],
  subject: '',
  text: '',
};

/** Mails that nobody has looked at, newest first; those about a case only for whoever may see it. */
export async function waitingMails(house: House, project: ProjectId, actor: Actor): Promise<readonly WaitingMail[]> {
  return house.store.readTx(project, async (tx) => {
    const mails: WaitingMail[] = [];
    for (const row of await listWaitingMails(tx)) {
      const number = await visibleNumber(tx, house, row, actor);
      if (number === undefined) continue;
      mails.push({
        ...saidOf(await bookKey(tx, house.root, row.about), row),
        id: row.id,
        receivedAt: row.receivedAt,
        ...(row.ref ? { ref: row.ref } : {}),
        ...(number ? { case: number } : {}),
      });
    }
    return mails;
  });
}

function saidOf(key: Buffer, { about, id, said }: KeptMailRow): MailSaid {
  if (!said) return cutShort;
  return JSON.parse(open(key, Buffer.from(said), [...mailAad(about, id), 'said']).toString('utf8')) as MailSaid;
}

/** How many mails wait for this person. */
export async function countWaiting(house: House, project: ProjectId, actor: Actor): Promise<number> {
  return house.store.readTx(project, async (tx) => {
    let count = 0;
    for (const row of await listWaitingMails(tx))
      if ((await visibleNumber(tx, house, row, actor)) !== undefined) count += 1;
    return count;
  });
}

/** Why a mail to a reply address was not taken, as a board says it. */
export interface UntakenMail {
  readonly at: Instant;
  readonly reason: string;
  /** Whether nobody has dealt with it. */
  readonly waits: boolean;
}

/** The mails to one case that were not taken, by the reference whose address they came to; newest first. */
export async function untakenMails(
  tx: Tx,
  about: BookRef,
  key: Buffer,
): Promise<ReadonlyMap<string, readonly UntakenMail[]>> {
  const rows = await listQuarantinedOf(tx, about);
  const untaken = rows.map((row) => ({
    ref: row.ref ?? '',
    mail: { at: row.receivedAt, reason: saidOf(key, row).reason, waits: row.lookedAt === null },
  }));
  return new Map([...Map.groupBy(untaken, ({ ref }) => ref)].map(([ref, all]) => [ref, all.map(({ mail }) => mail)]));
}

/** A person has looked at a mail; it leaves the list and stays on record. */
export async function lookedAtMail(
  house: House,
  project: ProjectId,
  id: string,
  actor: Actor,
): Promise<'done' | 'not found'> {
  return house.store.withTx(project, async (tx) => {
    const row = (await listWaitingMails(tx)).find((each) => each.id === id);
    if (!row || (await visibleNumber(tx, house, row, actor)) === undefined) return 'not found';
    return (await markLookedAt(tx, id, house.now())) ? 'done' : 'not found';
  });
}

/** The case’s number, or nothing to say where it is about none; undefined for whoever may not see it. */
async function visibleNumber(tx: Tx, house: House, { about }: KeptMailRow, actor: Actor): Promise<string | undefined> {
  if (about.kind !== 'case') return isOfSecurity(actor) ? '' : undefined;
  const found = await readState<Case>(tx, house.root, about);
  return found && maySeeCase(actor, found.state) ? found.state.number : undefined;
}
