import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { osvArchive, type PackedRecord } from '../osv/archive.ts';
import type { SiteConfig } from './config.ts';
import { fixedFiles, securityMdOf } from './fixed-files.ts';
import { listFiles } from './list-files.ts';
import type { Site, SiteFile } from './site.ts';

/** Where the archive of all OSV records lies. */
export const archivePath = 'osv/all.zip';

/**
 * Everything of a site that is no single advisory's, but for security.txt, which holds the day on which it was written.
 * @param all every advisory of the site; the long texts may be left out
 * @param records each OSV record, packed
 * @param since when nothing has been published yet: what the lists say has changed last, in UTC
 */
export function* overallFiles(
  config: SiteConfig,
  key: Site['key'],
  all: readonly PublishedAdvisory[],
  records: readonly PackedRecord[],
  since: string,
): Generator<SiteFile> {
  const securityMd = securityMdOf(config);
  yield* fixedFiles;
  yield* listFiles({ ...config, key }, all, since);
  yield { path: archivePath, body: osvArchive(records) };
  if (securityMd !== undefined) yield { path: 'SECURITY.md', body: securityMd };
}
