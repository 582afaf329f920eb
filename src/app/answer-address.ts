import { generationOf, haveEnded } from '../core/answers/addresses.ts';
import type { BookRef, OrganisationId, ProjectId } from '../core/case/ids.ts';
import type { Case, PartyId } from '../core/case/model.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { findHandle } from '../store/handles.ts';
import type { Tx } from '../store/open.ts';
import { listPictures } from '../store/pictures.ts';
import { generationOfToken, refClaimedBy, type TokenUse } from './answer-token.ts';
import { caseRef, organisationRef, projectOf } from './books.ts';
import { writeInCase } from './duty.ts';
import type { House } from './house.ts';
import { openPictures, readState } from './record.ts';

/** What a link or a reply address of ours stands for. */
export interface KnownAddress {
  readonly ref: string;
  readonly book: BookRef;
  readonly party: PartyId;
  readonly generation: number;
  /** Whether it still opens anything: nobody has replaced it, and it has not ended by law. */
  readonly holds: boolean;
}

/** What stands behind a token of ours; nothing for a text that was made up. */
export async function addressBehind(
  tx: Tx,
  house: Pick<House, 'root'>,
  token: string,
  use: TokenUse,
): Promise<KnownAddress | undefined> {
  const ref = refClaimedBy(token);
  const handle = ref === undefined ? undefined : await findHandle(tx, ref);
  if (!ref || handle?.book.kind !== 'case' || !handle.party.startsWith('organisation:')) return undefined;
  const party = handle.party as PartyId;
  const about = await readState<Case>(tx, house.root, handle.book);
  const own = await readState<Organisation>(tx, house.root, organisationRef(tx.project, idOf(party)));
  if (!about || !own) return undefined;
  const newest = generationOf(about.state, party);
  const generation = generationOfToken(house, tx.project, token, { ref, use, newest });
  if (generation === undefined) return undefined;
  const holds = generation === newest && !haveEnded(about.state, own.state);
  return { ref, book: handle.book, party, generation, holds };
}

const idOf = (party: PartyId): OrganisationId => party.slice('organisation:'.length);

/** Notes in the case that a replaced address was used: each way of each generation once, however often it is tried. */
export async function noteTried(
  house: House,
  project: ProjectId,
  { book, party, generation }: KnownAddress,
  way: 'link' | 'mail',
): Promise<void> {
  await house.store.withTx(project, async (tx) => {
    const owner = await projectOf(tx, house.root);
    const event = { type: 'OldAddressTried', party, generation, way, by: 'system' } as const;
    const isKnown = ({ participants }: Case) =>
      participants[party]?.addresses?.tried?.some((one) => one.generation === generation && one.way === way);
    await writeInCase(tx, house, owner, book, (state) => (isKnown(state) ? [] : [event]), house.now());
  });
}

/** New links and reply addresses in every open case for an active member whose old ones have ended by law. */
export async function replaceEnded(house: House, project: ProjectId, organisation: Organisation): Promise<void> {
  if (organisation.state !== 'active' || organisation.answersEndedAt === undefined) return;
  await house.store.withTx(project, async (tx) => {
    const owner = await projectOf(tx, house.root);
    const party: PartyId = `organisation:${organisation.id}`;
    const open = (await listPictures(tx, 'case')).filter(({ stage }) => stage !== 'closed');
    const due = (state: Case) =>
      haveEnded(state, organisation)
        ? [
            {
              type: 'AnswerAddressReplaced',
              party,
              generation: generationOf(state, party) + 1,
              reason:
                'Somebody who could know it has left the organisation, its role address was changed, or its membership was suspended.',
              by: 'system',
            } as const,
          ]
        : [];
    const states = await openPictures<Case>(tx, house.root, open);
    // Cases are locked in the order of their ids.
    for (const state of [...states].sort((a, b) => a.id.localeCompare(b.id)))
      if (due(state).length > 0) await writeInCase(tx, house, owner, caseRef(project, state.id), due, house.now());
  });
}
