import type { CaseRoom, Inbox } from '../../app/queries/cases.ts';
import { sayInstant } from '../../core/process/instant.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';

/** The one sentence that stands on every page of the desk. */
export function nowOf(next: Inbox['next']): NowSentence {
  if (!next) return { text: 'Nothing is waiting for you.', tone: 'calm' };
  const due = next.dueAt ? `, due ${sayInstant(next.dueAt)}` : '';
  return {
    text: `${next.sentence}${due}`,
    tone: next.urgency === 0 ? 'late' : 'due',
    href: `/desk/cases/${next.number}${next.step ? `#step-${next.step}` : ''}`,
    action: 'Do it',
  };
}

/** What to do next in one case, on its own page. */
export function nextOf({ next }: CaseRoom): NowSentence | undefined {
  if (!next) return undefined;
  const text = next.dueAt ? `${next.sentence}, due ${sayInstant(next.dueAt)}` : next.sentence;
  if (!next.step) return { text, tone: 'calm' };
  return { text, tone: next.urgency === 0 ? 'late' : 'due', href: `#step-${next.step}`, action: 'Go to it' };
}
