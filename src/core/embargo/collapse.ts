import { saidSince } from '../case/exposure.ts';
import type { Case } from '../case/model.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Breach } from './embargo.ts';

/** Why an embargo ended early, in words that every party may read. */
export const endWords: Readonly<Record<Breach, string>> = {
  leak: 'information about it has got out',
  collision: 'somebody else has found it as well',
  exploitation: 'it is being exploited',
  'public fix': 'a fix of it can be seen in public',
  public: 'it is known in public',
  trigger: 'what was agreed to end it has come to pass',
  other: 'it can no longer be kept',
};

/**
 * Whether the embargo broke before its agreed moment, or before one was agreed. What a person ends after that moment had
 * simply run out, and gives nobody a shorter way.
 */
export function endedEarly({ embargo: { ended, end } }: Pick<Case, 'embargo'>): boolean {
  if (!ended || ended.cause === 'reached' || ended.cause === 'handed over') return false;
  return isEarly(end, ended.at);
}

/** Whether a moment lies before the agreed one; where none was agreed, every moment does. */
export function isEarly(end: Instant | undefined, at: Instant): boolean {
  return end === undefined || at < end;
}

/** Whether an early end takes away the second person that the playbook asks for otherwise. */
export function waivesSecondPerson(state: Case, playbook: Playbook, of: 'notice' | 'advisory'): boolean {
  return endedEarly(state) && playbook.embargo.collapse.waives.includes(of);
}

/** Whether a mitigation may now be published before there is a fix or a CVE id (process.md, case 9). */
export function mayPublishUnfixed(state: Case, playbook: Playbook): boolean {
  return endedEarly(state) && playbook.embargo.collapse.withoutFix;
}

/**
 * Whether what was agreed to end the embargo has been recorded by the team, and nobody has ended it yet. A claim from
 * outside alone is not it.
 */
export function isTriggered({ embargo, exposure }: Pick<Case, 'embargo' | 'exposure'>): boolean {
  const on = embargo.trigger?.on;
  if (on === undefined || (embargo.state !== 'active' && embargo.state !== 'revise')) return false;
  return saidSince({ exposure })[on] !== undefined;
}

/**
 * Whether attacks are on record that the agreed date knows nothing of. The embargo should end then (Vultron); a lead who
 * holds it all the same agrees on a date anew, which answers them.
 */
export function attacksUnanswered({ embargo, exposure }: Pick<Case, 'embargo' | 'exposure'>): boolean {
  const { attacksRecordedAt: at } = exposure;
  if (at === undefined || (embargo.state !== 'active' && embargo.state !== 'revise')) return false;
  return !embargo.decided || embargo.decided.at < at;
}
