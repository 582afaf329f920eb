import { areOfSecurity } from '../core/access/actor.ts';
import type { CaseEvent } from '../core/case/events.ts';
import type { Case } from '../core/case/model.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import type { LeakReport } from '../core/embargo/leak.ts';
import { type Knower, whoKnows, withSurroundings } from '../core/embargo/who-knows.ts';
import type { Facts } from '../core/process/facts.ts';
import type { Instant } from '../core/process/instant.ts';
import { listAccounts } from '../store/identity/accounts.ts';
import type { Tx } from '../store/open.ts';
import { sha256 } from '../vault/bytes.ts';
import { organisationsOf } from './facts.ts';
import type { PreparedFile } from './files.ts';
import type { House } from './house.ts';
import { everyOpening } from './openings.ts';
import { type OpenBook, readBook } from './record.ts';

/** What the law is told where a leak is recorded: what is known at this moment, and what members have reported. */
export async function leakFacts(
  tx: Tx,
  house: House,
  book: OpenBook<Case> & { readonly state: Case },
  files: readonly PreparedFile[],
): Promise<Pick<Facts, 'evidence' | 'leakReports'>> {
  const organisations = await organisationsOf(tx, house.root);
  const knew = await knowersOf(tx, house, book.state, book.ref, organisations);
  const { state, end, trigger } = book.state.embargo;
  return {
    evidence: {
      seq: book.head.seq,
      head: Buffer.from(book.head.hash).toString('hex'),
      knew,
      digest: knewDigest(knew),
      embargo: { state, ...(end ? { end } : {}), ...(trigger ? { trigger } : {}) },
      files: files.map(({ attachment }) => attachment),
    },
    leakReports: leakReportsOf(organisations),
  };
}

/** SHA-256 over a list of who knows, as JSON, in hexadecimal. */
export const knewDigest = (knew: readonly Knower[]): string => sha256(JSON.stringify(knew)).toString('hex');

/** Every leak that a member has reported for its organisation. */
export function leakReportsOf(organisations: readonly Organisation[]): readonly LeakReport[] {
  return organisations.flatMap(({ id, leaks }) => leaks.map(({ ref, at }) => ({ ref, at, organisation: id })));
}

/** Who knows of a case, now or as of an instant: from its book, the directory and the team. */
export async function knowersOf(
  tx: Tx,
  house: House,
  state: Case,
  ref: OpenBook<Case>['ref'],
  organisations: readonly Organisation[],
  at?: Instant,
): Promise<readonly Knower[]> {
  const [events, accounts, openings] = await Promise.all([
    readBook<CaseEvent>(tx, house.root, ref),
    listAccounts(tx),
    everyOpening(tx, house, state.id),
  ]);
  const openers = accounts
    .filter(({ organisation }) => organisation === null)
    .filter(({ id, roles }) => !state.conflicted.includes(id) && areOfSecurity(roles))
    .map(({ id, created_at }) => ({ account: id, since: created_at }));
  const policies = new Map(organisations.map(({ id, policy }) => [id, policy]));
  const people = organisations.flatMap(({ id, roster = [], policy, accounts: own }) => [
    ...accounts
      .filter((account) => own.includes(account.id))
      .map((account) => ({
        ...{ organisation: id, account: account.id, contactSince: account.created_at },
        ...(policy.version > 0 ? { accepted: policy } : {}),
      })),
    ...roster.map((one) => ({ organisation: id, ...one })),
  ]);
  const around = { openers, policies, people, openings };
  return withSurroundings(whoKnows(events, at), around, state.openedAt, at);
}
