import type { Recorded } from '../case/events.ts';
import type { Case } from '../case/model.ts';
import type { OrganisationEvent } from '../distributors/events.ts';
import { evolveOrganisation, type Organisation } from '../distributors/organisation.ts';
import { mightReadContent } from '../embargo/adherence.ts';
import type { Instant } from '../process/instant.ts';
import { sayInstant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { composeNotice, policyFooter } from './compose.ts';
import { atOnce, type InPieces } from './in-pieces.ts';
import { isIgnored, wordsOfKind } from './judge.ts';
import { noticeSpec } from './kinds.ts';
import type { LeakFinding } from './leak-finding.ts';
import { type LeakWords, leaksInPieces } from './leak-rules.ts';
import { shapeFindings } from './notice-shape.ts';

/** One message that has left the house, as its delivery keeps it. */
export interface Sent {
  readonly id: string;
  readonly at: Instant;
  readonly letter: string;
  /** `organisation:<id>`, `list:users`, `reporter`; what stays inside the team is not asked about. */
  readonly recipient: string;
  /** The notice that it points to, by its id. */
  readonly notice?: string;
  /** Whether the notice itself left instead of `text`, which only points to it: it is composed when it leaves. */
  readonly carries?: 'content' | 'link';
  readonly subject: string;
  readonly text: string;
}

/** What is known today, by which everything sent is judged once more. */
export interface KnownToday {
  readonly state: Case;
  readonly playbook: Playbook;
  /** The terms of every playbook version that the project has adopted: a letter carries those of its day. */
  readonly terms: readonly Playbook[];
  readonly guardedWords: readonly string[];
  readonly words: Omit<LeakWords, 'now'>;
  /** The books of the organisations on the list, by their ids. */
  readonly histories: ReadonlyMap<string, readonly Recorded<OrganisationEvent>[]>;
}

/** Something that was sent and should not have been, as today's rules see it. */
export interface Breach {
  readonly sent: string;
  readonly at: Instant;
  readonly letter: string;
  readonly recipient: string;
  readonly rule: string;
  readonly message: string;
  readonly policy: string;
}

/**
 * Judges everything about one case that has left the house with the rules of today: leaks in the words, the terms at the
 * foot, and whether whoever got it was a member who had consented when it left. Dates are not judged again: what was ahead
 * then lies behind now.
 */
export function recheck(all: readonly Sent[], known: KnownToday): readonly Breach[] {
  return atOnce(recheckInPieces(all, known));
}

/** The same, in pieces. */
export function* recheckInPieces(all: readonly Sent[], known: KnownToday): InPieces<readonly Breach[]> {
  const found: (readonly Breach[])[] = [];
  for (const sent of all) found.push(yield* ofLetter(sent, known));
  for (const notice of known.state.notices) {
    found.push(ofNotice(notice, known));
    yield;
  }
  return found.flat();
}

function* ofLetter(sent: Sent, known: KnownToday): InPieces<readonly Breach[]> {
  const { state } = known;
  const published = state.advisory.publications[0]?.at;
  const isPublic = published !== undefined && sent.at >= published;
  const texts = [
    { path: '/subject', text: sent.subject },
    { path: '/body', text: sent.text },
  ];
  const isTeam = sent.recipient.startsWith('list:team') || sent.recipient.startsWith('account:');
  // An announcement ahead is its notice word for word, and judged with it.
  if (isTeam || sent.letter === 'announcement') return [];
  const toOthers = sent.recipient !== 'reporter';
  const hidesReporter = state.credit !== 'name' && state.credit !== 'name and affiliation';
  const always = toOthers && (!isPublic || hidesReporter) ? (['reporter-name'] as const) : [];
  const early = toOthers && !isPublic ? known.playbook.notices.plan.leaveOut : [];
  const words = isPublic ? { ...known.words, ofFix: [] } : known.words;
  const found = yield* leaksInPieces(texts, [...new Set([...always, ...early])], known.guardedWords, words);
  return [
    ...found.map((each) => breach(sent, each)),
    ...(sent.letter === 'notice' && owesTerms(sent, known) && !carriesTerms(sent, known)
      ? [
          breach(sent, {
            rule: 'footer-altered',
            message: 'It does not carry the embargo terms word for word.',
            policy: 'Post the Embargo note at the bottom.',
          }),
        ]
      : []),
    ...ofRecipient(sent, known),
  ];
}

/** Whether the notice that a letter points to stands under the terms: the end of an embargo does not. */
function owesTerms({ notice }: Sent, { state, playbook }: KnownToday): boolean {
  const kind = state.notices.find(({ id }) => id === notice)?.kind ?? 'plan';
  return noticeSpec(playbook, kind).footer === 'embargo-policy';
}

const carriesTerms = ({ text }: Sent, { terms }: KnownToday): boolean =>
  terms.some((playbook) => text.includes(policyFooter(playbook)));

/** Whether whoever got it was active and had consented at that moment; what is public by then may reach everybody. */
function ofRecipient(sent: Sent, { state, playbook, histories }: KnownToday): readonly Breach[] {
  const id = /^organisation:(.+)$/u.exec(sent.recipient)?.[1];
  if (id === undefined || sent.letter.startsWith('membership')) return [];
  const policy = 'A case’s words go only to active, consenting recipients.';
  const wrong = (rule: string, message: string) => [breach(sent, { rule, message, policy })];
  const history = histories.get(id) ?? [];
  const then = memberAfter(id, state, history, (at) => at <= sent.at);
  // What happened in the same millisecond may have come before or after: it is no breach if either order is none.
  const before = memberAfter(id, state, history, (at) => at < sent.at);
  if (before?.state !== 'active' && then?.state !== 'active') {
    if (then?.state === 'removed')
      return wrong('sent-after-removal', 'The organisation had been removed from the list by then.');
    return then?.state === 'suspended'
      ? wrong('sent-while-suspended', 'The organisation was suspended then.')
      : wrong('sent-to-a-non-member', 'The organisation was no member of the list then.');
  }
  const published = state.advisory.publications[0]?.at;
  if (published !== undefined && sent.at >= published) return [];
  const mightRead = (then?.policy.version ?? 0) > 0 && mightReadContent(state, `organisation:${id}`, sent.at, playbook);
  return mightRead || !carriesContent(sent, state)
    ? []
    : wrong('sent-before-consent', `It carries words of the case, and ${saysNo(state, id, sent.at)} by then.`);
}

function saysNo({ participants }: Case, id: string, then: Instant): string {
  const leftAt = participants[`organisation:${id}`]?.leftAt;
  const hasLeft = leftAt !== undefined && leftAt < then;
  return `the organisation had ${hasLeft ? 'taken its consent back' : 'not consented to its terms'}`;
}

/** The organisation as its book had it after the events of those moments; missing before the book began. */
function memberAfter(
  id: string,
  { project }: Case,
  history: readonly Recorded<OrganisationEvent>[],
  isPast: (at: Instant) => boolean,
): Organisation | undefined {
  const past = history.filter(({ at }) => isPast(at));
  return past.reduce<Organisation | undefined>(
    (own, each) => evolveOrganisation({ id, project }, own, each),
    undefined,
  );
}

/** Whether a letter held a whole block of a notice, and not only the way to it. */
const carriesContent = ({ text, carries }: Sent, { notices }: Case): boolean =>
  carries === 'content' ||
  notices.some(({ blocks }) =>
    Object.values(blocks).some((block) => block.trim().length >= 20 && text.includes(block.trim())),
  );

/** The words of a notice themselves, which its letters may only point to. */
function ofNotice(notice: Case['notices'][number], known: KnownToday): readonly Breach[] {
  const { sent, stopped, kind, blocks, id } = notice;
  if (!sent || stopped) return [];
  const { playbook, guardedWords, words, state } = known;
  const composed = composeNotice(blocks, sent.copies[0]?.ref ?? '', playbook, kind);
  const texts = Object.entries(blocks).map(([block, text]) => ({ path: `/blocks/${block}`, text }));
  const about: Sent = { id, at: sent.leavesAt, letter: `notice ${kind}`, recipient: 'every recipient', ...composed };
  const found = [
    ...wordsOfKind(texts, kind, { case: state, playbook, guardedWords, words }),
    ...shapeFindings(composed, playbook, kind),
  ];
  const early = sent.copies.flatMap(({ organisation, openedAt }) => {
    if (!openedAt || mightReadContent(state, `organisation:${organisation}`, openedAt, playbook)) return [];
    const message = `It was opened on ${sayInstant(openedAt)}, before its recipient had consented.`;
    const policy = 'Nobody reads what is under embargo before consenting to its terms.';
    return [
      breach({ ...about, recipient: `organisation:${organisation}` }, { rule: 'read-before-consent', message, policy }),
    ];
  });
  return [...found.filter((each) => !isIgnored(each, notice.ignored)).map((each) => breach(about, each)), ...early];
}

const breach = (
  { id, at, letter, recipient }: Sent,
  { rule, message, policy }: Pick<LeakFinding, 'rule' | 'message' | 'policy'>,
): Breach => ({
  sent: id,
  at,
  letter,
  recipient,
  rule,
  message,
  policy,
});
