import type { Case } from '../case/model.ts';
import { duplicatesOf } from '../case/ties.ts';
import { after, sayLength } from './calendar.ts';
import { day, type Instant, plus, sayInstant } from './instant.ts';
import type { Playbook } from './playbook.ts';

/** A moment by which the matter shall be public, whatever the parties would like, and who set it. */
export interface Deadline {
  readonly source: 'playbook' | 'programme' | 'reporter' | 'upstream';
  /** As the subject of a sentence: `The reporter’s own deadline`. */
  readonly title: string;
  readonly at: Instant;
}

/**
 * Every constraint on the disclosure date that binds, the shortest first: the playbook's hard cap, the caps of
 * programmes that have been told, the own deadlines of its reporter and of its duplicates' reporters, and the end of an embargo that is upstream's (R93). None of them moves while clocks stand still.
 */
export function deadlines(state: Case, { embargo, calendar }: Playbook): readonly Deadline[] {
  const found: Deadline[] = [];
  const { hardCap, programmes } = embargo;
  if (hardCap) {
    const title = `The playbook’s hard cap (${sayLength(hardCap)})`;
    found.push({ source: 'playbook', title, at: after(reportedAt(state), hardCap, calendar) });
  }
  for (const told of state.programmes ?? []) {
    const programme = programmes.find(({ id }) => id === told.id);
    if (!programme) continue;
    const title = `The cap of ${programme.title} (${sayLength(programme.cap)})`;
    found.push({ source: 'programme', title, at: after(told.since, programme.cap, calendar) });
  }
  const own = reporterDeadline(state);
  if (own) found.push({ source: 'reporter', title: 'The reporter’s own deadline', at: own });
  // Not who they are, nor that there is another report: parties of this case read which constraint binds (R31).
  for (const { deadline: at } of duplicatesOf(state))
    if (at) found.push({ source: 'reporter', title: 'A reporter’s own deadline', at });
  const theirs = state.exposure.public ? undefined : state.upstream?.embargoEnd;
  if (theirs) found.push({ source: 'upstream', title: 'The end of upstream’s embargo', at: theirs });
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The shortest binding constraint on the disclosure date, and which one it is; undefined where nothing binds. */
export function bindingDeadline(state: Case, playbook: Playbook): Deadline | undefined {
  return deadlines(state, playbook)[0];
}

/** When the reporter will publish on their own: as they last said, or so many days after their report. */
export function reporterDeadline(state: Case): Instant | undefined {
  const { deadline, report } = state;
  return deadline?.at ?? (report.deadlineDays ? plus(reportedAt(state), report.deadlineDays * day) : undefined);
}

/** When the report came in, from which caps and deadlines run; splitting it gains no time. */
export function reportedAt(state: Case): Instant {
  return state.reportedAt ?? state.openedAt;
}

/** Which constraint binds and which would come after it, without a full stop. @param all at least one, the shortest first */
export function sayBinding(all: readonly Deadline[]): string {
  const [binding, ...rest] = all;
  const later = rest.map(({ title, at }) => `${inSentence(title)}, ${sayInstant(at)}`);
  return [`${binding!.title} binds`, ...later].join('; later: ');
}

/** A title as it stands within a sentence. */
export const inSentence = (title: string): string => title.replace(/^(The|A) /, (article) => article.toLowerCase());

/** The last moment that keeps a deadline. Once it has passed, the matter shall be public within a day. */
export function lastMoment(deadline: Deadline, now: Instant): Instant {
  return deadline.at > now ? deadline.at : plus(now, day);
}
