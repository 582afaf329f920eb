import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { csafPath } from '../csaf/tracking.ts';
import { osvId } from '../osv/osv.ts';

/** A folder in which programs look for all advisories in one form. */
export interface Collection {
  /** The id of the form. */
  readonly form: string;
  /** What an advisory's file is called there; undefined for one that has none. */
  readonly fileOf: (published: PublishedAdvisory) => string | undefined;
}

/** The collections by their folder below the root: a site keeps them, the server answers with them. */
export const collections: Readonly<Record<string, Collection>> = {
  osv: { form: 'osv', fileOf: ({ advisory }) => `${osvId(advisory)}.json` },
  cve: { form: 'cve', fileOf: ({ advisory }) => advisory.cve && `${advisory.cve}.json` },
  vex: { form: 'openvex', fileOf: ({ advisory }) => `${advisory.id}.json` },
  '.well-known/csaf': { form: 'csaf', fileOf: csafPath },
};

/** Where the collection of a form has an advisory; undefined where there is no such collection, or none of it there. */
export function placeIn(form: string, published: PublishedAdvisory): string | undefined {
  for (const [folder, collection] of Object.entries(collections)) {
    const file = collection.form === form ? collection.fileOf(published) : undefined;
    if (file !== undefined) return `${folder}/${file}`;
  }
  return undefined;
}

/** Every place that an advisory has in a collection. Most bear other names than its id, and could be another's too. */
export const placesOf = (published: PublishedAdvisory): readonly string[] =>
  Object.values(collections).flatMap(({ form }) => placeIn(form, published) ?? []);

/** Where the CSAF provider keeps the document; beside it lie its hashes and its signature. */
export const csafPlace = (published: PublishedAdvisory): string => placeIn('csaf', published)!;

/** Where a revision stays as it was published. */
export const revisionPath = ({ advisory, revisions }: PublishedAdvisory): string =>
  `advisories/${advisory.id}/revisions/${revisions.length}.json`;
