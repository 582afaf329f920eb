import type { Actor } from '../../core/access/actor.ts';
import { playbookInForce } from '../../core/access/project.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import { asTold } from '../../core/distributors/removal.ts';
import { organisationRef, projectOf } from '../books.ts';
import { organisationsOf } from '../facts.ts';
import type { House } from '../house.ts';
import { readState } from '../record.ts';

/** What others than the team may know of a member: its name, and what it ships. Never an address or a person. */
export interface ListedMember {
  readonly name: string;
  readonly products: string;
}

export interface MemberList {
  readonly readBy: 'public' | 'organisations';
  readonly members: readonly ListedMember[];
}

/**
 * The organisations on the list, where the playbook lets the asker read them (`membership.directory`); nothing where it does
 * not, alike for an empty list and a secret one. A removal that can still be stopped shows in it as little as in its member's pages:
 * whoever looks twice would know before anybody is told, and of what may never be.
 */
export async function memberList(house: House, project: ProjectId, actor: Actor): Promise<MemberList | undefined> {
  return house.store.readTx(project, async (tx) => {
    const { directory } = playbookInForce(await projectOf(tx, house.root)).membership;
    if (directory === 'secret') return undefined;
    if (directory === 'organisations') {
      if (actor.kind !== 'distributor') return undefined;
      const own = await readState<Organisation>(tx, house.root, organisationRef(project, actor.organisation));
      if (!own || asTold(own.state, house.now()).state !== 'active') return undefined;
    }
    const active = (await organisationsOf(tx, house.root)).filter(
      (each) => asTold(each, house.now()).state === 'active',
    );
    const members = active.map(({ name, products }) => ({ name, products }));
    return { readBy: directory, members: members.toSorted((a, b) => a.name.localeCompare(b.name)) };
  });
}
