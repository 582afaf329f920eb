import type { CaseId, ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import { listAccounts } from '../../store/identity/accounts.ts';
import { organisationRef } from '../books.ts';
import type { House } from '../house.ts';
import { readSheet } from '../persons.ts';
import { readState } from '../record.ts';
import { type CaseRoom, caseRoom } from './cases.ts';
import { type PartnerNotice, partnerNotice } from './partner.ts';
import { type ReporterRoom, reporterRoom } from './reporter-room.ts';

/** What somebody else sees of a case at this moment. */
export type SeenAs =
  | { readonly as: 'reporter'; readonly room: ReporterRoom }
  | { readonly as: 'distributor'; readonly name: string; readonly notice: PartnerNotice }
  | { readonly as: 'team'; readonly name: string; readonly roles: readonly string[]; readonly room: CaseRoom };

/** How much of a case its page asks for; whoever looks through another's eyes asks for the same. */
export const pageOfCase = { entries: 40, withMostUrgent: true } as const;

/**
 * The very answer that the party itself would get, by the query that answers it, under its own pass. Who the reporter is
 * stays sealed: the desk does not learn it by looking through their eyes. Undefined where the party sees nothing now.
 */
export async function seenAs(
  house: House,
  project: ProjectId,
  state: Case,
  party: string,
): Promise<SeenAs | undefined> {
  if (party === 'reporter') return asReporter(house, project, { case: state.id, person: state.reporter });
  if (party.startsWith('account:')) return asTeam(house, project, state.number, party.slice('account:'.length));
  const [, account = '', ofPerson] = /^person:([^@]+)@(.+)$/.exec(party) ?? [];
  const organisation = ofPerson ?? party.replace(/^organisation:/, '');
  const ref = state.participants[`organisation:${organisation}`]?.ref;
  if (ref === undefined) return undefined;
  const notice = await partnerNotice(house, project, ref, { kind: 'distributor', id: account, organisation });
  const found = await house.store.readTx(project, async (tx) => {
    const own = await readState<Organisation>(tx, house.root, organisationRef(project, organisation));
    if (!own || account === '') return own && { name: own.state.name };
    const row = (await listAccounts(tx, organisation)).find(({ id }) => id === account);
    const sheet = row && (await readSheet(tx, house.root, row.person));
    // A closed account has no way in, whatever its organisation may read.
    return row && { name: `${sheet?.name || 'Somebody'}, ${own.state.name}` };
  });
  return notice && found ? { as: 'distributor', name: found.name, notice } : undefined;
}

async function asReporter(
  house: House,
  project: ProjectId,
  whose: { readonly case: CaseId; readonly person: string },
): Promise<SeenAs | undefined> {
  const room = await reporterRoom(house, project, whose);
  if (!room) return undefined;
  const { creditLine: _, ...rest } = room;
  return { as: 'reporter', room: { ...rest, sheet: { name: '', affiliation: '', address: '' } } };
}

async function asTeam(house: House, project: ProjectId, number: string, id: string): Promise<SeenAs | undefined> {
  const row = await house.store.readTx(project, async (tx) =>
    (await listAccounts(tx, null)).find((account) => account.id === id),
  );
  if (!row) return undefined;
  const { roles } = row;
  const room = await caseRoom(house, project, number, { kind: 'account', id, roles }, pageOfCase);
  return room && { as: 'team', name: room.names[id] || 'Somebody', roles, room };
}
