import { type Actor, isOfSecurity } from '../../core/access/actor.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import { removalReaches } from '../../core/distributors/removal.ts';
import type { MembershipFacts } from '../../core/distributors/step.ts';
import { hasLeft } from '../../core/notices/approval.ts';
import { type RemovalCopy, removalCopies } from '../../core/notices/removal.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { Playbook } from '../../core/process/playbook.ts';
import { listForBook } from '../../store/deliveries.ts';
import type { Tx } from '../../store/open.ts';
import { open } from '../../vault/seal.ts';
import { applicationUrl, removalToken } from '../application-address.ts';
import { organisationRef } from '../books.ts';
import type { House } from '../house.ts';
import { deliveryAad, type LetterBody } from '../letters.ts';
import { bookKey } from '../record.ts';

/** The notice of a removal as it would leave now, or leaves; or as it left. */
export interface RemovalNotice {
  readonly state: 'draft' | 'leaving' | 'sent';
  /** Its id: another one whenever it is written anew. */
  readonly notice: string;
  readonly reason: string;
  readonly permanent: boolean;
  /** Who wrote it, and who has approved it since; of one that was sent this stands in the book. */
  readonly draftedBy?: string;
  readonly approvedBy?: readonly string[];
  readonly leavesAt?: Instant;
  /** How many it goes to, as the sender types it. */
  readonly reaches: number;
  /** To the byte what each gets; for those alone who may send it, since a copy carries its recipient’s own address. */
  readonly copies: readonly (Pick<RemovalCopy, 'organisation' | 'subject' | 'text'> & { readonly name: string })[];
}

/** The removal that is written about an organisation, or the one by which it was removed; nothing where there is none. */
export async function removalNotice(
  tx: Tx,
  house: House,
  organisation: Organisation,
  around: {
    readonly known: readonly Organisation[];
    readonly playbook: Playbook;
    readonly facts: Pick<MembershipFacts, 'now' | 'members'>;
  },
  actor: Actor,
): Promise<RemovalNotice | undefined> {
  const { known, playbook, facts } = around;
  const { removal, removed, state } = organisation;
  const sent = state === 'removed' && removed?.notice && removed.leavesAt ? removed : undefined;
  const about = removal ?? sent;
  if (!about?.notice) return undefined;
  const reaches = removal ? removalReaches(organisation, facts.members, playbook) : (sent?.copies ?? []);
  const { notice, reason, permanent = false } = about;
  const application = applicationUrl(house, removalToken(house, organisation.id, notice));
  const texts = removal
    ? removalCopies(organisation, { reason, permanent }, reaches, playbook, application)
    : await plannedCopies(tx, house, organisation, notice);
  const copies = reaches.flatMap((id) => texts.filter((copy) => copy.organisation === id));
  const leavesAt = sent?.leavesAt;
  return {
    state: leavesAt ? (hasLeft({ leavesAt }, facts.now) ? 'sent' : 'leaving') : 'draft',
    notice,
    reason,
    permanent,
    ...(removal ? { draftedBy: removal.draftedBy, approvedBy: removal.approvedBy } : {}),
    ...(leavesAt ? { leavesAt } : {}),
    reaches: reaches.length,
    copies: isOfSecurity(actor)
      ? copies.map(({ organisation: id, subject, text }) => ({
          organisation: id,
          name: known.find((each) => each.id === id)?.name ?? id,
          subject,
          text,
        }))
      : [],
  };
}

/** The copies of a removal that was sent, as they were planned then: an appeal or another playbook since says nothing of them. */
async function plannedCopies(
  tx: Tx,
  house: House,
  { id: member }: Organisation,
  notice: string,
): Promise<readonly Pick<RemovalCopy, 'organisation' | 'subject' | 'text'>[]> {
  const ref = organisationRef(tx.project, member);
  const key = await bookKey(tx, house.root, ref);
  return (await listForBook(tx, ref)).flatMap(({ id, body, recipient }) => {
    const letter = JSON.parse(open(key, Buffer.from(body), deliveryAad(ref, id)).toString('utf8')) as LetterBody;
    const organisation = recipient.replace(/^organisation:/, '');
    return letter.notice === notice ? [{ organisation, subject: letter.subject, text: letter.text }] : [];
  });
}
