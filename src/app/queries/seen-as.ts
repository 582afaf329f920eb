import type { ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import { organisationRef } from '../books.ts';
import type { House } from '../house.ts';
import { readState } from '../record.ts';
import { type PartnerNotice, partnerNotice } from './partner.ts';
import { type ReporterRoom, reporterRoom } from './reporter-room.ts';

/** What somebody outside the team sees of a case at this moment. */
export type SeenAs =
  | { readonly as: 'reporter'; readonly room: ReporterRoom }
  | { readonly as: 'distributor'; readonly name: string; readonly notice: PartnerNotice };

/**
 * The very answer that the party itself would get. Who the reporter is stays sealed: the desk does not learn it by
 * looking through their eyes. Undefined where the party sees nothing now.
 */
export async function seenAs(
  house: House,
  project: ProjectId,
  state: Case,
  party: string,
): Promise<SeenAs | undefined> {
  if (party === 'reporter') {
    const room = await reporterRoom(house, project, { case: state.id, person: state.reporter });
    if (!room) return undefined;
    const { creditLine: _, ...rest } = room;
    return { as: 'reporter', room: { ...rest, sheet: { name: '', affiliation: '', address: '' } } };
  }
  const organisation = party.replace(/^organisation:/, '');
  const ref = state.participants[party]?.ref;
  if (ref === undefined) return undefined;
  const notice = await partnerNotice(house, project, ref, { kind: 'distributor', id: '', organisation });
  const own = await house.store.readTx(project, (tx) =>
    readState<Organisation>(tx, house.root, organisationRef(project, organisation)),
  );
  return notice && own ? { as: 'distributor', name: own.state.name, notice } : undefined;
}
