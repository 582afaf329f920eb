import { type HeldMail, type InboundMail, type MailReader, MailTrouble } from '../../channels/inbound-mail.ts';
import type { BookRef, ProjectId } from '../../core/case/ids.ts';
import type { MailVerdict } from '../../store/database.ts';
import { type Delivery, readDelivery } from '../../store/deliveries.ts';
import { markReturned } from '../../store/delivery-steps.ts';
import { countWithMessage, insertMail, settleMail } from '../../store/mails.ts';
import type { Tx } from '../../store/open.ts';
import { sha256 } from '../../vault/bytes.ts';
import { derive } from '../../vault/keys.ts';
import { lookup } from '../../vault/lookup.ts';
import { seal } from '../../vault/seal.ts';
import { addressBehind, type KnownAddress, noteTried } from '../answer-address.ts';
import { projectRef } from '../books.ts';
import { deliveryOfBounce } from '../bounce-address.ts';
import { returnedOutcome } from '../deliver.ts';
import { fresh, type House } from '../house.ts';
import { bookKey } from '../record.ts';
import { tagOf } from '../sub-address.ts';
import { type Judgement, judgeAnswer } from './judge.ts';
import { planReplies } from './replies.ts';

/** What a kept mail says of itself, sealed beside it. */
export interface MailSaid {
  readonly reason: string;
  readonly from: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** What a kept mail’s bytes are bound to. */
export const mailAad = (ref: BookRef, id: string): string[] => [ref.project, ref.kind, ref.id, 'mail', id];

/** Which project a mail is for, and what of it: a reference, or a delivery of ours that comes back. */
interface Addressed {
  readonly project: ProjectId;
  readonly about: BookRef;
  readonly ref?: string;
  readonly address?: KnownAddress;
  readonly delivery?: Delivery;
  /** A report about a mail of ours that did not come to that mail’s return address. */
  readonly isMisled?: true;
}

type Settled = Pick<Judgement, 'reason' | 'text'> & {
  readonly verdict: Exclude<MailVerdict, 'open'>;
  readonly answered?: Judgement['answered'];
};

/**
 * Puts a mail on record, sealed, and then judges it: an answer to a notice, a mail of ours that came back, the word of a
 * program, or something for a person to look at. The same mail again changes nothing; one whose judging was cut short is
 * never judged by itself again.
 * @param projects every project of the house; one that is alone keeps what is for none, of several none does
 * @throws what the record throws; the mail then stays in its mailbox
 */
export async function takeMail(
  house: House,
  projects: readonly ProjectId[],
  reader: MailReader,
  held: HeldMail,
): Promise<void> {
  const read = held.isCut ? 'It is larger than 2 MB.' : await readOrWhy(reader, held.raw);
  const found = await addressed(house, projects, read);
  if (!found) return;
  const { project, about } = found;
  const id = fresh(house);
  const indexKey = derive(house.root, 'answer');
  const messageId = typeof read === 'string' ? '' : read.messageId;
  const message = messageId === '' ? null : lookup(indexKey, 'message', messageId);
  const kept = await house.store.withTx(project, async (tx) => {
    const key = await bookKey(tx, house.root, about);
    const digest = lookup(indexKey, 'mail', sha256(Buffer.from(held.raw)).toString('hex'));
    const body = seal(key, Buffer.from(held.raw), mailAad(about, id));
    const isNew = await insertMail(tx, { id, digest, message, ref: found.ref ?? null, about, body }, house.now());
    const { ref } = found;
    return isNew && { isRepeated: !!ref && message !== null && (await countWithMessage(tx, ref, message, id)) > 0 };
  });
  if (!kept) return;
  const settled = await judged(house, reader, read, found, id, kept.isRepeated);
  await house.store.withTx(project, (tx) => settle(tx, house, found, id, read, settled));
}

async function readOrWhy(reader: MailReader, raw: Uint8Array): Promise<InboundMail | string> {
  try {
    return await reader.read(raw);
  } catch (error) {
    if (error instanceof MailTrouble) return error.message;
    throw error;
  }
}

async function addressed(
  house: House,
  projects: readonly ProjectId[],
  mail: InboundMail | string,
): Promise<Addressed | undefined> {
  for (const project of typeof mail === 'string' ? [] : projects) {
    const found = await house.store.readTx(project, (tx) => addressedIn(tx, house, mail as InboundMail));
    if (found) return found;
  }
  const [only, another] = projects;
  if (only === undefined) return undefined;
  if (another === undefined) return { project: only, about: projectRef(only) };
  // Of several teams none may read what may be another's: whoever runs the house finds it among the mails that were taken.
  house.log('A mail is for none of the projects of this house. It stays in its mailbox, in the folder of taken mails.');
  return undefined;
}

async function addressedIn(tx: Tx, house: House, { to, content }: InboundMail): Promise<Addressed | undefined> {
  const { project } = tx;
  if (content.kind === 'report') {
    const [own] = to.flatMap((each) => deliveryOfBounce(house, project, each) ?? []);
    const named = await readDelivery(tx, content.about.split('@')[0]!);
    // Whoever got a mail can name it; its return address is what the servers know that carried it.
    if (own === undefined) return named && { project, about: named.book, isMisled: true };
    const delivery = await readDelivery(tx, own);
    // Sent to the address of one mail and about another of ours: put together by somebody who has seen both.
    return delivery && (named?.id ?? own) === own ? { project, about: delivery.book, delivery } : undefined;
  }
  const known = new Map<string, KnownAddress>();
  for (const each of to) {
    const tag = tagOf(house.answersTo, each);
    const one = tag === undefined ? undefined : await addressBehind(tx, house, tag, 'reply address');
    if (one) known.set(one.ref, one);
  }
  const [address] = known.values();
  // To two references at once nobody answers; a person looks at it.
  if (!address || known.size > 1) return undefined;
  return { project, about: address.book, ref: address.ref, address };
}

async function judged(
  house: House,
  reader: MailReader,
  mail: InboundMail | string,
  { project, ref, address, delivery, isMisled }: Addressed,
  id: string,
  isRepeated: boolean,
): Promise<Settled> {
  if (typeof mail === 'string') return { verdict: 'quarantined', reason: mail, text: '' };
  const { content, text } = mail;
  if (content.kind === 'report') {
    if (isMisled)
      return {
        verdict: 'quarantined',
        reason: `It reports on a mail of ours (${content.action || 'nothing'}), and did not come to the return address of that mail: forged, or sent on.`,
        text,
      };
    if (!delivery) return { verdict: 'quarantined', reason: 'It reports on a mail that is none of ours.', text };
    const isLost = content.action === 'failed';
    const reason = `A mail server says: ${content.action || 'nothing'}${content.status ? ` (${content.status})` : ''}.`;
    return { verdict: isLost ? 'returned' : 'automatic', reason, text };
  }
  if (address && !address.holds) {
    await noteTried(house, project, address, 'mail');
    return { verdict: 'quarantined', reason: 'It came to a reply address that was replaced, and got no answer.', text };
  }
  if (mail.isAutomatic) return { verdict: 'automatic', reason: 'A program wrote it.', text };
  if (ref === undefined) return { verdict: 'quarantined', reason: 'It is no answer to a notice.', text };
  if (isRepeated)
    return { verdict: 'quarantined', reason: 'A mail with its Message-ID came before: replayed, or sent twice.', text };
  try {
    return await judgeAnswer(house, project, reader, mail, ref, id);
  } catch (error) {
    if (error instanceof MailTrouble) return { verdict: 'quarantined', reason: error.message, text };
    throw error;
  }
}

async function settle(
  tx: Tx,
  house: House,
  { about, delivery }: Addressed,
  id: string,
  mail: InboundMail | string,
  settled: Settled,
): Promise<void> {
  const { verdict, reason, text } = settled;
  const key = await bookKey(tx, house.root, about);
  const { from, subject } = typeof mail === 'string' ? { from: [], subject: '' } : mail;
  const unheard = await planReplies(tx, house, about, key, settled);
  const said: MailSaid = { reason: unheard ? `${reason} ${unheard}` : reason, from, subject, text };
  await settleMail(tx, id, verdict, seal(key, JSON.stringify(said), [...mailAad(about, id), 'said']), house.now());
  if (verdict === 'returned' && delivery)
    await markReturned(tx, delivery.id, returnedOutcome(key, delivery, reason), house.now());
}
