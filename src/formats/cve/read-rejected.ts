import { type Advisory, advisorySchema } from '../../core/advisory/advisory.ts';
import type { ReadPublication } from '../read.ts';
import type { Part } from '../reading.ts';
import { organisationIn, words } from './read-parts.ts';

/**
 * A rejected record, or the container that rejects an id: an advisory that is withdrawn, with its ids and the reason. The
 * format keeps nothing of what the record said before, so there is no title, no text and no product to read.
 */
export function rejectedIn(
  whole: Part,
  cna: Part,
): { readonly advisory: Advisory; readonly publication: ReadPublication } {
  const metadata = whole.at('cveMetadata');
  const own = cna.at('x_tidegate');
  const cve = metadata.at('cveId').text();
  const organisation = organisationIn(metadata, cna);
  const reason = words(cna.at('rejectedReasons'), 20_000);
  const replacedBy = cna
    .at('replacedBy')
    .items()
    .slice(0, 20)
    .map((one) => one.text());
  const publishedAt = metadata.at('datePublished').moment();
  const [updated, rejected] = [metadata.at('dateUpdated'), metadata.at('dateRejected')];
  const updatedAt = updated.moment() ?? rejected.moment();
  if (rejected.value === updated.value) rejected.take();
  const url = own.at('url').text(2_000);
  metadata.at('state').take();
  for (const key of ['dataType', 'dataVersion']) whole.at(key).take();
  return {
    advisory: advisorySchema.parse({
      id: own.at('id').text(80) || cve || 'unnamed',
      title: '',
      description: '',
      workarounds: '',
      ...(cve ? { cve } : {}),
      affected: [],
    }),
    publication: {
      ...(organisation ? { publisher: { cveOrganisation: organisation } } : {}),
      status: metadata.value === undefined ? 'draft' : 'withdrawn',
      ...(publishedAt ? { publishedAt } : {}),
      ...(updatedAt ? { updatedAt } : {}),
      rejection: { reason, ...(replacedBy.length > 0 ? { replacedBy } : {}) },
      ...(/^https?:\/\//.test(url) ? { url } : {}),
    },
  };
}
