import { exposureHistory } from '../case/exposure.ts';
import type { Case } from '../case/model.ts';
import { judgeOrderings, sayOrdering, skillOf } from '../case/orderings.ts';
import { mainBranch } from '../case/tasks.ts';
import { standings } from '../embargo/adherence.ts';
import { endedEarly, endWords } from '../embargo/collapse.ts';
import { clocks } from '../process/clocks.ts';
import type { Facts } from '../process/facts.ts';
import { between, hour, type Instant, minute, sayDuration } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';

/** What the record itself says went well, went wrong, and was luck. One sentence each; no person and no organisation. */
export interface Findings {
  readonly well: readonly string[];
  readonly wrong: readonly string[];
  readonly lucky: readonly string[];
}

/** The world that a look back needs beside the case. */
export type SeenFrom = Pick<Facts, 'distributors' | 'inDoubt'>;

const count = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

/** Looks back at a case: clocks, orderings, embargo, objections, waits and deliveries, each from what is on record. */
export function findings(state: Case, playbook: Playbook, now: Instant, facts: SeenFrom): Findings {
  const all = [
    ofClocks(state, playbook, now),
    ofOrderings(state, playbook),
    ofEmbargo(state, playbook, now, facts),
    ofRelease(state),
    ofMainBranch(state, now),
  ];
  return {
    well: all.flatMap((f) => f.well),
    wrong: all.flatMap((f) => f.wrong),
    lucky: all.flatMap((f) => f.lucky),
  };
}

function ofClocks(state: Case, playbook: Playbook, now: Instant): Findings {
  const [well, wrong, lucky]: string[][] = [[], [], []];
  for (const { title, state: word, dueAt, metAt, id } of clocks(state, playbook, now)) {
    // What comes after the look back cannot be judged by it.
    if (id === 'retrospective') continue;
    if (word === 'met' && metAt) well!.push(`${title}: kept${saySpare(between(metAt, dueAt))}.`);
    if (word === 'late') wrong!.push(`${title}: missed and still open, by ${sayDuration(between(dueAt, now))}.`);
    if (word !== 'missed' || !metAt) continue;
    wrong!.push(`${title}: missed by ${sayDuration(between(dueAt, metAt))}.`);
    const known = state.exposure.public;
    if (id !== 'embargo' && (!known || known > metAt))
      lucky!.push(`${title} was late, and nothing had become public by then.`);
  }
  return { well: well!, wrong: wrong!, lucky: lucky! };
}

/** Less than a minute is nothing to boast of. */
const saySpare = (spare: number): string =>
  spare < minute ? ' to the minute' : `, with ${sayDuration(spare)} to spare`;

function ofOrderings(state: Case, playbook: Playbook): Findings {
  const judged = judgeOrderings(exposureHistory(state, playbook));
  const { kept, settled, expected } = skillOf(judged);
  const say = (o: (typeof judged)[number]) => sayOrdering(o, playbook.exposure.fixDeployed);
  const { exploitPublic, attacksObserved } = state.exposure;
  const unseen = [
    ...(exploitPublic ? [] : ['no exploit became public']),
    ...(attacksObserved ? [] : ['no attacks were seen']),
  ];
  return {
    well: [`${kept} of ${settled} settled orderings were kept; chance alone would have kept ${expected.toFixed(1)}.`],
    wrong: judged.filter((o) => o.outcome === 'missed').map((o) => `${say(o)}: no.`),
    lucky: unseen.length > 0 ? [`So far ${unseen.join(' and ')}. That was not in the team’s hands.`] : [],
  };
}

function ofEmbargo(state: Case, playbook: Playbook, now: Instant, { distributors, inDoubt = 0 }: SeenFrom): Findings {
  const { ended, decisions = [], moved = [] } = state.embargo;
  const parties = standings(state, { now, playbook, facts: { distributors } });
  const of = (word: string) => parties.filter((p) => p.adherence === word).length;
  const told = parties.filter((p) => p.party !== 'reporter').length;
  const wrong: string[] = [];
  if (of('leaked') > 0)
    wrong.push(`${count(of('leaked'), 'party', 'parties')} reported a leak while the embargo bound it.`);
  if (of('left') > 0) wrong.push(`${count(of('left'), 'party', 'parties')} left the embargo.`);
  if (ended && endedEarly(state))
    wrong.push(`The embargo ended early${ended.because ? `: ${endWords[ended.because]}` : ''}.`);
  for (const { objections } of decisions)
    if (objections.length > 0)
      wrong.push(`A date was decided against ${count(objections.length, 'objection', 'objections')}.`);
  for (const { from, to } of moved)
    if (to > from)
      wrong.push(`The date moved by ${sayDuration(between(from, to))}${becauseOf(decisions, to, playbook)}.`);
  if (inDoubt > 0) wrong.push(`Whether ${count(inDoubt, 'delivery', 'deliveries')} arrived is in doubt.`);
  const stopped = state.notices.filter((n) => n.stopped).length;
  return {
    well: [
      ...(told > 0 && of('leaked') + of('left') === 0
        ? [`Every party that was told early kept the embargo (${told}).`]
        : []),
      ...(stopped > 0 ? [`${count(stopped, 'notice was', 'notices were')} stopped before leaving the house.`] : []),
    ],
    wrong,
    lucky:
      moved.some((m) => m.to > m.from) && of('leaked') === 0 && ended?.cause === 'reached'
        ? ['The date was put off, and nothing got out meanwhile.']
        : [],
  };
}

function becauseOf(decisions: NonNullable<Case['embargo']['decisions']>, to: Instant, playbook: Playbook): string {
  const delay = decisions.find((d) => d.date === to)?.delay;
  const reason = playbook.embargo.delayReasons.find((r) => r.id === delay);
  return reason ? `. Reason: ${reason.text.replace(/\.$/, '')}` : '';
}

/** What publication waited for last, and how long releases were in public before the advisory said why (R92). */
function ofRelease(state: Case): Findings {
  const publishedAt = state.advisory.publications[0]?.at;
  const released = Object.values(state.fixes)
    .flatMap((f) => f.releasedAt ?? [])
    .toSorted();
  const [first, last] = [released[0], released.at(-1)];
  if (!publishedAt || !first || !last || first > publishedAt) return { well: [], wrong: [], lucky: [] };
  const gap = between(first, publishedAt);
  const said = `The first release was in public for ${sayDuration(gap)} before the advisory.`;
  const end = state.embargo.end;
  const held =
    end && end > last && end <= publishedAt
      ? [`The agreed minute held the publication back for ${sayDuration(between(last, end))} after the last release.`]
      : [];
  const waited =
    end && last > end
      ? [`The releases held the publication back for ${sayDuration(between(end, last))} after the agreed minute.`]
      : [];
  const isLong = gap > hour;
  return { well: held, wrong: [...waited, ...(isLong ? [said] : [])], lucky: isLong ? [] : [said] };
}

/** How long everybody could read in the advisory what the main branch still carried. */
function ofMainBranch(state: Case, now: Instant): Findings {
  const publishedAt = state.advisory.publications[0]?.at;
  const main = mainBranch(state);
  const open = publishedAt && main ? between(publishedAt, main.patchedAt ?? now) : 0;
  if (open <= hour) return { well: [], wrong: [], lucky: [] };
  const said = main?.patchedAt
    ? `The main branch stayed open for ${sayDuration(open)} after the advisory.`
    : `The main branch is still open, ${sayDuration(open)} after the advisory.`;
  return { well: [], wrong: [said], lucky: [] };
}
