import type { Offer } from '../case/available.ts';
import { isSaidPublic } from '../case/evolve.ts';
import type { Case } from '../case/model.ts';
import { currentProposal } from '../embargo/embargo.ts';
import { type Clock, clocks } from './clocks.ts';
import type { Instant } from './instant.ts';
import type { Playbook } from './playbook.ts';

/** What one person must do now in one case: one sentence, one step, one time. */
export interface Next {
  readonly sentence: string;
  readonly step?: string;
  readonly dueAt?: Instant;
  readonly urgency: number;
}

/** Steps that move a case on, in the order of the process; the first open one that is not done is what to do now. */
const path = [
  'contact-reporter',
  'share-plan',
  'assign-lead',
  'validate-report',
  'accept-report',
  'score-vulnerability',
  'classify-weakness',
  'request-cve',
  'draft-advisory',
  'record-fork',
  'tell-reporter-draft',
  'plan-communication',
  'propose-date',
  'draft-notice',
  'approve-notice',
  'send-notice',
  'decide-date',
  'move-fix',
  'confirm-fix',
  'record-manual',
  'freeze-advisory',
  'approve-advisory',
  'release-patch',
  'publish-advisory',
  'tell-users',
  'follow-up-distributors',
  'draft-retrospective',
  'hold-retrospective',
  'close-case',
];

const clockOf: Readonly<Record<string, Clock['id']>> = {
  'contact-reporter': 'first-contact',
  'share-plan': 'plan',
  'publish-advisory': 'embargo',
  'draft-retrospective': 'retrospective',
  'hold-retrospective': 'retrospective',
};

/** The one answer to "what must I do now?" for one case, out of the offers that the person has in it. */
export function nextIn(state: Case, offers: readonly Offer[], playbook: Playbook, now: Instant): Next | undefined {
  if (state.closedAt) return undefined;
  const exposure = offers.find((o) => o.step.id === 'record-exposure');
  if (exposure && isSaidPublic(state)) {
    const sentence = `${state.number}: somebody says it is public. Find out, and record it or refute it`;
    return { sentence, step: exposure.step.id, urgency: -1 };
  }
  const running = clocks(state, playbook, now);
  const open = path
    .map((id) => offers.find((o) => o.step.id === id))
    .filter((o): o is Offer => o !== undefined && !o.isDone && o.shut.length === 0);
  const first = open[0];
  if (!first) return waiting(state, now);
  const clock = running.find((c) => c.id === clockOf[first.step.id] && !c.metAt);
  const rank = clock ? { late: 0, 'due soon': 1, ok: 2, met: 3, missed: 3 }[clock.state] : 3;
  return {
    sentence: `${state.number}: ${first.step.title}`,
    step: first.step.id,
    ...(clock ? { dueAt: clock.dueAt } : {}),
    urgency: rank,
  };
}

/** Nothing to do: say until when, where the record knows it. */
function waiting(state: Case, now: Instant): Next {
  const { embargo } = state;
  if (embargo.end && embargo.end > now && state.advisory.publications.length === 0) {
    return { sentence: `${state.number}: nothing until the embargo ends`, dueAt: embargo.end, urgency: 4 };
  }
  const proposal = currentProposal(embargo);
  if (proposal && ['proposed', 'revise'].includes(embargo.state)) {
    return { sentence: `${state.number}: waiting for answers to the proposed date`, dueAt: proposal.at, urgency: 4 };
  }
  return { sentence: `${state.number}: nothing for you at the moment`, urgency: 5 };
}
