import type { Role } from '../core/access/actor.ts';
import { type Project, playbookOf } from '../core/access/project.ts';
import type { Fault } from '../core/case/fault.ts';
import type { BookKind } from '../core/case/ids.ts';
import type { Case } from '../core/case/model.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { lookedAt } from '../core/distributors/review-due.ts';
import { withoutTerms } from '../core/distributors/roster.ts';
import type { DistributorFact, Facts } from '../core/process/facts.ts';
import type { PlaybookPin } from '../core/process/playbook.ts';
import { listAdvisories } from '../store/artifacts.ts';
import { type Delivery, listByStatus } from '../store/deliveries.ts';
import { type AccountRow, listAccounts } from '../store/identity/accounts.ts';
import type { Tx } from '../store/open.ts';
import { listPictures, type PictureHead } from '../store/pictures.ts';
import { fresh, type House, referenceFor } from './house.ts';
import { type PersonSheet, readSheet } from './persons.ts';
import { openHeads, openPictures } from './record.ts';

/** Every organisation of the project's list, in whatever state, newest change first. */
export async function organisationsOf(tx: Tx, root: Buffer): Promise<readonly Organisation[]> {
  return openPictures<Organisation>(tx, root, await listPictures(tx, 'organisation'));
}

/** The world around one case, as the law is told it. `documents` only where somebody has rendered them. */
export async function gatherFacts(
  tx: Tx,
  house: House,
  state: Case | undefined,
  documents?: readonly Fault[],
): Promise<Facts> {
  const [surroundings, sheet] = await Promise.all([
    readSurroundings(tx, house),
    state ? readSheet(tx, house.root, state.reporter) : undefined,
  ]);
  return factsAround(house, surroundings, state, sheet, documents);
}

/** What lies around every case of the project alike, as rows and books tell it. */
export interface Surroundings {
  readonly owner: Project;
  readonly accounts: readonly AccountRow[];
  readonly organisations: readonly Organisation[];
  readonly advisories: readonly string[];
  /** Every case of the project, whoever may see it; empty where they were not asked for. */
  readonly cases: readonly OpenedCase[];
  /** Deliveries of which nobody knows what became; empty where no cases were asked for. */
  readonly inDoubt: readonly Delivery[];
}

/** A case as its picture was found. */
export interface OpenedCase {
  readonly state: Case;
  readonly seq: number;
  readonly head: PictureHead;
}

/** Reads what lies around the project's cases, in questions asked together. @throws Error for no project */
export async function readSurroundings(
  tx: Tx,
  house: House,
  options: { readonly withCases?: boolean } = {},
): Promise<Surroundings> {
  const [accounts, heads, advisories, inDoubt] = await Promise.all([
    listAccounts(tx, null),
    listPictures(tx, 'project', 'organisation', ...(options.withCases ? (['case'] as const) : [])),
    listAdvisories(tx),
    options.withCases ? listByStatus(tx, 'in doubt') : [],
  ]);
  const opened = await openHeads<unknown>(tx, house.root, heads);
  const of = <S>(kind: BookKind) =>
    opened.filter(({ head }) => head.kind === kind) as readonly { state: S; seq: number; head: PictureHead }[];
  const owner = of<Project>('project')[0]?.state;
  if (!owner) throw new Error(`Project ${tx.project} has not been founded.`);
  const organisations = of<Organisation>('organisation').map(({ state }) => state);
  return { owner, accounts, organisations, advisories, cases: of<Case>('case'), inDoubt };
}

/** The facts of one case out of what lies around all of them. */
export function factsAround(
  house: House,
  { owner, accounts, organisations, advisories }: Surroundings,
  state: Case | undefined,
  sheet: PersonSheet | undefined,
  documents?: readonly Fault[],
): Facts {
  return {
    team: teamAmong(accounts),
    ...projectFacts(owner),
    distributors: organisations.map(toFact),
    takenAdvisoryIds: advisories.filter((id) => !state?.advisory.publications.some((p) => p.id === id)),
    guardedWords: sheet ? [sheet.name, sheet.affiliation, sheet.address].filter((w) => w !== '') : [],
    ...(documents ? { documents } : {}),
    fresh: () => fresh(house),
    reference: (organisation) => referenceFor(house, state, organisation),
  };
}

/** What the law is told of the project itself: the playbooks it has adopted, and what it supports at this moment. */
function projectFacts(owner: Project): Pick<Facts, 'product' | 'playbooks' | 'playbookOf' | 'supportedLines'> {
  const isAdopted = (pin: PlaybookPin) => owner.playbooks.some((p) => p.name === pin.name && p.version === pin.version);
  return {
    product: owner.product,
    playbooks: owner.playbooks,
    playbookOf: (pin) => (isAdopted(pin) ? playbookOf(owner, pin) : undefined),
    supportedLines: owner.lines.map(({ line }) => line),
  };
}

/** Everybody of the team who can work on cases, the oldest account first. */
export async function teamOf(tx: Tx): Promise<Facts['team']> {
  return teamAmong(await listAccounts(tx, null));
}

function teamAmong(accounts: readonly AccountRow[]): Facts['team'] {
  return accounts
    .filter((a) => hasCaseRole(a.roles))
    .map((a) => ({ account: a.id, roles: a.roles as readonly Role[] }));
}

function hasCaseRole(roles: readonly string[]): boolean {
  return roles.some((r) => r !== 'admin' && r !== 'auditor');
}

/** An organisation as the law is told of it. */
export function toFact(o: Organisation): DistributorFact {
  const last = lookedAt(o);
  const apart = withoutTerms(o);
  return {
    organisation: o.id,
    name: o.name,
    state: o.state === 'refused' ? 'removed' : o.state === 'invited' ? 'applied' : o.state,
    acceptedPolicy: o.policy.version,
    hasAddress: o.contact !== '',
    ...(o.state === 'active' && o.decided ? { memberSince: o.decided.at } : {}),
    ...(last ? { lookedAt: last } : {}),
    ...(apart.length > 0 ? { withoutTerms: apart } : {}),
    people: [...o.accounts, ...(o.roster ?? []).map(({ account }) => account)],
    leaks: o.leaks.map((leak) => leak.at),
  };
}
