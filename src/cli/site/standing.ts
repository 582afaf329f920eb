import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { advisoryAt, headOf } from '../../formats/site/accept.ts';
import { placesOf } from '../../formats/site/places.ts';
import { CliFailure } from '../command.ts';
import type { SiteFolder } from './folder.ts';

/** What stands on a site, each advisory without its long texts. It is looked up when asked for: one more never waits for all. */
export interface Standing {
  /** The newest of that id. */
  head(id: string): PublishedAdvisory | undefined;
  /** The id of the advisory that a file of a collection belongs to; undefined for one that is nobody's. */
  ownerOf(path: string): string | undefined;
  /** Notes that an advisory is put there. */
  note(published: PublishedAdvisory): void;
  /** Every advisory, in no order. */
  all(): readonly PublishedAdvisory[];
}

/** The advisory whose neutral text that is. @throws CliFailure for a text that no build wrote */
function ofSite(id: string, text: string): PublishedAdvisory {
  try {
    const published = JSON.parse(text) as PublishedAdvisory;
    if (published.advisory.id === id && Array.isArray(published.revisions)) return published;
  } catch {
    // What is no JSON, or has no such fields, is a stranger's too.
  }
  const mend = 'Move it away, or name another folder with --out.';
  throw new CliFailure(`advisories/${id}.json stands in the folder, and is no advisory of a site of ours. ${mend}`);
}

/** What stands in the folder. */
export function standingIn(folder: SiteFolder): Standing {
  const heads = new Map<string, PublishedAdvisory>();
  const owners = new Map<string, string>();
  let isWhole = folder.isNew;
  const note = (published: PublishedAdvisory) => {
    heads.set(published.advisory.id, headOf(published));
    for (const path of placesOf(published)) owners.set(path, published.advisory.id);
  };
  const head = (id: string) => {
    const text = heads.has(id) ? undefined : folder.read(`advisories/${id}.json`)?.toString('utf8');
    if (text !== undefined) note(ofSite(id, text));
    return heads.get(id);
  };
  const all = () => {
    if (!isWhole) {
      for (const name of folder.names('advisories')) {
        const id = advisoryAt(`advisories/${name}`);
        if (id !== undefined) head(id);
      }
    }
    isWhole = true;
    return [...heads.values()];
  };
  return {
    head,
    ownerOf(path) {
      if (!isWhole && !owners.has(path) && folder.has(path)) all();
      return owners.get(path);
    },
    note,
    all,
  };
}
