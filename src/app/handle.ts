import type { Actor } from '../core/access/actor.ts';
import { cveIdsIn } from '../core/advisory/rejection.ts';
import { adviceOn, type Command, decide, isRefusal, type Refusal } from '../core/case/decide.ts';
import type { CaseEvent } from '../core/case/events.ts';
import type { Fault } from '../core/case/fault.ts';
import type { CaseId, ProjectId } from '../core/case/ids.ts';
import type { Case } from '../core/case/model.ts';
import type { Facts } from '../core/process/facts.ts';
import { writeArtifacts } from '../store/artifacts.ts';
import { listForBook } from '../store/deliveries.ts';
import { stopDeliveries } from '../store/delivery-steps.ts';
import { insertHandle } from '../store/handles.ts';
import { listAccounts } from '../store/identity/accounts.ts';
import type { Tx } from '../store/open.ts';
import { caseKeeping, caseRef, playbookOfCase, projectOf } from './books.ts';
import { type Beside, broughtBy, judgeAhead } from './bundles.ts';
import { gatherFacts } from './facts.ts';
import { keepFiles, type PreparedFile, prepareFiles, type Upload } from './files.ts';
import type { House } from './house.ts';
import { leakFacts } from './leaks.ts';
import { planLetters } from './letters.ts';
import { otherWords } from './other-words.ts';
import { readSheet, readSheets } from './persons.ts';
import { publishedOf, type Rendered, renderDocuments, retrospectiveFile } from './publication.ts';
import { type OpenBook, writeEvents } from './record.ts';
import { signedArtifacts } from './signing.ts';
import { duplicatesWithSheets, factsOfTied, mayTouch, takeTied, writeTied } from './tied.ts';

