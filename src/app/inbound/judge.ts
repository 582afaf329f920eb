import type { InboundMail, MailReader } from '../../channels/inbound-mail.ts';
import { readMailAnswer, type Understood } from '../../core/answers/mail-commands.ts';
import { referencesIn, whyNotBound } from '../../core/answers/references.ts';
import type { OrganisationId, ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import type { Playbook } from '../../core/process/playbook.ts';
import { findHandle } from '../../store/handles.ts';
import { claimSignature, lastSignedFor } from '../../store/mails.ts';
import type { Tx } from '../../store/open.ts';
import { type Answerable, answerableOf, takeAnswer } from '../answer-link.ts';
import { caseRef, organisationRef, playbookOfCase, projectOf } from '../books.ts';
import type { House } from '../house.ts';
import { readSheet } from '../persons.ts';
import { readState } from '../record.ts';
import { letterKey } from '../signing.ts';
import type { Reply } from './answer-letters.ts';
import { type Proof, proofOf } from './proof.ts';

/** What became of a mail to a reply address, and why; `text` is what a person reads of it. */
export interface Judgement {
  readonly verdict: 'taken' | 'quarantined';
  readonly reason: string;
  readonly text: string;
  readonly answered?: { readonly answerable: Answerable; readonly playbook: Playbook; readonly reply: Reply };
}

interface Known {
  readonly answerable: Answerable;
  readonly playbook: Playbook;
  readonly organisation: Organisation;
  readonly address: string;
}

/**
 * Judges a mail to the reply address of a reference, and takes its answers if it proves whose they are. Whatever it proves
 * not is kept for a person and does nothing.
 * @param id the mail’s own, on record already
 */
export async function judgeAnswer(
  house: House,
  project: ProjectId,
  reader: MailReader,
  mail: InboundMail,
  ref: string,
  id: string,
): Promise<Judgement> {
  const known = await house.store.withTx(project, async (tx): Promise<Known | undefined> => {
    const answerable = await answerableOf(tx, house, ref);
    const own =
      answerable && (await readState<Organisation>(tx, house.root, organisationRef(project, answerable.organisation)));
    const about = answerable && (await readState<Case>(tx, house.root, caseRef(project, answerable.case)));
    if (!answerable || !own || !about) return undefined;
    return {
      answerable,
      playbook: playbookOfCase(await projectOf(tx, house.root), about.state),
      organisation: own.state,
      address: (await readSheet(tx, house.root, own.state.contact))?.address ?? '',
    };
  });
  if (!known) return quarantined('The case is closed, or the organisation has left the list.', mail.text);
  const proof = await proofOf(mail, reader, { ...known, ownKey: await letterKey(house, project), now: house.now() });
  const shut = await whyNot(house, project, mail, known, proof, ref, id);
  if (shut) return { ...shut, text: proof.text };
  return takeAll(house, project, known, proof.text, proof);
}

const quarantined = (reason: string, text: string): Judgement => ({ verdict: 'quarantined', reason, text });

/** What keeps a mail from being taken as the organisation’s answer; nothing where it is one. */
async function whyNot(
  house: House,
  project: ProjectId,
  mail: InboundMail,
  { answerable, playbook, address }: Known,
  proof: Proof,
  ref: string,
  id: string,
): Promise<Omit<Judgement, 'text'> | undefined> {
  const no = (reason: string, reply?: Reply): Omit<Judgement, 'text'> => ({
    verdict: 'quarantined',
    reason,
    ...(reply ? { answered: { answerable, playbook, reply } } : {}),
  });
  if (proof.kind === 'wrong') return no(proof.reason);
  if (proof.kind === 'unsigned') {
    const isTheirs = mail.from.length === 1 && mail.from[0] === address.toLowerCase();
    if (playbook.answers.byMail === 'token' && isTheirs) return undefined;
    if (playbook.answers.byMail === 'token')
      return no(
        'It was forwarded, or written by somebody else: it does not come from the organisation’s role address.',
      );
    return no('It is not signed. A link to confirm the answer was sent to the organisation’s role address.', {
      kind: 'link',
    });
  }
  const { at, digest } = proof.signature;
  return house.store.withTx(project, async (tx) => {
    // What was sent on to another reference is noted nowhere: it still acts at its own.
    const unbound = whyNotBound(ref, await namedRefs(tx, answerable.organisation, proof));
    if (unbound) return no(unbound, { kind: 'not taken', sentence: unboundSentence });
    const last = await lastSignedFor(tx, ref);
    // Noted whatever becomes of it: a mail that comes too late for one reference acts not at another one.
    if (!(await claimSignature(tx, id, digest, at)))
      return no('Its very signature came in another mail before: replayed.');
    if (at < answerable.sentAt) return no('It was signed before the notice was sent: replayed from another matter.');
    return last !== undefined && at < last
      ? no('It was signed before the answer that was taken last: replayed, or late.')
      : undefined;
  });
}

/** A letter about a mail that may have been sent on repeats no reference out of it. */
const unboundSentence = 'What was signed does not name this reference, or names another one as well.';

/** The organisation’s own references that stand under its signature. */
async function namedRefs(
  tx: Tx,
  organisation: OrganisationId,
  { text, subject }: Extract<Proof, { kind: 'signed' }>,
): Promise<readonly string[]> {
  const named: string[] = [];
  for (const ref of referencesIn(`${subject}\n${text}`))
    if ((await findHandle(tx, ref))?.party === `organisation:${organisation}`) named.push(ref);
  return named;
}

/** Takes every answer of the mail, in their order; the first that the law refuses ends it. */
async function takeAll(house: House, project: ProjectId, known: Known, text: string, proof: Proof): Promise<Judgement> {
  const { answerable, playbook } = known;
  const reply = (kind: Reply) => ({ answerable, playbook, reply: kind });
  const read = readMailAnswer(text);
  if (read.kind === 'nothing') {
    return { ...quarantined(read.sentence, text), answered: reply({ kind: 'not taken', sentence: read.sentence }) };
  }
  const taken: Understood[] = [];
  for (const answer of read.answers) {
    const sentence =
      staleDate(answer, answerable, proof) ??
      refusalOf(await takeAnswer(house, project, answerable, answer.command, 'mail'));
    if (sentence === undefined) {
      taken.push(answer);
      continue;
    }
    const before = taken.length > 0 ? ` What came before it was taken: ${taken.map(({ says }) => says).join(' ')}` : '';
    const reason = `“${answer.says}” was not taken. ${sentence}${before}`;
    return {
      ...quarantined(reason, text),
      answered: reply({ kind: 'not taken', sentence: reason }),
    };
  }
  const says = taken.map((one) => one.says);
  return { verdict: 'taken', reason: says.join(' '), text, answered: reply({ kind: 'understood', says }) };
}

/** An answer to a date is to the date that stood when it was signed, and takes back nothing that was answered since. */
function staleDate({ command }: Understood, { proposal, answer }: Answerable, proof: Proof): string | undefined {
  if (command.type !== 'AnswerDate' || !proposal || proof.kind !== 'signed') return undefined;
  const { at } = proof.signature;
  if (at < proposal.proposedAt) return 'Another date has been proposed since it was signed.';
  // Mails among themselves stand in the order in which they were signed.
  const isOtherWay = answer !== undefined && answer.by !== 'distributor:mail';
  return isOtherWay && at < answer.at
    ? 'Your organisation has answered in another way since it was signed.'
    : undefined;
}

function refusalOf(done: Awaited<ReturnType<typeof takeAnswer>>): string | undefined {
  if (done.kind === 'done') return undefined;
  if (done.kind !== 'refused') return 'The case has changed meanwhile.';
  const { faults, gates } = done.refusal;
  return faults.length > 0
    ? faults.map(({ message, mend }) => `${message} ${mend}`).join(' ')
    : gates.map(({ sentence }) => sentence).join(' ');
}
