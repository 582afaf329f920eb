import { hasGoneToMembers } from '../case/kinds.ts';
import type { Case } from '../case/model.ts';
import { businessDaysBetween } from '../process/calendar.ts';
import { type Clock, clocks } from '../process/clocks.ts';
import { between, type Instant, sayDuration, sayInstant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { findings, type SeenFrom } from './findings.ts';

const clockWords: Readonly<Record<Clock['state'], string>> = {
  met: 'kept',
  missed: 'missed',
  late: 'missed and still open',
  paused: 'standing still',
  ok: 'running',
  'due soon': 'running',
};

/** The retrospective's first text, out of the record alone (R72). Markdown; people add what no record knows. */
export function retrospective(state: Case, playbook: Playbook, now: Instant, facts: SeenFrom): string {
  const found = findings(state, playbook, now, facts);
  const rows = milestones(state);
  const kept = clocks(state, playbook, now).map((c) => {
    const word = clockWords[c.state];
    const metAt = c.metAt ? `, done ${sayInstant(c.metAt)}` : '';
    return `- ${c.title}: ${word} (due ${sayInstant(c.dueAt)}${metAt})`;
  });
  const waits = rows
    .slice(1)
    .map(([label, at], i) => ({ label: `${rows[i]![0]} → ${label}`, took: between(rows[i]![1], at) }))
    .sort((a, b) => b.took - a.took)
    .slice(0, 5);
  const last = rows.at(-1)![1];
  const days = businessDaysBetween(state.openedAt, last, playbook.calendar);
  const left = state.notices.filter((n) => n.sent && !n.stopped);
  const objected = state.answers.filter((a) => a.answer === 'object').length;
  return [
    `# Retrospective of ${state.number}`,
    `Reported ${sayInstant(state.openedAt)}. ${days} business days to ${rows.at(-1)![0]}.`,
    '## Timeline',
    rows.map(([label, at]) => `- ${sayInstant(at)}: ${label}`).join('\n'),
    '## Clocks',
    kept.join('\n'),
    '## Longest waits',
    waits.map((w) => `- ${w.label}: ${sayDuration(w.took)}`).join('\n'),
    '## Coordination',
    `- Dates proposed: ${state.embargo.proposals.length}; objections: ${objected}`,
    `- Organisations told early: ${new Set(left.flatMap((n) => n.sent!.copies.map((c) => c.organisation))).size}`,
    '## What went well',
    listed(found.well),
    '## What went wrong',
    listed(found.wrong),
    '## Where we were lucky',
    listed(found.lucky),
    '## What we will do',
    'Each as an action item with its owner.',
  ].join('\n\n');
}

/**
 * The first text of a public retrospective: what the record says in sentences without names, the root cause as the team
 * wrote it, and how many action items there are. Distributors' words and internal messages are not in it.
 */
export function publicRetrospective(state: Case, playbook: Playbook, now: Instant, facts: SeenFrom): string {
  const found = findings(state, playbook, now, facts);
  const items = state.actionItems ?? [];
  const days = businessDaysBetween(state.openedAt, state.advisory.publications[0]?.at ?? now, playbook.calendar);
  return [
    `# Retrospective of ${state.advisory.publications.at(-1)?.id ?? ''}`.trim(),
    `Reported ${sayInstant(state.openedAt)}; ${days} business days to the advisory.`,
    ...(state.retrospective.rootCause ? ['## Root cause', state.retrospective.rootCause] : []),
    '## What went well',
    listed(found.well),
    '## What went wrong',
    listed(found.wrong),
    '## Where we were lucky',
    listed(found.lucky),
    '## What we do about it',
    items.length > 0 ? listed(items.map((a) => `${a.text}${a.done ? ' (done)' : ''}`)) : 'Nothing was decided.',
  ].join('\n\n');
}

const listed = (sentences: readonly string[]): string =>
  sentences.length > 0 ? sentences.map((s) => `- ${s}`).join('\n') : '- Nothing that the record knows of.';

function milestones(state: Case): readonly (readonly [string, Instant])[] {
  const rows: (readonly [string, Instant | undefined])[] = [
    ['report received', state.openedAt],
    ['first contact', state.contactedAt],
    ['plan shared', state.plan?.at],
    ['advisory drafted', state.advisory.revisions[0]?.at],
    ['reporter told of the draft', state.draftToldAt],
    ['distributors told', state.notices.find(hasGoneToMembers)?.sent?.at],
    ['date decided', state.embargo.decided?.at],
    ['fix confirmed', state.fixConfirmedAt],
    ...Object.values(state.fixes).map((f) => [`${f.version ?? f.line} released`, f.releasedAt] as const),
    ['advisory published', state.advisory.publications[0]?.at],
    ['users told', state.usersToldAt],
    ['distributors followed up', state.followedUpAt],
  ];
  return rows.filter((r): r is readonly [string, Instant] => r[1] !== undefined).sort((a, b) => (a[1] < b[1] ? -1 : 1));
}
