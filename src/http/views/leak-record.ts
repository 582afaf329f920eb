import type { LeakRecord } from '../../app/queries/leaks.ts';
import { sayJudgement } from '../../core/embargo/leak.ts';
import { type Knower, sayTerms } from '../../core/embargo/who-knows.ts';
import { sayInstant } from '../../core/process/instant.ts';
import { sayEvent } from '../pages/event-words.ts';
import { sayParty } from './knower-words.ts';
import { sayActor } from './say-actor.ts';

/** The format of the record, which a reader looks for first. */
export const recordFormat = 'tidegate/leak-record/1';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * The record of a leak as one document: people by name, and beside it every entry of the case's chain with its sealed
 * body, so that whoever has the file can compute each hash anew. The words themselves are sealed in there.
 */
export function recordDocument(record: LeakRecord): Readonly<Record<string, unknown>> {
  const { room, leak, evidence, events, chain } = record;
  const { evidence: _, judgements, decisions, ...told } = leak;
  return {
    format: recordFormat,
    project: room.project.title,
    case: room.case.number,
    madeAt: room.now,
    leak: told,
    judgements,
    decisions,
    evidence: evidence ?? null,
    names: namesIn(record),
    timeline: events.map(({ seq, at, actor, event }) => ({
      seq,
      at,
      who: sayActor(actor, room.names, 'party' in event ? event.party : undefined),
      what: sayEvent(event, room.names),
    })),
    book: { project: room.project.id, kind: 'case', book: room.case.id },
    chain: chain.map(({ seq, type, at, actor, body, hash }) => ({
      ...{ seq, type, at, actor },
      body: base64(body),
      hash: hex(hash),
    })),
  };
}

function namesIn({ room, evidence }: LeakRecord): Readonly<Record<string, string>> {
  return Object.fromEntries((evidence?.knew ?? []).map(({ party }) => [party, sayParty(party, room.names)]));
}

/** The same for people to read: Markdown without the chain. */
export function recordMarkdown(record: LeakRecord): string {
  const { room, leak, evidence, events } = record;
  const told = [
    `What got out: ${leak.what}`,
    `To whom: ${leak.toWhom}`,
    ...(leak.since ? [`When: ${sayInstant(leak.since)}`] : []),
    ...(leak.how ? [`How: ${leak.how}`] : []),
    `Told by: ${sayParty(leak.organisation ? `organisation:${leak.organisation}` : '', room.names) || `a ${leak.source}`}`,
    `Recorded: ${sayInstant(leak.at)}`,
  ];
  const judged = leak.judgements.map((j) => `- ${sayInstant(j.at)}: ${sayJudgement(j)}. ${j.reason}`);
  const decided = leak.decisions.map(
    (d) => `- ${sayInstant(d.at)}: ${d.decision} (the table recommended ${d.recommended}). ${d.reason}`,
  );
  const frozen = evidence
    ? [
        `Frozen behind entry ${evidence.seq} of the case’s book, whose hash is ${evidence.head}.`,
        `SHA-256 of the list of who knew: ${evidence.digest}.`,
        ...evidence.files.map(({ name, sha256 }) => `File ${name}, SHA-256 ${sha256}.`),
        '',
        ...evidence.knew.map((knower) => knewLine(knower, room.names)),
      ]
    : ['Nothing was frozen.'];
  const timeline = events.map(({ at, actor, event }) => {
    const who = sayActor(actor, room.names, 'party' in event ? event.party : undefined);
    return `- ${sayInstant(at)}: ${who} ${sayEvent(event, room.names)}`;
  });
  return `${[
    `# A leak of ${room.case.number}`,
    told.join('\n\n'),
    '## Judged',
    judged.join('\n') || 'Not yet.',
    '## Decided',
    decided.join('\n') || 'Not yet.',
    '## Who knew at that moment',
    frozen.join('\n'),
    '## What happened in the case',
    timeline.join('\n'),
    'A judgement of where it came from is a judgement of the team, and no proof.',
  ].join('\n\n')}\n`;
}

const knewLine = (knower: Knower, names: Readonly<Record<string, string>>): string =>
  `- ${sayParty(knower.party, names)}, since ${sayInstant(knower.since)}: ${knower.how}; ${sayTerms(knower)}`;
