import type { Mail } from '../channels/post.ts';
import type { Project } from '../core/access/project.ts';
import { generationOf } from '../core/answers/addresses.ts';
import type { OrganisationId } from '../core/case/ids.ts';
import type { Case, Notice, PartyId } from '../core/case/model.ts';
import { type OrganisationKey, pinnedKeyOf } from '../core/distributors/keys.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { copyFor } from '../core/notices/copy.ts';
import { rosterLetter, sealedLetters } from '../core/notices/membership-letters.ts';
import { encryptedEntity, innerEntity, serialise } from '../formats/mail/entity.ts';
import type { Delivery } from '../store/deliveries.ts';
import { readAccount } from '../store/identity/accounts.ts';
import type { Tx } from '../store/open.ts';
import { organisationRef, playbookOfCase, projectOf } from './books.ts';
import { bounceAddress } from './bounce-address.ts';
import { toFact } from './facts.ts';
import type { House } from './house.ts';
import type { LetterBody } from './letters.ts';
import { readSheet } from './persons.ts';
import { readState } from './record.ts';
import { letterKey } from './signing.ts';
import { wayOf } from './way.ts';

/** What leaves for one delivery, decided when it is claimed; or why nothing does. */
export type Outgoing =
  | {
      readonly kind: 'mail';
      readonly to: string;
      readonly subject: string;
      readonly text: string;
      readonly replyTo?: string | undefined;
      /** Of a notice or a letter under embargo, whether it holds the words of the matter or only the way to them. */
      readonly carries?: 'content' | 'link';
      /** What it is encrypted to; missing for plain mail. */
      readonly sealed?: { readonly key: OrganisationKey };
    }
  | { readonly kind: 'nothing'; readonly reason: string };

const nothing = (reason: string): Outgoing => ({ kind: 'nothing', reason });
const noAddress = nothing('The directory has no address for this recipient any more.');

/**
 * Decides what leaves at this moment, out of the directory and the record as they stand now and never out of the planned
 * letter alone (R18): whether the recipient is still to be told, where, in which words, and to which key.
 */
export async function outgoing(tx: Tx, house: House, delivery: Delivery, body: LetterBody): Promise<Outgoing> {
  const [kind, id = ''] = delivery.recipient.split(':');
  if (kind === 'organisation') return toOrganisation(tx, house, delivery, body, id);
  const to = await addressOf(tx, house, delivery, kind, id);
  return to ? { kind: 'mail', to, subject: body.subject, text: body.text } : noAddress;
}

async function addressOf(
  tx: Tx,
  house: House,
  delivery: Delivery,
  kind: string | undefined,
  id: string,
): Promise<string | undefined> {
  if (kind === 'list') return (await projectOf(tx, house.root)).lists[id as 'users' | 'team'];
  if (kind === 'account') return addressOfAccount(tx, house, id, delivery.letter);
  const found = await readState<Case>(tx, house.root, delivery.book);
  return found ? (await readSheet(tx, house.root, found.state.reporter))?.address || undefined : undefined;
}

/** Whoever has left the team meanwhile is told nothing more; a person of a roster only how to come in. */
async function addressOfAccount(tx: Tx, house: House, id: string, letter: string): Promise<string | undefined> {
  const account = await readAccount(tx, id);
  if (!account || account.closed_at !== null) return undefined;
  if (account.organisation !== null && letter !== rosterLetter) return undefined;
  return (await readSheet(tx, house.root, account.person))?.address || undefined;
}

async function toOrganisation(
  tx: Tx,
  house: House,
  delivery: Delivery,
  body: LetterBody,
  id: OrganisationId,
): Promise<Outgoing> {
  const found = await readState<Organisation>(tx, house.root, organisationRef(tx.project, id));
  // A member that has left the list meanwhile is told nothing more.
  if (!found || !(found.state.state === 'active' || delivery.letter.startsWith('membership'))) return noAddress;
  if (delivery.book.kind === 'organisation' && body.notice !== undefined) {
    const stays = await removalStands(tx, house, delivery.book, body.notice);
    if (!stays) return nothing('The notice was stopped.');
    // The others on the list hear of it as members, and as nothing else.
    if (delivery.book.id !== id && found.state.state !== 'active') return noAddress;
  }
  const to = (await readSheet(tx, house.root, body.person ?? found.state.contact))?.address;
  if (!to) return noAddress;
  const plain = { kind: 'mail', to, subject: body.subject, text: body.text } as const;
  if (delivery.book.kind !== 'case')
    return sealedLetters.has(delivery.letter) ? asNotices(house, plain, found.state) : plain;
  const about = await readState<Case>(tx, house.root, delivery.book);
  if (!about) return plain;
  const project = await projectOf(tx, house.root);
  return ofCase(house, { body, to, project, state: about.state, organisation: found.state });
}

