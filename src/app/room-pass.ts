import type { ProjectId } from '../core/case/ids.ts';
import { hour, type Instant, plus } from '../core/process/instant.ts';
import { derive } from '../vault/keys.ts';
import { lookup } from '../vault/lookup.ts';
import { CannotOpen, open, seal } from '../vault/seal.ts';
import type { House } from './house.ts';

/** How long a reporter's browser keeps the room open without the words being typed again, in milliseconds. */
export const passLife = 12 * hour;

/** What a browser carries instead of the ten words: the words, sealed, so that a stolen disk image tells nothing. */
export function sealPass(house: House, project: ProjectId, words: string): string {
  const until = plus(house.now(), passLife);
  return seal(derive(house.root, 'room'), JSON.stringify({ words, until }), aad(project)).toString('base64url');
}

/** The words behind a pass; nothing when it is broken, of another project or too old, all alike. */
export function openPass(house: House, project: ProjectId, pass: string): string | undefined {
  try {
    const opened = open(derive(house.root, 'room'), Buffer.from(pass, 'base64url'), aad(project));
    const { words, until } = JSON.parse(opened.toString('utf8')) as { words: string; until: Instant };
    return house.now() < until ? words : undefined;
  } catch (error) {
    if (error instanceof CannotOpen) return undefined;
    throw error;
  }
}

/** What every form of the room carries, so that no other site can send one in the reporter's name. */
export function passFormToken(house: House, project: ProjectId, pass: string): string {
  return lookup(derive(house.root, 'room'), `form/${project}`, pass).toString('base64url');
}

const aad = (project: ProjectId): string[] => [project, 'room', 'pass'];
