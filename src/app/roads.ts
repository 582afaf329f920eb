import { type Actor, answerActor } from '../core/access/actor.ts';
import { type Command, isRefusal } from '../core/case/decide.ts';
import type { OrganisationId, ProjectId } from '../core/case/ids.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { isStillAsked } from '../core/distributors/road.ts';
import { confirmAddress } from '../core/distributors/steps/confirm-address.ts';
import { proveRoad } from '../core/distributors/steps/prove-road.ts';
import { findHandle } from '../store/handles.ts';
import { generationOfToken, refClaimedBy } from './answer-token.ts';
import { organisationRef } from './books.ts';
import { fresh, type House } from './house.ts';
import { askFirst, handleOrganisation, type OrganisationHandled } from './organisations.ts';
import { keepPerson } from './persons.ts';
import { readState } from './record.ts';

/** What a link to a role address is good for. */
export interface Road {
  readonly organisation: OrganisationId;
  readonly ref: string;
  readonly asks: 'test' | 'address';
}

/** What stands behind such a link; nothing for one that was made up, answered, or followed by another, all alike. */
export async function roadBehind(house: House, project: ProjectId, token: string): Promise<Road | undefined> {
  const ref = refClaimedBy(token);
  if (ref === undefined) return undefined;
  if (generationOfToken(house, project, token, { ref, use: 'road', newest: 0 }) === undefined) return undefined;
  return house.store.readTx(project, async (tx) => {
    const handle = await findHandle(tx, ref);
    if (handle?.book.kind !== 'organisation') return undefined;
    const found = await readState<Organisation>(tx, house.root, handle.book);
    const { road, addressAsked } = found?.state ?? {};
    const organisation = handle.book.id;
    if (road?.ref === ref && !road.provenAt) return { organisation, ref, asks: 'test' };
    return addressAsked?.ref === ref && isStillAsked(addressAsked, house.now())
      ? { organisation, ref, asks: 'address' }
      : undefined;
  });
}

/** Takes the answer of whoever holds the link: the test has arrived, or the address is theirs. */
export function answerRoad(house: House, project: ProjectId, road: Road): Promise<OrganisationHandled> {
  const { organisation, ref, asks } = road;
  const step = asks === 'test' ? proveRoad : confirmAddress;
  return handleOrganisation(
    house,
    project,
    organisation,
    { type: step.command, ref },
    answerActor(organisation, 'link'),
  );
}

/** Keeps the address that was asked for under a person of its own, and asks it; the law is asked before anything is kept. */
export async function changeAddress(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  command: Command,
  actor: Actor,
): Promise<OrganisationHandled> {
  const person = fresh(house);
  const decision = await house.store.withTx(project, async (tx) => {
    const found = await readState<Organisation>(tx, house.root, organisationRef(project, id));
    if (!found) return undefined;
    const { decision: decided } = await askFirst(tx, house, found.state, { command, actor });
    if (isRefusal(decided)) return decided;
    const { name } = found.state;
    const sheet = { name, affiliation: name, address: String(command.address).trim() };
    await keepPerson(tx, house.root, person, sheet, house.now(), { isFindable: false });
    return decided;
  });
  if (!decision) return { kind: 'not found' };
  if (isRefusal(decision)) return { kind: 'refused', refusal: decision };
  return handleOrganisation(house, project, id, command, actor, { person });
}