export type Handled =
  | {
      readonly kind: 'done';
      readonly case: Case;
      readonly seq: number;
      readonly events: readonly CaseEvent[];
      /** What speaks against it and did not stop it. */
      readonly warnings: readonly Fault[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not found' }
  | { readonly kind: 'changed'; readonly seq: number };

/** The version that the command was made for, and what comes with the record of a leak or with a bundle. */
export interface HandleOptions extends Beside {
  readonly ifSeq?: number;
  readonly uploads?: readonly Upload[];
}

/**
 * Puts a command to the law and, if it agrees, writes what follows: events, picture, letters and published files in one
 * transaction. A case that the actor may not see is not found, exactly as one that does not exist.
 */
export async function handle(
  house: House,
  project: ProjectId,
  id: CaseId,
  command: Command,
  actor: Actor,
  options: HandleOptions = {},
): Promise<Handled> {
  for (;;) {
    const handled = await handleOnce(house, project, id, command, actor, options);
    if (handled !== 'tied meanwhile') return handled;
  }
}

function handleOnce(
  house: House,
  project: ProjectId,
  id: CaseId,
  command: Command,
  actor: Actor,
  options: HandleOptions,
): Promise<Handled | 'tied meanwhile'> {
  return house.store.withTx(project, async (tx): Promise<Handled | 'tied meanwhile'> => {
    const ref = caseRef(project, id);
    const books = await takeTied(tx, house, ref, command, actor);
    if (books === 'tied meanwhile') return books;
    const book = books.own;
    if (!book?.state || !mayTouch(actor, book.state)) return { kind: 'not found' };
    if (options.ifSeq !== undefined && options.ifSeq !== book.head.seq) return { kind: 'changed', seq: book.head.seq };
    const now = house.now();
    const owner = await projectOf(tx, house.root);
    const rendered = await documentsFor(tx, house, book.state, command, now);
    const gathered = { ...(await gatherFacts(tx, house, book.state, rendered?.faults)), ...factsOfTied(house, books) };
    const leaked = command.type === 'RecordLeak' ? prepareFiles(house, options.uploads ?? []) : [];
    const brought = await broughtBy(tx, house, book, command, options, now);
    const files = [...leaked, ...brought.files];
    const extra = await extraFacts(tx, house, { ...book, state: book.state }, command, leaked);
    const facts = { ...gathered, ...extra, ...brought.facts };
    await judgeAhead(facts);
    const playbook = playbookOfCase(owner, book.state);
    const decision = decide(book.state, command, actor, now, playbook, facts);
    if (isRefusal(decision)) return { kind: 'refused', refusal: decision };
    if (decision.length === 0) return { kind: 'done', case: book.state, seq: book.head.seq, events: [], warnings: [] };
    await keepFiles(tx, book, files);
    const { state, seq } = await writeEvents(tx, book, caseKeeping, decision, actor, now);
    await keepHandles(tx, ref, book.state, state);
    for (const event of decision) {
      if (event.type !== 'NoticeStopped') continue;
      const { leavesAt } = book.state.notices.find(({ id }) => id === event.notice)!.sent!;
      await stopDeliveries(tx, ref, now, { kind: 'notice', dueAt: leavesAt });
    }
    const isShown = decision.some((e) => e.type === 'AdvisoryPublished' || e.type === 'AdvisoryWithdrawn');
    if (rendered && isShown) await writeArtifacts(tx, await signedArtifacts(tx, house, rendered.artifacts, now));
    for (const event of decision)
      if (event.type === 'RetrospectivePublished')
        await writeArtifacts(tx, [retrospectiveFile(state, event.text, seq, now)]);
    await planLetters(tx, house, owner, { ref, key: book.key, state, from: book.head.seq + 1 }, decision, now);
    await writeTied(tx, house, owner, { books, command, decision, actor, now, facts, state });
    const warnings = adviceOn(command, { case: book.state, actor, now, playbook, facts });
    return { kind: 'done', case: state, seq, events: decision, warnings };
  });
}

/** Commands whose words are read against those of other cases. */
const readsOtherCases: ReadonlySet<string> = new Set([
  ...['DraftNotice', 'ApproveNotice', 'SendNotice', 'AddBundle', 'ShareBundles'],
]);

/** What only a few commands need to know, and what takes reading. */
async function extraFacts(
  tx: Tx,
  house: House,
  book: OpenBook<Case> & { readonly state: Case },
  { type }: Command,
  files: readonly PreparedFile[],
): Promise<Partial<Facts>> {
  const { state } = book;
  if (type === 'RecordLeak') return leakFacts(tx, house, book, files);
  if (readsOtherCases.has(type)) return { otherWords: await otherWords(tx, house, state) };
  if (type === 'DraftRetrospective') return { inDoubt: await doubts(tx, caseRef(tx.project, state.id)) };
  return type === 'PublishRetrospective' ? { withheld: await withheldNames(tx, house, state) } : {};
}

/** Names that stay out of what is public: the team's, and all of a reporter's that their credit does not show. */
async function withheldNames(tx: Tx, house: House, state: Case): Promise<readonly string[]> {
  const accounts = await listAccounts(tx, null);
  const team = [
    ...(
      await readSheets(
        tx,
        house.root,
        accounts.map(({ person }) => person),
      )
    ).values(),
  ];
  const own = { state, sheet: await readSheet(tx, house.root, state.reporter) };
  const reporters = [own, ...(await duplicatesWithSheets(tx, house, state))];
  return [
    ...team.flatMap(({ name, address }) => [name, ...name.split(/\s+/u), address]),
    ...reporters.flatMap(({ state: { credit }, sheet }) => [
      credit === 'name' || credit === 'name and affiliation' ? '' : sheet?.name,
      credit === 'name and affiliation' ? '' : sheet?.affiliation,
      sheet?.address,
    ]),
  ].filter((word): word is string => Boolean(word?.trim()));
}

/** Deliveries of which nobody knows whether they arrived. */
async function doubts(tx: Tx, ref: ReturnType<typeof caseRef>): Promise<number> {
  return (await listForBook(tx, ref)).filter(({ status }) => status === 'in doubt').length;
}

/** Before the irreversible, the documents are rendered and checked: the law is told what was found. */
async function documentsFor(
  tx: Tx,
  house: House,
  state: Case,
  command: Command,
  now: ReturnType<House['now']>,
): Promise<Rendered | undefined> {
  const isShown = ['FreezeAdvisory', 'PublishAdvisory', 'WithdrawAdvisory'].includes(command.type);
  if (!isShown || state.advisory.revisions.length === 0) return undefined;
  const withdrawal = command.type === 'WithdrawAdvisory' ? String(command.reason ?? '').slice(0, 1_000) : undefined;
  const replacedBy = withdrawal === undefined ? [] : cveIdsIn(String(command.replacedBy ?? ''));
  const changes = typeof command.changes === 'string' ? command.changes.trim().slice(0, 1_000) : undefined;
  if (withdrawal !== undefined && state.advisory.publications.length === 0) return undefined;
  const owner = await projectOf(tx, house.root);
  const reporter = await readSheet(tx, house.root, state.reporter);
  return renderDocuments(
    publishedOf(owner, state, reporter, now, house.baseUrl, {
      withdrawal,
      replacedBy,
      changes,
      duplicates: await duplicatesWithSheets(tx, house, state),
    }),
  );
}

/** Every new party of the case can be found by the reference it was given. */
async function keepHandles(tx: Tx, ref: ReturnType<typeof caseRef>, before: Case, after: Case): Promise<void> {
  for (const { party, ref: handle } of Object.values(after.participants)) {
    if (party in before.participants) continue;
    await insertHandle(tx, { ref: handle, book: ref, party });
  }
}
