import type { Actor } from '../../core/access/actor.ts';
import { playbookInForce } from '../../core/access/project.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import { type MembershipOffer, offersOf } from '../../core/distributors/decide.ts';
import { keyWarnings, type OrganisationKey, pinnedKeyOf } from '../../core/distributors/keys.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import type { Instant } from '../../core/process/instant.ts';
import { organisationRef, projectOf } from '../books.ts';
import type { House } from '../house.ts';
import { membershipFacts } from '../organisations.ts';
import { readSheet } from '../persons.ts';
import { readState } from '../record.ts';

/** A key as people look at it. */
export interface KeyLine extends OrganisationKey {
  /** Whether notices go to it at this moment. */
  readonly isUsed: boolean;
  readonly warnings: readonly string[];
}

/** An organisation's keys with what somebody should know of each; the newest first. */
export function keyLines(organisation: Organisation, address: string, now: Instant): readonly KeyLine[] {
  const used = pinnedKeyOf(organisation, now);
  return [...(organisation.keys ?? [])]
    .reverse()
    .map((key) => ({ ...key, isUsed: key === used, warnings: key.retired ? [] : keyWarnings(key, address, now) }));
}

export interface OwnKeys {
  readonly organisation: string;
  readonly address: string;
  readonly keys: readonly KeyLine[];
  readonly offers: readonly MembershipOffer[];
}

const own = new Set(['offer-key', 'retire-key']);

/** The keys of the asker's own organisation, and what it can do about them. */
export async function ownKeys(house: House, project: ProjectId, actor: Actor): Promise<OwnKeys | undefined> {
  if (actor.kind !== 'distributor') return undefined;
  return house.store.readTx(project, async (tx) => {
    const found = await readState<Organisation>(tx, house.root, organisationRef(project, actor.organisation));
    if (!found) return undefined;
    const organisation = found.state;
    const playbook = playbookInForce(await projectOf(tx, house.root));
    const address = (await readSheet(tx, house.root, organisation.contact))?.address ?? '';
    const offers = offersOf({ organisation, actor, playbook, facts: membershipFacts(house, [], playbook) });
    return {
      organisation: organisation.name,
      address,
      keys: keyLines(organisation, address, house.now()),
      offers: offers.filter(({ step }) => own.has(step.id)),
    };
  });
}