/** Whether the removal that a letter tells of has not been stopped, nor followed by another. */
async function removalStands(tx: Tx, house: House, book: Delivery['book'], notice: string): Promise<boolean> {
  const about = await readState<Organisation>(tx, house.root, book);
  return about?.state.removed?.notice === notice;
}

/** What is encrypted as a notice would be: to the pinned key of this moment, where there is one. */
function asNotices(house: House, plain: Extract<Outgoing, { kind: 'mail' }>, organisation: Organisation): Outgoing {
  const key = pinnedKeyOf(organisation, house.now());
  return key ? { ...plain, sealed: { key } } : plain;
}

interface OfCase {
  readonly body: LetterBody;
  readonly to: string;
  readonly project: Project;
  readonly state: Case;
  readonly organisation: Organisation;
}

/** Letters of a case: under embargo encrypted to the pinned key of this moment, without one as the playbook has it. */
export function ofCase(house: House, all: OfCase): Outgoing {
  const { body, to, project, state, organisation } = all;
  const now = house.now();
  const playbook = playbookOfCase(project, state);
  const party: PartyId = `organisation:${organisation.id}`;
  const ref = state.participants[party]?.ref;
  const notice = body.notice === undefined ? undefined : noticeOf(state, organisation.id, body.notice);
  if (body.notice !== undefined && !notice) return nothing('The notice was stopped.');
  const fact = toFact(organisation);
  const way = wayOf(house, project.id, ref ?? '', generationOf(state, party));
  const replyTo = ref && way.replyTo;
  const copy = copyFor({ state, notice, organisation, fact, playbook, now, way, letter: body });
  if (copy.kind === 'nothing') return copy;
  const { subject, text, carries, key } = copy;
  // What is public is encrypted to nobody, and answered by nobody; of a notice it is kept all the same what left.
  if (state.advisory.publications.length > 0)
    return { kind: 'mail', to, subject, text, ...(notice ? { carries } : {}) };
  const plain = { kind: 'mail', to, subject, text, replyTo, carries } as const;
  return key ? { ...plain, sealed: { key } } : plain;
}

/** The notice of an id, if it went to this organisation and nobody has stopped it. */
function noticeOf(state: Case, organisation: OrganisationId, id: string): Notice | undefined {
  return state.notices.find(
    (n) => n.id === id && n.sent && !n.stopped && n.sent.copies.some((copy) => copy.organisation === organisation),
  );
}

/**
 * The mail of what leaves, encrypted where it is to be.
 * @throws Error when the key cannot be used any more
 */
export async function toMail(
  house: House,
  delivery: Delivery,
  going: Extract<Outgoing, { kind: 'mail' }>,
): Promise<Mail> {
  const { to, subject, text, replyTo, sealed } = going;
  const date = house.now();
  const messageId = `<${delivery.id}@${new URL(house.baseUrl).hostname}>`;
  const returnTo = bounceAddress(house, delivery.book.project, delivery.id);
  const mail: Mail = {
    from: house.sender,
    to,
    subject,
    text,
    messageId,
    date,
    ...(returnTo ? { returnTo } : {}),
    ...(replyTo ? { headers: { 'Reply-To': replyTo } } : {}),
  };
  if (!sealed) return mail;
  const outer: readonly (readonly [string, string])[] = [
    ['From', house.sender],
    ['To', to],
    ['Subject', subject],
    ['Message-ID', messageId],
    ['Date', new Date(date).toUTCString().replace('GMT', '+0000')],
    ...(replyTo ? ([['Reply-To', replyTo]] as const) : []),
  ];
  const { key } = sealed;
  const signer = await letterKey(house, delivery.book.project);
  const inner = serialise(innerEntity(text, [], outer, `in-${delivery.id}`));
  const armored = await house.encryptor.seal({
    content: Buffer.from(inner, 'latin1'),
    publicKey: key.armored,
    signer,
    now: date,
  });
  return { ...mail, text: '', entity: encryptedEntity(armored, `out-${delivery.id}`) };
}
