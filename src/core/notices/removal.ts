import type { OrganisationId } from '../case/ids.ts';
import type { Organisation } from '../distributors/organisation.ts';
import { reviewOf } from '../distributors/review.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { NoticeText } from './compose.ts';
import type { Letter } from './letters.ts';

/** What one recipient of a removal gets, to the byte. */
export interface RemovalCopy extends NoticeText {
  readonly organisation: OrganisationId;
  readonly letter: 'removed' | 'removed-other';
}

/**
 * A removal as each of its recipients reads it. What is planned when it is sent comes from here, and so does the preview.
 * @param application the page behind which the organisation may appeal
 */
export function removalCopies(
  organisation: Organisation,
  { reason, permanent }: { readonly reason: string; readonly permanent: boolean },
  reaches: readonly OrganisationId[],
  playbook: Playbook,
  application: string | undefined,
): readonly RemovalCopy[] {
  const { id, name, ref } = organisation;
  const subject = `[${playbook.name}] distributors list ${ref}`;
  const own = `Your organisation was removed from the distributors list${permanent ? ' for good' : ''}.\n\nReason: ${reason}${sayTermsLeft(organisation)}${sayAppeal(organisation, playbook, application)}`;
  const others = `${name} is no longer on the distributors list. Pass nothing on to it that you have under embargo.`;
  return reaches.map((each) =>
    each === id
      ? { organisation: each, letter: 'removed', subject, text: own }
      : { organisation: each, letter: 'removed-other', subject, text: others },
  );
}

/**
 * The word of a removal to one other member that came back only after it was sent; it leaves no earlier than the others’.
 * @param after what brought the member back: it is told once of each
 */
export function removalLetter(
  removed: Organisation,
  recipient: Extract<Letter['recipient'], { readonly kind: 'organisation' }>,
  after: string,
  now: Instant,
  playbook: Playbook,
): Letter {
  const { reason = '', permanent = false, leavesAt = now, notice } = removed.removed ?? {};
  const [copy] = removalCopies(removed, { reason, permanent }, [recipient.id], playbook, undefined);
  const { letter, subject, text } = copy!;
  return {
    letter: `membership-${letter}`,
    recipient,
    subject,
    text,
    dueAt: leavesAt > now ? leavesAt : now,
    key: `${removed.id}/${notice}/${letter}/${recipient.id}/${after}`,
    ...(notice ? { notice } : {}),
  };
}

/** Where an organisation may say that a decision against it is wrong; nothing once it has done so. */
export function sayAppeal(
  organisation: Organisation,
  { membership }: Playbook,
  application: string | undefined,
): string {
  return application && reviewOf(organisation).appeals.length < membership.appeals
    ? `\n\nYou may appeal against this. Your word, and the answer to it:\n${application}`
    : '';
}

/** What goes on binding an organisation that has accepted the terms, after it was removed (R82). */
function sayTermsLeft({ policy }: Organisation): string {
  return policy.version > 0
    ? `\n\nThe embargo policy that you accepted (version ${policy.version}) goes on binding you in all that you were told under embargo, until it is public: pass it on to nobody, and delete what you have of it.`
    : '';
}
