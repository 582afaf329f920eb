import { gatehouseOf } from '../../app/house.ts';
import { accountById, accountsOf } from '../../app/identity/account.ts';
import type { Role } from '../../core/access/actor.ts';
import type { Drill } from '../../formats/drill/schema.ts';
import type { Config } from '../config.ts';
import { openInstance, projectsOf } from '../serve/instance.ts';
import { addressOfPart } from './news.ts';

/** Somebody of the real team who agreed to be written to in drills. */
export interface Volunteer {
  readonly name: string;
  readonly address: string;
  readonly roles: readonly Role[];
}

/** Everybody of the real team, in every project of the instance, who agreed to drills and has a mail address. */
export async function volunteersOf(config: Config): Promise<readonly Volunteer[]> {
  const instance = await openInstance(config, () => undefined, true);
  try {
    const found: Volunteer[] = [];
    for (const project of await projectsOf(instance.house)) {
      const gatehouse = gatehouseOf(instance.house, project.id, project.name);
      for (const { id, name, address, roles } of await accountsOf(gatehouse, null)) {
        const sheet = await accountById(gatehouse, id);
        if (address !== '' && sheet?.account.drillsSince !== undefined) found.push({ name, address, roles });
      }
    }
    return found;
  } finally {
    await instance.close();
  }
}

/**
 * Who plays which part: each part goes to the first free volunteer who holds one of its roles in the real team.
 * @returns the address of a part → the volunteer; parts that nobody can play are left out
 */
export function rosterOf(drill: Drill, volunteers: readonly Volunteer[]): ReadonlyMap<string, Volunteer> {
  const free = [...volunteers];
  const roster = new Map<string, Volunteer>();
  for (const [part, actor] of Object.entries(drill.actors)) {
    if (!actor.practises) continue;
    const n = free.findIndex(({ roles }) => actor.roles.some((role) => roles.includes(role)));
    const [chosen] = n < 0 ? [] : free.splice(n, 1);
    if (chosen) roster.set(addressOfPart(part), chosen);
  }
  return roster;
}
