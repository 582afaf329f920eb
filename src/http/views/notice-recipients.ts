import type { CaseRoom } from '../../app/queries/cases.ts';
import type { DeliveryLine } from '../../app/queries/deliveries.ts';
import type { AroundNotice } from '../../app/queries/notice-preview.ts';
import { answersToCurrent } from '../../core/case/evolve-embargo.ts';
import type { Notice, PartyId } from '../../core/case/model.ts';
import { termWords } from '../../core/embargo/who-knows.ts';
import { mailWords } from '../../core/notices/board.ts';
import { toldEarly } from '../../core/notices/kinds.ts';
import { isForMember } from '../../core/notices/newcomers.ts';
import { recipients } from '../../core/notices/recipients.ts';
import type { DistributorFact } from '../../core/process/facts.ts';
import { sayInstant } from '../../core/process/instant.ts';
import type { NoticeKind } from '../../core/process/playbook-notices.ts';
import type { NoticeComposerView, NoticeRecipient } from '../pages/notice-composer-page.tsx';

/** Whom the notice reaches: before it is sent everybody on the list, afterwards those who were sent a copy. */
export function recipientsOf(
  room: CaseRoom,
  notice: Notice | undefined,
  kind: NoticeKind,
  deliveries: readonly DeliveryLine[],
  keys: AroundNotice['keys'],
): readonly NoticeRecipient[] {
  const { case: state, facts, playbook, names } = room;
  const answers = answersToCurrent(state);
  if (notice?.sent && !notice.stopped) {
    return notice.sent.copies.map(({ organisation, ref }) => {
      const party: PartyId = `organisation:${organisation}`;
      const note = `Reference ${ref}, ${termWords[state.participants[party]?.consent ?? 'not asked']}`;
      const copy = deliveries.findLast((each) => each.letter === 'notice' && each.recipient === party);
      return {
        id: organisation,
        organisation: names[party] ?? organisation,
        ready: true,
        note,
        delivery: copy && mailWords[copy.status],
        answer: answers.get(party)?.answer,
      };
    });
  }
  const ready = new Set(recipients({ case: state, facts, playbook }, kind).map(({ organisation }) => organisation));
  const told = toldEarly(state);
  return facts.distributors
    .filter(({ state: membership, organisation }) => isListed(membership) || told.has(organisation))
    .filter((each) => isForMember(kind, each, room))
    .map((each) => {
      const isReady = ready.has(each.organisation);
      return {
        ...(isReady ? { id: each.organisation } : {}),
        organisation: each.name,
        ready: isReady,
        note: isReady ? howItTravels(room, each, keys) : whyNothing(room, each),
      };
    });
}

const isListed = (membership: DistributorFact['state']): boolean =>
  membership === 'active' || membership === 'suspended';

function whyNothing({ playbook }: CaseRoom, { state, hasAddress, acceptedPolicy }: DistributorFact): string {
  if (state === 'suspended') return 'Suspended, until somebody ends it';
  if (state !== 'active') return 'No longer on the list';
  if (!hasAddress) return 'The directory has no address';
  const { policyVersion } = playbook.embargo;
  return acceptedPolicy === 0
    ? 'Has not accepted the embargo policy'
    : `Its consent has lapsed: it accepted version ${acceptedPolicy} of the policy, and version ${policyVersion} is in force`;
}

const withoutKey = {
  link: 'no pinned key: a letter with a link',
  refuse: 'no pinned key: counted, but nothing leaves until it has one',
  plain: 'no pinned key: plain mail, as the playbook has it',
} as const;

function howItTravels(room: CaseRoom, { organisation, acceptedPolicy }: DistributorFact, keys: AroundNotice['keys']) {
  const policy = `Policy version ${acceptedPolicy}`;
  const endsAt = keys.get(organisation);
  if (endsAt === undefined) return `${policy}, ${withoutKey[room.playbook.embargo.withoutKey]}`;
  const until = room.case.embargo.end;
  const isShort = endsAt !== null && until !== undefined && endsAt < until;
  return `${policy}, encrypted${isShort ? `; its key ends on ${sayInstant(endsAt)}, before the embargo does` : ''}`;
}

/** Who gets this and did not get the last notice, and who had that one and gets this no more; nothing before the second. */
export function sinceLast(
  { case: state, facts, playbook, names }: CaseRoom,
  notice: Notice | undefined,
  kind: NoticeKind,
): NoticeComposerView['since'] {
  const last = state.notices.findLast((n) => n.sent && !n.stopped && n.id !== notice?.id);
  if (!last?.sent || notice?.sent || kind === 'catch-up') return undefined;
  const now = recipients({ case: state, facts, playbook }, kind);
  const had = last.sent.copies.map(({ organisation }) => organisation);
  return {
    joined: now.filter(({ organisation }) => !had.includes(organisation)).map(({ name }) => name),
    gone: had
      .filter((id) => !now.some(({ organisation }) => organisation === id))
      .map((id) => names[`organisation:${id}`] ?? id),
  };
}
