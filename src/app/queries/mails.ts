import { type Actor, maySeeCase } from '../../core/access/actor.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import type { Instant } from '../../core/process/instant.ts';
import { type KeptMailRow, listWaitingMails, markLookedAt } from '../../store/mails.ts';
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
      const key = await bookKey(tx, house.root, row.about);
      const aad = [...mailAad(row.about, row.id), 'said'];
      const said = row.said
        ? (JSON.parse(open(key, Buffer.from(row.said), aad).toString('utf8')) as MailSaid)
        : cutShort;
      mails.push({
        ...said,
        id: row.id,
        receivedAt: row.receivedAt,
        ...(row.ref ? { ref: row.ref } : {}),
        ...(number ? { case: number } : {}),
      });
    }
    return mails;
  });
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
  const isSecurity = actor.kind === 'account' && actor.roles.some((role) => role === 'lead' || role === 'responder');
  if (about.kind !== 'case') return isSecurity ? '' : undefined;
  const found = await readState<Case>(tx, house.root, about);
  return found && maySeeCase(actor, found.state) ? found.state.number : undefined;
}
