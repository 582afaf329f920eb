import type { Role } from '../core/access/actor.ts';
import type { Project } from '../core/access/project.ts';
import type { Fault } from '../core/case/fault.ts';
import type { Case } from '../core/case/model.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import type { DistributorFact, Facts } from '../core/process/facts.ts';
import { listAdvisories } from '../store/artifacts.ts';
import { listAccounts } from '../store/identity/accounts.ts';
import type { Tx } from '../store/open.ts';
import { listPictures } from '../store/pictures.ts';
import { fresh, type House, reference } from './house.ts';
import { readSheet } from './persons.ts';
import { openPictures } from './record.ts';

/** Every organisation of the project's list, in whatever state, newest change first. */
export async function organisationsOf(tx: Tx, root: Buffer): Promise<readonly Organisation[]> {
  return openPictures<Organisation>(tx, root, 'organisation', await listPictures(tx, 'organisation'));
}

/** The world around one case, as the law is told it. `documents` only where somebody has rendered them. */
export async function gatherFacts(
  tx: Tx,
  house: House,
  state: Case | undefined,
  documents?: readonly Fault[],
): Promise<Facts> {
  const organisations = await organisationsOf(tx, house.root);
  const sheet = state ? await readSheet(tx, house.root, state.reporter) : undefined;
  return {
    team: await teamOf(tx),
    distributors: organisations.map(toFact),
    takenAdvisoryIds: (await listAdvisories(tx)).filter((id) => !state?.advisory.publications.some((p) => p.id === id)),
    guardedWords: sheet ? [sheet.name, sheet.affiliation, sheet.address].filter((w) => w !== '') : [],
    ...(documents ? { documents } : {}),
    fresh: () => fresh(house),
    reference: () => reference(house),
  };
}

/** What the law is told of the project itself: the playbooks it has adopted, and what it supports at this moment. */
export function projectFacts(owner: Project): Pick<Facts, 'playbooks' | 'supportedLines'> {
  return { playbooks: owner.playbooks, supportedLines: owner.lines.map(({ line }) => line) };
}

/** Everybody of the team who can work on cases, the oldest account first. */
export async function teamOf(tx: Tx): Promise<Facts['team']> {
  return (await listAccounts(tx, null))
    .filter((a) => hasCaseRole(a.roles))
    .map((a) => ({ account: a.id, roles: a.roles as readonly Role[] }));
}

function hasCaseRole(roles: readonly string[]): boolean {
  return roles.some((r) => r !== 'admin' && r !== 'auditor');
}

function toFact(o: Organisation): DistributorFact {
  return {
    organisation: o.id,
    name: o.name,
    state: o.state === 'refused' ? 'removed' : o.state,
    acceptedPolicy: o.policy.version,
    hasAddress: o.contact !== '',
  };
}
